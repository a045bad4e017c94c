// Package clock returns the time and sets timers. The program uses the computer's clock; a test has one that stands
// still, so no timer fires unless the test says so.
package clock

import "time"

// Clock is where everybody gets the time and timers from.
type Clock interface {
	// Now is the time.
	Now() time.Time
	// After runs do once a time has passed, on a goroutine of the clock's choosing, unless stop is called before.
	After(d time.Duration, do func()) (stop func())
}

// System is the computer's clock. Its timers fire on goroutines of their own.
var System Clock = system{}

type system struct{}

func (system) Now() time.Time { return time.Now() }

func (system) After(d time.Duration, do func()) (stop func()) {
	timer := time.AfterFunc(d, do)
	return func() { timer.Stop() }
}
