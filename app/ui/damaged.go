package ui

import (
	"context"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/kit"
	"accord/app/ui/options"
	"accord/storage"
	"accord/storage/backup"
)

// showDamaged says across the window that something of the register was found damaged, and whether nothing more is written
// into it.
func (w *Window) showDamaged() {
	found := len(w.quietly.found.Damage)
	switch {
	case w.store.Damaged():
		w.damaged.Say(lang.T("damaged.strip"), lang.T("damaged.ways"), w.checkDamage)
	case found > 0:
		w.damaged.Say(lang.N("damaged.beside", found), lang.T("damaged.ways"), w.checkDamage)
	default:
		w.damaged.Hide()
	}
}

// foundDamaged hears that something was found damaged since, and an earlier check says too little.
func (w *Window) foundDamaged() {
	w.quietly.found = options.Checked{}
	w.showDamaged()
}

// checkDamage opens the settings, where what the quiet check has found is listed with the remedies, or else the register is
// checked.
func (w *Window) checkDamage() {
	w.leaveForm(func() {
		w.visit(w.note(route{page: "settings"}))
		page := w.settingsPage()
		if found := w.quietly.found; len(found.Damage) > 0 {
			page.Tell(found)
			return
		}
		page.Check()
	})
}

// rederive derives again what lists and search show, after a copy was made.
func (w *Window) rederive(ctx context.Context) error {
	if !w.store.OnServer() {
		if err := w.session.keepCopy(ctx, w.store, backup.Mending); err != nil {
			return err
		}
	}
	err := w.store.Rederive(ctx)
	w.loader.OnScreen(w.foundDamaged)
	return err
}

// rebuild rebuilds the file of the register, unless others have it open.
func (w *Window) rebuild() {
	if len(w.others) > 0 {
		kit.Inform(w.Canvas(), lang.T("error.title"), lang.T("backup.restore.others", trouble.Present(w.others, computer())))
		return
	}
	w.leaveForm(func() { w.session.rebuild(w.store.Path()) })
}

// rebuild closes a register, rebuilds its file out of what is whole, opens it and says so.
func (s *session) rebuild(path string) {
	now := s.loader.Clock.Now()
	remaking[string]{
		session: s, path: path, title: lang.T("settings.rebuild.runs"), text: lang.T("settings.rebuild.wait"),
		work: func(ctx context.Context, options storage.Options) (kept string, err error) {
			return backup.Rebuild(ctx, path, options, now)
		},
		done: func(string) {
			s.say = func(w *Window) {
				w.Offer(lang.T("settings.rebuild.done"), lang.T("backup.see"), func() { w.Go("backups") })
			}
			s.reopen(path, storage.Open)
		},
	}.run()
}

// mend makes records and their history agree by the better of the two, after a copy was made.
func (w *Window) mend(ctx context.Context, apart []storage.Apart) error {
	if !w.store.OnServer() {
		if err := w.session.keepCopy(ctx, w.store, backup.Mending); err != nil {
			return err
		}
	}
	err := w.store.Mend(ctx, apart)
	w.loader.OnScreen(w.foundDamaged)
	return err
}
