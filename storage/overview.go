package storage

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"time"

	"accord/storage/register"
)

// Overview is what an officer wants to know first, as of a day.
type Overview struct {
	On register.Date
	// Empty says that the register holds no agreement, visit or session.
	Empty bool
	// Waiting counts the agreements that wait for something; AgreementQuery.Waits finds the same ones.
	Waiting map[Waiting]int
	// Overdue counts overdue commitments, Presented those waiting for their controller, NoReply invitations with an
	// overdue reply, Unreported overdue sessions, agendas, reports and outcomes.
	Overdue, Presented, NoReply, Unreported int
	// Next are the arrears, those that fell due last first, then the deadlines of the next half year, the nearest first; so
	// many of each. Late counts all arrears.
	Next []Deadline
	Late int
	// Upcoming are the visits and sessions under way or to come, the nearest first; Recent are the last ones past.
	Upcoming, Recent []Engagement
	// Changed are the records that were changed last by the end of the day, each once.
	Changed []Changed
	InForce InForce
	Years   []Year
}

// Engagement is a visit or a session with its days.
type Engagement struct {
	Line
	From, To register.Date
	// Commission is that of a session.
	Commission register.Text
}

// Changed is a record with its last change.
type Changed struct {
	Line
	At     register.Instant
	Author string
}

// Year is how many agreements were signed in a year, and how many ended in it and were over on the day.
type Year struct {
	Year, Signed, Ended int
}

// How many of each the overview returns.
const (
	nextShown    = 12
	meetingShown = 6
	changedShown = 8
	yearsShown   = 10
)

// Overview reads everything at once, side by side.
func (s *Store) Overview(ctx context.Context, on register.Date) (Overview, error) {
	on = on.First()
	o := Overview{On: on, Waiting: map[Waiting]int{}}
	var w *lookout
	var spheres, partners []cluster
	var near, others []dueDay
	err := AtOnce(ctx,
		func(ctx context.Context) (err error) { w, err = s.lookout(ctx, on, Waitings...); return err },
		func(ctx context.Context) (err error) { spheres, err = s.sphereClusters(ctx); return err },
		func(ctx context.Context) (err error) { partners, err = s.partnerClusters(ctx); return err },
		func(ctx context.Context) (err error) { o.Years, err = s.years(ctx, on); return err },
		func(ctx context.Context) (err error) { o.Upcoming, o.Recent, err = s.engagements(ctx, on); return err },
		func(ctx context.Context) (err error) { o.Changed, err = s.changedBy(ctx, on); return err },
		func(ctx context.Context) (err error) { o.Empty, err = s.empty(ctx); return err },
		func(ctx context.Context) (err error) {
			near, err = s.commitmentsNear(ctx, on, on.AddDays(furthestWaiting), nextShown)
			return err
		},
		func(ctx context.Context) (err error) {
			others, err = s.meetingsDue(ctx, on, on.AddDays(furthestWaiting))
			return err
		},
		func(ctx context.Context) (err error) { o.Overdue, err = s.CommitmentsOverdue(ctx, on); return err },
		func(ctx context.Context) (err error) { o.Presented, err = s.CommitmentsPresented(ctx, on); return err },
		func(ctx context.Context) (err error) { o.NoReply, err = s.invitationsUnanswered(ctx, on); return err },
	)
	if err != nil {
		return Overview{}, fmt.Errorf("read the overview: %w", translate(err))
	}
	for _, waiting := range Waitings {
		o.Waiting[waiting] = len(w.ids(waiting))
	}
	err = AtOnce(ctx,
		func(ctx context.Context) (err error) {
			o.InForce, err = s.shared(ctx, w.having(binding), spheres, partners)
			return err
		},
		func(ctx context.Context) (err error) {
			o.Next, o.Late, err = s.next(ctx, w, append(near, others...))
			return err
		},
	)
	if err != nil {
		return Overview{}, fmt.Errorf("read the overview: %w", err)
	}
	for _, d := range near {
		if d.day < on {
			o.Late-- // it is among those that Overdue counts
		}
	}
	o.Late += o.Overdue
	for _, d := range others {
		if d.day < on && d.kind.Unreported() {
			o.Unreported++
		}
	}
	return o, nil
}

// next returns the arrears and the next due days, of agreements and of the others, a number of each, and counts the
// arrears among the given ones.
func (s *Store) next(ctx context.Context, w *lookout, others []dueDay) (next []Deadline, late int, err error) {
	arrears, err := s.lateAnswers(ctx, w)
	if err != nil {
		return nil, 0, err
	}
	coming := slices.Clone(w.due)
	for _, d := range others {
		if d.day < w.on {
			arrears = append(arrears, d)
		} else {
			coming = append(coming, d)
		}
	}
	slices.SortFunc(arrears, func(a, b dueDay) int { return nearest(b, a) })
	slices.SortFunc(coming, nearest)
	next, err = s.named(ctx, append(slices.Clip(arrears[:min(len(arrears), nextShown)]), coming[:min(len(coming), nextShown)]...))
	return next, len(arrears), err
}

// Arrears returns everything Overview counts as late, the latest due day first.
func (s *Store) Arrears(ctx context.Context, on register.Date) ([]Deadline, error) {
	on = on.First()
	var w *lookout
	var promised, others []dueDay
	err := AtOnce(ctx,
		func(ctx context.Context) (err error) { w, err = s.lookout(ctx, on, WaitsAnswer); return err },
		func(ctx context.Context) (err error) {
			promised, err = s.commitmentsNear(ctx, on, on, math.MaxInt32)
			return err
		},
		func(ctx context.Context) (err error) { others, err = s.meetingsDue(ctx, on, on); return err },
	)
	if err != nil {
		return nil, fmt.Errorf("read the arrears: %w", translate(err))
	}
	late, err := s.lateAnswers(ctx, w)
	if err != nil {
		return nil, err
	}
	late = append(late, slices.DeleteFunc(append(promised, others...), func(d dueDay) bool { return d.day >= on })...)
	slices.SortFunc(late, func(a, b dueDay) int { return nearest(b, a) })
	return s.named(ctx, late)
}

// lateAnswers returns the answers that are late, the latest first.
func (s *Store) lateAnswers(ctx context.Context, w *lookout) ([]dueDay, error) {
	ids := w.ids(WaitsAnswer)
	if len(ids) == 0 {
		return nil, nil
	}
	waits := map[register.ID]bool{}
	for _, id := range ids {
		waits[id] = true
	}
	var answers []agreementAnswer
	if err := s.read(ctx).Where(lateAnswer, w.on, w.on, w.on).Order("due, agreement_id, place").Find(&answers).Error; err != nil {
		return nil, fmt.Errorf("read late answers: %w", translate(err))
	}
	var late []dueDay
	for _, a := range answers {
		if waits[a.AgreementID] {
			late = append(late, dueDay{id: a.AgreementID, kind: DeadlineAnswer, day: a.Due, of: a.PartnerID})
		}
	}
	return late, nil
}

// empty reports whether the overview has nothing to say yet.
func (s *Store) empty(ctx context.Context) (bool, error) {
	var some bool
	err := s.read(ctx).Raw(`SELECT EXISTS (SELECT 1 FROM agreements WHERE deleted_at IS NULL) OR EXISTS (SELECT 1 FROM visits WHERE deleted_at IS NULL)
		OR EXISTS (SELECT 1 FROM sessions WHERE deleted_at IS NULL)`).Scan(&some).Error
	return !some, err
}

// endedIn finds the agreements that are over on a day since some day of a year.
func endedIn(year int, on register.Date) filter {
	f := withStatus(on, []register.Status{register.StatusExpired, register.StatusTerminated})
	f.sql += " AND from_day >= ? AND from_day < ?"
	f.args = append(f.args, fmt.Sprintf("%04d", year), fmt.Sprintf("%04d", year+1))
	return f
}

// years counts agreements by year. The current year counts only those signed by the day: everything past a draft.
func (s *Store) years(ctx context.Context, on register.Date) ([]Year, error) {
	years := make([]Year, yearsShown)
	first := on.Year() - yearsShown + 1
	for i := range years {
		years[i].Year = first + i
	}
	type counted struct {
		Year string
		N    int
	}
	var signed, ended []counted
	from, this, after := fmt.Sprintf("%04d", first), fmt.Sprintf("%04d", on.Year()), fmt.Sprintf("%04d", on.Year()+1)
	signing := func(ctx context.Context) error {
		return s.read(ctx).Raw(`SELECT substr(signed_on, 1, 4) AS year, count(*) AS n FROM agreements a
		WHERE deleted_at IS NULL AND signed_on >= ? AND signed_on < ? AND (signed_on < ? OR EXISTS (
			SELECT 1 FROM agreement_spans s WHERE s.agreement_id = a.id AND s.from_day <= ? AND s.to_day >= ? AND s.rank > ?))
		GROUP BY year`, from, after, this, on, on, statusRank[register.StatusDraft]).Scan(&signed).Error
	}
	over := []int{statusRank[register.StatusExpired], statusRank[register.StatusTerminated]}
	// Nearly all of them are over for ever, and the index leads to the years of these.
	ending := func(ctx context.Context) error {
		return s.read(ctx).Raw(`SELECT substr(from_day, 1, 4) AS year, count(*) AS n FROM (
			SELECT from_day FROM agreement_spans WHERE rank IN ? AND to_day = ? AND from_day >= ? AND from_day <= ?
			UNION ALL SELECT from_day FROM agreement_spans WHERE rank IN ? AND to_day >= ? AND to_day < ? AND from_day >= ? AND from_day <= ?) gone
		GROUP BY year`, over, register.Forever, from, on, over, on, register.Forever, from, on).Scan(&ended).Error
	}
	if err := AtOnce(ctx, signing, ending); err != nil {
		return nil, err
	}
	for i := range years {
		year := fmt.Sprintf("%04d", years[i].Year)
		for _, c := range signed {
			if c.Year == year {
				years[i].Signed = c.N
			}
		}
		for _, c := range ended {
			if c.Year == year {
				years[i].Ended = c.N
			}
		}
	}
	return years, nil
}

// longestMeeting is how many months a visit may be under way: those known to the year only take twelve.
const longestMeeting = 24

// visitNotIn holds where a visit is in none of some states on a day.
const visitNotIn = "NOT EXISTS (SELECT 1 FROM visit_spans s WHERE s.visit_id = visits.id AND s.state IN ? AND s.to_day >= ? AND s.from_day <= ?)"

// engagements returns the visits and sessions around a day. Those that are off on it are left out. Those to come stand by
// the day on which they have begun at the latest: one of "2026" must not hide those of known days.
func (s *Store) engagements(ctx context.Context, on register.Date) (upcoming, recent []Engagement, err error) {
	begun := on.AddMonths(-longestMeeting)
	off := []register.VisitState{register.VisitPostponed, register.VisitCancelled}
	parts := []struct {
		sql  string
		args []any
		into *[]Engagement
	}{
		{s.visitsByDay() + "last_day >= ? AND first_day >= ? AND first_day < '~' AND " + visitNotIn + " ORDER BY " + beginsBy("from_day") + ", id LIMIT ?",
			[]any{on, begun, off, on, on, meetingShown}, &upcoming},
		{"SELECT id FROM sessions WHERE deleted_at IS NULL AND cancelled = ? AND " + lastsTo(sessionEnd) + " AND first_day >= ? AND first_day < '~' ORDER BY " + beginsBy("from_day") + ", id LIMIT ?",
			[]any{false, on, begun, meetingShown}, &upcoming},
		{s.visitsByDay() + "first_day < ? AND last_day < ? AND " + visitNotIn + " ORDER BY first_day DESC, id LIMIT ?", []any{on, on, off, on, on, meetingShown}, &recent},
		{"SELECT id FROM sessions WHERE deleted_at IS NULL AND cancelled = ? AND first_day < '~' AND NOT " + lastsTo(sessionEnd) + " ORDER BY first_day DESC, id LIMIT ?", []any{false, on, meetingShown}, &recent},
	}
	found := make([][]Engagement, len(parts))
	works := make([]func(context.Context) error, len(parts))
	for i, q := range parts {
		works[i] = func(ctx context.Context) error {
			ids, err := scanIDs(s.read(ctx), filter{q.sql, q.args})
			if err != nil {
				return err
			}
			found[i], err = s.engagementsOf(ctx, ids)
			return err
		}
	}
	if err := AtOnce(ctx, works...); err != nil {
		return nil, nil, err
	}
	for i, q := range parts {
		*q.into = append(*q.into, found[i]...)
	}
	slices.SortStableFunc(upcoming, func(a, b Engagement) int { return cmp.Compare(a.From.Last(), b.From.Last()) })
	slices.SortStableFunc(recent, func(a, b Engagement) int { return cmp.Compare(b.From.First(), a.From.First()) })
	return upcoming[:min(len(upcoming), meetingShown)], recent[:min(len(recent), meetingShown)], nil
}

// engagementsOf adds their names and days to visits and sessions.
func (s *Store) engagementsOf(ctx context.Context, ids []register.ID) ([]Engagement, error) {
	var lines map[register.ID]Line
	var visits []VisitRow
	var sessions []SessionRow
	err := AtOnce(ctx,
		func(ctx context.Context) (err error) { lines, err = s.Lines(ctx, ids...); return err },
		func(ctx context.Context) (err error) {
			visits, err = s.VisitRows(ctx, ids, register.Forever)
			return err
		},
		func(ctx context.Context) (err error) {
			sessions, err = s.SessionRows(ctx, ids, register.Forever)
			return err
		},
	)
	if err != nil {
		return nil, err
	}
	var found []Engagement
	for _, v := range visits {
		found = append(found, Engagement{Line: lines[v.ID], From: v.FromDay, To: v.ToDay})
	}
	for _, one := range sessions {
		found = append(found, Engagement{lines[one.ID], one.FromDay, one.ToDay, one.Commission})
	}
	return inOrder(ids, found, func(m Engagement) register.ID { return m.ID }), nil
}

// changedBy returns the latest changes by the end of a day, in the order in which they were made: the clock of the
// computer may have been wrong meanwhile.
func (s *Store) changedBy(ctx context.Context, on register.Date) ([]Changed, error) {
	var q HistoryQuery
	if on < s.Today() {
		q.Before = register.At(time.Date(on.Year(), time.Month(on.Month()), on.DayOfMonth()+1, 0, 0, 0, 0, s.options.Clock.Now().Location()))
	}
	made, err := s.history(ctx, q)
	if err != nil {
		return nil, err
	}
	var rows []historyRow
	err = made.Select("h.kind", "h.record_id", "h.at", "h.author").Order("h.seq DESC").Limit(8 * changedShown).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read what was changed lately: %w", translate(err))
	}
	var ids []register.ID
	last := map[register.ID]historyRow{}
	for _, row := range rows {
		if _, twice := last[row.RecordID]; !twice {
			last[row.RecordID] = row
			ids = append(ids, row.RecordID)
		}
	}
	lines, err := s.Lines(ctx, ids...)
	if err != nil {
		return nil, err
	}
	var changed []Changed
	for _, id := range ids {
		if line, ok := lines[id]; ok && !line.InTrash && len(changed) < changedShown {
			changed = append(changed, Changed{line, last[id].At, last[id].Author})
		}
	}
	return changed, nil
}

// Pressing returns the late answers and the deadlines within a number of days, the latest and the nearest first.
func (s *Store) Pressing(ctx context.Context, on register.Date, within int) ([]Deadline, error) {
	on = on.First()
	w, err := s.lookout(ctx, on, WaitsAnswer)
	if err != nil {
		return nil, err
	}
	if w.due, err = s.agreementsDue(ctx, on, within); err != nil {
		return nil, err
	}
	late, err := s.lateAnswers(ctx, w)
	if err != nil {
		return nil, err
	}
	near, err := s.commitmentsNear(ctx, on, on.AddDays(within), nextShown)
	if err != nil {
		return nil, err
	}
	return s.named(ctx, append(append(late, w.due...), near...))
}
