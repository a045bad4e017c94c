package links

import (
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// form declares the fields of a production link.
func (p *page) form(f *kit.Form, l *register.ProductionLink) {
	today := p.desk.Today()
	f.Section("production-link.section.main",
		kit.Line(
			kit.Pick("production-link.ours", &l.OursID, p.partners(register.Ours)).Required(),
			kit.Pick("production-link.theirs", &l.TheirsID, p.partners(register.Theirs)).Required(),
			kit.Choice("production-link.kind", &l.Kind, desk.Options("production-link.kind.", register.ProductionKinds)).Width(0.8).Required(),
		),
		kit.Line(
			kit.Phrase("production-link.object", &l.Object).Width(2),
			kit.Phrase("production-link.place", &l.Place),
		),
		kit.Line(
			kit.Date("production-link.since", &l.Since, today),
			kit.Date("production-link.until", &l.Until, today),
			kit.Percent("production-link.share", &l.Share),
			kit.Pick("production-link.sphere", &l.SphereID, p.spheres()).Width(1.6),
		),
	)
	f.Section("", kit.Rows("production-link.steps", &l.Steps, func(_ int, s *register.ProductionStep) []kit.Block {
		return []kit.Block{kit.Line(
			kit.Choice("production-link.step.state", &s.State, desk.Options("production-link.state.", register.ProductionSteps)).Required(),
			kit.Date("production-link.step.on", &s.On, today),
		)}
	}).Adds("production-link.add_step", nil))
	f.Section("production-link.section.more",
		kit.Line(desk.PickRef("production-link.source", &l.Source, p.store,
			register.KindVisit, register.KindMeeting, register.KindSession, register.KindAgreement).At("source.id")),
		kit.Line(kit.LongPhrase("production-link.note", &l.Note)),
	)
}
