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

	DeadlineOverdue    DeadlineKind = "overdue"    // a commitment that was due before
	DeadlineCommitment DeadlineKind = "commitment" // the day on which a commitment is due
	DeadlineReport     DeadlineKind = "report"     // that of a report on a commitment with periods
)

// DeadlineKinds lists them.
var DeadlineKinds = []DeadlineKind{
	DeadlineNotice, DeadlineExpiry,
	DeadlineSession, DeadlineAgenda,
	DeadlineOverdue, DeadlineCommitment, DeadlineReport,
}

// Deadline is a day by which something must be done, or has happened.
type Deadline struct {
	Line
	Kind DeadlineKind
	Day  register.Date
	// Then is the day until which the agreement is renewed if the day for notice passes.
	Then register.Date
}

// Deadlines gives what falls due from a day on within so many days, the nearest first: the last days for notice of
// agreements that are renewed by themselves, the ends of those that are not, and the days of commitments and sessions. Those that are
// overdue come before all, on the days on which they were due, and so do the sessions of commissions, and the agendas of
// sessions to come, whose day has passed: they wait until they are held.
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
	promised, err := s.commitmentsDue(ctx, on, until)
	if err != nil {
		return nil, fmt.Errorf("read the days of commitments: %w", translate(err))
	}
	due = append(due, promised...)
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

// commitmentsDue gives what is open on a day and due by another, what is overdue too.
func (s *Store) commitmentsDue(ctx context.Context, on, until register.Date) ([]dueDay, error) {
	var spans []commitmentSpan
	err := s.read(ctx).Where("urgency IN ? AND due_key <= ? AND from_day <= ? AND to_day >= ?", []urgency{overdue, pending}, until, on, on).
		Find(&spans).Error
	if err != nil {
		return nil, err
	}
	due := make([]dueDay, len(spans))
	for i, span := range spans {
		kind := DeadlineCommitment
		switch {
		case span.Urgency == overdue:
			kind = DeadlineOverdue
		case span.Reports:
			kind = DeadlineReport
		}
		due[i] = dueDay{id: span.CommitmentID, kind: kind, day: register.Date(span.DueKey)}
	}
	return due, nil
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
