package ui

import (
	"path/filepath"

	"accord/app/lang"
	"accord/app/settings"
	"accord/app/trouble"
	"accord/app/ui/kit"
	"accord/app/ui/options"
	"accord/app/ui/packages"
	"accord/app/ui/papers"
	"accord/storage"
	"accord/storage/register"
)

// preferences are the settings as they stand, and what the window does when one is changed.
func (w *Window) preferences() options.Options {
	o := options.Options{
		Store: w.store,
		Speak: func(l register.Language) {
			w.Keep(settings.Language, l)
			w.Speak(l)
		},
		SetLook: func(v kit.Variant) {
			w.Keep(settings.Look, v)
			w.app.Settings().SetTheme(kit.Theme(v))
		},
		Scale:     100,
		SetScale:  w.SetScale,
		Author:    w.settings.Text(settings.Author),
		SetAuthor: func(name string) { w.Keep(settings.Author, name) },
		SaveCopy:  w.SaveCopy,
		Rules:     func() { w.Go(string(register.KindRule)) },
		Licences:  func() { w.Go("licences") },
		Words:     func() { papers.ShowWords(w, w.store, w.store.Author()) },
		Copies:    func() { w.Go("backups") },
		Devices:   func() { w.Go(packages.ID) },
		Notices:   w.notices.wanted(),

		CopiesLimit: plan(w.settings).Limit,
		SetCopiesLimit: func(bytes int64) {
			p := plan(w.settings)
			p.Limit = bytes
			w.Keep(settings.Backups, p)
		},

		SetNotices: func(wanted bool) {
			w.Keep(settings.Notices, wanted)
			w.Attend()
		},
		Folder: filepath.Dir(w.drafts.Folder),
		Drafts: w.drafts.Folder,
	}
	if w.store.OnServer() { // whose administrator keeps copies of its databases
		o.Copies, o.SetCopiesLimit = nil, nil
	}
	o.Look = usualLook()
	w.Kept(settings.Look, &o.Look)
	w.Kept(settings.Scale, &o.Scale)
	if s := w.session; s != nil {
		o.Folder, o.Version = s.Folder, s.Version
		turn := func(path string, make maker) {
			w.leaveForm(func() {
				s.turnTo(path, make, func(err error) { w.Fail(trouble.At(path, err)) })
			})
		}
		o.Looks = w.Looking()
		if w.store.Sealed() {
			o.SaveCopy, o.Copies, o.SetCopiesLimit = nil, nil, nil // nothing is copied out of its seal
		} else {
			o.Pack = w.PackBriefcase
		}
		if (s.Look || !o.Looks) && !w.store.Sealed() { // else it may not be written
			o.SetLooks = func(look bool) {
				open := maker(openOrLook)
				if look {
					open = storage.OpenToLook
				}
				w.reopenFor(open, look)
			}
		}
		if !o.Looks && !w.store.OnServer() {
			o.Move = w.Relocate
			o.Mend, o.Rederive, o.Rebuild, o.Ways = w.mend, w.rederive, w.rebuild, w.mendWays
		}
		if !o.Looks && !w.store.OnServer() {
			o.Lock = w.sealOptions()
		}
		o.Open = func() { s.askOpen(turn) }
		o.New = func() { s.askNew(turn) }
		o.Server = func() { s.askServer(w.Canvas(), "", turn) }
	}
	return o
}

// sealOptions are what the settings offer of the seal of the register.
func (w *Window) sealOptions() *options.Lock {
	o := &options.Lock{
		Under: w.store.UnderSeal(), Seal: w.SealRegister, Reword: w.Reword, Renew: w.Renew, Unseal: w.Unseal, Now: w.LockNow,
		After: usualLock, SetAfter: func(minutes int) { w.Keep(settings.LockAfter, minutes) },
	}
	w.Kept(settings.LockAfter, &o.After)
	return o
}

// Speak puts the whole window into a language at once.
func (w *Window) Speak(l register.Language) {
	lang.Use(l)
	here := w.here()
	w.pages = w.makePages()
	w.build()
	w.visit(here)
	w.Attend()
}
