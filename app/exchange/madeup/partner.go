package madeup

import (
	"accord/app/lang"
	"accord/storage/register"
)

func (m *maker) sphere(i int) register.Record {
	s := &register.Sphere{Name: m.Fields[i].Name}
	s.ID = m.id()
	if i > 0 && m.chance(60) {
		s.ParentID = one(m, m.spheres)
	}
	m.spheres = append(m.spheres, s.ID)
	return s
}

// ourBody is a body of our side below the one that heads the list of ours.
func (m *maker) ourBody(i int) register.Record {
	p := &register.Partner{Name: m.Ours[i].Name, Kind: register.PartnerKind(m.Ours[i].Kind), Ours: true}
	p.ID = m.id()
	if len(m.ours) > 0 {
		p.ParentID = m.ours[0]
	}
	m.ours = append(m.ours, p.ID)
	return p
}

func (m *maker) country(i int) register.Record {
	c := m.Countries[i]
	p := &register.Partner{Kind: register.PartnerState, Code: c.Code}
	p.ID = m.id()
	for _, l := range register.Languages {
		p.Name.Set(l, lang.CountryNameIn(l, c.Code))
	}
	m.foreign = append(m.foreign, theirs{p.ID, p.Name, c.Zone})
	return p
}

// body is a foreign body below a country or another body.
func (m *maker) body() register.Record {
	kind := one(m, m.Bodies)
	above := m.foreign[m.IntN(min(len(m.foreign), 400))]
	place := m.place()
	p := &register.Partner{Kind: register.PartnerKind(kind.Kind), ParentID: above.id, Name: fill(kind.Name, place)}
	p.ID = m.id()
	if m.chance(20) {
		p.Aliases = []string{place.En + " " + p.ID.String()[:13]}
	}
	m.foreign = append(m.foreign, theirs{p.ID, p.Name, above.zone})
	return p
}

func (m *maker) person() register.Record {
	name, surname := one(m, m.Names), one(m, m.Surnames)
	p := &register.Person{Name: register.Text{Ru: surname.Ru + " " + name.Ru, En: name.En + " " + surname.En}}
	p.ID = m.id()
	from := m.day(1992, 2015)
	for range m.between(1, 3) {
		a := register.Appointment{Post: one(m, m.Posts), From: from, PartnerID: one(m, m.foreign).id}
		if m.chance(30) {
			a.PartnerID = one(m, m.ours)
		}
		if m.chance(60) {
			a.To = from.First().AddMonths(12 * m.between(1, 6))
			from = a.To
		}
		p.Appointments = append(p.Appointments, a)
		if a.To == "" {
			break
		}
	}
	m.persons = append(m.persons, p.ID)
	return p
}
