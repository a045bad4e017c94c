package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func TestWhoseTurnItIsAndWhenTheNextSessionIsDue(t *testing.T) {
	type session = register.Session
	const ours, theirs = register.Ours, register.Theirs
	const today = register.Date("2022-12-05")
	cancelled := func(s session) *session { s.Cancelled = true; return &s }
	for _, c := range []struct {
		name       string
		commission register.Commission
		sessions   []*session
		host       register.Side
		due        register.Date
		state      register.CommissionState
	}{
		{"never met: the first host", register.Commission{HostRule: register.HostAlternates, Host: theirs, Periodicity: 12}, nil, theirs, "", register.CommissionNeverMet},
		{"never met, and nobody says who begins", register.Commission{HostRule: register.HostAlternates}, nil, "", "", register.CommissionNeverMet},
		{"one to come is not one held", register.Commission{HostRule: register.HostAlternates, Host: ours, Periodicity: 12}, []*session{{Number: 1, From: "2023-03-01", Host: ours}}, ours, "", register.CommissionNeverMet},
		{"the other side", register.Commission{HostRule: register.HostAlternates, Periodicity: 12}, []*session{{From: "2022-02-01", Host: ours}}, theirs, "2023-02-01", register.CommissionMeets},
		{"the order of the list is nothing", register.Commission{HostRule: register.HostAlternates, Periodicity: 12},
			[]*session{{Number: 2, From: "2022-02-01", Host: theirs}, {Number: 1, From: "2021-02-01", Host: ours}}, ours, "2023-02-01", register.CommissionMeets},
		{"without a rule sides take turns all the same", register.Commission{}, []*session{{From: "2022-02-01", Host: theirs}}, ours, "", register.CommissionMeets},
		{"a cancelled one does not turn", register.Commission{HostRule: register.HostAlternates, Periodicity: 12},
			[]*session{{From: "2021-02-01", Host: ours}, cancelled(session{From: "2022-02-01", Host: theirs})}, theirs, "2022-02-01", register.CommissionOverdue},
		{"nor one that is cancelled later", register.Commission{HostRule: register.HostAlternates},
			[]*session{{From: "2021-02-01", Host: ours}, cancelled(session{From: "2022-02-01", Host: theirs, CancelledOn: "2023-01-01"})}, theirs, "", register.CommissionMeets},
		{"a moved one counts on its new days", register.Commission{HostRule: register.HostAlternates, Periodicity: 12},
			[]*session{{From: "2022-02-01", Host: ours}, {From: "2023-02-01", Host: theirs, Moves: []register.Move{{From: "2022-11-01", On: "2022-10-01"}}}}, theirs, "2023-02-01", register.CommissionMeets},
		{"always the same side", register.Commission{HostRule: register.HostFixed, Host: ours, Periodicity: 6}, []*session{{From: "2022-08-31", Host: ours}}, ours, "2023-02-28", register.CommissionMeets},
		{"as the sides agree", register.Commission{HostRule: register.HostFree, Host: ours, Periodicity: 6}, []*session{{From: "2022-08-31", Host: ours}}, "", "2023-02-28", register.CommissionMeets},
		{"from 29 February to the 28th", register.Commission{Periodicity: 12}, []*session{{From: "2020-02-29"}}, "", "2021-02-28", register.CommissionOverdue},
		{"from 29 February to 29 February", register.Commission{Periodicity: 48}, []*session{{From: "2020-02-29"}}, "", "2024-02-29", register.CommissionMeets},
		{"the last day is not overdue", register.Commission{Periodicity: 12}, []*session{{From: "2021-12-05"}}, "", "2022-12-05", register.CommissionMeets},
		{"the day after it is", register.Commission{Periodicity: 12}, []*session{{From: "2021-12-04"}}, "", "2022-12-04", register.CommissionOverdue},
		{"in a month not before its end", register.Commission{Periodicity: 12}, []*session{{From: "2021-12"}}, "", "2022-12", register.CommissionMeets},
		{"a year alone is moved by whole years", register.Commission{Periodicity: 18}, []*session{{From: "2020"}}, "", "2022", register.CommissionMeets},
		{"the host of the last is not known: counted on", register.Commission{HostRule: register.HostAlternates},
			[]*session{{From: "2020", Host: ours}, {From: "2021"}, {From: "2022-01"}}, theirs, "", register.CommissionMeets},
		{"no host is known: counted from the first", register.Commission{HostRule: register.HostAlternates, Host: ours}, []*session{{Number: 3, From: "2022-01"}}, theirs, "", register.CommissionMeets},
		{"no number either", register.Commission{HostRule: register.HostAlternates, Host: ours}, []*session{{From: "2021"}, {From: "2022-01"}}, ours, "", register.CommissionMeets},
		{"held on a day nobody remembers, with its protocol", register.Commission{Periodicity: 12}, []*session{{SignedOn: "2022-03-01"}}, "", "2023-03-01", register.CommissionMeets},
	} {
		turn := c.commission.TurnOn(c.sessions, today)
		assert.Equal(t, c.host, turn.Host, c.name)
		assert.Equal(t, c.due, turn.Due, c.name)
		assert.Equal(t, c.state, turn.StateOn(today), c.name)
	}
}

func TestASessionOfAForgottenDayIsNotToCome(t *testing.T) {
	second, first := &register.Session{Number: 2, From: "2007-07"}, &register.Session{Number: 1}
	turn := (&register.Commission{}).TurnOn([]*register.Session{first, second}, "2022-12-05")
	assert.Same(t, second, turn.Last)
	assert.Nil(t, turn.Next)
	third := &register.Session{Number: 3}
	assert.Same(t, third, (&register.Commission{}).TurnOn([]*register.Session{first, third, second}, "2022-12-05").Next)
}

func TestTheNextSessionIsBegun(t *testing.T) {
	member := func(id byte, side register.Side, from, to register.Date) register.Member {
		return register.Member{PersonID: register.ID{id}, Side: side, Role: register.RoleCoChair, From: from, To: to}
	}
	c := register.Commission{Head: register.Head{ID: register.ID{7}}, HostRule: register.HostAlternates, Members: []register.Member{
		member(1, register.Ours, "", "2022-11-30"), member(2, register.Ours, "2022-12-01", ""), member(3, register.Theirs, "", ""), member(4, register.Theirs, "2023-02-01", ""),
	}}
	last := &register.Session{Number: 2, From: "2021-06-01", Host: register.Ours, NextFrom: "2023-03-15", NextTo: "2023-03-16", NextPlace: register.Ru("Баку")}
	next := c.NextSession([]*register.Session{last, {Number: 3, From: "2022-06-01", Cancelled: true}}, "2022-12-05")
	assert.Equal(t, 3, next.Number)
	assert.Equal(t, register.Theirs, next.Host)
	assert.Equal(t, [2]register.Date{"2023-03-15", "2023-03-16"}, [2]register.Date{next.From, next.To})
	assert.Equal(t, "Баку", next.Place.Ru)
	ids := func(s *register.Session) (ids []byte) {
		for _, a := range s.Attendance {
			ids = append(ids, a.PersonID[0])
		}
		return ids
	}
	assert.ElementsMatch(t, []byte{2, 3, 4}, ids(next), "the members of the session's own day")
	next = c.NextSession([]*register.Session{last}, "2024-01-01")
	assert.Empty(t, next.From, "a day that has passed is not proposed")
	assert.Empty(t, next.Place)
	assert.Equal(t, 1, c.NextSession(nil, "2022-12-05").Number)
	assert.ElementsMatch(t, []byte{2, 3}, ids(c.NextSession(nil, "2022-12-05")))
}

func TestWhoHasJoinedAndLeftSinceASession(t *testing.T) {
	member := func(id byte, from, to register.Date) register.Member {
		return register.Member{PersonID: register.ID{id}, From: from, To: to}
	}
	c := register.Commission{Members: []register.Member{
		member(1, "", "2021-05-31"), member(2, "", "2021-06-01"), member(3, "2021-06-01", ""), member(4, "2021-06-02", ""), member(5, "2022-12-05", ""),
		member(6, "2022-12-06", ""), member(7, "2022-01-01", "2022-12-04"), member(8, "", "2022-12-05"), member(9, "2022", "2021"),
	}}
	ids := func(list []register.Member) (ids []byte) {
		for _, m := range list {
			ids = append(ids, m.PersonID[0])
		}
		return ids
	}
	joined, left := c.MembersChanged("2021-06-01", "2022-12-05")
	assert.Equal(t, []byte{4, 5, 7}, ids(joined), "9 joined at some day of 2022 that may be to come")
	assert.Equal(t, []byte{2, 7}, ids(left))
}
