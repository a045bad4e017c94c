package ui

import (
	"context"
	"os"
	"slices"
	"sync"
	"time"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/clock"
	"accord/storage/presence"
)

// lookRound is how often a window looks who else has its register open.
const lookRound = 10 * time.Second

// company is who has the register open, this window among them.
type company struct {
	mu   sync.Mutex
	own  *presence.Presence
	stop func()
	left bool
}

// leave takes the window's mark away. It may be called twice.
func (c *company) leave() {
	c.mu.Lock()
	own, stop := c.own, c.stop
	c.own, c.stop, c.left = nil, nil, true
	c.mu.Unlock()
	if stop != nil {
		stop()
	}
	if own != nil {
		own.Leave()
	}
}

// computer is the name of this one.
func computer() string {
	name, _ := os.Hostname() // without a name this computer counts as any other without one
	return name
}

// keepCompany marks a register as open in this window, off the screen, and reports to the window who else has it open,
// now and as they come and go. It writes nothing beside a register open for looking only; a register on a server has no
// beside.
func (s *session) keepCompany(store *storage.Store, w *Window) *company {
	c := &company{}
	if store.Looking() || store.OnServer() {
		return c
	}
	who := presence.Mark{Name: store.Author(), Computer: computer(), Window: true}
	s.loader.Background(func() {
		own, crashed := presence.Enter(store.Path(), who, s.loader.Clock)
		c.mu.Lock()
		left := c.left
		c.own = own
		c.mu.Unlock()
		if left {
			own.Leave()
			return
		}
		var before []presence.Mark
		tell := func() {
			others := own.Others()
			if slices.EqualFunc(others, before, presence.Mark.Same) {
				return
			}
			came := len(others) > len(before)
			before = others
			s.loader.OnScreen(func() { w.joined(others, came) })
		}
		tell()
		stop := clock.Every(s.loader.Clock, lookRound, tell)
		c.mu.Lock()
		left = c.left
		c.stop = stop
		c.mu.Unlock()
		if left {
			stop()
		}
		if crashed && len(before) == 0 {
			_ = store.SweepFiles(context.Background()) // what stays now goes after the next crash
		}
		if crashed {
			s.loader.OnScreen(w.checkAfterCrash)
		}
	})
	return c
}

// joined hears who else has the register open.
func (w *Window) joined(others []presence.Mark, came bool) {
	w.others = others
	w.named()
	if came {
		w.Say(lang.T("present.came", trouble.Present(others, computer())))
	}
}

// named puts into the window's title and the line below which register is open, and who else has it open.
func (w *Window) named() {
	title := lang.T("app.name") + " — " + w.status.name()
	if len(w.others) > 0 {
		title += " (" + lang.T("present.also", trouble.Present(w.others, computer())) + ")"
	}
	w.window.SetTitle(title)
	w.status.tellOthers(w.others)
}

// checkAfterCrash looks a register through whose program has ended before it could close it.
func (w *Window) checkAfterCrash() {
	kit.Load(w.loader, &w.checking, func(ctx context.Context) ([]storage.Defect, error) { return w.store.QuickCheck(ctx) },
		func(findings []storage.Defect, err error) {
			switch {
			case err != nil: // it is said wherever the register is read next
			case len(findings) > 0:
				w.showDamaged()
			default:
				w.Say(lang.T("crash.whole"))
			}
		})
}
