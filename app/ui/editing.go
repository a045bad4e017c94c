package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// editing is a form in front of the page.
type editing struct {
	form      *kit.Form
	record    register.Record
	room      opener
	saving    kit.Slot
	following kit.Slot
	likening  kit.Slot
	lost      []register.Clash // the values not taken when a conflict was decided
	// outcome is the one waiting for the record; its line of the card shows the form (below 0: opened by the mouse).
	outcome desk.Awaiting
	from    route
	keyed   int
}

// EditRef reads a record and opens its form.
func (w *Window) EditRef(ref register.Ref) {
	if w.refuses() {
		return
	}
	kit.Load(w.loader, &w.slot, func(ctx context.Context) (register.Record, error) {
		return w.store.Record(ctx, ref)
	}, func(r register.Record, err error) {
		if err != nil {
			w.Fail(err)
			return
		}
		if w.liesInTrash(r) {
			return
		}
		w.Edit(r)
	})
}

// liesInTrash reports whether a record must leave the trash before its form can open, and offers that.
func (w *Window) liesInTrash(r register.Record) bool {
	if !r.Meta().InTrash() {
		return false
	}
	w.Offer(lang.T("trash.only_back"), lang.T("trash.restore"), func() { w.Restore(r.Ref()) })
	return true
}

// EditRefAt reads a record and opens its form with the keyboard in a field.
func (w *Window) EditRefAt(ref register.Ref, field string) {
	if w.refuses() {
		return
	}
	kit.Load(w.loader, &w.slot, func(ctx context.Context) (register.Record, error) {
		return w.store.Record(ctx, ref)
	}, func(r register.Record, err error) {
		if err != nil {
			w.Fail(err)
			return
		}
		if w.liesInTrash(r) {
			return
		}
		w.leaveForm(func() {
			w.edit(r, desk.Awaiting{})
			if w.form == nil || w.form.record != r {
				return
			}
			if at := w.form.form.Field(field); at != nil {
				at.Focus()
			}
		})
	})
}

// Edit opens the form of a record: one that was read, or a new one.
func (w *Window) Edit(r register.Record) {
	w.EditFor(r, desk.Awaiting{})
}

// EditAt opens the form of a record that the program has changed, with the keyboard in a field: what it has changed lies
// there and is kept nowhere yet. was is the record before that, nil where nobody knows.
func (w *Window) EditAt(r, was register.Record, field string) {
	if w.refuses() {
		return
	}
	w.leaveForm(func() {
		w.edit(r, desk.Awaiting{})
		if w.form == nil || w.form.record != r {
			return
		}
		if was == nil {
			w.form.form.Unsaved()
		} else {
			w.form.form.Began(was)
		}
		if at := w.form.form.Field(field); at != nil {
			at.Focus()
		}
	})
}

// EditFor opens the form of a new record that an outcome waits for. Saved or left, it leads back to where that was shown:
// often more of it waits.
func (w *Window) EditFor(r register.Record, outcome desk.Awaiting) {
	if w.refuses() {
		return
	}
	w.leaveForm(func() {
		from, keyed := w.here(), -1
		if card, is := w.current.(desk.KeyedCard); is {
			keyed = card.Keyed()
		}
		w.edit(r, outcome)
		if w.form != nil && w.form.record == r && !outcome.IsZero() {
			w.form.from, w.form.keyed = from, keyed
		}
	})
}

func (w *Window) edit(r register.Record, outcome desk.Awaiting) {
	kind := r.Ref().Kind
	if w.current == nil || w.current.ID() != string(kind) {
		w.visit(w.note(route{page: string(kind)}))
	}
	room, ok := w.current.(opener)
	if !ok || room.Kind() != kind {
		return
	}
	e := &editing{form: kit.NewForm(w.loader, r), record: r, room: room, outcome: outcome}
	w.form = e
	e.form.Check = func() []kit.Problem { return desk.Problems(r.Check()) }
	e.form.SavesMade = true
	e.form.OnSave = func() { w.consider(e, room) }
	e.form.OnLeave = w.closeForm
	e.form.OnStay = func() { e.form.OnLeave = w.closeForm } // leaveForm may have had other plans
	room.Declare(e.form, r)
	e.form.KeepDraft(w.drafts, draftKey(r, outcome))
	w.followLikeness(e)

	w.notes.Hide() // it would lie over the fields
	kit.HideTooltip()
	w.current.Content().Hide()
	w.foot.Remove(w.strips)
	e.form.Notices = w.strips
	w.place.Add(e.form)
	title := lang.T("form.edit." + string(kind))
	if r.Meta().Revision == 0 {
		title = lang.T("form.new." + string(kind))
	}
	w.title.SetText(title)
	w.add.Hide()
	w.status.hide()
	w.place.Refresh()
	e.form.FocusFirst()
	if w.carried != "" && w.carried == draftKey(r, outcome) {
		e.form.ResumeDraft()
	} else {
		e.form.OfferDraft()
	}
	w.carried = ""
}

// followForm says under a form what somebody else has changed in its record meanwhile.
func (w *Window) followForm(changes []storage.Change) {
	e := w.form
	if e == nil || e.record.Meta().Revision == 0 || !slices.ContainsFunc(changes, func(c storage.Change) bool {
		return !c.Here && c.Ref == e.record.Ref()
	}) {
		return
	}
	was := e.record.Ref().Kind.New()
	if e.form.Original(was) != nil {
		return
	}
	kit.Load(w.loader, &e.following, func(ctx context.Context) (register.Record, error) {
		return w.store.Record(ctx, e.record.Ref())
	}, func(now register.Record, err error) {
		if err != nil || w.form != e || now.Meta().Revision <= e.record.Meta().Revision {
			return
		}
		if words := desk.Since(was, now); words != "" {
			w.meanwhile.Say(words, "", nil)
		}
	})
}

// closeForm brings the page back.
func (w *Window) closeForm() {
	if w.form == nil {
		return
	}
	e := w.form
	w.place.Remove(e.form)
	w.form = nil
	w.meanwhile.Hide()
	w.likeness.Hide()
	w.foot.Objects = slices.Insert(w.foot.Objects, 0, fyne.CanvasObject(w.strips))
	w.status.unhide()
	w.add.Show()
	if e.outcome.IsZero() {
		w.visit(w.here())
		return
	}
	w.visit(w.note(e.from))
	if card, is := w.current.(desk.KeyedCard); is && e.keyed >= 0 {
		card.Key(e.keyed)
	}
}

// leaveForm does something once no form is open; a changed one is asked about first.
func (w *Window) leaveForm(then func()) {
	if w.form == nil {
		if page, may := w.current.(desk.FormHolder); may { // it may have a form of its own
			page.Leave(then)
			return
		}
		then()
		return
	}
	w.form.form.OnLeave = func() {
		w.closeForm()
		then()
	}
	w.form.form.Leave()
}
