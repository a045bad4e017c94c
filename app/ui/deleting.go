package ui

import (
	"context"
	"errors"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/app/ui/trash"
	"accord/storage"
	"accord/storage/register"
)

// deletion holds the records to delete, as they were when the user asked.
type deletion struct {
	seen  map[register.Ref]int64 // the revisions
	line  storage.Line           // of the only record
	hangs []storage.Line         // the first of those that refer to them
	more  int                    // how many others do
}

// hangsMost is the number of referring records named before a deletion.
const hangsMost = 8

// Delete puts records into the trash as one change, after asking where there are several or something hangs on them, and
// offers to take it back.
func (w *Window) Delete(refs ...register.Ref) {
	if w.refuses() {
		return
	}
	kit.Load(w.loader, &w.slot, func(ctx context.Context) (d deletion, err error) {
		if d.seen, err = w.store.Revisions(ctx, refs...); err != nil {
			return d, err
		}
		hangs, err := w.store.Dependents(ctx, refs...)
		if err != nil {
			return d, err
		}
		first := hangs[:min(len(hangs), hangsMost)]
		lines, err := w.store.Lines(ctx, append([]register.ID{refs[0].ID}, first...)...)
		for _, id := range first {
			d.hangs = append(d.hangs, lines[id])
		}
		d.line, d.more = lines[refs[0].ID], len(hangs)-len(first)
		return d, err
	}, func(d deletion, err error) {
		switch {
		case err != nil:
			w.Fail(err)
		case len(refs) == 1 && len(d.hangs) == 0:
			w.throwAway(d)
		default:
			kit.Ask(w.Canvas(), kit.Question{
				Title: lang.T("delete.title"), Text: d.text(),
				Answers: []kit.Answer{
					{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Cancels: true},
					{Word: lang.T("delete.do"), Kind: kit.ButtonDanger, Default: true, Do: func() { w.throwAway(d) }},
				},
			})
		}
	})
}

// Restore takes records out of the trash, after asking.
func (w *Window) Restore(refs ...register.Ref) {
	if w.refuses() {
		return
	}
	for _, p := range w.pages {
		if page, is := p.(*trash.Page); is {
			page.Restore(refs...)
		}
	}
}

func (d deletion) text() string {
	text := lang.N("delete.many", len(d.seen))
	if len(d.seen) == 1 {
		text = desk.Name(d.line)
	}
	if len(d.hangs) == 0 {
		return text
	}
	text += "\n\n" + lang.N("delete.hangs", len(d.hangs)+d.more)
	for _, line := range d.hangs {
		text += "\n— " + lang.T("kind."+string(line.Kind)) + ": " + desk.Name(line)
	}
	if d.more > 0 {
		text += "\n" + lang.N("trash.more", d.more)
	}
	return text
}

func (w *Window) throwAway(d deletion) {
	desk.Act(w, "work.delete", func(ctx context.Context) (register.ID, error) {
		return w.store.DeleteUnchanged(ctx, d.seen)
	}, func(batch register.ID, err error) {
		var changed *storage.Conflict
		if errors.As(err, &changed) {
			w.changedSince(d, changed)
			return
		}
		if err != nil {
			w.Fail(err)
			return
		}
		word := lang.N("delete.done_many", len(d.seen))
		if len(d.seen) == 1 {
			word = lang.T("delete.done", desk.Name(d.line))
		}
		desk.OfferUndo(w, w.store, word, batch)
	})
}
