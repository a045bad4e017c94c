package sessions

import (
	"context"
	"strconv"
	"strings"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// reading is all that a card shows of a session.
type reading struct {
	*register.Session
	state   register.SessionState
	goesOn  bool // on the day of the card
	lines   map[register.ID]storage.Line
	people  map[register.ID]storage.PersonRow // with their posts of the session's day
	history []storage.Change
}

// card reads a session and gives what draws it.
func (p *page) card(ctx context.Context, id register.ID, on register.Date) (func(*kit.Card), error) {
	record, around, err := desk.Read[register.Session](ctx, p.store, id)
	if err != nil {
		return nil, err
	}
	r := reading{Session: record, people: map[register.ID]storage.PersonRow{}}
	r.state = r.StateOn(on)
	r.goesOn = r.From.Precision() == register.DayKnown && on <= max(r.From, r.To).Last()
	r.lines, r.history = around.Lines, around.History
	var ids []register.ID
	for _, m := range r.Mentions() {
		if m.Kind == register.KindPerson {
			ids = append(ids, m.ID)
		}
	}
	people, err := p.store.PersonRows(ctx, ids, day(r.Session, on))
	if err != nil {
		return nil, err
	}
	for _, row := range people {
		r.people[row.ID] = row
	}
	return func(c *kit.Card) { p.draw(c, r) }, nil
}

// day is the day of which a session's papers speak: its first one, another where it is not known.
func day(s *register.Session, otherwise register.Date) register.Date {
	if s.From == "" {
		return otherwise
	}
	return s.From.First()
}

func (p *page) draw(c *kit.Card, r reading) {
	name := lang.T("kind.session")
	if r.Number > 0 {
		name += " " + lang.T("session.no", r.Number)
	}
	kicker := []string{name}
	if r.Mode != "" {
		kicker = append(kicker, lang.T("session.mode."+string(r.Mode)))
	}
	c.Kicker(strings.Join(kicker, " · "))
	commission := r.lines[r.CommissionID]
	c.Title(desk.Name(commission))
	leads := []kit.Part{kit.Link(lang.T("session.to_commission"), func() { p.desk.Open(commission.Ref) })}
	if commission.InTrash {
		leads = append(leads, kit.Soft(" "+lang.T("card.in_trash")))
	}
	c.Paragraph(leads...)
	c.Banner(tones[r.state], r.sentence())
	for _, problem := range desk.Problems(r.Check().Warnings()) {
		c.Banner(kit.ToneAmber, "", kit.Plain(problem.Text))
	}
	desk.Fill(c, "session.title", desk.Words(r.Title))
	desk.Fill(c, "session.place", desk.Words(r.Place))
	desk.Fill(c, "session.host", desk.Enum("side.", r.Host))
	p.agenda(c, r)
	p.attendance(c, r)
	desk.Long(c, "session.decisions", r.Decisions)
	desk.Long(c, "session.note", r.Note)
	desk.Told(c, r.history)
}

// sentence says the state in words: "planned for 15.03.2023".
func (r reading) sentence() string {
	days := lang.Days(r.From, r.To)
	if days == "" {
		if r.state == register.SessionPlanned {
			return lang.T("session.said.undated")
		}
		return lang.Capital(lang.T("session.state." + string(r.state)))
	}
	switch {
	case r.state == register.SessionHeld && r.goesOn:
		return lang.T("session.said.under_way", days)
	case r.state == register.SessionHeld:
		return lang.T("session.said.held", days)
	case r.state == register.SessionCancelled:
		return lang.T("session.said.cancelled", days)
	}
	return lang.T("session.said.planned", days)
}

func (p *page) agenda(c *kit.Card, r reading) {
	if len(r.Agenda) == 0 {
		return
	}
	c.Section(lang.T("session.agenda"))
	for i, item := range r.Agenda {
		left := []kit.Part{kit.Soft(strconv.Itoa(i+1) + ". "), kit.Plain(desk.Words(item.Title))}
		c.Row(left, desk.LinkTo(p.desk, r.lines, item.SpeakerID), nil)
	}
}

// presences are the colours of the marks on the attendance list.
var presences = map[register.Presence]kit.Tone{
	register.Present:  kit.ToneGreen,
	register.Absent:   kit.ToneRed,
	register.Excused:  kit.ToneAmber,
	register.Replaced: kit.ToneBlue,
}

// attendance draws the attendance list side by side, with the number of those who came.
func (p *page) attendance(c *kit.Card, r reading) {
	for _, side := range append(append([]register.Side{}, register.Sides...), "") {
		var all []register.Attendance
		came := 0
		for _, a := range r.Attendance {
			if a.Side != side {
				continue
			}
			all = append(all, a)
			if a.Presence == register.Present || a.Presence == register.Replaced {
				came++
			}
		}
		if len(all) == 0 {
			continue
		}
		heading := lang.T("session.attendance")
		if side != "" {
			heading += ": " + lang.T("side."+string(side))
		}
		c.Section(heading + " — " + lang.T("session.came", lang.Number(int64(came)), lang.Number(int64(len(all)))))
		for _, a := range all {
			p.attendee(c, r, a)
		}
	}
}

func (p *page) attendee(c *kit.Card, r reading, a register.Attendance) {
	left := desk.LinkTo(p.desk, r.lines, a.PersonID)
	if post := r.people[a.PersonID].Post; !post.IsZero() {
		left = append(left, kit.Soft("\n"+desk.Words(post)))
	}
	right := []kit.Part{kit.Toned(presences[a.Presence], lang.T("session.attendance."+string(a.Presence)))}
	if substitute := desk.LinkTo(p.desk, r.lines, a.SubstituteID); len(substitute) > 0 {
		right = append(append(right, kit.Plain("\n")), substitute...)
	}
	c.Row(left, right, nil)
}
