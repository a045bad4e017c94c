// Package collector sets how much memory may lie waste before it is collected: usually, and while a long work goes on.
package collector

import (
	"runtime/debug"
	"sync"
)

var (
	mu    sync.Mutex
	works int
	usual int // what holds when no work is under way
)

// Usually lets so many percent of the memory in use lie waste wherever no work wants it otherwise; -1 collects nothing.
func Usually(percent int) {
	mu.Lock()
	defer mu.Unlock()
	if works > 0 {
		usual = percent
	} else {
		debug.SetGCPercent(percent)
	}
}

// Waste lets so many percent of the memory in use lie waste until the work is done. Of works that overlap the one begun last
// decides, and after the last of them what was usual before the first holds again.
func Waste(percent int) (done func()) {
	mu.Lock()
	defer mu.Unlock()
	before := debug.SetGCPercent(percent)
	if works == 0 {
		usual = before
	}
	works++
	return func() {
		mu.Lock()
		defer mu.Unlock()
		if works--; works == 0 {
			debug.SetGCPercent(usual)
		}
	}
}
