package ui

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"accord/app/ui/kit"
	"accord/app/ui/options"
	"accord/storage"
	"accord/storage/register"
)

// quietAfter is for how long nobody may have used the window, nor saved anything, before its register is checked.
const quietAfter = 5 * time.Minute

// keptChecked is where the registers are kept that were checked today, by their paths.
const keptChecked = "checked" // not shown

// quietCheck looks over the whole register once a day while nobody uses the window: damage in what lists and search show
// is seen by nobody else.
type quietCheck struct {
	slot    kit.Slot
	running bool
	passed  atomic.Int32    // steps of the check
	day     register.Date   // of these steps
	failed  register.Date   // the day on which it could not be made
	found   options.Checked // by the last one
}

// end breaks the check off. It goes on in the next quiet.
func (q *quietCheck) end() {
	if q.running {
		q.slot.Cancel()
		q.running = false
	}
}

// checkInQuiet checks the register where the window has been idle for long enough and today's check is still to be made;
// one under way gives way to whoever comes back.
func (w *Window) checkInQuiet(now time.Time, idle time.Duration) {
	q := &w.quietly
	if idle < quietAfter || now.Sub(w.saved) < quietAfter || !w.checkable() {
		q.end()
		return
	}
	page := w.settingsPage()
	if q.running || page == nil || w.checkedToday() {
		return
	}
	q.running = true
	if today := w.Today(); q.day != today {
		q.day = today
		q.passed.Store(0)
	}
	kit.Load(w.loader, &q.slot, func(ctx context.Context) (options.Checked, error) {
		return page.LookOver(storage.GoingOn(ctx, &q.passed))
	}, func(found options.Checked, err error) {
		q.running = false
		switch {
		case errors.Is(err, context.Canceled): // something was saved
		case err != nil:
			q.failed = w.Today()
		default:
			q.passed.Store(0)
			w.keepChecked()
			q.found = found
			w.showDamaged()
		}
	})
}

// checkable reports whether a check keeps nobody from anything. What is looked at only has nobody who could mend it, and a
// server's administrator checks what lies there.
func (w *Window) checkable() bool {
	if w.closed || w.lost != nil || w.store.Looking() || w.store.OnServer() || w.store.Damaged() {
		return false
	}
	return w.store.Site().Safe() || len(w.others) == 0 // elsewhere readers keep writers waiting
}

// checkedToday reports whether the check of the day was made or could not be made.
func (w *Window) checkedToday() bool {
	var days map[string]register.Date
	w.Kept(keptChecked, &days)
	return w.quietly.failed == w.Today() || days[w.store.Path()] == w.Today()
}

// keepChecked remembers that the check of the day was made.
func (w *Window) keepChecked() {
	var before map[string]register.Date
	w.Kept(keptChecked, &before)
	days := map[string]register.Date{w.store.Path(): w.Today()}
	for path, day := range before {
		if day == w.Today() {
			days[path] = day
		}
	}
	w.Keep(keptChecked, days)
}

// settingsPage is the page of settings, which looks over the register and lists what was found.
func (w *Window) settingsPage() *options.Page {
	for _, p := range w.pages {
		if page, is := p.(*options.Page); is {
			return page
		}
	}
	return nil
}
