package storage

import (
	"context"
	"fmt"
	"time"
)

// Made returns when the register in a file was made. A copy was made when the first of it was. The zero time on a server.
func (s *Store) Made(ctx context.Context) (time.Time, error) {
	if s.OnServer() {
		return time.Time{}, nil
	}
	var at string
	if err := s.reads.WithContext(ctx).Raw("SELECT min(tstamp) FROM goose_db_version").Scan(&at).Error; err != nil {
		return time.Time{}, fmt.Errorf("read when the register was made: %w", translate(err))
	}
	made, err := time.Parse(time.DateTime, at)
	if err != nil {
		return time.Time{}, fmt.Errorf("read when the register was made: %w", err)
	}
	return made, nil
}
