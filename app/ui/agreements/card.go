package agreements

import (
	"context"
	"strings"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// card reads an agreement and gives what draws it.
func (p *page) card(ctx context.Context, id register.ID, on register.Date) (func(*kit.Card), error) {
	a, around, err := desk.Read[register.Agreement](ctx, p.store, id)
	if err != nil {
		return nil, err
	}
	return func(c *kit.Card) {
		p.head(c, a, on)
		p.facts(c, a, around.Lines)
		p.actions(c, a, around.Lines)
		desk.Long(c, "agreement.summary", a.Summary)
		desk.HangsOn(c, p.desk, around.Mentioners)
		desk.Long(c, "agreement.note", a.Note)
		desk.Told(c, around.History)
	}, nil
}

func (p *page) head(c *kit.Card, a *register.Agreement, on register.Date) {
	kicker := []string{lang.Capital(lang.T("agreement.kind." + string(a.Kind)))}
	if a.Number != "" {
		kicker = append(kicker, "№ "+a.Number)
	}
	c.Kicker(strings.Join(kicker, " · "))
	c.Title(desk.Words(a.Title))
	status := a.StatusOn(on)
	c.Banner(tones[status], lang.Capital(state(a, on)), kit.Plain(explanation(a)))
	for _, problem := range desk.Problems(a.Check().Warnings()) {
		c.Banner(kit.ToneAmber, "", kit.Plain(problem.Text))
	}
}

// state says the status on a day in words: "in force until 17.05.2026".
func state(a *register.Agreement, on register.Date) string {
	status := a.StatusOn(on)
	word := lang.T("agreement.status." + string(status))
	span := register.SpanOn(register.Timeline(a), on.First())
	switch {
	case status == register.StatusInForce && a.Term == register.TermUntil:
		return lang.T("agreement.state.until", word, lang.Day(a.Until))
	case status == register.StatusInForce && a.Term == register.TermOpen:
		return lang.T("agreement.state.open", word)
	case (status == register.StatusExpired || status == register.StatusTerminated) && span.From != "":
		return lang.T("agreement.state.since", word, lang.Day(span.From))
	}
	return word
}

// explanation says which days the state follows from.
func explanation(a *register.Agreement) string {
	var said []string
	if day := a.SignedOn(); day != "" {
		said = append(said, lang.T("agreement.explained.signed", lang.Day(day)))
	} else {
		said = append(said, lang.T("agreement.explained.not_signed"))
	}
	if force, ok := a.Action(register.ActionEntryIntoForce); ok {
		if day := force.Works(); day != "" {
			said = append(said, lang.T("agreement.explained.force", lang.Day(day)))
		} else {
			said = append(said, lang.T("agreement.explained.force_unknown"))
		}
	}
	if end, ok := a.Action(register.ActionTermination); ok {
		said = append(said, lang.T("agreement.explained.terminated", lang.Day(end.Works())))
	}
	return strings.Join(said, " ")
}

func (p *page) facts(c *kit.Card, a *register.Agreement, lines map[register.ID]storage.Line) {
	if len(a.Parties) > 0 {
		c.Section(lang.T("agreement.parties"))
	}
	for _, party := range a.Parties {
		parts := desk.LinkTo(p.desk, lines, party.PartnerID)
		if signed := signing(party); signed != "" {
			parts = append(parts, kit.Plain(" — "+signed))
		}
		if who := desk.LinkTo(p.desk, lines, party.SignatoryID); len(who) > 0 {
			parts = append(append(parts, kit.Plain(", ")), who...)
		}
		c.Field(lang.Capital(lang.T("side."+string(party.Side))), parts...)
	}
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

// signing says when and where a party signed.
func signing(p register.Party) string {
	var said []string
	if p.SignedOn != "" {
		said = append(said, lang.Day(p.SignedOn))
	}
	if !p.SignedAt.IsZero() {
		said = append(said, desk.Words(p.SignedAt))
	}
	return strings.Join(said, ", ")
}

func (p *page) actions(c *kit.Card, a *register.Agreement, lines map[register.ID]storage.Line) {
	if len(a.Actions) == 0 {
		return
	}
	c.Section(lang.T("agreement.actions"))
	for _, act := range a.Actions {
		left := []kit.Part{kit.Plain(lang.Capital(lang.T("agreement.action." + string(act.Kind))))}
		if act.Number != "" {
			left = append(left, kit.Plain(" № "+act.Number))
		}
		if who := desk.LinkTo(p.desk, lines, act.PartnerID); len(who) > 0 {
			left = append(append(left, kit.Soft(" · ")), who...)
		}
		if !act.Note.IsZero() {
			left = append(left, kit.Soft(" · "+desk.Words(act.Note)))
		}
		day := kit.Plain(lang.Day(act.On))
		if act.On == "" {
			day = kit.Missing(lang.T("agreement.day_unknown"))
		}
		right := []kit.Part{day}
		if act.Effective != "" && act.Effective != act.On {
			right = append(right, kit.Soft(" "+lang.T("agreement.works_from", lang.Day(act.Effective))))
		}
		c.Row(left, right, nil)
	}
}
