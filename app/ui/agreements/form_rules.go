package agreements

import (
	"context"
	"slices"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// rules declares the final clauses in the usual order of texts. A field needed by some clauses only comes with them; a
// filled one stays, so that nothing is kept unseen.
func (p *page) rules(f *kit.Form, a *register.Agreement) {
	rules := &a.Rules
	f.Section("agreement.section.rules",
		p.forceLine(&rules.Force),
		kit.Line(termFields(&a.Term, &a.Until, rules, originalStarts, p.desk.Today())...),
		kit.Line(renewalFields(rules)...),
		kit.Line(noticeFields(&a.Term, rules)...),
		kit.Line(leaveFields(&a.Term, a.Leave, rules)...),
		kit.Line(
			kit.Check("agreement.survival", &rules.Survival).At("rules.survival"),
			kit.Check("agreement.ends_for_all", &rules.EndsForAll).At("rules.ends_for_all").
				When(func() bool { return a.Multilateral() || len(a.Parties) > 2 || rules.EndsForAll }),
		),
		p.stateLine(f, a),
	)
}

// forceLine declares on what the agreement enters into force.
func (p *page) forceLine(force *register.ForceRule) kit.Block {
	after := func() bool {
		return force.Basis != "" && force.Basis != register.ForceOnDay || force.After.Count != 0
	}
	return kit.Line(
		kit.Choice("agreement.force", &force.Basis, desk.Optional("agreement.force.", register.ForceBases)).At("rules.force.basis").Width(2),
		kit.Number("agreement.force_number", &force.Number).At("rules.force.number").Width(0.8).Least(110).
			When(func() bool { return force.Basis.Counted() || force.Number != 0 }),
		kit.Length("agreement.force_after", &force.After).At("rules.force.after.count").Width(0.9).When(after),
		kit.Choice("agreement.start", &force.Start, desk.Optional("agreement.start.", register.ForceStarts)).At("rules.force.start").Width(1.8).Least(190).
			When(func() bool { return after() || force.Start != "" }),
		kit.Date("agreement.force_day", &force.Day, p.desk.Today()).At("rules.force.day").
			When(func() bool { return force.Basis == register.ForceOnDay || force.Day != "" }),
	)
}

// originalStarts are what a term can be counted from while no amendment has changed it.
var originalStarts = []register.TermStart{register.TermFromForce, register.TermFromSignature}

// termFields declare how long the agreement is made for.
func termFields(term *register.Term, until *register.Date, rules *register.Rules, starts []register.TermStart, today register.Date) []*kit.Field {
	months := func() bool { return *term == register.TermFor || rules.Months != 0 }
	return []*kit.Field{
		kit.Choice("agreement.term", term, desk.Optional("agreement.term.", register.Terms)).At("term").Width(1.4).Least(190),
		desk.Due("agreement.until", until, today).At("until").When(func() bool { return *term == register.TermUntil || *until != "" }),
		kit.MonthsLong("agreement.months_long", &rules.Months).At("rules.months").Least(120).Required().When(months),
		kit.Choice("agreement.from", &rules.From, desk.Optional("agreement.from.", starts)).
			At("rules.from").Least(150).When(func() bool { return months() || rules.From != "" }),
	}
}

// renewalFields declare how it is renewed.
func renewalFields(rules *register.Rules) []*kit.Field {
	tacit := func() bool { return rules.Tacit() || rules.RenewalMonths != 0 }
	return []*kit.Field{
		kit.Choice("agreement.renewal", &rules.Renewal, desk.Optional("agreement.renewal.", register.Renewals)).At("rules.renewal").Width(2).Least(240),
		kit.Number("agreement.times", &rules.Times).At("rules.times").Width(0.8).
			When(func() bool { return rules.Renewal == register.RenewalTimes || rules.Times != 0 }),
		kit.MonthsLong("agreement.renewal_long", &rules.RenewalMonths).At("rules.renewal_months").Least(140).When(tacit),
		kit.MonthsEach("agreement.then_long", &rules.Then).At("rules.then").Least(130).
			When(func() bool { return tacit() && rules.Renewal != register.RenewalOnce || len(rules.Then) > 0 }),
	}
}

// noticeFields declare how the agreement is ended.
func noticeFields(term *register.Term, rules *register.Rules) []*kit.Field {
	anyTime := func() bool { return fixed(*term) || rules.AnyTime.Count != 0 }
	return []*kit.Field{
		kit.Length("agreement.notice", &rules.Notice).At("rules.notice.count").Width(0.8).Least(130),
		kit.Choice("agreement.channel", &rules.Channel, desk.Optional("agreement.channel.", register.NoticeChannels)).At("rules.channel").Width(1.6).Least(220),
		kit.Length("agreement.any_time", &rules.AnyTime).At("rules.any_time.count").Width(0.8).Least(150).When(anyTime),
	}
}

// fixed reports whether a term has an end.
func fixed(term register.Term) bool { return term == register.TermFor || term == register.TermUntil }

// leaveFields declare on which day a notice that may be given at any time ends the agreement, and when it may be given,
// where that is not on any day.
func leaveFields(term *register.Term, leave func() register.Leave, rules *register.Rules) []*kit.Field {
	w := &rules.Window
	given := func() bool { return leave().Given() || w.Given() }
	return []*kit.Field{
		kit.Choice("agreement.notice_end", &rules.NoticeEnd, desk.Optional("agreement.notice_end.", register.NoticeEnds)).At("rules.notice_end").
			Width(1.5).Least(230).When(func() bool { return !fixed(*term) || rules.AnyTime.Count != 0 || rules.NoticeEnd != "" }),
		kit.MonthsLong("agreement.window_after", &w.After).At("rules.notice_window.after_months").Least(190).When(given),
		kit.MonthsLong("agreement.window_open", &w.Open).At("rules.notice_window.open_months").Least(170).When(given),
		kit.MonthsLong("agreement.window_every", &w.Every).At("rules.notice_window.every_months").Least(130).
			When(func() bool { return w.Open != 0 || w.Every != 0 }),
	}
}

// amendedRows declare clauses changed by amendments, each since a day. A new row begins with the last valid ones.
func (p *page) amendedRows(f *kit.Form, a *register.Agreement) {
	today := p.desk.Today()
	f.Section("",
		kit.Rows("agreement.amended", &a.Amended, func(_ int, c *register.Amended) []kit.Block {
			from := kit.Date("agreement.amended_from", &c.From, today).At("from").Least(rowDate).Required()
			return []kit.Block{
				kit.Line(append([]*kit.Field{from}, termFields(&c.Term, &c.Until, &c.Rules, register.TermStarts, today)...)...),
				kit.Line(renewalFields(&c.Rules)...),
				kit.Line(noticeFields(&c.Term, &c.Rules)...),
				kit.Line(leaveFields(&c.Term, c.Leave, &c.Rules)...),
			}
		}).Adds("agreement.add_amended", func() register.Amended {
			now := a.ClausesOn(register.Forever)
			rules := now.Rules
			rules.Force, rules.Then = register.ForceRule{}, slices.Clone(rules.Then)
			return register.Amended{Term: now.Term, Until: now.Until, Rules: rules}
		}),
	)
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
			Query: storage.Query{Order: "signed_on", Descending: true, Language: lang.Current()},
		})
	}, nil)
}
