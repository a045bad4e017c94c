package storage

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"accord/storage/register"
)

// Waiting is something that an agreement waits for on a day, or lacks.
type Waiting string

// What agreements wait for. The days of a notice or an end are counted from the day of asking, which is one of them.
const (
	WaitsNotice30     Waiting = "notice_30" // the last day for notice of termination comes
	WaitsNotice90     Waiting = "notice_90"
	WaitsNotice180    Waiting = "notice_180"
	WaitsExpiry30     Waiting = "expiry_30" // the last day in force comes
	WaitsExpiry90     Waiting = "expiry_90"
	WaitsExpiry180    Waiting = "expiry_180"
	WaitsForce        Waiting = "force_awaited"   // signed, perhaps applied provisionally
	WaitsAnswer       Waiting = "answer_late"     // a body was asked and has not answered in time
	WaitsStep         Waiting = "step_late"       // a step that a rule of procedure wants was not taken in time
	WaitsOriginal     Waiting = "no_original"     // signed, and nobody knows where the original lies
	WaitsRegistration Waiting = "no_registration" // signed, of a level that is registered, and not yet registered
	WaitsForceDay     Waiting = "no_force_day"    // in force from a day that nobody wrote down
)

// Waitings lists them as people read them.
var Waitings = []Waiting{
	WaitsNotice30, WaitsNotice90, WaitsNotice180, WaitsExpiry30, WaitsExpiry90, WaitsExpiry180,
	WaitsForce, WaitsAnswer, WaitsStep, WaitsOriginal, WaitsRegistration, WaitsForceDay,
}

// furthestWaiting is the longest of the stretches of days.
const furthestWaiting = 180

// dueWaitings names the deadline of a waiting, and how many days ahead it counts.
var dueWaitings = map[Waiting]struct {
	kind   DeadlineKind
	within int
}{
	WaitsNotice30: {DeadlineNotice, register.SoonDays}, WaitsNotice90: {DeadlineNotice, register.NearDays}, WaitsNotice180: {DeadlineNotice, furthestWaiting},
	WaitsExpiry30: {DeadlineExpiry, register.SoonDays}, WaitsExpiry90: {DeadlineExpiry, register.NearDays}, WaitsExpiry180: {DeadlineExpiry, furthestWaiting},
}

// The statuses in which agreements wait for something: those before the entry into force, those in force, and those of
// the latter in which agreements bind their parties.
var (
	awaiting = []register.Status{register.StatusAdopted, register.StatusSigned, register.StatusProvisional}
	binding  = []register.Status{register.StatusInForce, register.StatusNoticeGiven}
	running  = append([]register.Status{register.StatusSuspended}, binding...)
	living   = slices.Concat(awaiting, running, []register.Status{register.StatusUnclear})
	notOver  = append([]register.Status{register.StatusNotYet, register.StatusDraft}, living...)
)

// gap is what agreements lack while they have one of the statuses. Without a query it is the status alone; a query that looks
// at the status itself names none.
type gap struct {
	statuses []register.Status
	lacking  filter
}

// gaps are the waitings for something without a day. Where few lack something, the engine looks at the status of each.
func gaps(e *engine, on register.Date) map[Waiting]gap {
	return map[Waiting]gap{
		WaitsForce: {statuses: awaiting},
		WaitsAnswer: {lacking: filter{
			"SELECT DISTINCT a.agreement_id AS id FROM agreement_answers a CROSS JOIN agreement_spans s WHERE s.agreement_id = a.agreement_id AND " + lateAnswer + " AND " + standing,
			[]any{on, on, on, ranksOf(notOver), on, on},
		}},
		WaitsStep:     {lacking: filter{"SELECT DISTINCT agreement_id AS id FROM agreement_late WHERE to_day >= ? AND from_day <= ?", []any{on, on}}},
		WaitsOriginal: {living, filter{"SELECT id FROM agreements" + e.by("agreements_no_original") + " WHERE deleted_at IS NULL AND original_ru = '' AND original_en = '' AND original_tt = ''", nil}},
		WaitsRegistration: {living, filter{
			"SELECT id FROM agreements WHERE deleted_at IS NULL AND registered_from <> '' AND registered_from > ?", []any{on},
		}},
		WaitsForceDay: {lacking: filter{
			"SELECT a.id FROM agreements a CROSS JOIN agreement_spans s WHERE s.agreement_id = a.id AND a.deleted_at IS NULL AND " + e.set("a.force_unknown") + " AND " + standing,
			[]any{ranksOf(running), on, on},
		}},
	}
}

// lateAnswer is the condition of register.Approval.Late on a day, standing that of one of some statuses.
const (
	lateAnswer = "asked_from <= ? AND due < ? AND answered_from > ?"
	standing   = "s.rank IN ? AND s.from_day <= ? AND s.to_day >= ?"
)

func ranksOf(statuses []register.Status) []int {
	ranks := make([]int, len(statuses))
	for i, status := range statuses {
		ranks[i] = statusRank[status]
	}
	return ranks
}

// agreementAnswer is an answer that a body was asked for until a day.
type agreementAnswer struct {
	AgreementID  register.ID
	Place        int
	PartnerID    register.ID
	AskedFrom    register.Date
	Due          register.Date
	AnsweredFrom register.Date
}

func (agreementAnswer) TableName() string { return "agreement_answers" }

func answersOf(r register.Record) []agreementAnswer {
	a, ok := r.(*register.Agreement)
	if !ok || a == nil || a.InTrash() {
		return nil
	}
	var rows []agreementAnswer
	for i, one := range a.Approvals {
		if one.Due != "" {
			rows = append(rows, agreementAnswer{a.ID, i, one.PartnerID, one.AskedOn.First(), one.Due.Last(), one.AnsweredFrom()})
		}
	}
	return rows
}

// lookout is what agreements wait for on a day, as far as somebody asked.
type lookout struct {
	on       register.Date
	gaps     map[Waiting]gap
	statuses map[register.Status][]register.ID
	ranks    map[register.ID]int // of the same
	due      []dueDay
	lacking  map[Waiting][]register.ID
}

// lookout reads as much as some waitings need, side by side.
func (s *Store) lookout(ctx context.Context, on register.Date, waitings ...Waiting) (*lookout, error) {
	w := &lookout{on: on, gaps: gaps(s.engine(), on), statuses: map[register.Status][]register.ID{}, ranks: map[register.ID]int{}, lacking: map[Waiting][]register.ID{}}
	var mu sync.Mutex
	var works []func(context.Context) error
	within := -1
	for _, waiting := range waitings {
		if due, is := dueWaitings[waiting]; is {
			within = max(within, due.within)
			continue
		}
		gap := w.gaps[waiting]
		for _, status := range gap.statuses {
			if _, asked := w.statuses[status]; !asked {
				w.statuses[status] = nil
			}
		}
		if gap.lacking.sql != "" {
			works = append(works, func(ctx context.Context) error {
				ids, err := scanIDs(s.read(ctx), gap.lacking)
				mu.Lock()
				defer mu.Unlock()
				w.lacking[waiting] = ids
				return err
			})
		}
	}
	if within >= 0 {
		works = append(works, func(ctx context.Context) (err error) {
			w.due, err = s.agreementsDue(ctx, on, within)
			return err
		})
	}
	for status := range w.statuses {
		works = append(works, func(ctx context.Context) error {
			ids, err := scanIDs(s.read(ctx), withStatus(on, []register.Status{status}))
			mu.Lock()
			defer mu.Unlock()
			w.statuses[status] = ids
			for _, id := range ids {
				w.ranks[id] = statusRank[status]
			}
			return err
		})
	}
	if err := AtOnce(ctx, works...); err != nil {
		return nil, fmt.Errorf("read what waits: %w", translate(err))
	}
	return w, nil
}

// ids returns the agreements that wait for it, each once.
func (w *lookout) ids(waiting Waiting) []register.ID {
	var found []register.ID
	if asked, is := dueWaitings[waiting]; is {
		seen := map[register.ID]struct{}{}
		until := w.on.AddDays(asked.within)
		for _, d := range w.due {
			if _, twice := seen[d.id]; d.kind == asked.kind && d.day <= until && !twice {
				seen[d.id] = struct{}{}
				found = append(found, d.id)
			}
		}
		return found
	}
	gap := w.gaps[waiting]
	if gap.lacking.sql == "" {
		return w.having(gap.statuses)
	}
	if len(gap.statuses) == 0 {
		return w.lacking[waiting]
	}
	var wanted [16]bool // by rank
	for _, status := range gap.statuses {
		wanted[statusRank[status]] = true
	}
	for _, id := range w.lacking[waiting] {
		if rank, is := w.ranks[id]; is && wanted[rank] {
			found = append(found, id)
		}
	}
	return found
}

// having returns the agreements that have one of the statuses.
func (w *lookout) having(statuses []register.Status) []register.ID {
	var found []register.ID
	for _, status := range statuses {
		found = append(found, w.statuses[status]...)
	}
	return found
}

// waitFor returns the agreements that wait for one of several things.
func (s *Store) waitFor(ctx context.Context, on register.Date, waitings []Waiting) ([]register.ID, error) {
	w, err := s.lookout(ctx, on, waitings...)
	if err != nil {
		return nil, err
	}
	var found []register.ID
	for _, waiting := range waitings {
		found = append(found, w.ids(waiting)...)
	}
	return found, nil
}

// Waiting counts the agreements that wait for each of some things on a day, and for any of them.
func (s *Store) Waiting(ctx context.Context, on register.Date, waitings ...Waiting) (each map[Waiting]int, together int, err error) {
	w, err := s.lookout(ctx, on.First(), waitings...)
	if err != nil {
		return nil, 0, err
	}
	each, all := map[Waiting]int{}, map[register.ID]struct{}{}
	for _, waiting := range waitings {
		ids := w.ids(waiting)
		each[waiting] = len(ids)
		for _, id := range ids {
			all[id] = struct{}{}
		}
	}
	return each, len(all), nil
}
