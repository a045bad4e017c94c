package storage

import (
	"context"
	"fmt"

	"accord/storage/register"
)

// commitmentEntries gives the days on which commitments that nobody has closed are due, whatever day is today; of those
// with periods, the day of the next report. There may be thousands in a month, so that only what the calendar shows is
// read of them.
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
