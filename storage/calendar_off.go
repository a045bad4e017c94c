package storage

import (
	"context"
	"fmt"
	"slices"

	"accord/storage/register"
)

// plan is a kind of records that stand in the calendar by their own days.
type plan struct {
	entry EntryKind
	kind  register.Kind
	last  string // column of the last day
}

var planned = []plan{
	{EntryVisit, register.KindVisit, "last_day"},
	{EntrySession, register.KindSession, "to_day"},
	{EntryEvent, register.KindEvent, "last_day"},
}

// entryOff returns the entry of a planned record, as off.
func entryOff(r register.Record) Entry {
	switch r := r.(type) {
	case *register.Visit:
		return dayEntry(r, EntryVisit, r.From, r.To, register.Text{}, true)
	case *register.Session:
		return dayEntry(r, EntrySession, r.From, r.To, r.Place, true)
	case *register.Event:
		return dayEntry(r, EntryEvent, r.From, r.To, r.Place, true)
	}
	return Entry{}
}

// calledOff returns the visits, sessions and events in the trash between two days, as off, and those deleted for good: a
// calendar that holds them from an earlier export is to take them out. Those that concern a partner, where one is wanted.
func (s *Store) calledOff(ctx context.Context, q CalendarQuery, from, to register.Date) ([]Entry, error) {
	var entries []Entry
	for _, p := range planned {
		if !q.wants(p.entry) {
			continue
		}
		sql := "SELECT id FROM " + shapes[p.kind].table() + " WHERE deleted_at IS NOT NULL AND first_day <= ? AND (first_day >= ? OR " +
			p.last + " >= ?) ORDER BY first_day, id"
		ids, err := scanIDs(s.read(ctx), filter{sql, []any{to, from, from}})
		if err != nil {
			return nil, fmt.Errorf("read what was called off: %w", translate(err))
		}
		if err := s.each(ctx, p.kind, ids, func(r register.Record) { entries = append(entries, entryOff(r)) }); err != nil {
			return nil, err
		}
	}
	entries = dated(entries)
	gone, err := s.calledOffForGood(ctx, q)
	if err != nil || q.Partner.IsZero() {
		return append(entries, gone...), err
	}
	concerned, err := s.trashConcerning(ctx, q.Partner)
	if err != nil {
		return nil, err
	}
	return append(slices.DeleteFunc(entries, func(e Entry) bool { return !concerned[e.Ref.ID] }), gone...), nil
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
