package commissions

import (
	"context"
	"strings"

	"accord/app/columns"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// reading is all that a card shows of a commission.
type reading struct {
	*register.Commission
	on       register.Date
	lines    map[register.ID]storage.Line
	people   map[register.ID]storage.PersonRow // with their posts of the day
	sessions []storage.SessionRow              // in the order of their days
	turn     register.Turn
	groups   []storage.CommissionRow
}

// name is that of a member.
func (r reading) name(m register.Member) string { return desk.Name(r.lines[m.PersonID]) }

// card reads a commission and returns what draws it.
func (p *page) card(ctx context.Context, id register.ID, on register.Date) (func(*kit.Card), error) {
	r := reading{on: on, people: map[register.ID]storage.PersonRow{}}
	err := storage.AtOnce(ctx,
		func(ctx context.Context) error {
			record, around, err := desk.Read[register.Commission](ctx, p.store, id)
			if err != nil {
				return err
			}
			r.Commission, r.lines = record, around.Lines
			var members []register.ID
			for _, m := range r.Members {
				members = append(members, m.PersonID)
			}
			people, err := p.store.PersonRows(ctx, members, on)
			for _, row := range people {
				r.people[row.ID] = row
			}
			return err
		},
		func(ctx context.Context) (err error) { r.sessions, err = p.sessions(ctx, id, on); return err },
		func(ctx context.Context) error {
			groups, err := p.store.CommissionIDs(ctx, storage.CommissionQuery{Query: storage.Query{Language: lang.Current()}, Parent: id})
			if err == nil {
				r.groups, err = p.store.CommissionRows(ctx, groups, on)
			}
			return err
		},
	)
	if err != nil {
		return nil, err
	}
	r.turn = r.TurnOn(known(r.sessions), on)
	return func(c *kit.Card) { p.draw(c, r) }, nil
}

// known returns the sessions as their rows know them.
func known(rows []storage.SessionRow) []*register.Session {
	sessions := make([]*register.Session, len(rows))
	for i, row := range rows {
		sessions[i] = row.Session()
	}
	return sessions
}

// sessions returns the commission's sessions in the order of their days.
func (p *page) sessions(ctx context.Context, commission register.ID, on register.Date) ([]storage.SessionRow, error) {
	ids, err := p.store.SessionIDs(ctx, storage.SessionQuery{Query: storage.Query{Order: "from"}, Commission: commission})
	if err != nil {
		return nil, err
	}
	return p.store.SessionRows(ctx, ids, on)
}

func (p *page) draw(c *kit.Card, r reading) {
	c.Kicker(lang.Capital(lang.T("commission.kind." + string(r.Kind))))
	c.Title(desk.Words(r.Title))
	var ahead []kit.Part
	if said := lang.CommissionAhead(r.Commission, r.turn, r.on); said != "" {
		ahead = append(ahead, kit.Plain(said))
	}
	c.Banner(tone(r.turn, r.on), lang.CommissionMet(r.turn, r.on), ahead...)
	desk.DrawSteps(p.desk, c, r.Commission, p.next(r)...)
	for _, problem := range desk.Problems(r.Check().Warnings()) {
		c.Banner(kit.ToneAmber, "", kit.Plain(problem.Text))
	}
	c.Field(lang.T("commission.ours"), desk.LinkTo(p.desk, r.lines, r.OursID)...)
	c.Field(lang.T("commission.theirs"), desk.LinkTo(p.desk, r.lines, r.TheirsID)...)
	c.Field(lang.T("commission.parent"), desk.LinkTo(p.desk, r.lines, r.ParentID)...)
	c.Field(lang.T("commission.agreement"), desk.LinkTo(p.desk, r.lines, r.AgreementID)...)
	desk.Fill(c, "commission.rhythm", lang.CommissionRhythm(r.Periodicity))
	desk.Fill(c, "commission.host_rule", lang.CommissionHosts(r.Commission))
	if r.AgendaDays > 0 {
		desk.Fill(c, "session.agenda", lang.T("commission.agenda_days.said", lang.Length(register.Length{Count: r.AgendaDays, Unit: register.Days})))
	}
	desk.Fill(c, "commission.level", desk.Enum("agreement.level.", r.Level))
	var languages []string
	for _, code := range r.Languages {
		languages = append(languages, lang.LanguageName(code))
	}
	desk.Fill(c, "commission.languages", strings.Join(languages, ", "))
	desk.Fill(c, "commission.aliases", strings.Join(r.Aliases, ", "))
	p.composition(c, r)
	p.changes(c, r)
	p.meetings(c, r)
	p.groups(c, r)
	p.others(c, r)
	desk.Long(c, "commission.note", r.Note)
}

// composition draws who is a member on the day, side by side, in the order of a printed list.
func (p *page) composition(c *kit.Card, r reading) {
	members := r.MembersOn(r.on)
	if len(members) == 0 {
		c.Section(lang.T("commission.members"))
		c.Paragraph(kit.Missing(lang.T("commission.members.none", lang.Day(r.on))))
		return
	}
	var side register.Side
	for _, m := range members {
		if m.Side != side {
			side = m.Side
			c.Section(lang.T("commission.members.of", lang.T("side."+string(side)), lang.Day(r.on)))
		}
		p.member(c, r, m)
	}
}

// others draws softly the members before the day and after it.
func (p *page) others(c *kit.Card, r reading) {
	var before, after []register.Member
	for _, m := range r.Members {
		switch {
		case m.On(r.on):
		case m.To != "" && m.To.Last() < r.on:
			before = append(before, m)
		default:
			after = append(after, m)
		}
	}
	list := func(heading string, members []register.Member) {
		if len(members) == 0 {
			return
		}
		c.Section(heading)
		for _, m := range members {
			said := lang.T("commission.role." + string(m.Role))
			if days := tenure(m); days != "" {
				said += ", " + days
			}
			c.Row([]kit.Part{kit.Soft(r.name(m) + "\n" + said)}, nil, p.opens(register.KindPerson, m.PersonID))
		}
	}
	list(lang.T("commission.members.later"), after)
	list(lang.T("commission.members.former"), before)
}

// member draws a member with the post of the day.
func (p *page) member(c *kit.Card, r reading, m register.Member) {
	person := r.people[m.PersonID]
	left := []kit.Part{kit.Plain(r.name(m)), kit.Soft(" · " + lang.T("commission.role."+string(m.Role)))}
	var said []string
	for _, t := range []register.Text{person.Post, person.Body, m.Ground} {
		if !t.IsZero() {
			said = append(said, desk.Words(t))
		}
	}
	if len(said) > 0 {
		left = append(left, kit.Soft("\n"+strings.Join(said, ", ")))
	}
	c.Row(left, nil, p.opens(register.KindPerson, m.PersonID))
}

// tenure says from when till when somebody was a member.
func tenure(m register.Member) string {
	switch {
	case m.From != "" && m.To == "":
		return lang.T("commission.member.since", lang.Day(m.From))
	case m.From == "" && m.To != "":
		return lang.T("commission.member.until", lang.Day(m.To))
	}
	return lang.Days(m.From, m.To)
}

func (p *page) opens(k register.Kind, id register.ID) func() {
	return func() { p.desk.Open(register.Ref{Kind: k, ID: id}) }
}

// sessionTones are the colours of the sessions' states.
var sessionTones = map[register.SessionState]kit.Tone{
	register.SessionPlanned:      kit.ToneBlue,
	register.SessionDayAgreed:    kit.ToneBlue,
	register.SessionAgendaAgreed: kit.ToneBlue,
	register.SessionMoved:        kit.ToneAmber,
	register.SessionHeld:         kit.ToneGreen,
	register.SessionSigned:       kit.ToneGreen,
	register.SessionUnderControl: kit.ToneAmber,
	register.SessionClosed:       kit.ToneGrey,
	register.SessionCancelled:    kit.ToneGrey,
}

// changes draws who has joined and left since the last session, which the next one begins with.
func (p *page) changes(c *kit.Card, r reading) {
	if r.turn.Last == nil || r.turn.Last.From.Precision() != register.DayKnown {
		return
	}
	joined, left := r.MembersChanged(r.turn.Last.From, r.on)
	if len(joined)+len(left) == 0 {
		return
	}
	c.Section(lang.T("commission.members.changes", lang.Days(r.turn.Last.From, r.turn.Last.To)))
	list := func(members []register.Member, said func(register.Member) kit.Part) {
		for _, m := range members {
			role := lang.T("commission.role."+string(m.Role)) + ", " + lang.T("side."+string(m.Side))
			c.Row([]kit.Part{kit.Plain(r.name(m)), kit.Soft("\n" + role)}, []kit.Part{said(m)}, p.opens(register.KindPerson, m.PersonID))
		}
	}
	list(joined, func(m register.Member) kit.Part {
		return kit.Toned(kit.ToneGreen, lang.T("commission.members.joined", lang.Day(m.From)))
	})
	list(left, func(m register.Member) kit.Part {
		return kit.Toned(kit.ToneGrey, lang.T("commission.members.left", lang.Day(m.To)))
	})
}

// groups draws the working groups and offers a new one.
func (p *page) groups(c *kit.Card, r reading) {
	c.Section(lang.T("commission.groups"), desk.Changing(p.desk, kit.NewButton(kit.ButtonLink, lang.T("commission.add_group"), func() {
		p.desk.Edit(&register.Commission{Kind: register.CommissionWorkingGroup, ParentID: r.ID, OursID: r.OursID, TheirsID: r.TheirsID})
	}))...)
	for _, g := range r.groups {
		c.Row([]kit.Part{kit.Plain(desk.Words(g.Title))}, []kit.Part{kit.Toned(tone(g.Turn, r.on), columns.Met(g))}, p.opens(register.KindCommission, g.ID))
	}
}

// meetings draws the sessions, the latest first, and offers a new one.
func (p *page) meetings(c *kit.Card, r reading) {
	c.Section(lang.T("kind.session.many"), desk.Changing(p.desk, kit.NewButton(kit.ButtonLink, "+ "+lang.T("kind.session"), func() {
		p.desk.Edit(r.NextSession(known(r.sessions), p.desk.Today()))
	}))...)
	if len(r.sessions) == 0 {
		c.Paragraph(kit.Soft(lang.T("commission.no_sessions")))
	}
	for i := len(r.sessions) - 1; i >= 0; i-- {
		s := r.sessions[i]
		name := lang.T("kind.session")
		if s.Number > 0 {
			name = lang.T("session.no", s.Number)
		}
		left := []kit.Part{kit.Plain(name)}
		for _, more := range []string{lang.Days(s.FromDay, s.ToDay), desk.Words(s.Place)} {
			if more != "" {
				left = append(left, kit.Plain(" · "+more))
			}
		}
		c.Row(left, []kit.Part{kit.Toned(sessionTones[s.State], lang.T("session.state."+string(s.State)))}, p.opens(register.KindSession, s.ID))
	}
}

// usualPause is how many months commissions that have no rule usually let pass between two sessions.
const usualPause = 12

// tone is the colour of a turn: red where a session is overdue, amber where the commission never met or, without a
// rule, has not met for long. A planned session makes up for it.
func tone(t register.Turn, on register.Date) kit.Tone {
	switch {
	case t.StateOn(on) == register.CommissionOverdue:
		return kit.ToneRed
	case t.Due != "" || t.Last != nil && on.First() <= t.Last.From.AddMonths(usualPause).Last():
		return kit.ToneGreen
	case t.Next != nil:
		return kit.ToneBlue
	}
	return kit.ToneAmber
}
