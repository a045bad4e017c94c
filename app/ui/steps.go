package ui

import (
	"context"

	"accord/app/changes"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
)

// stepsListed is how many steps of each direction are listed.
const stepsListed = 12

// steps reads what can be undone and done again.
func (w *Window) steps(most int, show func(storage.Steps)) {
	kit.Load(w.loader, &w.slot, func(ctx context.Context) (storage.Steps, error) {
		return w.store.Steps(ctx, most)
	}, func(steps storage.Steps, err error) {
		if err != nil {
			w.Fail(err)
			return
		}
		show(steps)
	})
}

// Undo takes back the last change.
func (w *Window) Undo() {
	if w.refuses() {
		return
	}
	w.steps(1, func(steps storage.Steps) {
		if len(steps.Undo) == 0 {
			w.Say(lang.T("undo.nothing"))
			return
		}
		desk.AskUndo(w, w.store, steps.Undo[0])
	})
}

// Redo does the last undone change again.
func (w *Window) Redo() {
	if w.refuses() {
		return
	}
	w.steps(1, func(steps storage.Steps) {
		if len(steps.Redo) == 0 {
			w.Say(lang.T("redo.nothing"))
			return
		}
		desk.AskUndo(w, w.store, steps.Redo[0])
	})
}

// ListSteps lists the last steps under their button, each to be taken back or done again
// for itself.
func (w *Window) ListSteps() {
	if w.refuses() {
		return
	}
	w.steps(stepsListed, func(steps storage.Steps) {
		var menu kit.Menu
		add := func(key string, of []storage.Batch) {
			for _, b := range of {
				menu = append(menu, &kit.MenuItem{Word: lang.T(key, changes.Step(b)), Do: func() { desk.AskUndo(w, w.store, b) }})
			}
		}
		add("redo.step", steps.Redo)
		add("undo.step", steps.Undo)
		if len(menu) == 0 {
			w.Say(lang.T("undo.nothing"))
			return
		}
		kit.ShowMenuUnder(menu, w.status.steps)
	})
}
