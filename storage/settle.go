package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"
)

// People copy files: a register must be whole without the log that the engine keeps beside it. So the log is written back
// when nobody has written for a while, and when the window is left.

// quiet is for how many ticks nobody may have written into the log before it is written back.
const quiet = 3

// logState is how the log looked at a tick.
type logState struct {
	size  int64
	at    time.Time
	ticks int // for how many ticks it has looked so
}

// settleWhenQuiet writes the log back where it has not changed for some ticks, whoever wrote it.
func (s *Store) settleWhenQuiet(ctx context.Context) {
	if !s.how.log {
		return
	}
	about, err := os.Stat(s.place.path + logEnding)
	if err != nil || about.Size() == 0 {
		s.log = logState{}
		return
	}
	if about.Size() != s.log.size || !about.ModTime().Equal(s.log.at) {
		s.log = logState{size: about.Size(), at: about.ModTime()}
		return
	}
	if s.log.ticks++; s.log.ticks >= quiet {
		_ = s.Settle(ctx) // where others are reading, the next tick tries again
	}
}

// Settle writes the log back, so that a copy of the register's one file holds everything saved. It waits for nobody:
// ErrLocked where another program works on the register, and then as much is written back as can be.
func (s *Store) Settle(ctx context.Context) error {
	if s.looking || s.reads == nil || !s.how.log { // one that could not be opened has written nothing
		return nil
	}
	s.seenMu.Lock()
	defer s.seenMu.Unlock()
	if err := s.intact(ctx); err != nil {
		return fmt.Errorf("write the log back: %w", err)
	}
	defer s.see(context.WithoutCancel(ctx))
	pool, err := s.writer.DB()
	if err != nil {
		return err
	}
	conn, err := pool.Conn(ctx)
	if err != nil {
		return fmt.Errorf("write the log back: %w", translate(err))
	}
	defer func() { _ = conn.Close() }()
	if _, err := conn.ExecContext(ctx, sqlNoWaiting); err != nil {
		return fmt.Errorf("write the log back: %w", translate(err))
	}
	var busy, frames, written int
	err = conn.QueryRowContext(ctx, sqlCheckpoint).Scan(&busy, &frames, &written)
	_, back := conn.ExecContext(context.WithoutCancel(ctx), sqlWaiting)
	if err = errors.Join(err, back); err != nil {
		return fmt.Errorf("write the log back: %w", translate(err))
	}
	if busy != 0 {
		return fmt.Errorf("write the log back: %w", ErrLocked)
	}
	return nil
}
