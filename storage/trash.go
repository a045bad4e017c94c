package storage

import (
	"context"
	"fmt"

	"accord/storage/register"
)

// Trashed is a record in the trash.
type Trashed struct {
	Line
	// At is when it was put there, By who did it.
	At register.Instant
	By string
}

// Trash lists the records in the trash, those put there last first.
func (s *Store) Trash(ctx context.Context) ([]Trashed, error) {
	var rows []struct {
		Entry  entry `gorm:"embedded"`
		Author string
	}
	// The trash is the last thing that happened to what lies in it.
	err := s.read(ctx).Raw(`SELECT c.*, (SELECT h.author FROM history h WHERE h.record_id = c.id ORDER BY h.revision DESC LIMIT 1) AS author
		FROM catalogue c WHERE c.deleted_at IS NOT NULL AND c.purged_at IS NULL ORDER BY c.deleted_at DESC, c.id`).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read the trash: %w", translate(err))
	}
	out := make([]Trashed, len(rows))
	for i, r := range rows {
		out[i] = Trashed{r.Entry.line(), r.Entry.DeletedAt, r.Author}
	}
	return out, nil
}
