package storage

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Busy says which sessions on a server keep an act waiting that needs the tables for itself. It is ErrLocked.
type Busy struct{ Sessions []ServerSession }

// ServerSession is a transaction that somebody has open on a server.
type ServerSession struct {
	PID     int `gorm:"column:pid"`
	Person  string
	Program string
	Since   time.Time
}

func (b *Busy) Error() string { return fmt.Sprintf("%v: %d sessions", ErrLocked, len(b.Sessions)) }

// Unwrap returns ErrLocked.
func (b *Busy) Unwrap() error { return ErrLocked }

// triesUnhindered is how often an act is tried whose way others stand in.
const triesUnhindered = 4

// unhindered does work that needs tables for itself and may be done again. The sessions of those who keep it waiting and do nothing are
// ended; of others Busy tells.
func (s *Store) unhindered(ctx context.Context, work func() error) error {
	for try := 1; ; try++ {
		err := work()
		if !errors.Is(err, ErrLocked) {
			return err
		}
		if try < triesUnhindered && s.endIdle(ctx) {
			continue
		}
		busy := &Busy{}
		if asked := s.writer.WithContext(ctx).Raw(sqlHolders).Scan(&busy.Sessions).Error; asked != nil || len(busy.Sessions) == 0 {
			return err
		}
		return busy
	}
}
