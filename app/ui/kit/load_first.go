package kit

import (
	"sync"
	"time"
)

// Gather lets the loader keep its answers, for nobody runs them before the program's loop does. settle runs them, and
// those of what they ask for in their turn, until none is awaited any more or the time is up; from then on the loader
// works as it did. So a window can be shown with everything in it, instead of being painted empty first.
func (l *Loader) Gather() (settle func(most time.Duration)) {
	g := &gathered{news: make(chan struct{}, 1)}
	background, onScreen := l.Background, l.OnScreen
	l.Background = func(work func()) {
		g.await(1)
		background(func() {
			work()
			g.await(-1)
		})
	}
	l.OnScreen = func(answer func()) {
		if !g.keep(answer) {
			onScreen(answer)
		}
	}
	return func(most time.Duration) {
		late := time.NewTimer(most)
		defer late.Stop()
		for g.run() {
			select {
			case <-g.news:
			case <-late.C:
				g.close(onScreen)
				return
			}
		}
		g.close(onScreen)
	}
}

// gathered are the answers that wait to be run.
type gathered struct {
	mu      sync.Mutex
	answers []func()
	awaited int
	over    bool
	news    chan struct{}
}

func (g *gathered) await(more int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.awaited += more
	g.tell()
}

// keep takes an answer, unless the gathering is over.
func (g *gathered) keep(answer func()) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.over {
		return false
	}
	g.answers = append(g.answers, answer)
	g.tell()
	return true
}

func (g *gathered) tell() {
	select {
	case g.news <- struct{}{}:
	default: // it has been told and has not looked yet
	}
}

// run runs the answers there are and reports whether more are awaited.
func (g *gathered) run() bool {
	for {
		g.mu.Lock()
		if len(g.answers) == 0 {
			defer g.mu.Unlock()
			return g.awaited > 0
		}
		next := g.answers[0]
		g.answers = g.answers[1:]
		g.mu.Unlock()
		next()
	}
}

// close hands what is left to the screen.
func (g *gathered) close(onScreen func(func())) {
	g.mu.Lock()
	g.over = true
	left := g.answers
	g.mu.Unlock()
	for _, answer := range left {
		onScreen(answer)
	}
}
