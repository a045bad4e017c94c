package sessions

import (
	"cmp"
	"context"
	"slices"
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
	on         register.Date
	commission *register.Commission
	lines      map[register.ID]storage.Line
	people     map[register.ID]storage.PersonRow // with their posts of the session's day
	signed     map[register.ID]storage.PersonRow // of those who signed, with their posts of that day
	decisions  []storage.CommitmentRow           // in the order of the protocol
	carried    []storage.CommitmentRow           // the decisions to carry over to it
	others     []*register.Session               // of the same commission, this one among them
}

// card reads a session and returns what draws it.
func (p *page) card(ctx context.Context, id register.ID, on register.Date) (func(*kit.Card), error) {
	record, around, err := desk.Read[register.Session](ctx, p.store, id)
	if err != nil {
		return nil, err
	}
	r := reading{Session: record, on: on, lines: around.Lines}
	commission, err := p.store.Record(ctx, register.Ref{Kind: register.KindCommission, ID: record.CommissionID})
	if err != nil {
		return nil, err
	}
	r.commission = commission.(*register.Commission)
	var ids, signatories []register.ID
	for _, m := range r.Mentions() {
		if m.Kind == register.KindPerson {
			ids = append(ids, m.ID)
		}
	}
	for _, m := range r.chairs(register.Ours, register.Theirs) {
		ids = append(ids, m.PersonID)
	}
	for _, one := range r.Signatories {
		signatories = append(signatories, one.PersonID)
	}
	if r.people, err = p.persons(ctx, ids, day(r.Session, on)); err != nil {
		return nil, err
	}
	if r.signed, err = p.persons(ctx, signatories, cmp.Or(r.SignedOn.First(), day(r.Session, on))); err != nil {
		return nil, err
	}
	if r.decisions, err = p.decisionsOf(ctx, id, on); err != nil {
		return nil, err
	}
	if r.carried, err = p.store.CommitmentRows(ctx, record.CarriedIDs, on); err != nil {
		return nil, err
	}
	if r.others, err = p.store.SessionsOf(ctx, record.CommissionID); err != nil {
		return nil, err
	}
	return func(c *kit.Card) { p.draw(c, r) }, nil
}

// persons reads persons with their posts of a day.
func (p *page) persons(ctx context.Context, ids []register.ID, on register.Date) (map[register.ID]storage.PersonRow, error) {
	rows, err := p.store.PersonRows(ctx, ids, on)
	people := make(map[register.ID]storage.PersonRow, len(rows))
	for _, row := range rows {
		people[row.ID] = row
	}
	return people, err
}

// chairs returns the co-chairs of the sides on the session's day.
func (r reading) chairs(sides ...register.Side) []register.Member {
	return slices.DeleteFunc(r.commission.MembersOn(day(r.Session, r.on)), func(m register.Member) bool {
		return m.Role != register.RoleCoChair || !slices.Contains(sides, m.Side)
	})
}

// day is the day of a session's papers: its first one, another where it is not known.
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
	p.state(c, r)
	desk.DrawSteps(p.desk, c, r.Session, p.next(r)...)
	for _, problem := range desk.Problems(r.Check().Warnings()) {
		c.Banner(kit.ToneAmber, "", kit.Plain(problem.Text))
	}
	desk.Fill(c, "session.title", desk.Words(r.Title))
	if r.StateOn(r.on) == register.SessionSigned || r.StateOn(r.on) == register.SessionClosed {
		desk.Fill(c, "session.days", lang.Days(r.From, r.To)) // the state does not say them
	}
	desk.Fill(c, "session.place", desk.Words(r.Place))
	desk.Fill(c, "session.host", desk.Enum("side.", r.Host))
	p.doubts(c, r)
	p.steps(c, r)
	p.agenda(c, r)
	p.carrying(c, r)
	p.decisions(c, r)
	p.protocol(c, r)
	p.following(c, r)
	p.attendance(c, r)
	desk.Long(c, "session.note", r.Note)
}

func (p *page) agenda(c *kit.Card, r reading) {
	if len(r.Agenda) == 0 {
		return
	}
	c.Section(lang.T("session.agenda"))
	for i, item := range r.Agenda {
		left := []kit.Part{kit.Soft(strconv.Itoa(i+1) + ". "), kit.Plain(desk.Words(item.Title))}
		more := desk.Enum("side.", item.Side)
		if item.Minutes > 0 {
			if more != "" {
				more += ", "
			}
			more += lang.T("session.item.minutes.said", lang.Number(int64(item.Minutes)))
		}
		if more != "" {
			left = append(left, kit.Soft(" · "+more))
		}
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
