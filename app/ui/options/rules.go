package options

import (
	"context"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// rules shows the rules of procedure and leads to their page.
func (p *Page) rules() {
	p.card.Section(lang.T("settings.section.rules"))
	p.card.Paragraph(kit.Soft(lang.T("settings.rules.text")))
	p.steps = kit.NewFlow(kit.Soft("…"))
	p.card.Add(p.steps)
	p.card.Add(kit.Inset(kit.ButtonRow(kit.NewButton(kit.ButtonPlain, lang.T("settings.rules.open"), p.options.Rules)), 0, 4, 0, 0))
}

// readRules reads the rules, where they have changed.
func (p *Page) readRules() {
	kit.Load(p.desk.Loader(), &p.ruling, func(ctx context.Context) ([]*register.ProcedureRule, error) {
		return p.options.Store.Rules(ctx)
	}, func(rules []*register.ProcedureRule, err error) {
		if err != nil {
			p.steps.SetParts(kit.Missing(lang.T("settings.register.uncounted")))
			return
		}
		p.tellRules(rules)
	})
}

// tellRules names the rules, each with its time, levels, source and how far it may be relied on.
func (p *Page) tellRules(rules []*register.ProcedureRule) {
	var parts []kit.Part
	for i, r := range rules {
		if i > 0 {
			parts = append(parts, kit.Plain("\n"))
		}
		parts = append(parts, kit.Link(desk.Words(r.Step), func() { p.desk.Open(r.Ref()) }), kit.Plain(" · "))
		switch {
		case r.Off:
			parts = append(parts, kit.Soft(lang.RuleStatus(r.Verified, r.Off)))
		case r.Verified:
			parts = append(parts, kit.Toned(kit.ToneGreen, lang.RuleStatus(true, false)))
		default:
			parts = append(parts, kit.Missing(lang.RuleStatus(false, false)))
		}
		parts = append(parts, kit.Soft("\n"+lang.Capital(lang.RuleDeadline(r.Deadline))+" · "+lang.RuleLevels(r.Proof, r.Levels)+" · "+desk.Dash(desk.Words(r.Source))))
	}
	if len(parts) == 0 {
		parts = append(parts, kit.Soft(lang.T("settings.rules.none")))
	}
	p.steps.SetParts(parts...)
	p.card.Refresh()
}
