package clock

import (
	"slices"
	"sync"
	"time"
)

// Manual is a clock that stands still until Pass is called: the clock of tests. Its timers fire on the goroutine that
// lets the time pass.
type Manual struct {
	mu     sync.Mutex
	now    time.Time
	hasty  bool
	timers []*timer // in the order in which they were set
}

type timer struct {
	at time.Time
	do func()
}

var _ Clock = (*Manual)(nil)

// At makes a clock that stands at a time.
func At(now time.Time) *Manual { return &Manual{now: now} }

// Now is the time at which the clock stands.
func (s *Manual) Now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

// Hurry makes every timer set from now on fire at once, as if its time had always passed.
func (s *Manual) Hurry() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hasty = true
}

// After sets a timer. One of no time at all fires at once.
func (s *Manual) After(d time.Duration, do func()) (stop func()) {
	s.mu.Lock()
	if s.hasty || d <= 0 {
		s.mu.Unlock()
		do()
		return func() {}
	}
	defer s.mu.Unlock()
	set := &timer{s.now.Add(d), do}
	s.timers = append(s.timers, set)
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.timers = slices.DeleteFunc(s.timers, func(t *timer) bool { return t == set })
	}
}

// Pass lets time pass and fires, one by one and each at its time, the timers that fall into it, those they set included.
func (s *Manual) Pass(d time.Duration) {
	s.mu.Lock()
	end := s.now.Add(d)
	s.mu.Unlock()
	for {
		due := s.next(end)
		if due == nil {
			return
		}
		due.do()
	}
}

// next takes the first timer due until a time and stands at its time; without one it stands at the end.
func (s *Manual) next(end time.Time) *timer {
	s.mu.Lock()
	defer s.mu.Unlock()
	first := -1
	for i, t := range s.timers {
		if !t.at.After(end) && (first < 0 || t.at.Before(s.timers[first].at)) {
			first = i
		}
	}
	if first < 0 {
		s.now = end
		return nil
	}
	due := s.timers[first]
	s.timers = slices.Delete(s.timers, first, first+1)
	s.now = due.at
	return due
}
