package events

import (
	"context"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/app/ui/pasting"
	"accord/storage"
	"accord/storage/register"
)

// listed is how many invitations a card shows at the most; the page of invitations shows all.
const listed = 100

// reading is what a card says of an event.
type reading struct {
	*register.Event
	on          register.Date
	around      desk.Around
	invitations []storage.InvitationRow
	invited     []register.ID // all of them
	counts      storage.EventRow
	editions    []storage.EventRow
	visits      []register.ID
	lines       map[register.ID]storage.Line
}

// card reads an event and returns what draws it.
func (p *page) card(ctx context.Context, id register.ID, on register.Date) (func(*kit.Card), error) {
	e := reading{on: on}
	err := storage.AtOnce(ctx,
		func(ctx context.Context) (err error) {
			if e.Event, e.around, err = desk.Read[register.Event](ctx, p.store, id); err != nil {
				return err
			}
			ids, err := p.store.Editions(ctx, e.Event)
			if err == nil {
				e.editions, err = p.store.EventRows(ctx, ids[:min(len(ids), listed)], on)
			}
			return err
		},
		func(ctx context.Context) (err error) {
			e.invited, err = p.store.InvitationIDs(ctx, storage.InvitationQuery{Query: storage.Query{Order: "invitee", Language: lang.Current()}, Event: id})
			if err == nil {
				e.invitations, err = p.store.InvitationRows(ctx, e.invited[:min(len(e.invited), listed)], on)
			}
			return err
		},
		func(ctx context.Context) error {
			counts, err := p.store.EventRows(ctx, []register.ID{id}, on)
			if len(counts) > 0 {
				e.counts = counts[0]
			}
			return err
		},
	)
	if err != nil {
		return nil, err
	}
	e.lines = e.around.Lines
	return func(c *kit.Card) { p.draw(c, e) }, p.readVisits(ctx, &e)
}

// readVisits finds the visits for the event: those from its invitations, and those that name it.
func (p *page) readVisits(ctx context.Context, e *reading) error {
	var ids []register.ID
	for _, i := range e.invitations {
		ids = append(ids, i.ResultVisitID)
	}
	for _, m := range e.around.Mentioners {
		if m.Kind == register.KindVisit {
			ids = append(ids, m.ID)
		}
	}
	for _, id := range ids {
		if !id.IsZero() && !slices.Contains(e.visits, id) {
			e.visits = append(e.visits, id)
		}
	}
	lines, err := p.store.Lines(ctx, e.visits...)
	for id, line := range lines {
		e.lines[id] = line
	}
	return err
}

func (p *page) draw(c *kit.Card, e reading) {
	kicker := []string{lang.T("kind.event"), desk.Enum("event.kind.", e.Kind)}
	if e.Edition > 0 {
		kicker = append(kicker, lang.T("event.card.edition", lang.Number(int64(e.Edition))))
	}
	c.Kicker(strings.Join(kicker, " · "))
	c.Title(desk.Words(e.Title))
	c.Banner(tones[e.StateOn(e.on)], state(e.Event, e.on))
	desk.DrawSteps(p.desk, c, e.Event, p.next(e)...)
	for _, problem := range desk.Problems(e.Check().Warnings()) {
		c.Banner(kit.ToneAmber, "", kit.Plain(problem.Text))
	}
	c.Section(lang.T("event.section.main"))
	desk.Fill(c, "event.days", lang.Days(e.From, e.To))
	desk.Fill(c, "event.place", desk.Words(e.Place))
	c.Field(lang.T("event.organisers"), desk.LinksTo(p.desk, e.lines, e.OrganiserIDs...)...)
	desk.Fill(c, "event.role", desk.Enum("event.role.", e.Role))
	desk.Fill(c, "event.class", desk.Words(e.Class))
	c.Field(lang.T("event.parent"), desk.LinkTo(p.desk, e.lines, e.ParentID)...)
	if e.ParentID.IsZero() {
		desk.Fill(c, "event.series", desk.Words(e.Series))
	}
	c.Field(lang.T("event.spheres"), desk.LinksTo(p.desk, e.lines, e.SphereIDs...)...)
	p.invitations(c, e)
	p.rest(c, e)
	desk.Long(c, "event.note", e.Note)
}

// state says what the event is on a day: "Held 18.05.2023", "Begins in 5 days".
func state(e *register.Event, on register.Date) string {
	end := e.To
	if end == "" {
		end = e.From
	}
	days, known := on.DaysUntil(e.From)
	switch e.StateOn(on) {
	case register.EventUndated:
		return lang.T("event.card.undated")
	case register.EventHeld:
		return lang.T("event.card.held", lang.Days(e.From, e.To))
	case register.EventUnderWay:
		return lang.T("event.card.under_way", lang.Day(end))
	case register.EventPlanned:
		switch {
		case known && days == 1:
			return lang.T("event.card.tomorrow")
		case known:
			return lang.N("event.card.in_days", days)
		case e.From != "" && e.From.First() <= on:
			return lang.T("event.card.within", lang.LongDay(e.From))
		}
		return lang.T("event.card.planned", lang.Days(e.From, e.To))
	}
	return lang.Capital(lang.T("event.state." + string(e.StateOn(on))))
}

// invitations draws a line for each who is invited: name, post and body, and at the right the reply.
func (p *page) invitations(c *kit.Card, e reading) {
	buttons := []*kit.Button{kit.NewButton(kit.ButtonLink, lang.T("event.paste"), func() { pasting.Invitees(p.desk, p.store, e.ID) })}
	if len(e.invited) > 0 {
		buttons = append(buttons, kit.NewButton(kit.ButtonLink, lang.T("event.replies"), func() { desk.EnterReplies(p.desk, p.store, e.invited) }))
	}
	c.Section(lang.T("event.invitations"), desk.Changing(p.desk, buttons...)...)
	if len(e.invited) == 0 {
		c.Paragraph(kit.Soft(lang.T("event.card.no_invitations")))
		return
	}
	if n := e.counts; n.Invited > 0 {
		c.Paragraph(kit.Plain(lang.T("event.card.summary",
			lang.Number(int64(n.Invited)), lang.Number(int64(n.Coming)), lang.Number(int64(n.Silent)))))
	}
	for _, i := range e.invitations {
		left := []kit.Part{kit.Plain(desk.Words(i.Invitee))}
		about := ""
		for _, one := range []string{desk.Words(i.Post), desk.Words(i.Body)} {
			if one != "" && one != desk.Words(i.Invitee) && about != "" {
				about += ", "
			}
			if one != desk.Words(i.Invitee) {
				about += one
			}
		}
		if about != "" {
			left = append(left, kit.Soft("\n"+about))
		}
		if name := desk.Words(i.Substitute); name != "" {
			left = append(left, kit.Soft("\n"+lang.T("invitation.substitute")+": "+name))
		}
		s := i.State
		right := []kit.Part{kit.Toned(desk.InvitationTones[s], lang.T("invitation.state."+string(s)))}
		c.Row(left, right, func() { p.desk.Open(register.Ref{Kind: register.KindInvitation, ID: i.ID}) })
	}
	if more := len(e.invited) - len(e.invitations); more > 0 {
		c.Paragraph(kit.Soft(lang.N("card.more_rows", more)))
	}
}

// rest draws the visits that lead to the event, the editions of its series, and what else mentions it.
func (p *page) rest(c *kit.Card, e reading) {
	for i, id := range e.visits {
		if i == 0 {
			c.Section(lang.T("event.visits"))
		}
		line := e.lines[id]
		c.Row([]kit.Part{kit.Plain(desk.Name(line))}, []kit.Part{kit.Soft(desk.Words(line.Hint))}, func() { p.desk.Open(line.Ref) })
	}
	for i, r := range e.editions {
		if i == 0 {
			c.Section(lang.T("event.editions"))
		}
		c.Row([]kit.Part{kit.Plain(desk.Words(r.Title))}, []kit.Part{kit.Soft(lang.Days(r.FromDay, r.ToDay))}, func() {
			p.desk.Open(register.Ref{Kind: register.KindEvent, ID: r.ID})
		})
	}
	desk.HangsOn(c, p.desk, slices.DeleteFunc(slices.Clone(e.around.Mentioners), func(m storage.Mentioner) bool {
		return m.Kind == register.KindVisit || m.Kind == register.KindInvitation || m.Kind == register.KindEvent // shown above
	}))
}
