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
	// DeadlineSession is the day by which a commission must meet again, DeadlineAgenda that by which the agenda of a
	// session must be agreed.
	DeadlineSession DeadlineKind = "session"
	DeadlineAgenda  DeadlineKind = "agenda"
)

// DeadlineKinds lists them.
var DeadlineKinds = []DeadlineKind{DeadlineNotice, DeadlineExpiry, DeadlineSession, DeadlineAgenda}

// Deadline is a day by which something must be done, or has happened.
type Deadline struct {
	Line
	Kind DeadlineKind
	Day  register.Date
	// Then is the day until which the agreement is renewed if the day for notice passes.
	Then register.Date
}

// Deadlines gives what falls due from a day on within so many days, the nearest first: the last days for notice of
// agreements that are renewed by themselves, and the ends of those that are not. Sessions that are due, and agendas of
// sessions to come, are given also where their day has passed: they wait until they are held.
func (s *Store) Deadlines(ctx context.Context, on register.Date, within int) ([]Deadline, error) {
	on = on.First()
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
	meetings, err := s.sessionsDue(ctx, on, until)
	if err != nil {
		return nil, err
	}
	due = append(due, meetings...)
	ids := make([]register.ID, len(due))
	for i, d := range due {
		ids[i] = d.id
	}
	lines, err := s.Lines(ctx, ids...)
	if err != nil {
		return nil, err
	}
	deadlines := make([]Deadline, 0, len(due))
	for _, d := range due {
		deadlines = append(deadlines, Deadline{lines[d.id], d.kind, d.day, d.then})
	}
	slices.SortFunc(deadlines, func(a, b Deadline) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Kind, b.Kind), slices.Compare(a.ID[:], b.ID[:]))
	})
	return deadlines, nil
}

// dueDay is a deadline without the agreement's name.
type dueDay struct {
	id        register.ID
	kind      DeadlineKind
	day, then register.Date
}

func (s *Store) noticesDue(ctx context.Context, on, until register.Date) (due []dueDay, err error) {
	rows, err := s.read(ctx).Raw(`SELECT agreement_id, force, term, until, months, renewal, times, renewal_months, notice_count, notice_unit, known_on, last_day
		FROM agreement_renewals WHERE notice_count > 0 AND (known_on = '' OR last_day >= ?)`, on).Rows()
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
			due = append(due, dueDay{r.AgreementID, DeadlineNotice, p.LastNotice, periods[i+1].To})
		}
	}
	return due, rows.Err()
}
