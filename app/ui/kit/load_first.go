package kit

import (
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"accord/storage/clock"
)

// Gather lets the loader keep its answers, for nobody runs them before the program's loop does: so a window can be shown
// with everything in it, instead of being painted empty first. After Settle the loader works as it did.
func (l *Loader) Gather() *Gathered {
	g := &Gathered{onScreen: l.OnScreen, clock: l.Clock, news: make(chan struct{}, 1)}
	background := l.Background
	l.Background = func(work func()) {
		g.await(1)
		background(func() {
			work()
			g.await(-1)
		})
	}
	l.OnScreen = func(answer func()) {
		if !g.keep(answer) {
			g.onScreen(answer)
		}
	}
	return g
}

// Gathered are the answers that wait to be run. Its methods are called on the screen's goroutine.
type Gathered struct {
	onScreen func(func())
	clock    clock.Clock

	mu      sync.Mutex
	answers []func()
	awaited int
	over    bool
	news    chan struct{}
}

// Settle waits for the answers, and for the answers to the requests these make, until none is left or the time is up. A
// second call does nothing.
func (g *Gathered) Settle(most time.Duration) {
	if g.settled() {
		return
	}
	late := make(chan struct{})
	stop := g.clock.After(most, func() { close(late) })
	defer stop()
	for g.Run() {
		select {
		case <-g.news:
		case <-late:
			g.close()
			return
		}
	}
	g.close()
}

// SettleWhenMade settles at the last moment before the window's content is first painted: after the window was made,
// which takes longest, when the toolkit asks for the least size of its content.
func (g *Gathered) SettleWhenMade(content *fyne.Container, most time.Duration) {
	content.Layout = &lastMoment{content, content.Layout, func() { g.Settle(most) }}
}

// lastMoment is the layout of a container to which something is to happen before it says how large it must be, once.
type lastMoment struct {
	container *fyne.Container
	usual     fyne.Layout
	come      func()
}

func (l *lastMoment) MinSize(objects []fyne.CanvasObject) fyne.Size {
	l.container.Layout = l.usual
	l.come()
	return l.usual.MinSize(objects)
}

func (l *lastMoment) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.usual.Layout(objects, size)
}

func (g *Gathered) await(more int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.awaited += more
	g.tell()
}

// keep takes an answer, unless the gathering is over.
func (g *Gathered) keep(answer func()) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.over {
		return false
	}
	g.answers = append(g.answers, answer)
	g.tell()
	return true
}

func (g *Gathered) tell() {
	select {
	case g.news <- struct{}{}:
	default: // it has a signal that it has not read yet
	}
}

// Run runs the answers there are and reports whether more are awaited.
func (g *Gathered) Run() (more bool) {
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

// close passes the remaining answers to the screen.
func (g *Gathered) close() {
	g.mu.Lock()
	g.over = true
	left := g.answers
	g.mu.Unlock()
	for _, answer := range left {
		g.onScreen(answer)
	}
}

func (g *Gathered) settled() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.over
}
