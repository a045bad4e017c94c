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
	EntryNext    EntryKind = "next_session" // of a commission, as the protocol of the last one fixes it
	EntryNotice  EntryKind = "notice"       // the last day for notice of termination
	EntryExpiry  EntryKind = "expiry"       // the last day of an agreement in force
	// EntryAnniversary is a round number of years after the signing of an agreement that is still in force.
	EntryAnniversary EntryKind = "anniversary"
	EntryEvent       EntryKind = "event"
	EntryReply       EntryKind = "reply"      // the last day for the reply to an invitation
	EntryCommitment  EntryKind = "commitment" // the day on which a commitment, or the next report on it, is due
	EntryVisitReport EntryKind = "visit_report"
)

// EntryKinds lists them.
var EntryKinds = []EntryKind{EntryVisit, EntrySession, EntryNext, EntryEvent, EntryNotice, EntryExpiry, EntryCommitment, EntryVisitReport, EntryReply, EntryAnniversary}

// Entry is something in the calendar: whole days, both included.
type Entry struct {
	Line
	Kind     EntryKind
	From, To register.Date
	Place    register.Text
	// Off says that it is cancelled or postponed.
	Off bool
	// Then is the day until which an agreement goes on if the day for notice passes. Years is the round number of years
	// since the signing, in an entry about it. Adopted marks an agreement that no party signed.
	Then    register.Date
	Years   int
	Adopted bool
	// Revision and Updated are those of the record, and where a rule says the day of that too: they grow with each change.
	Revision int64
	Updated  register.Instant
}

// Dated reports whether both days are known.
func (e Entry) Dated() bool {
	return e.From.Precision() == register.DayKnown && e.To.Precision() == register.DayKnown
}

// Calendar returns the entries between two days in their order: visits and sessions with known days, the next sessions
// fixed by protocols, events, last days for notice, last days of agreements, round anniversaries of their signing, due
// days of open commitments and of missing reports on visits, and last days for missing replies to invitations.
func (s *Store) Calendar(ctx context.Context, q CalendarQuery) ([]Entry, error) {
	from, to := q.From.First(), q.To.Last()
	var parts [][]Entry
	var works []func(context.Context) error
	for _, part := range []struct {
		read  func(context.Context, register.Date, register.Date) ([]Entry, error)
		kinds []EntryKind
	}{
		{s.visitEntries, []EntryKind{EntryVisit}}, {s.sessionEntries, []EntryKind{EntrySession}}, {s.nextEntries, []EntryKind{EntryNext}},
		{s.deadlineEntries, []EntryKind{EntryNotice, EntryExpiry}}, {s.anniversaryEntries, []EntryKind{EntryAnniversary}},
		{s.eventEntries, []EntryKind{EntryEvent}}, {s.commitmentEntries, []EntryKind{EntryCommitment}},
		{s.reportEntries, []EntryKind{EntryVisitReport}}, {s.replyEntries, []EntryKind{EntryReply}},
	} {
		if !q.wants(part.kinds...) {
			continue
		}
		at := len(parts)
		parts = append(parts, nil)
		works = append(works, func(ctx context.Context) (err error) { parts[at], err = part.read(ctx, from, to); return err })
	}
	if err := AtOnce(ctx, works...); err != nil {
		return nil, err
	}
	entries := slices.Concat(parts...)
	entries = slices.DeleteFunc(entries, func(e Entry) bool { return !q.wants(e.Kind) || !q.Undated && !e.Dated() })
	if !q.Partner.IsZero() {
		var err error
		if entries, err = s.concerning(ctx, q.Partner, entries); err != nil {
			return nil, err
		}
	}
	if q.CalledOff {
		off, err := s.calledOff(ctx, q, from, to)
		if err != nil {
			return nil, err
		}
		entries = append(entries, off...)
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

// visitsByDay begins a query for living visits by their days.
func (s *Store) visitsByDay() string {
	return "SELECT id FROM visits" + s.engine().by("visits_day") + " WHERE deleted_at IS NULL AND "
}

func (s *Store) visitEntries(ctx context.Context, from, to register.Date) ([]Entry, error) {
	ids, err := scanIDs(s.read(ctx), filter{s.visitsByDay() + "first_day <= ? AND last_day >= ? ORDER BY first_day, id", []any{to, from}})
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
		entries = append(entries, dayEntry(v, EntryVisit, v.From, v.To, place, v.Off()))
	})
	return entries, err
}

func (s *Store) sessionEntries(ctx context.Context, from, to register.Date) ([]Entry, error) {
	ids, err := scanIDs(s.read(ctx), filter{
		"SELECT id FROM sessions WHERE deleted_at IS NULL AND first_day <= ? AND (first_day >= ? OR to_day >= ?) ORDER BY first_day, id",
		[]any{to, from.AddMonths(-12), from}, // one of a year has the first day of it
	})
	if err != nil {
		return nil, fmt.Errorf("read the sessions of the calendar: %w", translate(err))
	}
	var entries []Entry
	err = s.each(ctx, register.KindSession, ids, func(r register.Record) {
		one := r.(*register.Session)
		if e := dayEntry(one, EntrySession, one.From, one.To, one.Place, one.Cancelled); e.To.Last() >= from {
			entries = append(entries, e)
		}
	})
	return entries, err
}

// deadlineEntries returns the deadlines of agreements, which take a day each.
func (s *Store) deadlineEntries(ctx context.Context, from, to register.Date) ([]Entry, error) {
	within, _ := from.DaysUntil(to)
	days, err := s.agreementsDue(ctx, from, within)
	if err != nil {
		return nil, err
	}
	due, err := s.named(ctx, days)
	if err != nil {
		return nil, err
	}
	kinds := map[DeadlineKind]EntryKind{DeadlineNotice: EntryNotice, DeadlineExpiry: EntryExpiry}
	entries := make([]Entry, len(due))
	for i, d := range due {
		entries[i] = Entry{Line: d.Line, Kind: kinds[d.Kind], From: d.Day, To: d.Day, Then: d.Then}
	}
	return entries, s.headed(ctx, entries)
}

func (s *Store) eventEntries(ctx context.Context, from, to register.Date) ([]Entry, error) {
	ids, err := scanIDs(s.read(ctx), filter{
		"SELECT id FROM events WHERE deleted_at IS NULL AND first_day <= ? AND last_day >= ? ORDER BY first_day, id", []any{to, from},
	})
	if err != nil {
		return nil, fmt.Errorf("read the events of the calendar: %w", translate(err))
	}
	var entries []Entry
	err = s.each(ctx, register.KindEvent, ids, func(r register.Record) {
		e := r.(*register.Event)
		entries = append(entries, dayEntry(e, EntryEvent, e.From, e.To, e.Place, e.Fate != ""))
	})
	return entries, err
}

// replyEntries returns the last days for replies that had not come by then, whatever day is today.
func (s *Store) replyEntries(ctx context.Context, from, to register.Date) ([]Entry, error) {
	ids, err := scanIDs(s.read(ctx), filter{`SELECT id FROM invitations WHERE deleted_at IS NULL
		AND due_day BETWEEN ? AND ? AND sent_day <= due_day AND replied_day > due_day AND came_day > due_day ORDER BY due_day, id`, []any{from, to}})
	if err != nil {
		return nil, fmt.Errorf("read the invitations of the calendar: %w", translate(err))
	}
	var entries []Entry
	err = s.each(ctx, register.KindInvitation, ids, func(r register.Record) {
		entries = append(entries, dayEntry(r, EntryReply, r.(*register.Invitation).ReplyDue, "", register.Text{}, false))
	})
	return dated(entries), err
}

// The anniversaries that are worth a word come every five years, and of the oldest agreements we have after two
// centuries.
const (
	roundYears  = 5
	oldestYears = 200
)

// anniversaryEntries returns the round anniversaries of agreements in force on them. Whoever signed on 29 February is
// celebrated on the 28th in other years.
func (s *Store) anniversaryEntries(ctx context.Context, from, to register.Date) ([]Entry, error) {
	var found [oldestYears / roundYears][]Entry
	works := make([]func(context.Context) error, len(found))
	for i := range found {
		works[i] = func(ctx context.Context) (err error) {
			found[i], err = s.anniversariesOf(ctx, (i+1)*roundYears, from, to)
			return err
		}
	}
	if err := AtOnce(ctx, works...); err != nil {
		return nil, fmt.Errorf("read the anniversaries of the calendar: %w", translate(err))
	}
	entries := slices.Concat(found[:]...)
	return entries, s.headed(ctx, entries)
}

// anniversariesOf returns the anniversaries of a number of years.
func (s *Store) anniversariesOf(ctx context.Context, years int, from, to register.Date) (entries []Entry, err error) {
	var signed []struct {
		ID             register.ID
		SignedOn       register.Date
		FromDay, ToDay register.Date
	}
	// Few were signed on these days: they come first, and of each only its own spans. By their rank the engine would go
	// through all that was ever in force, forty times.
	err = s.read(ctx).Raw(`SELECT a.id, a.signed_on, s.from_day, s.to_day FROM agreements a CROSS JOIN agreement_spans s
		WHERE s.agreement_id = a.id AND a.deleted_at IS NULL AND a.signed_on BETWEEN ? AND ? AND +s.rank IN ? ORDER BY a.signed_on, a.id`,
		from.AddMonths(-12*years), to.AddMonths(-12*years).AddDays(1), ranksOf(binding)).Scan(&signed).Error
	for _, one := range signed {
		day := one.SignedOn.AddMonths(12 * years)
		if one.SignedOn.Precision() != register.DayKnown || day < from || day > to || day < one.FromDay || day > one.ToDay {
			continue
		}
		entries = append(entries, Entry{
			Line: Line{Ref: register.Ref{Kind: register.KindAgreement, ID: one.ID}}, Kind: EntryAnniversary, From: day, To: day, Years: years,
		})
	}
	return entries, err
}

// headed puts the revisions of the agreements into their entries, and whether they were adopted.
func (s *Store) headed(ctx context.Context, entries []Entry) error {
	ids := make([]register.ID, len(entries))
	for i, e := range entries {
		ids[i] = e.ID
	}
	agreements := map[register.ID]*register.Agreement{}
	err := s.each(ctx, register.KindAgreement, ids, func(r register.Record) { agreements[r.Ref().ID] = r.(*register.Agreement) })
	for i, e := range entries {
		if a := agreements[e.ID]; a != nil {
			entries[i].Revision, entries[i].Updated, entries[i].Adopted = a.Revision, a.UpdatedAt, a.SignedOn() == ""
		}
	}
	return err
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

// dated leaves out entries without a known day.
func dated(entries []Entry) []Entry {
	return slices.DeleteFunc(entries, func(e Entry) bool { return !e.Dated() })
}
