package agreements

import (
	"context"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// rules declares what the final clauses say, in the order in which texts do. A field that only some clauses need comes
// with them; one that holds something stays, so that nothing is kept unseen.
func (p *page) rules(f *kit.Form, a *register.Agreement) {
	force, rules := &a.Rules.Force, &a.Rules
	after := func() bool {
		return force.Basis != "" && force.Basis != register.ForceOnDay || force.After.Count != 0
	}
	f.Section("agreement.section.rules",
		kit.Line(
			kit.Choice("agreement.force", &force.Basis, desk.Optional("agreement.force.", register.ForceBases)).At("rules.force.basis").Width(3),
			count("agreement.force_after", &force.After).At("rules.force.after.count").Width(0.7).When(after),
			unit(&force.After).At("rules.force.after.unit").Width(0.9).When(after),
			kit.Date("agreement.force_day", &force.Day, p.desk.Today()).At("rules.force.day").
				When(func() bool { return force.Basis == register.ForceOnDay || force.Day != "" }),
			kit.Choice("agreement.term", &a.Term, desk.Optional("agreement.term.", register.Terms)).Width(1.4).Least(190),
			kit.Date("agreement.until", &a.Until, p.desk.Today()).When(func() bool { return a.Term == register.TermUntil || a.Until != "" }),
			kit.Number("agreement.months", &rules.Months).At("rules.months").Least(110).
				When(func() bool { return a.Term == register.TermFor || rules.Months != 0 }),
		),
		kit.Line(
			kit.Choice("agreement.renewal", &rules.Renewal, desk.Optional("agreement.renewal.", register.Renewals)).At("rules.renewal").Width(2).Least(240),
			kit.Number("agreement.times", &rules.Times).At("rules.times").Width(0.8).
				When(func() bool { return rules.Renewal == register.RenewalTimes || rules.Times != 0 }),
			kit.Number("agreement.renewal_months", &rules.RenewalMonths).At("rules.renewal_months").Least(130).
				When(func() bool { return rules.Tacit() || rules.RenewalMonths != 0 }),
			count("agreement.notice", &rules.Notice).At("rules.notice.count").Width(0.8).Least(110),
			unit(&rules.Notice).At("rules.notice.unit").Width(0.9),
			kit.Choice("agreement.channel", &rules.Channel, desk.Optional("agreement.channel.", register.NoticeChannels)).At("rules.channel").Width(1.6).Least(220),
		),
		kit.Line(
			kit.Check("agreement.survival", &rules.Survival).At("rules.survival"),
			kit.Check("agreement.ends_for_all", &rules.EndsForAll).At("rules.ends_for_all").
				When(func() bool { return a.Multilateral() || len(a.Parties) > 2 || rules.EndsForAll }),
		),
	)
}

// count is the number of a length. One that is typed is in months unless its unit says otherwise.
func count(key string, l *register.Length) *kit.Field {
	return kit.Number(key, &l.Count).Then(func() {
		switch {
		case l.Count != 0 && l.Unit == "":
			l.Unit = register.Months
		case l.Count == 0 && l.Unit == register.Months: // taken back: nothing stays behind
			l.Unit = ""
		}
	})
}

// unit is that of a length; one without a unit is in months.
func unit(l *register.Length) *kit.Field {
	return kit.ChoiceOr("agreement.unit", &l.Unit, register.Months, desk.Options("agreement.unit.", register.Units)).Least(110)
}

// linkRows declares the agreements that this one changes, fulfils or belongs to.
func (p *page) linkRows(f *kit.Form, a *register.Agreement) {
	others := p.agreements()
	f.Section("",
		kit.Rows("agreement.links", &a.Links, func(_ int, l *register.Link) []kit.Block {
			return []kit.Block{kit.Line(
				kit.Choice("agreement.link", &l.Kind, desk.Options("agreement.link.", register.LinkKinds)).At("kind").Least(200).Required(),
				kit.Pick("agreement.linked", &l.AgreementID, others).At("agreement").Width(3).Required(),
			)}
		}).Adds("agreement.add_link", nil),
	)
}

// agreements offers those signed last first, and finds any.
func (p *page) agreements() kit.Source {
	return desk.Source(p.store, register.KindAgreement, func(ctx context.Context) ([]register.ID, error) {
		return p.store.AgreementIDs(ctx, storage.AgreementQuery{
			Query: storage.Query{Order: "signed", Descending: true, Language: lang.Current()},
		})
	}, nil)
}
