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
	// DeadlineSession is the day by which a commission must meet again, DeadlineAgenda the day by which the agenda of a
	// session must be agreed.
	DeadlineSession DeadlineKind = "session"
	DeadlineAgenda  DeadlineKind = "agenda"

	DeadlineAnswer DeadlineKind = "answer" // of a body that was asked for its approval
	DeadlineStep   DeadlineKind = "step"   // of a rule of procedure, which was not kept

	DeadlineOverdue    DeadlineKind = "overdue"    // a commitment that was due before
	DeadlineCommitment DeadlineKind = "commitment" // the day on which a commitment is due
	DeadlineReport     DeadlineKind = "report"     // that of a report on a commitment with periods

	DeadlineVisitReport DeadlineKind = "visit_report" // the last day for the report on a visit
	DeadlineReply       DeadlineKind = "reply"        // to an invitation
	DeadlineOutcome     DeadlineKind = "outcome"      // the last day of a visit, or the day of a meeting, with outcomes that wait
)

// DeadlineKinds lists those that Deadlines looks for.
var DeadlineKinds = []DeadlineKind{
	DeadlineNotice, DeadlineExpiry,
	DeadlineSession, DeadlineAgenda, DeadlineStep,
	DeadlineOverdue, DeadlineCommitment, DeadlineReport,
	DeadlineReply, DeadlineVisitReport, DeadlineOutcome,
}

// Unreported reports whether a session, an agenda, a report or outcomes wait for somebody who holds or writes them.
func (k DeadlineKind) Unreported() bool {
	switch k {
	case DeadlineSession, DeadlineAgenda, DeadlineVisitReport, DeadlineOutcome:
		return true
	}
	return false
}

// Deadline is a day by which something must be done, or has happened.
type Deadline struct {
	Line
	Kind DeadlineKind
	Day  register.Date
	// Then is the day until which the agreement goes on at the least if the day for notice passes.
	Then register.Date
	// Of is the body that owes an answer, the rule behind a step, or the party whose notice ends the agreement.
	Of Line
}

// Deadlines returns what falls due within a number of days from a day, the nearest first: last days for notice of
// agreements that renew themselves or accept notice on some days only, ends of the others, due days of commitments,
// sessions and reports on visits. Overdue matters come first, on their due days: unsettled outcomes, sessions of
// commissions and agendas whose day has passed (they wait until the session is held), steps of the procedure that
// became late within the last year, and missing replies to invitations whose occasion has not passed.
func (s *Store) Deadlines(ctx context.Context, on register.Date, within int) ([]Deadline, error) {
	on = on.First()
	until := on.AddDays(within)
	var deadlines, promised, late []Deadline
	err := AtOnce(ctx,
		func(ctx context.Context) error {
			var due, meetings []dueDay
			err := AtOnce(ctx,
				func(ctx context.Context) (err error) { due, err = s.agreementsDue(ctx, on, within); return err },
				func(ctx context.Context) (err error) { meetings, err = s.meetingsDue(ctx, on, until); return err },
			)
			if err != nil {
				return err
			}
			deadlines, err = s.named(ctx, append(due, meetings...))
			return err
		},
		func(ctx context.Context) (err error) { promised, err = s.commitmentsDue(ctx, on, until); return err },
		func(ctx context.Context) (err error) { late, err = s.stepsLate(ctx, on); return err },
	)
	if err != nil {
		return nil, fmt.Errorf("read the deadlines: %w", translate(err))
	}
	deadlines = append(append(deadlines, promised...), late...)
	slices.SortFunc(deadlines, func(a, b Deadline) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Kind, b.Kind), slices.Compare(a.ID[:], b.ID[:]))
	})
	return deadlines, nil
}

// agreementsDue returns the last days for notice and in force within a number of days, the nearest first.
func (s *Store) agreementsDue(ctx context.Context, on register.Date, within int) ([]dueDay, error) {
	until := on.AddDays(within)
	var due, windows []dueDay
	var ending, perhaps []agreementSpan
	err := AtOnce(ctx,
		func(ctx context.Context) (err error) { due, err = s.noticesDue(ctx, on, until); return err },
		func(ctx context.Context) (err error) { windows, err = s.windowsClosing(ctx, on, until); return err },
		func(ctx context.Context) error {
			return s.read(ctx).Where("rank IN ? AND to_day = ? AND from_day > ? AND from_day <= ?",
				[]int{statusRank[register.StatusExpired], statusRank[register.StatusTerminated]}, register.Forever, on, until.AddDays(1)).
				Find(&ending).Error
		},
		func(ctx context.Context) error {
			return s.read(ctx).Where("rank = ? AND from_day > ? AND from_day <= ?", statusRank[register.StatusUnclear], on, until.AddDays(1)).Find(&perhaps).Error
		},
	)
	if err != nil {
		return nil, fmt.Errorf("read the ends of agreements and the last days for notice: %w", translate(err))
	}
	due = append(due, windows...)
	ending = earliest(append(perhaps, ending...))
	if on < s.Today() { // the spans know what was done since
		if ending, err = s.endsAsSeen(ctx, on, until, ending); err != nil {
			return nil, err
		}
	}
	givers, err := s.endedBy(ctx, ending, on)
	if err != nil {
		return nil, err
	}
	for _, span := range ending {
		due = append(due, dueDay{id: span.AgreementID, kind: DeadlineExpiry, day: span.FromDay.AddDays(-1), of: givers[span.AgreementID]})
	}
	slices.SortFunc(due, nearest)
	return due, nil
}

// earliest leaves of the spans of each agreement the first one: what may be the end, where that is not known to the day.
func earliest(spans []agreementSpan) []agreementSpan {
	slices.SortFunc(spans, func(a, b agreementSpan) int {
		return cmp.Or(slices.Compare(a.AgreementID[:], b.AgreementID[:]), a.FromDay.Compare(b.FromDay))
	})
	return slices.CompactFunc(spans, func(a, b agreementSpan) bool { return a.AgreementID == b.AgreementID })
}

// endsAsSeen puts the ends of agreements right for a day that has passed, since the spans know what was done later. What ends an
// agreement whose last day, as lists show it, has stayed the same since that day is what the spans say; the others are asked.
func (s *Store) endsAsSeen(ctx context.Context, on, until register.Date, ending []agreementSpan) (seen []agreementSpan, err error) {
	same, err := s.endsSince(ctx, on, ending)
	if err != nil {
		return nil, err
	}
	asked, err := s.endsPassing(ctx, on, until)
	if err != nil {
		return nil, err
	}
	for _, span := range ending {
		if same[span.AgreementID] {
			seen = append(seen, span)
		} else {
			asked = append(asked, span.AgreementID)
		}
	}
	slices.SortFunc(asked, func(a, b register.ID) int { return slices.Compare(a[:], b[:]) })
	for some := range slices.Chunk(slices.Compact(asked), idsAtOnce) {
		lives, err := rowsOf[agreementLife](ctx, s, register.KindAgreement, some)
		if err != nil {
			return nil, err
		}
		for _, life := range lives {
			if end := life.agreement().EndSeenOn(on); end.From != "" && end.From <= until.AddDays(1) {
				seen = append(seen, agreementSpan{AgreementID: life.ID, FromDay: end.From, ToDay: end.To, Status: end.Status})
			}
		}
	}
	return seen, nil
}

// endedBy returns who gave the notices by which some of the agreements end, as known on a day.
func (s *Store) endedBy(ctx context.Context, ending []agreementSpan, on register.Date) (map[register.ID]register.ID, error) {
	var ids []register.ID
	for _, span := range ending {
		if span.Status != register.StatusExpired {
			ids = append(ids, span.AgreementID)
		}
	}
	givers := map[register.ID]register.ID{}
	for some := range slices.Chunk(ids, idsAtOnce) {
		lives, err := rowsOf[agreementLife](ctx, s, register.KindAgreement, some)
		if err != nil {
			return nil, err
		}
		for _, life := range lives {
			if n := life.agreement().StandingOn(on).Notice; n != nil {
				givers[life.ID] = n.PartnerID
			}
		}
	}
	return givers, nil
}

// nearest orders deadlines by their days.
func nearest(a, b dueDay) int {
	return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.kind, b.kind), slices.Compare(a.id[:], b.id[:]))
}

// meetingsDue returns what waits around visits, sessions and invitations until a day: reports, outcomes, sessions and their
// agendas, replies.
func (s *Store) meetingsDue(ctx context.Context, on, until register.Date) ([]dueDay, error) {
	var visits, sessions, replies []dueDay
	err := AtOnce(ctx,
		func(ctx context.Context) (err error) { visits, err = s.visitsWaiting(ctx, on, until); return err },
		func(ctx context.Context) (err error) { sessions, err = s.sessionsDue(ctx, on, until); return err },
		func(ctx context.Context) (err error) { replies, err = s.repliesAwaited(ctx, on, until); return err },
	)
	if err != nil {
		return nil, fmt.Errorf("read what waits around visits and sessions: %w", translate(err))
	}
	return slices.Concat(visits, sessions, replies), nil
}

// named fills in the names of the deadlines' records.
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

// dueDay is a deadline without the record's name.
type dueDay struct {
	id        register.ID
	kind      DeadlineKind
	day, then register.Date
	of        register.ID
}

// commitmentsNear returns the next due open commitments and the latest overdue ones, at most a number of each.
func (s *Store) commitmentsNear(ctx context.Context, on, until register.Date, most int) ([]dueDay, error) {
	var near []dueDay
	for _, q := range []struct {
		urgency urgency
		order   string
	}{{overdue, "due_key DESC"}, {pending, "due_key"}} {
		var spans []commitmentSpan
		err := s.read(ctx).Where("urgency = ? AND due_key <= ? AND from_day <= ? AND to_day >= ?", q.urgency, until, on, on).
			Order(q.order + ", commitment_id").Limit(most).Find(&spans).Error
		if err != nil {
			return nil, fmt.Errorf("read the nearest commitments: %w", translate(err))
		}
		near = append(near, commitmentDays(spans)...)
	}
	return near, nil
}

// commitmentsDue returns the commitments open on a day and due by another, overdue ones included. There may be tens of
// thousands, so the query brings their names along.
func (s *Store) commitmentsDue(ctx context.Context, on, until register.Date) (due []Deadline, err error) {
	rows, err := s.read(ctx).Raw(`SELECT s.commitment_id, s.due_key, s.urgency, s.reports, c.label_ru, c.label_en, c.label_tt, c.hint_ru, c.hint_en, c.hint_tt
		FROM commitment_spans s JOIN catalogue c ON c.id = s.commitment_id
		WHERE s.urgency IN ? AND s.due_key <= ? AND s.from_day <= ? AND s.to_day >= ?`, []urgency{overdue, pending}, until, on, on).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var span commitmentSpan
		d := Deadline{Line: Line{Ref: register.Ref{Kind: register.KindCommitment}}}
		if err := rows.Scan(&d.ID, &span.DueKey, &span.Urgency, &span.Reports,
			&d.Label.Ru, &d.Label.En, &d.Label.Tt, &d.Hint.Ru, &d.Hint.En, &d.Hint.Tt); err != nil {
			return nil, err
		}
		d.Kind, d.Day = span.deadline(), register.Date(span.DueKey)
		due = append(due, d)
	}
	return due, rows.Err()
}

// deadline says what the due day of a commitment is on the days of the span.
func (s commitmentSpan) deadline() DeadlineKind {
	switch {
	case s.Urgency == overdue:
		return DeadlineOverdue
	case s.Reports:
		return DeadlineReport
	}
	return DeadlineCommitment
}

func commitmentDays(spans []commitmentSpan) []dueDay {
	due := make([]dueDay, len(spans))
	for i, span := range spans {
		due[i] = dueDay{id: span.CommitmentID, kind: span.deadline(), day: register.Date(span.DueKey)}
	}
	return due
}

func (s *Store) noticesDue(ctx context.Context, on, until register.Date) (due []dueDay, err error) {
	// The months tell which agreements may have such a day between the two. Where notice is counted in days, it may slip into
	// the month before or after.
	early, late := monthNumber(on), monthNumber(until)
	rows, err := s.read(ctx).Raw(`SELECT agreement_id, force, term, until, months, renewal, times, renewal_months, notice_count, notice_unit, last_day, months_then, signed
		FROM (SELECT r.*, CASE notice_unit WHEN 'days' THEN 1 ELSE 0 END AS slip,
			CASE WHEN renewal_months > 0 THEN renewal_months WHEN months > 0 THEN months ELSE 1 END AS step FROM agreement_renewals r) renewed
		WHERE notice_count > 0 AND from_day <= ? AND to_day >= ? AND last_day >= ?
		AND (notice_month = 0 OR notice_month <= ? + slip AND (notice_month >= ? - slip OR (? + slip - notice_month) % step <= ? + 2 * slip))`,
		on, on, on, late, early, late, late-early).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var r agreementRenewal
		if err := rows.Scan(&r.AgreementID, &r.Force, &r.Term, &r.Until, &r.Months, &r.Renewal, &r.Times, &r.RenewalMonths,
			&r.NoticeCount, &r.NoticeUnit, &r.LastDay, &r.MonthsThen, &r.Signed); err != nil {
			return nil, err
		}
		a := r.agreement()
		// The last of them may want notice before they begin, by a year earlier where no more is known of the entry into force.
		periods := a.PeriodsFrom(on, a.Rules.Notice.After(until).AddMonths(12))
		for i, p := range periods {
			if p.LastNotice < on || p.LastNotice > until || i+1 == len(periods) || p.To >= r.LastDay {
				continue
			}
			due = append(due, dueDay{id: r.AgreementID, kind: DeadlineNotice, day: p.LastNotice, then: periods[i+1].To})
		}
	}
	return due, rows.Err()
}

// visitsWaiting returns the reports that are due by a day or overdue, and since when outcomes are unsettled.
func (s *Store) visitsWaiting(ctx context.Context, on, until register.Date) ([]dueDay, error) {
	due, err := s.reportsDue(ctx, on.AddDays(-register.AskedFor), until)
	if err != nil {
		return nil, err
	}
	for _, sql := range []string{
		`SELECT id, last_day AS day FROM visits WHERE deleted_at IS NULL AND open_outcomes > 0 AND last_day < ?
			UNION SELECT id, last_day FROM visits WHERE deleted_at IS NULL AND id IN (` + sqlLostSettlers + `) AND last_day < ?`,
		`SELECT id, first_day AS day FROM meetings WHERE deleted_at IS NULL AND open_outcomes > 0 AND first_day < ?
			UNION SELECT id, first_day FROM meetings WHERE deleted_at IS NULL AND id IN (` + sqlLostSettlers + `) AND first_day < ?`,
	} {
		var open []struct {
			ID  register.ID
			Day register.Date
		}
		if err := s.read(ctx).Raw(sql, on, on).Scan(&open).Error; err != nil {
			return nil, err
		}
		for _, one := range open {
			due = append(due, dueDay{id: one.ID, kind: DeadlineOutcome, day: one.Day})
		}
	}
	return due, nil
}

// reportsDue returns the missing reports on visits due between two days, both included.
func (s *Store) reportsDue(ctx context.Context, from, to register.Date) ([]dueDay, error) {
	rule, err := s.ReportRule(ctx)
	if err != nil {
		return nil, err
	}
	var within register.Length // without a rule only the days fixed by hand count
	if rule != nil {
		within = rule.Deadline.Length
	}
	var rows []VisitRow
	by := s.engine().by
	// A visit whose last state is "ended" took place and has no report. A separate question asks for the few visits
	// whose due day was set by hand, so that an index serves either; otherwise an engine may go through all visits and
	// ask for the spans of each.
	err = s.read(ctx).Raw(`SELECT v.id, v.from_day, v.to_day, '' AS report_due
			FROM visit_spans s`+by("visit_spans_state")+` CROSS JOIN visits v
			WHERE v.id = s.visit_id AND s.state = ? AND s.to_day = ? AND s.from_day > ? AND s.from_day <= ? AND v.report_due = ''
		UNION ALL SELECT v.id, v.from_day, v.to_day, v.report_due
			FROM visits v`+by("visits_report_due")+` CROSS JOIN visit_spans s
			WHERE s.visit_id = v.id AND v.deleted_at IS NULL AND v.report_due <> '' AND v.report_due >= ? AND v.report_due <= ? AND s.state = ? AND s.to_day = ?`,
		register.VisitEnded, register.Forever, within.Before(from), within.Before(to).AddDays(4), // months end on days of different numbers
		from, to, register.VisitEnded, register.Forever).Scan(&rows).Error
	if err != nil {
		return nil, err
	}
	var due []dueDay
	for _, r := range rows {
		if day := r.ReportDueBy(rule); day >= from && day <= to {
			due = append(due, dueDay{id: r.ID, kind: DeadlineVisitReport, day: day})
		}
	}
	return due, nil
}

// repliesAwaited returns the days by which invitations still want a reply, as seen from a day.
func (s *Store) repliesAwaited(ctx context.Context, on, until register.Date) ([]dueDay, error) {
	var rows []struct {
		ID     register.ID
		DueDay register.Date
	}
	err := s.read(ctx).Raw(`SELECT i.id, i.due_day FROM invitations i WHERE i.deleted_at IS NULL
		AND i.due_day <= ? AND i.sent_day <= ? AND i.replied_day > ? AND i.came_day > ?
		AND (i.due_day >= ? OR
			NOT EXISTS (SELECT 1 FROM events e WHERE e.id = i.event_id AND (e.last_day < ? OR e.fate = 'cancelled')) AND
			NOT EXISTS (SELECT 1 FROM visits v WHERE v.id = i.visit_id AND (v.last_day < ? OR v.fate = 'cancelled')))`,
		until, on, on, on, on, on, on).Scan(&rows).Error
	due := make([]dueDay, len(rows))
	for i, r := range rows {
		due[i] = dueDay{id: r.ID, kind: DeadlineReply, day: r.DueDay}
	}
	return due, err
}
