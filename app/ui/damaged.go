package ui

import (
	"context"

	"accord/app/lang"
	"accord/app/ui/options"
	"accord/storage"
	"accord/storage/backup"
)

// showDamaged says across the window that something of the register was found damaged and nothing more is written into it.
func (w *Window) showDamaged() {
	if !w.store.Damaged() {
		w.damaged.Hide()
		return
	}
	w.damaged.Say(lang.T("damaged.strip"), lang.T("damaged.ways"), w.checkDamage)
}

// checkDamage opens the settings and checks the register there: they name the damage and the remedies.
func (w *Window) checkDamage() {
	w.leaveForm(func() {
		w.visit(w.note(route{page: "settings"}))
		for _, p := range w.pages {
			if page, is := p.(*options.Page); is {
				page.Check()
			}
		}
	})
}

// mend makes records and their history agree by the better of the two, after a copy was made.
func (w *Window) mend(ctx context.Context, apart []storage.Apart) error {
	if !w.store.OnServer() {
		if err := w.session.keepCopy(ctx, w.store, backup.Mending); err != nil {
			return err
		}
	}
	err := w.store.Mend(ctx, apart)
	w.loader.OnScreen(w.showDamaged)
	return err
}
