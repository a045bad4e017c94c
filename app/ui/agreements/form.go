package agreements

import (
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// form declares the fields of an agreement.
func (p *page) form(f *kit.Form, a *register.Agreement) {
	today := p.desk.Today()
	spheres, persons := p.spheres(), desk.Persons(p.store)
	f.Section("agreement.section.main",
		kit.Line(
			kit.Text("agreement.number", &a.Number).Width(1),
			kit.Phrase("agreement.title", &a.Title).Width(4).Required(),
		),
		kit.Line(
			kit.Choice("agreement.kind", &a.Kind, desk.Options("agreement.kind.", register.AgreementKinds)).Required(),
			kit.Choice("agreement.level", &a.Level, desk.Optional("agreement.level.", register.Levels)),
			kit.Choice("agreement.term", &a.Term, desk.Optional("agreement.term.", register.Terms)),
			kit.Date("agreement.until", &a.Until, today).When(func() bool { return a.Term == register.TermUntil || a.Until != "" }),
		),
		kit.Line(
			kit.PickMany("agreement.spheres", &a.SphereIDs, spheres).Width(2),
			kit.ChooseMany("agreement.languages", &a.Languages, desk.LanguageOptions()).Width(1),
		),
	)
	f.Section("",
		kit.Rows("agreement.parties", &a.Parties, func(i int, party *register.Party) []kit.Block {
			return []kit.Block{kit.Line(
				kit.Choice("agreement.side", &party.Side, desk.Options("side.", register.Sides)).Width(0.8).Required(),
				kit.Pick("agreement.party", &party.PartnerID, p.partners(party.Side == register.Ours)).At("partner").Width(2).Required(),
				kit.Pick("agreement.signatory", &party.SignatoryID, persons).Width(2),
				kit.Date("agreement.signed_on", &party.SignedOn, today),
				kit.Phrase("agreement.signed_at", &party.SignedAt).Width(1.2),
			)}
		}).Adds("agreement.add_party", func() register.Party { return register.Party{Side: register.Theirs} }),
	)
	f.Section("",
		kit.Rows("agreement.actions", &a.Actions, func(i int, act *register.Action) []kit.Block {
			return []kit.Block{kit.Line(
				kit.Choice("agreement.action", &act.Kind, desk.Options("agreement.action.", register.ActionKinds)).At("kind").Width(1.8).Required(),
				kit.Date("agreement.on", &act.On, today),
				kit.Date("agreement.effective", &act.Effective, today),
				kit.Pick("agreement.actor", &act.PartnerID, p.partners(false)).At("partner").Width(1.5),
				kit.Text("agreement.action_number", &act.Number).At("number"),
				kit.Phrase("agreement.action_note", &act.Note).At("note").Width(1.5),
			)}
		}).Adds("agreement.add_action", func() register.Action { return register.Action{Kind: register.ActionEntryIntoForce} }),
	)
	f.Section("agreement.section.more",
		kit.Line(kit.LongPhrase("agreement.summary", &a.Summary), kit.LongPhrase("agreement.note", &a.Note)),
		kit.Line(kit.Phrase("agreement.original", &a.Original)),
	)
}
