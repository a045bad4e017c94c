package register

// PromisingSources are the kinds of records in which a sphere may have been called promising.
var PromisingSources = []Kind{KindVisit, KindMeeting}

// Promising says that a sphere was called promising with a partner.
type Promising struct {
	ID        ID   `json:"id,omitzero"`
	PartnerID ID   `json:"partner"`
	Since     Date `json:"since,omitempty"`
	// Source is where it was said, of a kind of PromisingSources.
	Source Ref  `json:"source,omitzero"`
	Said   Text `json:"said,omitzero" lines:"kept"`
}

// Sphere is a field of cooperation; spheres form a tree.
type Sphere struct {
	Head
	Name     Text     `gorm:"embedded;embeddedPrefix:name_" json:"name"`
	ParentID ID       `json:"parent,omitzero"`
	Aliases  []string `gorm:"serializer:json" json:"aliases,omitempty"`
	// Promising says with whom it was called promising, and since when.
	Promising []Promising `gorm:"serializer:json" json:"promising,omitempty"`
	Note      Text        `gorm:"embedded;embeddedPrefix:note_" json:"note,omitzero" lines:"kept"`
}

// Ref points at the sphere.
func (s *Sphere) Ref() Ref { return Ref{KindSphere, s.ID} }

// Label is the name.
func (s *Sphere) Label() Text { return s.Name }

// Hint is empty: names of spheres are their own.
func (s *Sphere) Hint() Text { return Text{} }

// OtherNames are the aliases: what it is called beside its label.
func (s *Sphere) OtherNames() []string { return s.Aliases }

// Words are the names, aliases, what was said of it, and note.
func (s *Sphere) Words() []string {
	all := words(s.Name, s.Aliases)
	for _, p := range s.Promising {
		all = append(all, words(p.Said)...)
	}
	return append(all, words(s.Note)...)
}

// Mentions are the sphere above, the partners with whom it is promising, and the sources of those statements.
func (s *Sphere) Mentions() []Mention {
	var m mentions
	m.add(KindSphere, s.ParentID, RoleParent, "parent")
	for i, p := range s.Promising {
		m.addIn(KindPartner, p.PartnerID, RolePromising, "promising", i, "partner")
		m.addIn(p.Source.Kind, p.Source.ID, RoleSource, "promising", i, "source.id")
	}
	return m
}

// Check wants a name and a parent other than itself.
func (s *Sphere) Check() Problems {
	out := bounds(s)
	out.needText("name", s.Name)
	if !s.ParentID.IsZero() && s.ParentID == s.ID {
		out.fault("parent", "problem.own_parent")
	}
	for i, p := range s.Promising {
		out.needID(at("promising", i, "partner"), p.PartnerID)
		out.date(at("promising", i, "since"), p.Since)
		if !p.Source.IsZero() {
			oneOf(&out, at("promising", i, "source.kind"), p.Source.Kind, PromisingSources, true)
		}
	}
	return out
}
