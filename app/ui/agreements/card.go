package agreements

import (
	"context"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// card reads an agreement and returns what draws it.
func (p *page) card(ctx context.Context, id register.ID, on register.Date) (func(*kit.Card), error) {
	a, around, err := desk.Read[register.Agreement](ctx, p.store, id)
	if err != nil {
		return nil, err
	}
	var changes []changed
	var posts map[register.ID]register.Text
	var rules []*register.ProcedureRule
	err = storage.AtOnce(ctx,
		func(ctx context.Context) (err error) {
			changes, err = p.changes(ctx, around.Mentioners, on)
			return err
		},
		func(ctx context.Context) (err error) { posts, err = p.posts(ctx, a); return err },
		func(ctx context.Context) (err error) { rules, err = p.store.Rules(ctx); return err },
	)
	if err != nil {
		return nil, err
	}
	return func(c *kit.Card) {
		p.head(c, a, on, around.Lines)
		desk.DrawSteps(p.desk, c, a, p.steps(a, on)...)
		p.amended(c, a, changes, on)
		p.proposed(c, a, on)
		countdown(c, a, on)
		warnings(c, a.KnownOn(on))
		p.parties(c, a, on, around.Lines, posts)
		p.facts(c, a, around.Lines)
		p.periods(c, a, on)
		procedure(c, p.desk, register.Checklist(a, rules, on), on)
		p.actions(c, a, around.Lines)
		p.approvals(c, a, around.Lines, on)
		desk.Long(c, "agreement.summary", a.Summary)
		desk.HangsOn(c, p.desk, p.links(c, a, around, changes))
		desk.Long(c, "agreement.note", a.Note)
	}, nil
}

func (p *page) head(c *kit.Card, a *register.Agreement, on register.Date, lines map[register.ID]storage.Line) {
	kicker := []string{lang.Capital(lang.T("agreement.kind." + string(a.Kind)))}
	if a.Number != "" {
		kicker = append(kicker, lang.Numbered(a.Number))
	}
	c.Kicker(strings.Join(kicker, " · "))
	c.Title(desk.Words(a.Title))
	names := func(id register.ID) string {
		if line, known := lines[id]; known {
			return desk.Name(line)
		}
		return ""
	}
	s := a.StandingOn(on)
	c.Banner(desk.AgreementTone(s), lang.Capital(lang.AgreementState(a, on, names)), kit.Plain(lang.AgreementSentence(a, on, names)))
}

// warnings shows each doubt once, even where it concerns both parties.
func warnings(c *kit.Card, a *register.Agreement) {
	var said []string
	for _, problem := range desk.Problems(a.Check().Warnings()) {
		if slices.Contains(said, problem.Text) {
			continue
		}
		said = append(said, problem.Text)
		c.Banner(kit.ToneAmber, "", kit.Plain(problem.Text))
	}
}

func (p *page) facts(c *kit.Card, a *register.Agreement, lines map[register.ID]storage.Line) {
	c.Section(lang.T("agreement.section.main"))
	desk.Fill(c, "agreement.level", desk.Enum("agreement.level.", a.Level))
	c.Field(lang.T("agreement.spheres"), desk.LinksTo(p.desk, lines, a.SphereIDs...)...)
	var languages []string
	for _, code := range a.Languages {
		languages = append(languages, lang.LanguageName(code))
	}
	desk.Fill(c, "agreement.languages", strings.Join(languages, ", "))
	if a.Original.IsZero() {
		c.Field(lang.T("agreement.original"), kit.Missing(lang.T("agreement.original.missing")))
	} else {
		c.Field(lang.T("agreement.original"), kit.Plain(desk.Words(a.Original)))
	}
}

func (p *page) actions(c *kit.Card, a *register.Agreement, lines map[register.ID]storage.Line) {
	if len(a.Actions) == 0 {
		return
	}
	c.Section(lang.T("agreement.actions"))
	for _, act := range a.Actions {
		left := []kit.Part{kit.Plain(lang.Capital(lang.T("agreement.action." + string(act.Kind))))}
		if act.Number != "" {
			left = append(left, kit.Plain(" "+lang.Numbered(act.Number)))
		}
		if who := desk.LinkTo(p.desk, lines, act.PartnerID); len(who) > 0 {
			left = append(append(left, kit.Soft(" · ")), who...)
		}
		if !act.Note.IsZero() {
			left = append(left, kit.Soft(" · "+desk.Words(act.Note)))
		}
		left = append(left, desk.Proof(p.desk, lines, act.FileID)...)
		day := kit.Plain(lang.Day(act.On))
		if act.On == "" {
			day = kit.Missing(lang.T("agreement.day_unknown"))
		}
		right := []kit.Part{day}
		if act.Effective != "" && act.Effective != act.On {
			right = append(right, kit.Soft("\n"+lang.T("agreement.works_from", lang.Day(act.Effective))))
		}
		if act.Until != "" {
			right = append(right, kit.Soft("\n"+lang.T("agreement.works_until", lang.Day(act.Until))))
		}
		c.MenuRow(left, right, nil, func() kit.Menu {
			return p.files.ProofMenu(a.Ref(), act.FileID, kindOfPaper(act.Kind), linked(proves(act)))
		})
	}
}
