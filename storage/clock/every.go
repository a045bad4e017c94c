package clock

import (
	"sync"
	"time"
)

// Every runs do again and again, each time that long after it has ended, until stop is called. Stop waits for a run under
// way, so that do must not call it.
func Every(c Clock, d time.Duration, do func()) (stop func()) {
	var (
		running sync.Mutex
		over    bool
		off     func()
		round   func()
	)
	round = func() {
		running.Lock()
		defer running.Unlock()
		if over {
			return
		}
		do()
		off = c.After(d, round)
	}
	running.Lock()
	defer running.Unlock()
	off = c.After(d, round)
	return func() {
		running.Lock()
		defer running.Unlock()
		over = true
		off()
	}
}
