package ui

import (
	"context"
	"time"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// likenessDelay is how long nothing is typed before records like the one in the form are looked for.
const likenessDelay = 500 * time.Millisecond

// followLikeness names, under the form of a new record, the existing one it looks like. It never asks and never stands
// in the way.
func (w *Window) followLikeness(e *editing) {
	if e.record.Meta().Revision > 0 || register.IdentityOf(e.record) == nil {
		return
	}
	stop := func() {}
	e.form.OnChanged = func() {
		stop()
		stop = w.loader.After(likenessDelay, func() { w.sayLikeness(e) })
	}
}

func (w *Window) sayLikeness(e *editing) {
	if w.form != e {
		return
	}
	entered, err := register.Clone(e.record)
	if err != nil {
		return
	}
	kit.Load(w.loader, &e.likening, func(ctx context.Context) ([]storage.Like, error) {
		return w.store.Alike(ctx, entered, 1)
	}, func(found []storage.Like, err error) {
		switch {
		case w.form != e:
		case err != nil || len(found) == 0: // the list reports what cannot be read
			w.likeness.Hide()
		default:
			one := found[0]
			w.likeness.Say(lang.T("form.alike", desk.Name(one.Line), lang.Likeness(one.Likeness)), lang.T("menu.open"), func() { w.Open(one.Ref) })
		}
	})
}
