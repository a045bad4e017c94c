package ui

import (
	"context"
	"runtime/debug"
	"slices"

	"accord/app/ui/kit"
	"accord/app/ui/packages"
	"accord/storage"
	"accord/storage/backup"
	"accord/storage/register"
)

// badged is the count on the badge of the overview: deadlines near or past.
var badged = []storage.Waiting{storage.WaitsNotice30, storage.WaitsExpiry30, storage.WaitsAnswer}

// attention is what the window wants to know beside the page in front.
type attention struct {
	each     map[storage.Waiting]int
	together int
	overdue  int // commitments
	pressing []storage.Deadline
	copies   backup.State
	open     int              // records with clashes of packages that nobody has decided
	missed   []storage.Parcel // packages that are late
}

// Attend counts what waits, for the badge, and sends today's pressing notices to the desktop.
func (w *Window) Attend() {
	day, today, tells, first := w.Day(), w.Today(), w.notices.wanted(), !w.attended
	w.attended = true
	kit.Load(w.loader, &w.attending, func(ctx context.Context) (a attention, err error) {
		if first { // the start and this leave much behind that nobody will want again
			defer debug.FreeOSMemory()
		}
		if a.each, a.together, err = w.store.Waiting(ctx, day, badged...); err != nil {
			return a, err
		}
		if a.overdue, err = w.store.CommitmentsOverdue(ctx, day); err == nil && tells {
			a.pressing, err = w.store.Pressing(ctx, today, pressing)
		}
		if err == nil {
			a.copies, err = w.standing(ctx)
		}
		if err == nil {
			var open []storage.Undecided
			open, err = w.store.Undecided(ctx)
			a.open = len(open)
		}
		if err == nil {
			a.missed, err = w.store.Expected(ctx)
			a.missed = slices.DeleteFunc(a.missed, func(p storage.Parcel) bool { return p.Until >= today })
		}
		return a, err
	}, func(a attention, err error) {
		if err != nil {
			return // the pages show the error themselves
		}
		w.navigation.SetBadge("overview", kit.Badge{Count: a.together + a.open + len(a.missed), Urgent: a.each[storage.WaitsAnswer] > 0})
		w.navigation.SetBadge(packages.ID, kit.Badge{Count: a.open + len(a.missed)})
		w.navigation.SetBadge(string(register.KindCommitment), kit.Badge{Count: a.overdue, Urgent: true})
		w.copies = a.copies
		w.tellCopies()
		w.open, w.missed = a.open, a.missed
		w.tellPackages()
		w.notices.tell(today, a.pressing)
	})
}
