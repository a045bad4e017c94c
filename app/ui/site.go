package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/site"
	"accord/storage/whole"
)

// tellSite warns on the page of waiting matters of a register on a share or in a synchronised folder.
func (w *Window) tellSite() {
	if w.current == nil || w.current.ID() != "overview" || w.store.Site().Safe() || w.Looking() {
		w.sited.Hide()
		return
	}
	text := lang.Site(w.store.Site())
	if w.session == nil {
		w.sited.Say(text, "", nil)
		return
	}
	w.sited.Say(text, lang.T("site.move"), w.Relocate)
}

// Relocate asks where the register is to lie, and takes it there. Nobody else may have it open.
func (w *Window) Relocate() {
	if len(w.others) > 0 {
		kit.Inform(w.Canvas(), lang.T("site.move.title"), lang.T("site.move.others", trouble.Present(w.others, computer())))
		return
	}
	from := w.store.Path()
	kit.SaveFile(w.window, "", filepath.Base(from), storage.Extension, func(to string) {
		is := site.Of(to)
		if is.Safe() {
			w.relocate(to)
			return
		}
		kit.Confirm(w.Canvas(), lang.T("site.move.title"), lang.Site(is)+" "+lang.T("site.move.unsafe"),
			lang.T("site.move.anyway"), func() { w.relocate(to) })
	})
}

func (w *Window) relocate(to string) {
	w.leaveForm(func() {
		s, from := w.session, w.store.Path()
		kept := keptName(from, string(w.Today()))
		remaking[struct{}]{
			session: s, path: from, title: lang.T("site.moving"), text: lang.T("site.moving.text"),
			work: func(ctx context.Context, options storage.Options) (struct{}, error) {
				options.Before = nil
				err := storage.Relocate(ctx, from, to, kept, options)
				if errors.Is(err, storage.ErrExists) || errors.Is(err, whole.ErrFolder) || errors.Is(err, storage.ErrFull) {
					err = trouble.At(to, err)
				}
				return struct{}{}, err
			},
			done: func(struct{}) {
				said := lang.T("site.moved", to, filepath.Base(kept))
				s.say = func(w *Window) { kit.Inform(w.Canvas(), lang.T("site.move.title"), said) }
				s.reopen(to, storage.Open)
			},
		}.run()
	})
}

// keptName is what a register is called that was moved away, for nobody to go on in it by mistake.
func keptName(path, day string) string {
	base := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	return filepath.Join(filepath.Dir(path), lang.T("site.kept", base, day)+storage.Extension)
}
