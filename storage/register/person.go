package register

// Appointment is a post that a person holds in a body for a time.
type Appointment struct {
	ID        ID   `json:"id,omitzero"`
	Post      Text `json:"post"`
	PartnerID ID   `json:"partner,omitzero"`
	// From and To are both days in office; an empty To means still, an empty From since when is not known.
	From Date `json:"from,omitempty"`
	To   Date `json:"to,omitempty"`
}

// On reports whether the post may be held on the day, taking imprecise dates at their widest.
func (a Appointment) On(day Date) bool {
	return (a.From == "" || a.From.First() <= day) && (a.To == "" || day <= a.To.Last())
}

// Person is someone who signs, meets, travels or sits in a commission. Personal data are kept to
// the least that papers need.
type Person struct {
	Head
	Name Text `gorm:"embedded;embeddedPrefix:name_" json:"name"`
	// NativeName is the name as the person's own country writes it.
	NativeName   string        `json:"native_name,omitempty"`
	Aliases      []string      `gorm:"serializer:json" json:"aliases,omitempty"`
	Salutation   Text          `gorm:"embedded;embeddedPrefix:salutation_" json:"salutation,omitzero"`
	Appointments []Appointment `gorm:"serializer:json" json:"appointments,omitempty"`
	Phone        string        `json:"phone,omitempty"`
	Email        string        `json:"email,omitempty"`
	Note         Text          `gorm:"embedded;embeddedPrefix:note_" json:"note,omitzero" lines:"kept"`
	// Identity says which other records it was taken for.
	Identity Identity `gorm:"serializer:json" json:"identity,omitzero"`
}

// Ref points at the person.
func (p *Person) Ref() Ref { return Ref{KindPerson, p.ID} }

// Label is the name.
func (p *Person) Label() Text { return p.Name }

// Hint is the post begun last.
func (p *Person) Hint() Text {
	last, _ := p.AppointmentOn(Forever)
	for _, a := range p.Appointments {
		if last.Post.IsZero() || last.To != "" && last.From < a.From {
			last = a
		}
	}
	return last.Post
}

// AppointmentOn returns the appointment held on the day; of several the one begun last. ok is false
// where none was. Papers print the post held on the day they speak of, never today's.
func (p *Person) AppointmentOn(day Date) (held Appointment, ok bool) {
	for _, a := range p.Appointments {
		if a.On(day) && (!ok || held.From <= a.From) {
			held, ok = a, true
		}
	}
	return held, ok
}

// OtherNames are the native name and the aliases: what it is called beside its label.
func (p *Person) OtherNames() []string { return words(p.NativeName, p.Aliases) }

// Words are the names, posts and note.
func (p *Person) Words() []string {
	all := words(p.Name, p.NativeName, p.Aliases)
	for _, a := range p.Appointments {
		all = append(all, words(a.Post)...)
	}
	return append(all, words(p.Email, p.Phone, p.Note)...)
}

// Mentions are the bodies where posts are held.
func (p *Person) Mentions() []Mention {
	var m mentions
	for i, a := range p.Appointments {
		m.addIn(KindPartner, a.PartnerID, RoleEmployer, "appointments", i, "partner")
	}
	return m
}

// Check wants a name, a post in each appointment and ends not before starts.
func (p *Person) Check() Problems {
	out := bounds(p)
	out.needText("name", p.Name)
	for i, a := range p.Appointments {
		out.needText(at("appointments", i, "post"), a.Post)
		out.period(at("appointments", i, "from"), a.From, at("appointments", i, "to"), a.To)
	}
	return out
}
