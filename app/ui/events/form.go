package events

import (
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// form declares the fields of an event.
func (p *page) form(f *kit.Form, e *register.Event) {
	today := p.desk.Today()
	f.Section("event.section.main",
		kit.Line(
			kit.Phrase("event.title", &e.Title).Width(3).Required(),
			kit.Choice("event.kind", &e.Kind, desk.Options("event.kind.", register.EventKinds)).Required(),
		),
		kit.Line(
			kit.Date("event.from", &e.From, today),
			kit.Date("event.to", &e.To, today),
			kit.Phrase("event.place", &e.Place).Width(1.6),
			kit.Choice("event.fate", &e.Fate, fates()),
		),
		kit.Line(
			kit.PickMany("event.organisers", &e.OrganiserIDs, p.partners()).Width(2),
			kit.Choice("event.role", &e.Role, desk.Optional("event.role.", register.EventRoles)),
		),
	)
	f.Section("event.editions",
		kit.Line(
			kit.Pick("event.parent", &e.ParentID, desk.Events(p.store, nil)).Width(2),
			kit.Number("event.edition", &e.Edition).Width(0.6),
			kit.Phrase("event.series", &e.Series).Width(2).When(func() bool { return e.ParentID.IsZero() }),
		),
	)
	f.Section("event.section.more",
		kit.Line(
			kit.Phrase("event.class", &e.Class),
			kit.PickMany("event.spheres", &e.SphereIDs, p.spheres()),
		),
		kit.Line(kit.LongPhrase("event.note", &e.Note)),
	)
}

// fates are the ways in which an event may not have taken place.
func fates() []kit.Option {
	return append([]kit.Option{{Label: lang.T("event.fate.none")}}, desk.Options("event.state.", register.Fates)...)
}
