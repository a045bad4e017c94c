package storage

import (
	"context"
	"errors"
	"slices"
	"sync"
)

// AtOnce does several works side by side and returns all their errors. What they ask a server goes over the line together as
// soon as all of them wait for answers, so that it takes as long as one question: see gathering. A work uses the context that it
// is given, also for works of its own.
func AtOnce(ctx context.Context, works ...func(context.Context) error) error {
	if len(works) == 0 {
		return nil
	}
	g, nested := ctx.Value(gatheringKey{}).(*gathering)
	if !nested {
		g = &gathering{ctx: ctx}
		ctx = context.WithValue(ctx, gatheringKey{}, g)
	}
	g.join(len(works))
	if nested {
		g.leave() // to wait for the works
	}
	errs := make([]error, len(works))
	var all sync.WaitGroup
	left := len(works)
	var mu sync.Mutex
	for i, work := range works {
		all.Go(func() {
			errs[i] = work(ctx)
			mu.Lock()
			left--
			last := left == 0
			mu.Unlock()
			if !last || !nested { // the last one's place is taken by who waits for it
				g.leave()
			}
		})
	}
	all.Wait()
	return errors.Join(errs...)
}

// gathering collects the questions of works that are done at once until none of them can go on without an answer.
type gathering struct {
	ctx context.Context // of all of them

	mu      sync.Mutex
	working int // works that do not wait
	asked   []*inquiry
}

type gatheringKey struct{}

func (g *gathering) join(works int) {
	g.mu.Lock()
	g.working += works
	g.mu.Unlock()
}

// leave notes that a work has ended or waits for something else than an answer.
func (g *gathering) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.working--
	g.send()
}

// send sends the questions once all works wait. Works with an answer continue.
func (g *gathering) send() {
	if g.working > 0 || len(g.asked) == 0 {
		return
	}
	together := g.asked
	g.asked = nil
	g.working += len(together)
	go together[0].send(g.ctx, together)
}

// ask waits for the answer to a question.
func (g *gathering) ask(ctx context.Context, q *inquiry) error {
	g.mu.Lock()
	g.asked = append(g.asked, q)
	g.working--
	g.send()
	g.mu.Unlock()
	select {
	case <-q.answered:
		return q.err
	case <-ctx.Done():
		g.mu.Lock()
		defer g.mu.Unlock()
		if i := slices.Index(g.asked, q); i >= 0 { // it was not sent, and nobody will count it as answered
			g.asked = slices.Delete(g.asked, i, i+1)
			g.working++
		}
		return ctx.Err()
	}
}
