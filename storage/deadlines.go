package storage

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"accord/storage/register"
)

// DeadlineKind says what a day is the last one for.
type DeadlineKind string

// The kinds of deadlines.
const (
	DeadlineNotice DeadlineKind = "notice" // of termination: after it an agreement is renewed
	DeadlineExpiry DeadlineKind = "expiry" // the last day in force
	DeadlineAnswer DeadlineKind = "answer" // of a body that was asked for its approval
)

// DeadlineKinds lists those that Deadlines looks for.
var DeadlineKinds = []DeadlineKind{DeadlineNotice, DeadlineExpiry}

// Deadline is a day by which something must be done, or has happened.
type Deadline struct {
	Line
	Kind DeadlineKind
	Day  register.Date
	// Then is the day until which the agreement is renewed if the day for notice passes.
	Then register.Date
	// Of is the body whose answer it is.
	Of Line
}

// Deadlines gives what falls due from a day on within so many days, the nearest first: the last days for notice of
// agreements that are renewed by themselves, and the ends of those that are not.
func (s *Store) Deadlines(ctx context.Context, on register.Date, within int) ([]Deadline, error) {
	due, err := s.due(ctx, on.First(), within)
	if err != nil {
		return nil, err
	}
	return s.named(ctx, due)
}

// due gives what falls due without the agreements' names, the nearest first.
func (s *Store) due(ctx context.Context, on register.Date, within int) ([]dueDay, error) {
	until := on.AddDays(within)
	due, err := s.noticesDue(ctx, on, until)
	if err != nil {
		return nil, fmt.Errorf("read the last days for notice: %w", translate(err))
	}
	var ending []agreementSpan
	err = s.read(ctx).Where("rank IN ? AND to_day = ? AND from_day > ? AND from_day <= ?",
		[]int{statusRank[register.StatusExpired], statusRank[register.StatusTerminated]}, register.Forever, on, until.AddDays(1)).
		Find(&ending).Error
	if err != nil {
		return nil, fmt.Errorf("read the ends of agreements: %w", translate(err))
	}
	for _, span := range ending {
		due = append(due, dueDay{id: span.AgreementID, kind: DeadlineExpiry, day: span.FromDay.AddDays(-1)})
	}
	slices.SortFunc(due, func(a, b dueDay) int {
		return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.kind, b.kind), slices.Compare(a.id[:], b.id[:]))
	})
	return due, nil
}

// named gives deadlines the names of their agreements.
func (s *Store) named(ctx context.Context, due []dueDay) ([]Deadline, error) {
	var ids []register.ID
	for _, d := range due {
		ids = append(ids, d.id)
		if !d.of.IsZero() {
			ids = append(ids, d.of)
		}
	}
	lines, err := s.Lines(ctx, ids...)
	if err != nil {
		return nil, err
	}
	deadlines := make([]Deadline, 0, len(due))
	for _, d := range due {
		deadlines = append(deadlines, Deadline{lines[d.id], d.kind, d.day, d.then, lines[d.of]})
	}
	return deadlines, nil
}

// dueDay is a deadline without the agreement's name.
type dueDay struct {
	id        register.ID
	kind      DeadlineKind
	day, then register.Date
	of        register.ID
}

func (s *Store) noticesDue(ctx context.Context, on, until register.Date) (due []dueDay, err error) {
	// The months tell which agreements may have such a day between the two. Where notice is counted in days, it may slip into
	// the month before or after.
	early, late := monthNumber(on), monthNumber(until)
	rows, err := s.read(ctx).Raw(`SELECT agreement_id, force, term, until, months, renewal, times, renewal_months, notice_count, notice_unit, known_on, last_day
		FROM (SELECT r.*, CASE notice_unit WHEN 'days' THEN 1 ELSE 0 END AS slip,
			CASE WHEN renewal_months > 0 THEN renewal_months WHEN months > 0 THEN months ELSE 1 END AS step FROM agreement_renewals r)
		WHERE notice_count > 0 AND (known_on = '' OR last_day >= ?)
		AND (notice_month = 0 OR notice_month <= ? + slip AND (notice_month >= ? - slip OR (? + slip - notice_month) % step <= ? + 2 * slip))`,
		on, late, early, late, late-early).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var r agreementRenewal
		if err := rows.Scan(&r.AgreementID, &r.Force, &r.Term, &r.Until, &r.Months, &r.Renewal, &r.Times, &r.RenewalMonths,
			&r.NoticeCount, &r.NoticeUnit, &r.KnownOn, &r.LastDay); err != nil {
			return nil, err
		}
		stops := r.KnownOn != "" && r.KnownOn <= on
		periods := r.agreement().PeriodsFrom(on, until)
		for i, p := range periods {
			if p.LastNotice < on || p.LastNotice > until || i+1 == len(periods) || stops && p.To >= r.LastDay {
				continue
			}
			due = append(due, dueDay{id: r.AgreementID, kind: DeadlineNotice, day: p.LastNotice, then: periods[i+1].To})
		}
	}
	return due, rows.Err()
}
