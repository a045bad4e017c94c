package commissions

import (
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/app/ui/pasting"
	"accord/storage/register"
)

// sides are those of a commission.
var sides = []register.Side{register.Ours, register.Theirs}

// form declares the fields of a commission.
func (p *page) form(f *kit.Form, c *register.Commission) {
	today, persons := p.desk.Today(), desk.Persons(p.store)
	rule := kit.Choice("commission.host_rule", &c.HostRule, desk.Optional("commission.host_rule.", register.HostRules))
	first := kit.Choice("commission.first_host", &c.Host, desk.Optional("side.", sides)).At("host").
		When(func() bool { return c.HostRule == register.HostAlternates })
	host := kit.Choice("commission.host", &c.Host, desk.Optional("side.", sides)).Required().InsteadOf(first).
		When(func() bool { return c.HostRule == register.HostFixed })
	rule.Then(func() {
		first.Reload()
		host.Reload()
	})
	f.Section("commission.section.main",
		kit.Line(
			kit.Phrase("commission.title", &c.Title).Width(4).Required(),
			kit.Choice("commission.kind", &c.Kind, desk.Options("commission.kind.", register.CommissionKinds)).Width(1.6).Required(),
			kit.Choice("commission.level", &c.Level, desk.Optional("agreement.level.", register.Levels)).Width(1.2),
		),
		kit.Line(
			kit.Pick("commission.ours", &c.OursID, p.partners(register.Ours)),
			kit.Pick("commission.theirs", &c.TheirsID, p.partners(register.Theirs)),
			kit.Pick("commission.agreement", &c.AgreementID, p.agreements()).Width(1.4),
			kit.Pick("commission.parent", &c.ParentID, p.commissions()).Width(1.2),
		),
		kit.Line(
			kit.ChooseMany("commission.languages", &c.Languages, desk.LanguageOptions()),
			kit.Tags("commission.aliases", &c.Aliases).Width(2),
		),
	)
	f.Section("commission.section.rules",
		kit.Line(
			kit.MonthsLong("commission.rhythm", &c.Periodicity).At("periodicity"),
			kit.Number("commission.agenda_days", &c.AgendaDays).Width(1.4),
			rule.Width(1.4), first.Width(1.4), host.Width(1.4),
		),
	)
	members := kit.Rows("commission.members", &c.Members, func(_ int, m *register.Member) []kit.Block {
		return []kit.Block{kit.Line(
			kit.Pick("commission.member.person", &m.PersonID, persons).Width(3.4).Least(190).Required(),
			kit.Choice("commission.member.side", &m.Side, desk.Sides(sides)).Width(1.7).Required(),
			kit.Choice("commission.member.role", &m.Role, desk.Options("commission.role.", register.MemberRoles)).Width(1.95).Required(),
			kit.Date("commission.member.from", &m.From, today).Width(1.1).Least(114),
			kit.Date("commission.member.to", &m.To, today).Width(1.1).Least(114),
			kit.Phrase("commission.member.ground", &m.Ground).Width(1.15).Least(120),
		)}
	})
	members.Adds("commission.add_member", func() register.Member { return register.Member{Role: register.RoleOfMember} })
	members.Action("visit.paste", func() {
		pasting.Members(p.desk, p.store, c, func(added []register.Member) { members.Add(added...) })
	})
	f.Section("", members)
	f.Section("", kit.Line(kit.LongPhrase("commission.note", &c.Note)))
}
