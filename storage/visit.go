package storage

import (
	"context"
	"fmt"

	"accord/storage/register"
)

// visitRow is a visit and what lists derive from it.
type visitRow struct {
	register.Visit
	Partner    register.Text `gorm:"embedded;embeddedPrefix:partner_"`
	Leader     register.Text `gorm:"embedded;embeddedPrefix:leader_"`
	FirstDay   string
	LastDay    string
	TitleKey   keys `gorm:"embedded;embeddedPrefix:title_key_"`
	PartnerKey keys `gorm:"embedded;embeddedPrefix:partner_key_"`
}

func visitRowOf(v *register.Visit, l labels) *visitRow {
	partner := l.join(v.PartnerIDs...)
	last := v.To
	if last == "" {
		last = v.From
	}
	return &visitRow{
		Visit: *v, Partner: partner, Leader: l.join(v.Leader()),
		FirstDay: lastIfEmpty(v.From.First()), LastDay: lastIfEmpty(last.Last()),
		TitleKey: keysOf(v.Title), PartnerKey: keysOf(partner),
	}
}

// VisitQuery asks for visits. Empty fields ask for nothing.
type VisitQuery struct {
	Query
	// On is the day of which States speak.
	On         register.Date
	States     []register.VisitState
	Directions []register.Direction
	Types      []register.VisitType
	// Partner finds also the visits of everything below it in the tree.
	Partner register.ID
	Person  register.ID
	// Year is the year in which the visit begins.
	Year int
}

var visitOrders = sorted{"day": "first_day", "title": "title_key", "partner": "partner_key"}

// VisitIDs gives all visits that the query asks for, in its order. Sort fields: day, title, partner.
func (s *Store) VisitIDs(ctx context.Context, q VisitQuery) ([]register.ID, error) {
	l := q.list(register.KindVisit, visitOrders, "day")
	in(&l, "direction", q.Directions)
	in(&l, "type", q.Types)
	if len(q.States) > 0 {
		state := anyOf(visitStates(q.On.First()), q.States)
		l.filters = append(l.filters, filter{sqlVisitsByDay + state.sql, state.args})
	}
	if !q.Partner.IsZero() {
		l.mentions(register.RolePartner, "partners", q.Partner)
	}
	if !q.Person.IsZero() {
		l.mentions(register.RoleDelegate, "", q.Person)
	}
	if q.Year > 0 {
		l.where("first_day >= ? AND first_day < ?", fmt.Sprintf("%04d", q.Year), fmt.Sprintf("%04d", q.Year+1))
	}
	return s.ids(ctx, l)
}

// visitStates puts Visit.StateOn into conditions.
func visitStates(on register.Date) map[register.VisitState]condition {
	return map[register.VisitState]condition{
		register.VisitPostponed: {"fate = 'postponed'", nil},
		register.VisitCancelled: {"fate = 'cancelled'", nil},
		register.VisitUndated:   {"fate = '' AND first_day = '~' AND last_day = '~'", nil},
		register.VisitEnded:     {"fate = '' AND last_day < ?", []any{on}},
		register.VisitUnderWay:  {"fate = '' AND first_day <= ? AND last_day >= ?", []any{on, on}},
		register.VisitPlanned:   {"fate = '' AND first_day > ? AND last_day >= ? AND first_day || last_day <> '~~'", []any{on, on}},
	}
}

// VisitRow is a visit as lists show it.
type VisitRow struct {
	ID        register.ID
	Title     register.Text `gorm:"embedded;embeddedPrefix:title_"`
	Direction register.Direction
	Type      register.VisitType
	Level     register.VisitLevel
	Fate      register.Fate
	FromDay   register.Date
	ToDay     register.Date
	Partner   register.Text `gorm:"embedded;embeddedPrefix:partner_"`
	Leader    register.Text `gorm:"embedded;embeddedPrefix:leader_"`
}

// StateOn gives the state of the visit on a day.
func (r VisitRow) StateOn(day register.Date) register.VisitState {
	return (&register.Visit{From: r.FromDay, To: r.ToDay, Fate: r.Fate}).StateOn(day)
}

// VisitRows gives the rows of the visits in the order of the IDs.
func (s *Store) VisitRows(ctx context.Context, ids []register.ID) ([]VisitRow, error) {
	rows, err := rowsOf[VisitRow](ctx, s, register.KindVisit, ids)
	return inOrder(ids, rows, func(r VisitRow) register.ID { return r.ID }), err
}

// VisitYears gives the years in which visits began, the latest first.
func (s *Store) VisitYears(ctx context.Context) ([]int, error) {
	var years []int
	err := s.read(ctx).Raw(`SELECT DISTINCT CAST(substr(first_day, 1, 4) AS INTEGER) AS year FROM visits
		WHERE deleted_at IS NULL AND first_day <> '~' ORDER BY year DESC`).Scan(&years).Error
	if err != nil {
		return nil, fmt.Errorf("read years: %w", translate(err))
	}
	return years, nil
}
