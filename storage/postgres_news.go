package storage

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
)

// A server notifies of each change. That is only a hint to look: anybody may send one, and none comes while the line is
// down. So the history is also read at each tick, as that of a file is.

// sqlListen asks for the hints, which guard_change sends.
const sqlListen = `LISTEN accord`

// listenAgain is how long after a lost line the server is asked again.
const listenAgain = 2 * time.Second

// listen looks at the history whenever the server says that it has changed, until the context ends.
func (s *Store) listen(ctx context.Context) {
	for ctx.Err() == nil {
		_ = s.hearOnce(ctx) // the line was lost, or the context has ended
		rested := make(chan struct{})
		stop := s.options.Clock.After(listenAgain, func() { close(rested) })
		select {
		case <-ctx.Done():
		case <-rested:
		}
		stop()
	}
}

// hearOnce listens as long as the line holds.
func (s *Store) hearOnce(ctx context.Context) error {
	conn, err := pgx.ConnectConfig(ctx, s.config)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	if _, err := conn.Exec(ctx, sqlListen); err != nil {
		return err
	}
	hints := make(chan struct{}, 1) // any number of them asks for one look
	defer close(hints)
	go func() {
		for range hints {
			_ = s.tell(ctx) // a failed reading is repeated at the next hint or tick
		}
	}()
	for {
		select {
		case hints <- struct{}{}: // the first for what came while nobody listened
		default:
		}
		if _, err := conn.WaitForNotification(ctx); err != nil {
			return err
		}
	}
}
