package register

// Sphere is a field of cooperation; spheres form a tree.
type Sphere struct {
	Head
	Name     Text     `gorm:"embedded;embeddedPrefix:name_" json:"name"`
	ParentID ID       `json:"parent,omitzero"`
	Aliases  []string `gorm:"serializer:json" json:"aliases,omitempty"`
	Note     Text     `gorm:"embedded;embeddedPrefix:note_" json:"note,omitzero" lines:"kept"`
}

// Ref points at the sphere.
func (s *Sphere) Ref() Ref { return Ref{KindSphere, s.ID} }

// Label is the name.
func (s *Sphere) Label() Text { return s.Name }

// Hint is empty: names of spheres are their own.
func (s *Sphere) Hint() Text { return Text{} }

// OtherNames are the aliases: what it is called beside its label.
func (s *Sphere) OtherNames() []string { return s.Aliases }

// Words are the names, aliases and note.
func (s *Sphere) Words() []string { return words(s.Name, s.Aliases, s.Note) }

// Mentions is the sphere above.
func (s *Sphere) Mentions() []Mention {
	var m mentions
	m.add(KindSphere, s.ParentID, RoleParent, "parent")
	return m
}

// Check wants a name and a parent other than itself.
func (s *Sphere) Check() Problems {
	out := bounds(s)
	out.needText("name", s.Name)
	if !s.ParentID.IsZero() && s.ParentID == s.ID {
		out.fault("parent", "problem.own_parent")
	}
	return out
}
