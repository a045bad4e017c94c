package links

import (
	"context"
	"strings"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// card reads a production link and returns what draws it.
func (p *page) card(ctx context.Context, id register.ID, on register.Date) (func(*kit.Card), error) {
	l, around, err := desk.Read[register.ProductionLink](ctx, p.store, id)
	if err != nil {
		return nil, err
	}
	return func(c *kit.Card) {
		c.Kicker(strings.Join([]string{lang.T("kind.production-link"), desk.Enum("production-link.kind.", l.Kind)}, " · "))
		c.Title(desk.Words(l.Label()))
		state := l.StateOn(on)
		c.Banner(tones[state], lang.Capital(lang.T("production-link.state."+string(state))), desk.Said(since(l, on))...)
		desk.DrawSteps(p.desk, c, l, p.next(l, on)...)
		for _, problem := range desk.Problems(l.Check().Warnings()) {
			c.Banner(kit.ToneAmber, "", kit.Plain(problem.Text))
		}
		c.Section(lang.T("production-link.section.main"))
		c.Field(lang.T("production-link.ours"), desk.LinkTo(p.desk, around.Lines, l.OursID)...)
		c.Field(lang.T("production-link.theirs"), desk.LinkTo(p.desk, around.Lines, l.TheirsID)...)
		desk.Fill(c, "production-link.place", desk.Words(l.Place))
		desk.Fill(c, "production-link.since", lang.Day(l.Since))
		desk.Fill(c, "production-link.until", lang.Day(l.Until))
		desk.Fill(c, "production-link.share", share(l.Share))
		c.Field(lang.T("production-link.sphere"), desk.LinkTo(p.desk, around.Lines, l.SphereID)...)
		c.Field(lang.T("production-link.source"), desk.LinkTo(p.desk, around.Lines, l.Source.ID)...)
		steps(c, l)
		desk.HangsOn(c, p.desk, around.Mentioners)
		desk.Long(c, "production-link.note", l.Note)
	}, nil
}

// since says from what day the link is in the state of a day, nothing where that is not known.
func since(l *register.ProductionLink, on register.Date) string {
	for _, s := range l.Spans() {
		if s.From <= on && on <= s.To && s.From != "" {
			return lang.T("production-link.card.since", lang.Day(s.From))
		}
	}
	return ""
}

// steps draws how the state has changed.
func steps(c *kit.Card, l *register.ProductionLink) {
	if len(l.Steps) == 0 {
		return
	}
	c.Section(lang.T("production-link.steps"))
	for _, s := range l.Steps {
		when := []kit.Part{kit.Soft(lang.T("production-link.card.unknown_day"))}
		if s.On != "" {
			when = []kit.Part{kit.Soft(lang.T("production-link.card.since", lang.Day(s.On)))}
		}
		c.Row([]kit.Part{kit.Plain(lang.Capital(lang.T("production-link.state." + string(s.State))))}, when, nil)
	}
}
