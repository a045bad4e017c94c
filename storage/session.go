package storage

import (
	"context"

	"accord/storage/register"
)

// sessionRow is a session and what lists derive from it.
type sessionRow struct {
	register.Session
	Commission    register.Text `gorm:"embedded;embeddedPrefix:commission_"`
	FirstDay      string
	CommissionKey keys `gorm:"embedded;embeddedPrefix:commission_key_"`
}

func sessionRowOf(r *register.Session, l labels) *sessionRow {
	commission := l.join(r.CommissionID)
	return &sessionRow{
		Session: *r, Commission: commission, FirstDay: lastIfEmpty(r.From.First()), CommissionKey: keysOf(commission),
	}
}

// SessionQuery asks for sessions. Empty fields ask for nothing.
type SessionQuery struct {
	Query
	// On is the day of which States speak.
	On         register.Date
	States     []register.SessionState
	Commission register.ID
}

var sessionOrders = sorted{"day": "first_day", "commission": "commission_key", "number": "number"}

// SessionIDs gives all sessions that the query asks for, in its order. Sort fields: day, commission,
// number.
func (s *Store) SessionIDs(ctx context.Context, q SessionQuery) ([]register.ID, error) {
	l := q.list(register.KindSession, sessionOrders, "day")
	if !q.Commission.IsZero() {
		l.where("commission_id = ?", q.Commission)
	}
	if len(q.States) > 0 {
		state := anyOf(sessionStates(q.On.First()), q.States)
		l.where(state.sql, state.args...)
	}
	return s.ids(ctx, l)
}

// sessionStates puts Session.StateOn into conditions.
func sessionStates(on register.Date) map[register.SessionState]condition {
	return map[register.SessionState]condition{
		register.SessionCancelled: {"cancelled = 1", nil},
		register.SessionHeld:      {"cancelled = 0 AND first_day <= ?", []any{on}},
		register.SessionPlanned:   {"cancelled = 0 AND first_day > ?", []any{on}},
	}
}

// SessionRow is a session as lists show it.
type SessionRow struct {
	ID         register.ID
	Title      register.Text `gorm:"embedded;embeddedPrefix:title_"`
	Number     int
	Commission register.Text `gorm:"embedded;embeddedPrefix:commission_"`
	FromDay    register.Date
	ToDay      register.Date
	Place      register.Text `gorm:"embedded;embeddedPrefix:place_"`
	Host       register.Side
	Cancelled  bool
}

// StateOn gives the state of the session on a day.
func (r SessionRow) StateOn(day register.Date) register.SessionState {
	return (&register.Session{From: r.FromDay, To: r.ToDay, Cancelled: r.Cancelled}).StateOn(day)
}

// SessionRows gives the rows of the sessions in the order of the IDs.
func (s *Store) SessionRows(ctx context.Context, ids []register.ID) ([]SessionRow, error) {
	rows, err := rowsOf[SessionRow](ctx, s, register.KindSession, ids)
	return inOrder(ids, rows, func(r SessionRow) register.ID { return r.ID }), err
}
