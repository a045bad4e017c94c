package ui

import (
	"cmp"
	"context"
	"path/filepath"
	"strings"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/app/ui/packages"
	"accord/storage"
	"accord/storage/pack"
	"accord/storage/register"
)

// packagesOptions are those of the page of packages in the window.
func (w *Window) packagesOptions() packages.Options {
	name := storage.Name(w.store.Path())
	o := packages.Options{Device: w.device, Name: strings.TrimSuffix(name, filepath.Ext(name)), Folder: w.folder(), Decided: w.Attend}
	if w.session != nil {
		o.Unpack = func(p *pack.Package, trust storage.Trust) {
			w.leaveForm(func() { w.session.unpack(p, trust, w.Fail) })
		}
	}
	return o
}

// device is this computer among those that exchange packages.
func (w *Window) device() (*pack.Device, error) {
	if w.session == nil {
		return pack.DeviceIn(filepath.Dir(w.drafts.Folder), computer())
	}
	return w.session.device()
}

func (s *session) device() (*pack.Device, error) { return pack.DeviceIn(s.Folder, computer()) }

// onPackages shows the page of packages and does something there.
func (w *Window) onPackages(do func(page *packages.Page)) {
	w.leaveForm(func() {
		w.visit(w.note(route{page: packages.ID}))
		for _, p := range w.pages {
			if page, is := p.(*packages.Page); is {
				do(page)
			}
		}
	})
}

// TakeAlong shows what goes along with some records.
func (w *Window) TakeAlong(refs ...register.Ref) {
	w.onPackages(func(page *packages.Page) { page.TakeAlong(refs...) })
}

// showPart says across the window what the register is a part of.
func (w *Window) showPart() {
	part, is, err := w.store.PartOf(context.Background()) // which was read when it was opened
	if err != nil || !is {
		w.look.Hide()
		return
	}
	w.look.Say(lang.T("packages.part", part.Name)+" "+packages.PartText(part), lang.T("packages.return"), func() { w.TakeAlong() })
}

// tellPackages shows on the page of waiting matters that a package has open clashes, and which packages are late.
func (w *Window) tellPackages() {
	w.undecided.Hide()
	w.late.Hide()
	if w.current == nil || w.current.ID() != "overview" {
		return
	}
	see := func() { w.Go(packages.ID) }
	if w.open > 0 {
		w.undecided.Say(lang.N("packages.waits", w.open), lang.T("packages.waits.see"), see)
	}
	switch n := len(w.missed); n {
	case 0:
	case 1:
		p := w.missed[0]
		w.late.Say(lang.T("packages.late", cmp.Or(p.For, p.Name), lang.Day(p.Until)), lang.T("packages.late.see"), see)
	default:
		w.late.Say(lang.N("packages.late.many", n), lang.T("packages.late.see"), see)
	}
}

// OpenPackage asks what to do with a package: take it in, or make a register of its own from it.
func (w *Window) OpenPackage(path string) {
	answers := []kit.Answer{{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Cancels: true}}
	if w.session != nil {
		answers = append(answers, kit.Answer{Word: lang.T("packages.ask.open"), Kind: kit.ButtonPlain, Do: func() {
			w.onPackages(func(page *packages.Page) { page.Unpack(path) })
		}})
	}
	if !w.Looking() {
		answers = append(answers, kit.Answer{Word: lang.T("packages.ask.take_in"), Kind: kit.ButtonPrimary, Default: true, Do: func() {
			w.onPackages(func(page *packages.Page) { page.TakeIn(path) })
		}})
	}
	kit.Ask(w.Canvas(), kit.Question{Title: filepath.Base(path), Text: lang.T("packages.ask", w.status.name()), Answers: answers, Width: 480})
}

// unpackFirst opens a package where no register is open, and makes a register of it.
func (s *session) unpackFirst(path string, failed func(error)) {
	packages.Opening{
		Canvas: s.window.Canvas(), Loader: s.loader, Device: s.device,
		Fail: func(path string, err error) { failed(trouble.At(path, err)) },
	}.Open(path, func(p *pack.Package, trust storage.Trust) { s.unpack(p, trust, failed) })
}

// unpack asks where the register is to lie that is made of a package, makes it and shows it.
func (s *session) unpack(p *pack.Package, trust storage.Trust, failed func(error)) {
	name := p.For
	if name == "" {
		name = p.Name
	}
	kit.SaveFile(s.window, s.folder(), desk.FileName(name)+storage.Extension, storage.Extension, func(path string) {
		make := func(ctx context.Context, path string, options storage.Options) (*storage.Store, error) {
			defer func() { _ = p.Close() }() // was only read
			store, err := storage.Unpack(ctx, path, options, p.Luggage, p.Content)
			if err == nil && trust != storage.TrustUnknown {
				err = store.Trust(ctx, p.Card, p.Device, trust)
			}
			return store, err
		}
		s.turnTo(path, make, func(err error) { failed(trouble.At(path, err)) })
	})
}
