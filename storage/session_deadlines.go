package storage

import (
	"context"

	"accord/storage/register"
)

// sessionsDue returns the days by which commissions must meet and agendas be agreed, past ones too: a commission waits
// until it has met, an agenda until the session. A commission whose next session lies in time does not wait.
func (s *Store) sessionsDue(ctx context.Context, on, until register.Date) ([]dueDay, error) {
	turns, err := s.turns(ctx, "1 = 1", on)
	if err != nil {
		return nil, err
	}
	var due []dueDay
	agendaDays := map[register.ID]int{}
	for _, t := range turns {
		agendaDays[t.ID] = t.AgendaDays
		day := t.Turn.Due.Last()
		if day == "" || day > until {
			continue
		}
		if next := t.Turn.Next; next == nil || next.From == "" || next.From.Last() > day {
			due = append(due, dueDay{id: t.ID, kind: DeadlineSession, day: day})
		}
	}
	rows, err := s.sessionSteps(ctx, filter{"first_day > ? AND agenda_agreed_on = '' AND cancelled = ?", []any{on, false}})
	for _, r := range rows {
		c := register.Commission{AgendaDays: agendaDays[r.CommissionID]}
		if day := c.AgendaDue(r.Session()); day != "" && day <= until {
			due = append(due, dueDay{id: r.ID, kind: DeadlineAgenda, day: day})
		}
	}
	return due, err
}

// nextEntries returns the sessions that protocols fix and nobody has entered yet.
func (s *Store) nextEntries(ctx context.Context, from, to register.Date) ([]Entry, error) {
	rows, err := s.sessionSteps(ctx, filter{"next_from <> '' AND next_from <= ? AND (next_from >= ? OR next_to >= ?)", []any{to, from, from}})
	if err != nil {
		return nil, err
	}
	var commissions, fixing []register.ID
	for _, r := range rows {
		commissions = append(commissions, r.CommissionID)
	}
	of, err := s.sessionsOf(ctx, commissions)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		entered := false
		for _, other := range of[r.CommissionID] {
			entered = entered || other.From != "" && r.FromDay.First() < other.From.First()
		}
		if !entered && !r.Cancelled {
			fixing = append(fixing, r.ID)
		}
	}
	var entries []Entry
	err = s.each(ctx, register.KindSession, fixing, func(r register.Record) {
		one := r.(*register.Session)
		entries = append(entries, dayEntry(one, EntryNext, one.NextFrom, one.NextTo, one.NextPlace, false))
	})
	return dated(entries), err
}
