package kit

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"accord/storage/clock"
)

// Loader runs work off the screen's goroutine and brings the answers back to it; it also runs delayed work. Its parts
// are fields: tests run them in line and say when time passes.
type Loader struct {
	Background func(func()) // runs the work, wherever
	OnScreen   func(func()) // runs on the screen's goroutine
	Clock      clock.Clock
	// Broken hears of work that panicked, wherever it ran; nil hears nothing.
	Broken func(*BrokenOff)
}

// NewLoader returns the loader of the running program: a goroutine, fyne.Do and the computer's clock.
func NewLoader() *Loader {
	return &Loader{Background: func(work func()) { go work() }, OnScreen: fyne.Do, Clock: clock.System}
}

// InLine returns a loader for tests, which does everything at once on the caller's goroutine. Its clock stands.
func InLine() *Loader {
	at := func(f func()) { f() }
	return &Loader{Background: at, OnScreen: at, Clock: clock.At(time.Date(2022, 12, 5, 12, 0, 0, 0, time.UTC))}
}

// After does something on the screen's goroutine once a time has passed, unless it is stopped there before.
func (l *Loader) After(d time.Duration, do func()) (stop func()) {
	stopped := false
	off := l.Clock.After(d, func() {
		l.OnScreen(func() {
			if !stopped {
				do()
			}
		})
	})
	return func() {
		stopped = true
		off()
	}
}

// Slot is a place on the screen that shows one answer at a time. A newer request in the same slot
// cancels the older one, and what the older one still answers is dropped. The zero Slot is ready.
type Slot struct {
	mu     sync.Mutex
	number uint64
	cancel context.CancelFunc
}

// Cancel drops the running request, if there is one: its answer is not shown.
func (s *Slot) Cancel() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.number++
	if s.cancel != nil {
		s.cancel()
		s.cancel = nil
	}
}

func (s *Slot) next() (ctx context.Context, number uint64) {
	s.Cancel()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.number++
	ctx, s.cancel = context.WithCancel(context.Background())
	return ctx, s.number
}

// finish reports whether the request is still the newest and, if so, frees what it held.
func (s *Slot) finish(number uint64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if number != s.number {
		return false
	}
	if s.cancel != nil {
		s.cancel()
		s.cancel = nil
	}
	return true
}

// Load runs work off the screen and then show on it, both once. Where a newer request in the slot
// has overtaken this one, the work's context is cancelled and show is not called. A panic in work
// arrives in show as an error. Call Load on the screen's goroutine.
func Load[T any](l *Loader, slot *Slot, work func(ctx context.Context) (T, error), show func(T, error)) {
	ctx, number := slot.next()
	l.Background(func() {
		answer, err := guarded(ctx, work)
		var broken *BrokenOff
		if errors.As(err, &broken) && l.Broken != nil {
			l.Broken(broken)
		}
		l.OnScreen(func() {
			if slot.finish(number) {
				show(answer, err)
			}
		})
	})
}

func guarded[T any](ctx context.Context, work func(ctx context.Context) (T, error)) (answer T, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = &BrokenOff{Cause: cause, Stack: debug.Stack()}
		}
	}()
	return work(ctx)
}

// BrokenOff is the error of work that panicked. The stack is for the log, not for the screen.
type BrokenOff struct {
	Cause any
	Stack []byte
}

// Error names the cause alone.
func (b *BrokenOff) Error() string { return fmt.Sprintf("broken off: %v", b.Cause) }

// Unwrap returns the cause where it was an error.
func (b *BrokenOff) Unwrap() error {
	err, _ := b.Cause.(error)
	return err
}
