package storage

import (
	"context"
	"fmt"
	"slices"

	"accord/storage/register"
)

// calledOff returns the visits, sessions and events in the trash between two days, as off: a calendar that holds them from
// an earlier export is to take them out. Those that concern a partner, where one is wanted.
func (s *Store) calledOff(ctx context.Context, q CalendarQuery, from, to register.Date) ([]Entry, error) {
	var entries []Entry
	for _, part := range []struct {
		entry EntryKind
		kind  register.Kind
		last  string // column of the last day
	}{
		{EntryVisit, register.KindVisit, "last_day"},
		{EntrySession, register.KindSession, "to_day"},
		{EntryEvent, register.KindEvent, "last_day"},
	} {
		if !q.wants(part.entry) {
			continue
		}
		sql := "SELECT id FROM " + shapes[part.kind].table() + " WHERE deleted_at IS NOT NULL AND first_day <= ? AND (first_day >= ? OR " + part.last + " >= ?) ORDER BY first_day, id"
		ids, err := scanIDs(s.read(ctx), filter{sql, []any{to, from, from}})
		if err != nil {
			return nil, fmt.Errorf("read what was called off: %w", translate(err))
		}
		err = s.each(ctx, part.kind, ids, func(r register.Record) {
			switch r := r.(type) {
			case *register.Visit:
				entries = append(entries, dayEntry(r, part.entry, r.From, r.To, register.Text{}, true))
			case *register.Session:
				entries = append(entries, dayEntry(r, part.entry, r.From, r.To, r.Place, true))
			case *register.Event:
				entries = append(entries, dayEntry(r, part.entry, r.From, r.To, r.Place, true))
			}
		})
		if err != nil {
			return nil, err
		}
	}
	entries = dated(entries)
	if q.Partner.IsZero() {
		return entries, nil
	}
	concerned, err := s.trashConcerning(ctx, q.Partner)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(entries, func(e Entry) bool { return !concerned[e.Ref.ID] }), nil
}

// trashConcerning returns what mentions a partner or anything below it, in the trash too, and the sessions of commissions that do.
func (s *Store) trashConcerning(ctx context.Context, partner register.ID) (map[register.ID]bool, error) {
	direct, err := scanIDs(s.read(ctx), filter{withBelow("partners") + "SELECT DISTINCT m.id FROM below JOIN mentions m ON m.target = below.id", []any{partner}})
	if err != nil {
		return nil, fmt.Errorf("read what concerns a partner: %w", translate(err))
	}
	concerned := map[register.ID]bool{}
	for some := range slices.Chunk(direct, idsAtOnce) {
		sessions, err := scanIDs(s.read(ctx), filter{"SELECT id FROM sessions WHERE commission_id IN ?", []any{some}})
		if err != nil {
			return nil, fmt.Errorf("read what concerns a partner: %w", translate(err))
		}
		for _, id := range slices.Concat(some, sessions) {
			concerned[id] = true
		}
	}
	return concerned, nil
}
