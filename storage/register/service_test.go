package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"accord/storage/register"
)

// The title of the head of Tatarstan changed; a paper of 2021 prints the one of 2021.
func TestThePostIsThatOfTheDay(t *testing.T) {
	premier, president, rais := register.Ru("Премьер-министр"), register.Ru("Президент"), register.Ru("Раис")
	p := register.Person{Appointments: []register.Appointment{
		{Post: rais, From: "2023-02-06"}, {Post: premier, From: "1998-07-10", To: "2010-03-25"}, {Post: president, From: "2010-03-25", To: "2023-02-05"},
	}}
	for day, want := range map[register.Date]register.Text{
		"1998-07-09": {}, "2003-01-01": premier, "2010-03-25": president, "2021-05-27": president, "2022-11-29": president,
		"2023-02-05": president, "2023-02-06": rais, register.Forever: rais,
	} {
		held, ok := p.AppointmentOn(day)
		assert.Equal(t, want, held.Post, day)
		assert.Equal(t, want != register.Text{}, ok)
	}
	assert.Equal(t, rais, p.Hint())
	assert.Zero(t, (&register.Person{}).Hint())
	left := register.Person{Appointments: p.Appointments[1:]}
	assert.Equal(t, president, left.Hint(), "of one who left, the last post")
}

func TestImpreciseServiceIsTakenAtItsWidest(t *testing.T) {
	a := register.Appointment{From: "2010-03", To: "2015"}
	for day, want := range map[register.Date]bool{"2010-02-28": false, "2010-03-01": true, "2015-12-31": true, "2016-01-01": false} {
		assert.Equal(t, want, a.On(day), day)
	}
	assert.True(t, register.Appointment{}.On("1900-01-01"))
}

func TestOfTwoPostsTheOneBegunLast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := register.Person{Appointments: rapid.MakeCustom[[]register.Appointment](plausible).Draw(t, "appointments")}
		day := days.Draw(t, "day").First()
		held, ok := p.AppointmentOn(day)
		for _, a := range p.Appointments {
			if a.On(day) {
				assert.True(t, ok)
				assert.LessOrEqual(t, a.From, held.From)
			}
		}
		if ok {
			assert.True(t, held.On(day))
			assert.Contains(t, p.Appointments, held)
		}
	})
}

func TestCompositionOnADayIsInTheOrderOfPrint(t *testing.T) {
	m := func(id byte, side register.Side, role register.MemberRole, from, to register.Date) register.Member {
		return register.Member{PersonID: register.ID{id}, Side: side, Role: role, From: from, To: to}
	}
	c := register.Commission{Members: []register.Member{
		m(1, register.Theirs, register.RoleCoChair, "2015", ""), m(2, register.Ours, register.RoleOfMember, "2015", ""),
		m(3, register.Ours, register.RoleCoChair, "2015", "2020"), m(4, register.Ours, register.RoleCoChair, "2021", ""),
		m(5, register.Ours, register.RoleSecretary, "", ""), m(6, register.Ours, register.RoleOfMember, "2016", ""),
	}}
	on := func(day register.Date) (ids []byte) {
		for _, one := range c.MembersOn(day) {
			ids = append(ids, one.PersonID[0])
		}
		return ids
	}
	assert.Equal(t, []byte{5}, on("2014-12-31"))
	assert.Equal(t, []byte{3, 5, 2, 6, 1}, on("2020-12-31"))
	assert.Equal(t, []byte{4, 5, 2, 6, 1}, on("2022-11-29"))
}

func TestStatesOfVisitsAndSessions(t *testing.T) {
	for _, c := range []struct {
		from, to register.Date
		fate     register.Fate
		want     register.VisitState
	}{
		{"", "", "", register.VisitUndated}, {"2022-12-06", "", "", register.VisitPlanned}, {"2022-12-05", "", "", register.VisitUnderWay},
		{"2022-12-04", "", "", register.VisitEnded}, {"2022-12-01", "2022-12-05", "", register.VisitUnderWay}, {"2022-12", "", "", register.VisitPlanned}, // on a day of it that nobody knows
		{"2022-11", "2022-12", "", register.VisitUnderWay},
		{"2022-11", "", "", register.VisitEnded}, {"2023", "", "", register.VisitPlanned}, {"", "2022-12-31", "", register.VisitPlanned}, {"", "2022-12-04", "", register.VisitEnded}, {"2022-12-01", "2022-12-04", register.Cancelled, register.VisitCancelled},
		{"", "", register.Postponed, register.VisitPostponed},
	} {
		v := register.Visit{From: c.from, To: c.to, Fate: c.fate}
		assert.Equal(t, c.want, v.StateOn("2022-12-05"), "%v", c)
	}
	assert.Equal(t, register.SessionPlanned, (&register.Session{}).StateOn("2022-12-05"))
	assert.Equal(t, register.SessionPlanned, (&register.Session{From: "2022-12-06"}).StateOn("2022-12-05"))
	assert.Equal(t, register.SessionPlanned, (&register.Session{From: "2022-12"}).StateOn("2022-12-05"), "on a day of it that nobody knows")
	assert.Equal(t, register.SessionSigned, (&register.Session{From: "2022-12", SignedOn: "2022-12-05"}).StateOn("2022-12-05"))
	assert.Equal(t, register.SessionHeld, (&register.Session{From: "2022-12"}).StateOn("2022-12-31"))
	assert.Equal(t, register.SessionCancelled, (&register.Session{From: "2022", Cancelled: true}).StateOn("2022-12-05"))
	assert.Equal(t, register.ID{9}, (&register.Visit{Delegation: []register.Delegate{{PersonID: register.ID{8}}, {PersonID: register.ID{9}, Role: register.DelegateHead}}}).Leader())
	assert.Equal(t, register.None, (&register.Visit{}).Leader())
}
