package storage

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"accord/storage/register"
)

// EntryKind says what a day in the calendar is.
type EntryKind string

// The kinds of calendar entries.
const (
	EntryVisit   EntryKind = "visit"
	EntrySession EntryKind = "session"
	EntryNotice  EntryKind = "notice" // the last day for notice of termination
	EntryExpiry  EntryKind = "expiry" // the last day of an agreement in force
)

// EntryKinds lists them.
var EntryKinds = []EntryKind{EntryVisit, EntrySession, EntryNotice, EntryExpiry}

// Entry is something in the calendar: whole days, both included.
type Entry struct {
	Line
	Kind     EntryKind
	From, To register.Date
	Place    register.Text
	// Off says that it is cancelled or postponed.
	Off bool
	// Revision and Updated are those of the record: they grow with each change.
	Revision int64
	Updated  register.Instant
}

// Calendar gives what lies between two days, both included, in the order of its days: visits and sessions whose days
// are known, the last days for notice and the last days of agreements.
func (s *Store) Calendar(ctx context.Context, from, to register.Date) ([]Entry, error) {
	from, to = from.First(), to.Last()
	var entries []Entry
	for _, part := range []func(context.Context, register.Date, register.Date) ([]Entry, error){
		s.visitEntries, s.sessionEntries, s.deadlineEntries,
	} {
		found, err := part(ctx, from, to)
		if err != nil {
			return nil, err
		}
		entries = append(entries, found...)
	}
	ids := make([]register.ID, len(entries))
	for i, e := range entries {
		ids[i] = e.ID
	}
	lines, err := s.Lines(ctx, ids...)
	if err != nil {
		return nil, err
	}
	for i := range entries {
		entries[i].Line = lines[entries[i].ID]
	}
	slices.SortStableFunc(entries, func(a, b Entry) int {
		return cmp.Or(a.From.Compare(b.From), cmp.Compare(slices.Index(EntryKinds, a.Kind), slices.Index(EntryKinds, b.Kind)), slices.Compare(a.ID[:], b.ID[:]))
	})
	return entries, nil
}

func (s *Store) visitEntries(ctx context.Context, from, to register.Date) ([]Entry, error) {
	ids, err := scanIDs(s.read(ctx), filter{sqlVisitsByDay + "first_day <= ? AND last_day >= ? ORDER BY first_day, id", []any{to, from}})
	if err != nil {
		return nil, fmt.Errorf("read the visits of the calendar: %w", translate(err))
	}
	var entries []Entry
	err = s.each(ctx, register.KindVisit, ids, func(r register.Record) {
		v := r.(*register.Visit)
		var place register.Text
		if len(v.Places) > 0 {
			place = v.Places[0].Name
		}
		entries = append(entries, dayEntry(v, EntryVisit, v.From, v.To, place, v.Fate != ""))
	})
	return dated(entries), err
}

func (s *Store) sessionEntries(ctx context.Context, from, to register.Date) ([]Entry, error) {
	ids, err := scanIDs(s.read(ctx), filter{
		"SELECT id FROM sessions WHERE deleted_at IS NULL AND first_day <= ? AND max(first_day, to_day) >= ? ORDER BY first_day, id", []any{to, from},
	})
	if err != nil {
		return nil, fmt.Errorf("read the sessions of the calendar: %w", translate(err))
	}
	var entries []Entry
	err = s.each(ctx, register.KindSession, ids, func(r register.Record) {
		one := r.(*register.Session)
		entries = append(entries, dayEntry(one, EntrySession, one.From, one.To, one.Place, one.Cancelled))
	})
	return dated(entries), err
}

// deadlineEntries gives the deadlines of agreements, which take a day each.
func (s *Store) deadlineEntries(ctx context.Context, from, to register.Date) ([]Entry, error) {
	within, _ := from.DaysUntil(to)
	due, err := s.Deadlines(ctx, from, within)
	if err != nil {
		return nil, err
	}
	kinds := map[DeadlineKind]EntryKind{DeadlineNotice: EntryNotice, DeadlineExpiry: EntryExpiry}
	ids := make([]register.ID, len(due))
	for i, d := range due {
		ids[i] = d.ID
	}
	heads := map[register.ID]register.Head{}
	err = s.each(ctx, register.KindAgreement, ids, func(r register.Record) { heads[r.Ref().ID] = *r.Meta() })
	if err != nil {
		return nil, err
	}
	entries := make([]Entry, len(due))
	for i, d := range due {
		entries[i] = Entry{Line: d.Line, Kind: kinds[d.Kind], From: d.Day, To: d.Day, Revision: heads[d.ID].Revision, Updated: heads[d.ID].UpdatedAt}
	}
	return entries, nil
}

// each reads records some at a time.
func (s *Store) each(ctx context.Context, k register.Kind, ids []register.ID, do func(register.Record)) error {
	for some := range slices.Chunk(ids, partSize) {
		records, err := shapes[k].load(s.read(ctx), some)
		if err != nil {
			return fmt.Errorf("read %s of the calendar: %w", k, translate(err))
		}
		for _, r := range records {
			do(r)
		}
	}
	return nil
}

func dayEntry(r register.Record, kind EntryKind, from, to register.Date, place register.Text, off bool) Entry {
	if to == "" {
		to = from
	}
	return Entry{
		Line: Line{Ref: r.Ref()}, Kind: kind, From: from, To: to, Place: place, Off: off,
		Revision: r.Meta().Revision, Updated: r.Meta().UpdatedAt,
	}
}

// dated leaves out what has no known day.
func dated(entries []Entry) []Entry {
	return slices.DeleteFunc(entries, func(e Entry) bool {
		return e.From.Precision() != register.DayKnown || e.To.Precision() != register.DayKnown
	})
}
