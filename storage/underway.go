package storage

import (
	"context"
	"sync"
)

// underway are the checks in progress. They read for minutes, and end when the register closes or is written into where
// readers keep writers waiting.
type underway struct {
	mu   sync.Mutex
	next int
	ends map[int]context.CancelFunc
	all  sync.WaitGroup
}

// begin returns a context that is cancelled when the check has to end; done is called when it has ended.
func (u *underway) begin(ctx context.Context) (one context.Context, done func()) {
	u.mu.Lock()
	defer u.mu.Unlock()
	one, cancel := context.WithCancel(ctx)
	if u.ends == nil {
		u.ends = map[int]context.CancelFunc{}
	}
	number := u.next
	u.next++
	u.ends[number] = cancel
	u.all.Add(1)
	return one, func() {
		u.mu.Lock()
		delete(u.ends, number)
		u.mu.Unlock()
		cancel()
		u.all.Done()
	}
}

// cancel lets all of them end.
func (u *underway) cancel() {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, end := range u.ends {
		end()
	}
}

// end lets all of them end, and waits until they have.
func (u *underway) end() {
	u.cancel()
	u.all.Wait()
}
