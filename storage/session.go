package storage

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// sessionRow is a session and what lists derive from it.
type sessionRow struct {
	register.Session
	Commission    register.Text `gorm:"embedded;embeddedPrefix:commission_"`
	FirstDay      string
	CommissionKey keys `gorm:"embedded;embeddedPrefix:commission_key_"`
}

var sessionShape = rowShape[register.Session, sessionRow]{
	name: "sessions", mark: "s", rowOf: sessionRowOf,
	record: func(r *sessionRow) *register.Session { return &r.Session },
	hint:   func(s *register.Session, l labels) register.Text { return l.join(s.CommissionID) }, // "Session No. 3" says nothing without its commission
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
	// On is the day on which States hold.
	On         register.Date
	States     []register.SessionState
	Commission register.ID
}

var sessionOrders = orders{"from": byFirstDay("first_day"), "commission": byName("commission_key"), "number": byNumber("number")}

// SessionIDs returns all sessions that the query asks for, in its order. Orders: from, commission,
// number.
func (s *Store) SessionIDs(ctx context.Context, q SessionQuery) ([]register.ID, error) {
	l := s.list(q.Query, register.KindSession, sessionOrders, "from")
	if !q.Commission.IsZero() {
		l.where("commission_id = ?", q.Commission)
	}
	if len(q.States) > 0 {
		l.passing = append(l.passing, func(ctx context.Context) ([]register.ID, error) { return s.sessionsIn(ctx, q) })
	}
	return s.ids(ctx, l)
}

// sessionsIn finds the sessions that are in one of the states. A state follows from too many days to be asked of the
// engine; the sessions are few.
func (s *Store) sessionsIn(ctx context.Context, q SessionQuery) ([]register.ID, error) {
	rows, err := s.sessionSteps(ctx, filter{sql: "1 = 1"})
	if err != nil {
		return nil, err
	}
	unfinished := map[register.ID]int{}
	if slices.Contains(q.States, register.SessionSigned) || slices.Contains(q.States, register.SessionUnderControl) {
		if unfinished, err = s.unfinished(ctx, q.On, filter{"source_kind = ?", []any{register.KindSession}}); err != nil {
			return nil, err
		}
	}
	var found []register.ID
	for _, r := range rows {
		if slices.Contains(q.States, r.Session().StateOn(q.On).With(unfinished[r.ID])) {
			found = append(found, r.ID)
		}
	}
	return found, nil
}

// SessionSteps is as much of a session as its state and the commission's turn follow from.
type SessionSteps struct {
	ID             register.ID
	CommissionID   register.ID
	Number         int
	FromDay        register.Date
	ToDay          register.Date
	Cancelled      bool
	CancelledOn    register.Date
	Moves          []register.Move `gorm:"serializer:json"`
	DayAgreedOn    register.Date
	AgendaAgreedOn register.Date
	SignedOn       register.Date
	ClosedOn       register.Date
	Host           register.Side
	NextFrom       register.Date
	NextTo         register.Date
	NextPlace      register.Text `gorm:"embedded;embeddedPrefix:next_place_"`
	Place          register.Text `gorm:"embedded;embeddedPrefix:place_"`
}

// Session returns that part of the session.
func (r SessionSteps) Session() *register.Session {
	return &register.Session{
		Head: register.Head{ID: r.ID}, CommissionID: r.CommissionID, Number: r.Number, From: r.FromDay, To: r.ToDay, Host: r.Host, Place: r.Place,
		Cancelled: r.Cancelled, CancelledOn: r.CancelledOn, Moves: r.Moves, DayAgreedOn: r.DayAgreedOn, AgendaAgreedOn: r.AgendaAgreedOn,
		SignedOn: r.SignedOn, ClosedOn: r.ClosedOn, NextFrom: r.NextFrom, NextTo: r.NextTo, NextPlace: r.NextPlace,
	}
}

// sessionSteps reads the steps of the living sessions under a condition.
func (s *Store) sessionSteps(ctx context.Context, where filter) ([]SessionSteps, error) {
	var rows []SessionSteps
	db := s.read(ctx).Session(&gorm.Session{QueryFields: true}) // agendas and the like stay where they are
	err := db.Table("sessions").Where("deleted_at IS NULL").Where(where.sql, where.args...).Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read sessions: %w", translate(err))
	}
	return rows, nil
}

// SessionsOf returns the sessions of a commission as far as its turn follows from them, in no particular order.
func (s *Store) SessionsOf(ctx context.Context, commission register.ID) ([]*register.Session, error) {
	sessions, err := s.sessionsOf(ctx, []register.ID{commission})
	return sessions[commission], err
}

func (s *Store) sessionsOf(ctx context.Context, commissions []register.ID) (map[register.ID][]*register.Session, error) {
	of := map[register.ID][]*register.Session{}
	for some := range slices.Chunk(commissions, idsAtOnce) {
		rows, err := s.sessionSteps(ctx, filter{"commission_id IN ?", []any{some}})
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			of[r.CommissionID] = append(of[r.CommissionID], r.Session())
		}
	}
	return of, nil
}

// SessionRow is a session as lists show it.
type SessionRow struct {
	SessionSteps
	Title          register.Text `gorm:"embedded;embeddedPrefix:title_"`
	Commission     register.Text `gorm:"embedded;embeddedPrefix:commission_"`
	ProtocolNumber string
	Mode           register.Mode
	// State is that of the day the rows were asked for.
	State register.SessionState `gorm:"-"`
}

// SessionRows returns the rows of the sessions in the order of the IDs, with their states on the day.
func (s *Store) SessionRows(ctx context.Context, ids []register.ID, on register.Date) ([]SessionRow, error) {
	rows, err := rowsOf[SessionRow](ctx, s, register.KindSession, ids)
	if err != nil {
		return nil, err
	}
	unfinished, err := s.Unfinished(ctx, ids, on)
	for i, r := range rows {
		rows[i].State = r.Session().StateOn(on).With(unfinished[r.ID])
	}
	return inOrder(ids, rows, func(r SessionRow) register.ID { return r.ID }), err
}
