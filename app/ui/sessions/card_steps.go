package sessions

import (
	"slices"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// state says in words what the session is on the day, how its days were moved, and what it lacks.
func (p *page) state(c *kit.Card, r reading) {
	var moved []kit.Part
	for _, m := range r.Moves {
		if len(moved) > 0 {
			moved = append(moved, kit.Plain("\n"))
		}
		moved = append(moved, kit.Plain(lang.Capital(lang.SessionMoved(m))))
	}
	open := unfinished(r.decisions)
	c.Banner(tones[r.StateOn(r.on).With(open)], lang.SessionSentence(r.Session, r.on, open), moved...)
	if due := r.commission.AgendaDue(r.Session); r.commission.AgendaLate(r.Session, r.on) {
		days, _ := r.on.First().DaysUntil(r.From)
		left := lang.Length(register.Length{Count: days, Unit: register.Days})
		c.Banner(kit.ToneAmber, "", kit.Plain(lang.T("session.agenda_late", lang.Day(due), left)))
	} else if due != "" && r.on.First() < due {
		desk.Fill(c, "session.agenda_due", lang.Day(due))
	}
}

// next are what may come next in the life of a session.
func (p *page) next(r reading) []desk.Step {
	step := func(key, field string, take func(*register.Session)) desk.Step {
		return desk.FormStep(p.desk, p.store, r.ID, lang.T("session.step."+key), field, take)
	}
	today := p.desk.Today()
	paste := desk.Step{Word: lang.T("session.step.outcomes"), Do: func() { p.paste(r) }}
	hold := step("hold", "from", func(s *register.Session) {
		if s.From == "" || s.From.First() > today {
			s.From, s.To = today, ""
		}
	})
	sign := step("sign", "signed_on", func(s *register.Session) { s.SignedOn = today })
	agree := step("agree_day", "day_agreed_on", func(s *register.Session) { s.DayAgreedOn = today })
	agenda := step("agree_agenda", "agenda_agreed_on", func(s *register.Session) { s.AgendaAgreedOn = today })
	end := step("close", "closed_on", func(s *register.Session) { s.ClosedOn = today })
	day := desk.Step{Word: lang.T("session.step.day"), Do: func() { p.desk.EditRefAt(r.Ref(), "from") }}
	move := step("move", "from", func(s *register.Session) {
		s.Moves = append(s.Moves, register.Move{From: s.From, To: s.To, On: today})
		s.From, s.To = "", ""
	})
	cancel := step("cancel", "cancelled_on", func(s *register.Session) { s.Cancelled, s.CancelledOn = true, today })
	dated := r.From != ""
	switch r.StateOn(r.on) {
	case register.SessionPlanned, register.SessionMoved:
		if !dated {
			return []desk.Step{day, hold, agenda, cancel}
		}
		if r.commission.AgendaLate(r.Session, r.on) { // what is said to be late is not looked for in a menu
			return []desk.Step{agenda, agree, hold, move, cancel}
		}
		return []desk.Step{agree, hold, agenda, move, cancel}
	case register.SessionDayAgreed, register.SessionAgendaAgreed:
		steps := []desk.Step{hold, cancel}
		if dated {
			steps = []desk.Step{hold, move, cancel}
		}
		if r.AgendaAgreedOn == "" {
			steps = slices.Insert(steps, 0, agenda)
		}
		return steps
	case register.SessionHeld:
		return []desk.Step{paste, sign}
	case register.SessionSigned, register.SessionUnderControl:
		if len(r.decisions) == 0 {
			return []desk.Step{paste, end}
		}
		return []desk.Step{end}
	}
	return nil
}

// doubts warns of what the session and its commission say against each other, and of numbers that are given twice.
func (p *page) doubts(c *kit.Card, r reading) {
	if r.From != "" && len(r.commission.Members) > 0 && len(r.commission.MembersOn(r.From.First())) == 0 {
		c.Banner(kit.ToneAmber, "", kit.Plain(lang.T("session.before_members", lang.Day(r.From))))
	}
	for _, other := range r.others {
		if r.Number > 0 && other.ID != r.ID && other.Number == r.Number && !other.Cancelled && !r.Cancelled {
			c.Banner(kit.ToneAmber, "", kit.Plain(lang.T("session.number_twice", lang.SessionCalled(other))))
		}
	}
	seen := map[string]bool{}
	for _, d := range r.decisions {
		if d.Number != "" && !d.Taken {
			if seen[d.Number] {
				c.Banner(kit.ToneAmber, "", kit.Plain(lang.T("decision.number_twice", d.Number)))
			}
			seen[d.Number] = true
		}
	}
}

// steps draws who led the session and when its day and agenda were agreed.
func (p *page) steps(c *kit.Card, r reading) {
	var chairs []kit.Part
	for _, m := range r.chairs(register.Ours, register.Theirs) {
		if len(chairs) > 0 {
			chairs = append(chairs, kit.Plain("\n"))
		}
		chairs = append(chairs, p.inPost(r.people[m.PersonID], m.PersonID)...)
	}
	c.Field(lang.T("session.co_chairs"), chairs...)
	desk.Fill(c, "session.day_agreed_on", lang.Day(r.DayAgreedOn))
	desk.Fill(c, "session.agenda_agreed_on", lang.Day(r.AgendaAgreedOn))
	desk.Fill(c, "session.cancelled_on", lang.Day(r.CancelledOn))
}

// protocol draws the protocol: its number and day, and who signed it in what post.
func (p *page) protocol(c *kit.Card, r reading) {
	said := lang.SessionProtocol(r.Session)
	if said == "" && len(r.Signatories) == 0 {
		return
	}
	c.Section(lang.T("session.protocol"))
	desk.Fill(c, "session.protocol", said)
	for _, one := range r.Signatories {
		c.Field(lang.Capital(lang.T("side."+string(one.Side))), p.inPost(r.signed[one.PersonID], one.PersonID)...)
	}
	desk.Fill(c, "session.closed_on", lang.Day(r.ClosedOn))
}

// following draws when and where the protocol fixes the next session, and offers to begin it once this one is held.
func (p *page) following(c *kit.Card, r reading) {
	next := lang.SessionNext(r.Session)
	held := r.HeldBy(r.on.First())
	if next == "" && !held {
		return
	}
	var buttons []*kit.Button
	if held {
		buttons = append(buttons, kit.NewButton(kit.ButtonLink, lang.T("next_session.begin"), func() {
			desk.NextSession(p.desk, p.store, r.CommissionID)
		}))
	}
	c.Section(lang.T("session.section.next"), buttons...)
	if next == "" {
		c.Paragraph(kit.Soft(lang.T("next_session.not_fixed")))
		return
	}
	c.Paragraph(kit.Plain(next))
}

// inPost is a link to a person, with the post of the row's day.
func (p *page) inPost(row storage.PersonRow, id register.ID) []kit.Part {
	parts := []kit.Part{kit.Link(desk.Words(row.Name), func() { p.desk.Open(register.Ref{Kind: register.KindPerson, ID: id}) })}
	if post := desk.Words(row.Post); post != "" {
		parts = append(parts, kit.Soft(", "+post))
	}
	return parts
}
