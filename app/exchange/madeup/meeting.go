package madeup

import (
	"cmp"
	"fmt"
	"strconv"

	"accord/storage/register"
)

func (m *maker) commission() *register.Commission {
	p := m.partner()
	c := &register.Commission{
		Title: fill(m.Phrases["commission"], p.name), Kind: one(m, register.CommissionKinds),
		Level: one(m, register.Levels), OursID: one(m, m.ours), TheirsID: p.id, Languages: []string{"ru", "en"},
	}
	c.ID = m.id()
	if m.chance(60) {
		c.AgreementID = one(m, m.founding)
	}
	if m.chance(85) {
		c.Periodicity = one(m, []int{6, 12, 12, 12, 24})
	}
	c.HostRule, c.Host = register.HostAlternates, one(m, register.Sides[:2])
	switch {
	case m.chance(8):
		c.HostRule = register.HostFixed
	case m.chance(8):
		c.HostRule, c.Host = register.HostFree, ""
	}
	for i, id := range m.people(4, 12) {
		role := register.RoleOfMember
		if i/2 < 3 {
			role = register.MemberRoles[i/2]
		}
		c.Members = append(c.Members, register.Member{PersonID: id, Side: register.Sides[i%2], Role: role, From: m.day(1998, 2020)})
	}
	return c
}

func (m *maker) session(c *register.Commission, number, year int) register.Record {
	s := &register.Session{
		CommissionID: c.ID, Number: number, Host: hostOf(c, number), Mode: one(m, register.Modes),
		From: m.day(year, year), Place: m.place(), Cancelled: m.chance(4),
	}
	s.ID = m.id()
	m.steps(s)
	if s.Host == register.Ours {
		s.Place = m.Phrases["session_place"]
	}
	if s.From.Precision() == register.DayKnown {
		s.To = s.From.AddDays(m.IntN(3))
	}
	for _, i := range m.Perm(len(m.Agenda))[:m.between(2, 5)] {
		s.Agenda = append(s.Agenda, register.AgendaItem{Title: m.Agenda[i], SpeakerID: one(m, m.persons)})
	}
	for i, id := range m.people(3, 8) {
		s.Attendance = append(s.Attendance, register.Attendance{PersonID: id, Side: register.Sides[i%2], Presence: register.Present})
	}
	if s.From < "2026" && !s.Cancelled {
		s.Decisions = m.sentences(m.Decisions, 1, 3)
	}
	return s
}

// hostOf returns the host of a session by the commission's rule; where there is none, sides take turns as well.
func hostOf(c *register.Commission, number int) register.Side {
	if c.HostRule == register.HostFixed || (number%2 == 1) == (c.Host == register.Ours) {
		return cmp.Or(c.Host, register.Ours)
	}
	if c.Host == register.Theirs {
		return register.Ours
	}
	return register.Theirs
}

// steps are what a session of known days goes through: its day and agenda agreed, its protocol signed.
func (m *maker) steps(s *register.Session) {
	if s.From.Precision() != register.DayKnown || s.Cancelled {
		return
	}
	s.DayAgreedOn, s.AgendaAgreedOn = s.From.AddDays(-m.between(60, 120)), s.From.AddDays(-m.between(10, 40))
	if s.From < "2026" && m.chance(80) {
		s.SignedOn, s.ProtocolNumber = s.From.AddDays(m.IntN(3)), strconv.Itoa(s.Number)
	}
}

func (m *maker) visit() *register.Visit {
	p := m.partner()
	form := m.Visits[min(m.IntN(len(m.Visits)), m.IntN(len(m.Visits)))]
	field, _ := m.field()
	v := &register.Visit{
		Title:     fill(m.Phrases["visit"], form.Name, p.name),
		Direction: one(m, register.Directions), Type: register.VisitType(form.Kind), Level: one(m, register.VisitLevels),
		PartnerIDs: []register.ID{p.id}, Purpose: fill(m.Phrases["purpose"], field),
	}
	v.ID = m.id()
	v.From = m.day(1995, 2026)
	if v.From.Precision() == register.DayKnown {
		v.To = v.From.AddDays(m.IntN(5))
	}
	if m.chance(3) {
		v.Fate = one(m, register.Fates)
	}
	place := register.Place{Name: m.Phrases["session_place"], Zone: "Europe/Moscow"}
	if v.Direction == register.Outgoing {
		place = register.Place{Name: m.place(), Zone: p.zone}
	}
	v.Places = []register.Place{place}
	for i, id := range m.people(2, 8) {
		role := register.DelegateMember
		if i == 0 {
			role = register.DelegateHead
		}
		v.Delegation = append(v.Delegation, register.Delegate{PersonID: id, Role: role})
	}
	m.journey(v, p)
	if v.To != "" {
		m.programme(v)
	}
	if v.Fate == "" && m.chance(60) {
		v.Results = m.sentences(m.Results, 1, 4)
	}
	return v
}

// journey says who sends and who receives the delegation of a visit and, of every other one, how it travels. It is chosen
// by the ID, for a number drawn here would make other records of all that follow.
func (m *maker) journey(v *register.Visit, p theirs) {
	at := int(v.ID[15])
	v.SenderID, v.HostID = m.ours[at%len(m.ours)], p.id
	if v.Direction == register.Incoming {
		v.SenderID, v.HostID = v.HostID, v.SenderID
	}
	if at%2 == 0 {
		return
	}
	flight := fmt.Sprintf("U9 %d", 100+at)
	v.Arrival = fill(m.Phrases["arrival"], register.Text{Ru: flight, En: flight})
	v.Hotel, v.Transport = fill(m.Phrases["hotel"], v.Places[0].Name), m.Phrases["transport"]
}

// programme fills the days of a visit with items that follow each other.
func (m *maker) programme(v *register.Visit) {
	for day := v.From; day <= v.To; day = day.AddDays(1) {
		hour := 9
		for range m.between(1, 3) {
			item := one(m, m.Programme)
			v.Programme = append(v.Programme, register.ProgrammeItem{
				ID: m.id(), Day: day, Start: fmt.Sprintf("%02d:00", hour), End: fmt.Sprintf("%02d:30", hour+1),
				Kind: register.ProgrammeKind(item.Kind), Title: item.Name,
			})
			hour += m.between(2, 4)
		}
	}
}

// meeting is held during a visit, on its first day. A third leave an outcome, which few have left open.
func (m *maker) meeting(v *register.Visit) register.Record {
	field, _ := m.field()
	held := &register.Meeting{
		Title: fill(m.Phrases["meeting"], field), Day: v.From, Place: v.Places[0].Name, Zone: v.Places[0].Zone, VisitID: v.ID,
		PartnerIDs: v.PartnerIDs, Ours: []register.ID{v.Delegation[0].PersonID}, Content: m.sentences(m.Results, 1, 2),
	}
	held.ID = m.id()
	if other := m.other(held.Ours[0]); !other.IsZero() {
		held.Theirs = []register.ID{other}
	}
	if len(v.Programme) > 0 {
		item := v.Programme[0]
		held.ItemID, held.Start, held.End = item.ID, item.Start, item.End
	}
	if v.From.Precision() == register.DayKnown && m.chance(80) {
		held.ReportedOn, held.ReportedTo = v.From.AddDays(m.between(1, 5)), one(m, m.Posts)
	}
	if m.chance(33) {
		outcome := register.Outcome{ID: m.id(), Text: m.sentences(m.Results, 1, 1), Kind: register.OutcomeAgreed}
		switch {
		case m.chance(30):
			outcome.By = register.Ref{Kind: register.KindAgreement, ID: one(m, m.founding)}
		case m.chance(90):
			outcome.Needless, outcome.NeedlessBy = m.Phrases["needless"], m.Posts[0].Ru
		}
		held.Outcomes = []register.Outcome{outcome}
	}
	return held
}
