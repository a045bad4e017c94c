package ui

import (
	"context"
	"reflect"
	"slices"

	"accord/app/changes"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// who says who has saved a record meanwhile, and when.
func who(theirs register.Record) (by, at string) {
	head := theirs.Meta()
	return head.UpdatedBy, lang.Moment(head.UpdatedAt.Local())
}

// decide lets the user choose where what another person has saved meanwhile clashes with a form. Nothing is overwritten in
// silence, and a deletion is a change like any other.
func (w *Window) decide(e *editing, conflict *storage.Conflict) {
	merged, clashes, err := register.Merge(conflict.Base, conflict.Theirs, conflict.Mine)
	switch {
	case err != nil:
		w.Fail(err)
	case conflict.Theirs.Meta().InTrash() && !conflict.Mine.Meta().InTrash():
		merged.Meta().DeletedAt = register.Instant{} // whoever saves here wants it
		clashes = slices.DeleteFunc(clashes, func(c register.Clash) bool { return c.Path == register.ClashDeleted })
		w.bringBack(e, conflict, func() { w.choose(e, conflict, merged, clashes) })
	case len(clashes) == 0: // together they break a rule
		e.become(merged, nil)
		by, at := who(conflict.Theirs)
		kit.Inform(w.Canvas(), lang.T("conflict.title"), lang.T("conflict.together", by, at))
	default:
		w.choose(e, conflict, merged, clashes)
	}
}

// choose asks about each clash, and saves.
func (w *Window) choose(e *editing, conflict *storage.Conflict, merged register.Record, clashes []register.Clash) {
	save := func(decided register.Record, lost []register.Clash) {
		e.become(decided, lost)
		w.save(e)
	}
	if len(clashes) == 0 {
		save(merged, nil)
		return
	}
	kit.Load(w.loader, &w.slot, func(ctx context.Context) (lang.Names, error) {
		return changes.Names(ctx, w.store, conflict.Base, conflict.Theirs, conflict.Mine)
	}, func(names lang.Names, err error) {
		if err != nil {
			w.Fail(err)
			return
		}
		by, at := who(conflict.Theirs)
		desk.Clashing{
			Conflict: conflict, Names: names, Merged: merged, Clashes: clashes,
			Title: lang.T("conflict.title"), Text: lang.T("conflict.text", by, at) + "\n" + lang.T("conflict.clashes"),
			Base: lang.T("conflict.base"), Theirs: by, Mine: lang.T("conflict.mine"),
			Leave: lang.T("conflict.stay"), AllTheirs: lang.T("conflict.take_theirs"), AllMine: lang.T("conflict.keep_mine"),
			Typed: true,
		}.Ask(w, save)
	})
}

// become puts another version into a form; lost is what a person did not take in it.
func (e *editing) become(r register.Record, lost []register.Clash) {
	reflect.ValueOf(e.record).Elem().Set(reflect.ValueOf(r).Elem())
	e.lost = append(e.lost, lost...)
	e.form.Reload() // the fields point into the record
}

// bringBack asks what to do with a form whose record somebody has put into the trash meanwhile.
func (w *Window) bringBack(e *editing, conflict *storage.Conflict, do func()) {
	by, at := who(conflict.Theirs)
	kit.Ask(w.Canvas(), kit.Question{
		Title: lang.T("conflict.gone.title"), Text: lang.T("conflict.gone.text", by, at), Width: conflictWidth,
		Answers: []kit.Answer{
			{Word: lang.T("conflict.stay"), Kind: kit.ButtonPlain, Cancels: true},
			{Word: lang.T("conflict.gone.leave"), Kind: kit.ButtonDanger, Do: func() {
				e.form.Saved()
				w.closeForm()
			}},
			{Word: lang.T("conflict.gone.bring_back"), Kind: kit.ButtonPrimary, Default: true, Do: do},
		},
	})
}

const conflictWidth float32 = 680

// changedSince shows what another person has changed in a record that was to be deleted, and asks again.
func (w *Window) changedSince(d deletion, conflict *storage.Conflict) {
	kit.Load(w.loader, &w.slot, func(ctx context.Context) (lang.Names, error) {
		return changes.Names(ctx, w.store, conflict.Base, conflict.Theirs)
	}, func(names lang.Names, err error) {
		if err != nil {
			w.Fail(err)
			return
		}
		by, at := who(conflict.Theirs)
		said := []kit.DialogLine{{Text: lang.T("conflict.deleting.text", desk.Words(conflict.Theirs.Label()), by, at)}}
		for _, change := range lang.Differences(conflict.Base, conflict.Theirs, names) {
			said = append(said, kit.DialogLine{}, kit.DialogLine{Text: change.String(), Indent: true})
		}
		kit.Ask(w.Canvas(), kit.Question{
			Title: lang.T("conflict.deleting.title"), Lines: said, Width: conflictWidth,
			Answers: []kit.Answer{
				{Word: lang.T("conflict.deleting.leave"), Kind: kit.ButtonPlain, Cancels: true, Default: true},
				{Word: lang.T("conflict.deleting.do"), Kind: kit.ButtonDanger, Do: func() {
					d.seen[conflict.Theirs.Ref()] = conflict.Theirs.Meta().Revision
					w.throwAway(d)
				}},
			},
		})
	})
}
