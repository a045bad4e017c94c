package storage

import (
	"context"
	"fmt"

	"accord/storage/register"
)

// commitmentEntries returns the days on which open commitments are due, whatever day is today; with periods, the day of
// the next report. There may be thousands in a month, so only what the calendar shows is read.
func (s *Store) commitmentEntries(ctx context.Context, from, to register.Date) ([]Entry, error) {
	var rows []struct {
		ID        register.ID
		Day       register.Date
		Revision  int64
		UpdatedAt register.Instant
	}
	err := s.read(ctx).Raw(`SELECT c.id, s.due_key AS day, c.revision, c.updated_at
		FROM commitment_spans s JOIN commitments c ON c.id = s.commitment_id
		WHERE s.urgency IN ? AND s.due_key BETWEEN ? AND ? AND s.to_day = ? ORDER BY s.due_key, s.commitment_id`,
		[]urgency{overdue, pending}, from, to, register.Forever).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read the commitments of the calendar: %w", translate(err))
	}
	entries := make([]Entry, len(rows))
	for i, r := range rows {
		entries[i] = Entry{
			Line: Line{Ref: register.Ref{Kind: register.KindCommitment, ID: r.ID}}, Kind: EntryCommitment,
			From: r.Day, To: r.Day, Revision: r.Revision, Updated: r.UpdatedAt,
		}
	}
	return entries, nil
}

// reportEntries returns the days by which reports on visits are due, as long as they are asked for. A changed rule moves
// them like a changed visit does, so that its revisions count as well: of all rules, for another may have taken its place.
func (s *Store) reportEntries(ctx context.Context, from, to register.Date) ([]Entry, error) {
	due, err := s.reportsDue(ctx, max(from, s.Today().AddDays(-register.AskedFor)), to)
	if err != nil || len(due) == 0 {
		return nil, err
	}
	var rules struct {
		Revision  int64
		UpdatedAt register.Instant
	}
	if err := s.read(ctx).Raw("SELECT coalesce(sum(revision), 0) AS revision, max(updated_at) AS updated_at FROM rules").Scan(&rules).Error; err != nil {
		return nil, fmt.Errorf("read the rules of the calendar: %w", translate(err))
	}
	ids, days := make([]register.ID, len(due)), map[register.ID]register.Date{}
	for i, d := range due {
		ids[i], days[d.id] = d.id, d.day
	}
	var entries []Entry
	err = s.each(ctx, register.KindVisit, ids, func(r register.Record) {
		e := dayEntry(r, EntryVisitReport, days[r.Ref().ID], "", register.Text{}, false)
		e.Revision += rules.Revision
		if rules.UpdatedAt.After(e.Updated.Time) {
			e.Updated = rules.UpdatedAt
		}
		entries = append(entries, e)
	})
	return dated(entries), err
}
