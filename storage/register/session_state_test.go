package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func TestStatesOfSessionsAtTheirEdges(t *testing.T) {
	type s = register.Session
	whole := s{
		From: "2022-12-05", To: "2022-12-06", DayAgreedOn: "2022-10-01", AgendaAgreedOn: "2022-11-10", SignedOn: "2022-12-06", ClosedOn: "2023-06-30",
	}
	moved := s{From: "2022-12-20", Moves: []register.Move{{From: "2022-11-10", To: "2022-11-11", On: "2022-11-01"}}}
	agreed := moved
	agreed.DayAgreedOn = "2022-11-15"
	for _, c := range []struct {
		name    string
		session s
		on      register.Date
		want    register.SessionState
	}{
		{"nothing known", s{}, "2022-12-05", register.SessionPlanned},
		{"before anything is agreed", whole, "2022-09-30", register.SessionPlanned},
		{"the day agreed", whole, "2022-10-01", register.SessionDayAgreed},
		{"the day before the agenda", whole, "2022-11-09", register.SessionDayAgreed},
		{"the agenda agreed", whole, "2022-11-10", register.SessionAgendaAgreed},
		{"the eve", whole, "2022-12-04", register.SessionAgendaAgreed},
		{"the first day", whole, "2022-12-05", register.SessionHeld},
		{"the protocol signed on the last day", whole, "2022-12-06", register.SessionSigned},
		{"the eve of the closing", whole, "2023-06-29", register.SessionSigned},
		{"closed", whole, "2023-06-30", register.SessionClosed},
		{"on an unknown day of the month", s{From: "2022-12"}, "2022-12-05", register.SessionPlanned},
		{"an old record of a month", s{From: "2022-12"}, "2023-01-01", register.SessionHeld},
		{"an old record that is cancelled", s{From: "2022", Cancelled: true}, "2022-12-05", register.SessionCancelled},
		{"an old record that is cancelled, years before", s{From: "2022", Cancelled: true}, "2000-01-01", register.SessionCancelled},
		{"before it was cancelled", s{From: "2022-12-01", Cancelled: true, CancelledOn: "2022-11-20"}, "2022-11-19", register.SessionPlanned},
		{"cancelled on the day", s{From: "2022-12-01", Cancelled: true, CancelledOn: "2022-11-20"}, "2022-11-20", register.SessionCancelled},
		{"cancelled after its day had come it was not held", s{From: "2022-12-01", Cancelled: true, CancelledOn: "2022-12-10"}, "2022-12-05", register.SessionPlanned},
		{"signed, of an unknown day", s{SignedOn: "2007-07"}, "2022-12-05", register.SessionSigned},
		{"before it was moved", moved, "2022-10-31", register.SessionPlanned},
		{"moved", moved, "2022-11-01", register.SessionMoved},
		{"on its old day", moved, "2022-11-10", register.SessionMoved},
		{"its new day agreed", agreed, "2022-11-15", register.SessionDayAgreed},
		{"not agreed yet", agreed, "2022-11-14", register.SessionMoved},
		{"moved, and held", agreed, "2022-12-20", register.SessionHeld},
		{"moved to no day yet", s{Moves: []register.Move{{From: "2022-11-10"}}}, "2030-01-01", register.SessionMoved},
		{"moved on an unknown day", s{From: "2023", Moves: []register.Move{{From: "2022-11-10"}}}, "2022-01-01", register.SessionMoved},
	} {
		assert.Equal(t, c.want, c.session.StateOn(c.on), c.name)
	}
	assert.Equal(t, register.SessionUnderControl, whole.StateOn("2022-12-06").With(1))
	assert.Equal(t, register.SessionSigned, whole.StateOn("2022-12-06").With(0))
	assert.Equal(t, register.SessionHeld, whole.StateOn("2022-12-05").With(1), "no decision is under control before the protocol is signed")
	assert.Equal(t, register.SessionClosed, whole.StateOn("2023-06-30").With(1))
}

func TestTheDaysThatWereKnownOnADay(t *testing.T) {
	s := register.Session{From: "2022-11-10", To: "2022-11-11"}
	s.MoveTo("2022-12-20", "", "2022-11-01", register.Ru("по просьбе партнёра"))
	s.MoveTo("", "", "2022-12-01", register.Text{})
	for on, want := range map[register.Date][2]register.Date{
		"2022-10-31": {"2022-11-10", "2022-11-11"}, "2022-11-01": {"2022-12-20", ""}, "2022-11-30": {"2022-12-20", ""}, "2022-12-01": {"", ""},
	} {
		from, to := s.DaysOn(on)
		assert.Equal(t, want, [2]register.Date{from, to}, on)
	}
}

func TestTheAgendaIsDueBeforeTheSession(t *testing.T) {
	var usual, own register.Commission
	own.AgendaDays = 30
	s := register.Session{From: "2023-03-15"}
	assert.Equal(t, register.Date("2023-02-23"), usual.AgendaDue(&s))
	assert.Equal(t, register.Date("2023-02-13"), own.AgendaDue(&s))
	assert.False(t, usual.AgendaLate(&s, "2023-02-22"))
	assert.True(t, usual.AgendaLate(&s, "2023-02-23"))
	assert.True(t, usual.AgendaLate(&s, "2023-03-14"))
	assert.False(t, usual.AgendaLate(&s, "2023-03-15"), "it is held, with or without")
	s.AgendaAgreedOn = "2023-02-20"
	assert.Empty(t, usual.AgendaDue(&s))
	assert.Empty(t, usual.AgendaDue(&register.Session{From: "2023-03"}))
	assert.Empty(t, usual.AgendaDue(&register.Session{From: "2023-03-15", Cancelled: true}))
}
