package reading

import (
	"context"
	"io"
	"runtime"
	"time"
)

// How long a file may keep the processor busy is counted in work and not by the clock: beside others the same file takes many
// times as long.

const (
	// usualEffort is how long a file may keep the processor busy before it is given up.
	usualEffort = 5 * time.Second
	// patience is how long it is looked at where the system does not say how long it has kept the processor busy.
	patience = 30 * time.Second
	// effortRound is how often that is looked at.
	effortRound = 100 * time.Millisecond
)

// effort is usualEffort, but in tests.
var effort = usualEffort

// withinEffort does some work with a context that ends when the work has kept the processor busy for long enough.
func withinEffort(ctx context.Context, work func(context.Context) error) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	ctx, end := enough(ctx)
	defer end()
	return work(ctx)
}

// enough returns a context that ends when the thread of the caller, which must be locked to it, has worked for long enough.
func enough(ctx context.Context) (context.Context, func()) {
	worked, end := threadWork()
	if worked == nil {
		return context.WithTimeout(ctx, patience)
	}
	ctx, cancel := context.WithCancel(ctx)
	begun, ended := worked(), make(chan struct{})
	go func() {
		defer close(ended)
		round := time.NewTicker(effortRound)
		defer round.Stop()
		for worked()-begun < effort {
			select {
			case <-round.C:
			case <-ctx.Done():
				return
			}
		}
		cancel()
	}()
	return ctx, func() {
		cancel()
		<-ended
		end()
	}
}

// heeding reads until a context ends: what decodes a picture asks for more of it again and again, and knows no other end.
type heeding struct {
	ctx  context.Context
	from io.Reader
}

func (h heeding) Read(b []byte) (int, error) {
	if err := h.ctx.Err(); err != nil {
		return 0, err
	}
	return h.from.Read(b)
}
