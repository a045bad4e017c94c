package ui

import (
	"context"
	"errors"
	"strings"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// editing is a form in front of the page.
type editing struct {
	form   *kit.Form
	record register.Record
	room   opener
	saving kit.Slot
	// outcome is the one that waits for the record; it is shown from there, in that line of the card (below 0: by the mouse).
	outcome desk.Awaiting
	from    route
	keyed   int
}

// EditRef reads a record and opens its form.
func (w *Window) EditRef(ref register.Ref) {
	kit.Load(w.loader, &w.slot, func(ctx context.Context) (register.Record, error) {
		return w.store.Record(ctx, ref)
	}, func(r register.Record, err error) {
		if err != nil {
			w.Fail(err)
			return
		}
		w.Edit(r)
	})
}

// Edit opens the form of a record: one that was read, or a new one.
func (w *Window) Edit(r register.Record) {
	w.EditFor(r, desk.Awaiting{})
}

// EditAt opens the form of a record that the program has changed, with the keyboard in a field: what it has changed lies
// there and is kept nowhere yet.
func (w *Window) EditAt(r register.Record, field string) {
	w.leaveForm(func() {
		w.edit(r, desk.Awaiting{})
		if w.form == nil || w.form.record != r {
			return
		}
		w.form.form.Unsaved()
		if at := w.form.form.Field(field); at != nil {
			at.Focus()
		}
	})
}

// EditFor opens the form of a new record that an outcome waits for. Saved or left, it leads back to where that was shown:
// often more of it waits.
func (w *Window) EditFor(r register.Record, outcome desk.Awaiting) {
	w.leaveForm(func() {
		from, keyed := w.here(), -1
		if card, is := w.current.(keyedCard); is {
			keyed = card.Keyed()
		}
		w.edit(r, outcome)
		if w.form != nil && w.form.record == r && !outcome.IsZero() {
			w.form.from, w.form.keyed = from, keyed
		}
	})
}

// keyedCard is a page with a card that gives the keyboard back to the line in which it was.
type keyedCard interface {
	Keyed() int
	Key(line int)
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
	e.form.OnSave = func() { w.consider(e, room) }
	e.form.OnLeave = w.closeForm
	e.form.OnStay = func() { e.form.OnLeave = w.closeForm } // leaveForm may have had other plans
	room.Declare(e.form, r)
	e.form.KeepDraft(w.drafts, draftKey(r, outcome))

	w.notes.Hide() // it would lie over the fields
	w.current.Content().Hide()
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

// closeForm brings the page back.
func (w *Window) closeForm() {
	if w.form == nil {
		return
	}
	e := w.form
	w.place.Remove(e.form)
	w.form = nil
	w.status.unhide()
	w.add.Show()
	if e.outcome.IsZero() {
		w.visit(w.here())
		return
	}
	w.visit(w.note(e.from))
	if card, is := w.current.(keyedCard); is && e.keyed >= 0 {
		card.Key(e.keyed)
	}
}

// leaveForm does something once no form is open; a changed one is asked about first.
func (w *Window) leaveForm(then func()) {
	if w.form == nil {
		if page, may := w.current.(interface{ Leave(then func()) }); may { // it may have a form of its own
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

// consider saves, unless the page knows what should be done rather; then the user decides.
func (w *Window) consider(e *editing, room opener) {
	saved := e.record.Ref().Kind.New()
	if e.record.Meta().Revision == 0 || e.form.Original(saved) != nil {
		w.save(e)
		return
	}
	rather := room.Rather(saved, e.record)
	if rather == nil {
		w.save(e)
		return
	}
	kit.Ask(w.Canvas(), kit.Question{
		Title: rather.Title, Text: rather.Text,
		Answers: []kit.Answer{
			{Word: lang.T("conflict.stay"), Kind: kit.ButtonPlain, Cancels: true},
			{Word: rather.Still, Kind: kit.ButtonPlain, Do: func() { w.save(e) }},
			{Word: rather.Do, Kind: kit.ButtonPrimary, Default: true, Do: func() {
				e.form.Saved() // given up here, and taken along in the new one
				w.closeForm()
				w.edit(rather.Record, desk.Awaiting{})
				w.form.form.Unsaved()
			}},
		},
	})
}

func (w *Window) save(e *editing) {
	e.form.Busy(true)
	kit.Load(w.loader, &e.saving, func(ctx context.Context) (register.ID, error) {
		return w.write(ctx, e)
	}, func(_ register.ID, err error) {
		var invalid *storage.Invalid
		var conflict *storage.Conflict
		switch {
		case err == nil:
			e.form.Saved()
			w.closeForm()
			if e.outcome.IsZero() {
				w.visit(w.note(route{page: string(e.record.Ref().Kind), record: e.record.Ref().ID}))
			}
			w.Say(lang.T("form.saved"))
		case errors.As(err, &invalid) && invalid.Ref == e.record.Ref():
			e.form.Refuse(desk.Problems(invalid.Problems))
			e.room.Refused(e.record, invalid.Problems)
		case errors.As(err, &conflict) && conflict.Mine.Ref() == e.record.Ref():
			e.form.Busy(false)
			w.decide(e, conflict)
		default:
			e.form.Busy(false)
			w.Fail(err)
		}
	})
}

// write saves the record of a form, and with it the outcome that waits for it.
func (w *Window) write(ctx context.Context, e *editing) (register.ID, error) {
	if e.outcome.IsZero() {
		return w.store.Save(ctx, e.record)
	}
	other, err := w.store.Record(ctx, e.outcome.Of)
	if err != nil {
		return register.None, err
	}
	if e.record.Meta().ID.IsZero() {
		e.record.Meta().ID = register.NewID()
	}
	e.outcome.Settle(other, e.record.Ref())
	return w.store.SaveAll(ctx, e.record, other)
}

// draftKey names the draft of a record: its kind and ID, "new" where it was never saved, and behind that the outcome that
// waits for it.
func draftKey(r register.Record, outcome desk.Awaiting) string {
	key := string(r.Ref().Kind) + "/"
	switch {
	case r.Meta().Revision > 0:
		return key + r.Ref().ID.String()
	case !outcome.IsZero():
		return key + "new/" + outcome.String()
	}
	return key + "new"
}

// offerDraft opens the form that a crash has left half filled; the form itself then asks.
func (w *Window) offerDraft() {
	for _, key := range w.drafts.Keys() {
		kind, id, _ := strings.Cut(key, "/")
		ref := register.Ref{Kind: register.Kind(kind)}
		fresh := ref.Kind.New()
		if fresh == nil {
			continue
		}
		if id == "new" {
			w.Edit(fresh)
			return
		}
		if awaiting, is := strings.CutPrefix(id, "new/"); is {
			if outcome, err := desk.ParseAwaiting(awaiting); err == nil {
				w.editAwaited(ref.Kind, outcome, key)
				return
			}
			continue
		}
		var err error
		if ref.ID, err = register.ParseID(id); err == nil {
			w.editDraft(ref, key)
			return
		}
	}
}

// editAwaited opens the form of a record that an outcome waits for. What was written for an outcome that has gone stays a
// draft: of a record for which nothing waits.
func (w *Window) editAwaited(k register.Kind, outcome desk.Awaiting, key string) {
	kit.Load(w.loader, &w.slot, func(ctx context.Context) (register.Record, error) {
		of, err := w.store.Record(ctx, outcome.Of)
		if err != nil && !errors.Is(err, storage.ErrNotFound) {
			return nil, err
		}
		if r := outcome.Begin(k, of); r != nil {
			return r, nil
		}
		free := draftKey(k.New(), desk.Awaiting{})
		draft, found := w.drafts.Load(key)
		if _, taken := w.drafts.Load(free); taken || !found {
			return nil, nil // that other draft comes first
		}
		if err := w.drafts.Keep(free, draft); err != nil {
			return nil, err
		}
		return nil, w.drafts.Drop(key)
	}, func(r register.Record, err error) {
		switch {
		case err != nil:
			w.Fail(err)
		case r == nil:
			w.Edit(k.New())
		default:
			w.EditFor(r, outcome)
		}
	})
}

// editDraft opens the form of a record that was being changed; a record that has gone takes its
// draft with it.
func (w *Window) editDraft(ref register.Ref, key string) {
	kit.Load(w.loader, &w.slot, func(ctx context.Context) (register.Record, error) {
		r, err := w.store.Record(ctx, ref)
		if errors.Is(err, storage.ErrNotFound) {
			return nil, w.drafts.Drop(key)
		}
		return r, err
	}, func(r register.Record, err error) {
		switch {
		case err != nil:
			w.Fail(err)
		case r != nil:
			w.Edit(r)
		}
	})
}
