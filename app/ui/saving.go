package ui

import (
	"context"
	"errors"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

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
	began := e.record.Meta().Revision
	made := e.form.Made()
	kit.Load(w.loader, &e.saving, func(ctx context.Context) (register.ID, error) {
		return w.write(ctx, e, made)
	}, func(_ register.ID, err error) {
		var invalid *storage.Invalid
		var conflict *storage.Conflict
		switch {
		case err == nil:
			w.barred = false
			e.form.Saved()
			w.closeForm()
			if e.outcome.IsZero() {
				w.visit(w.note(route{page: string(e.record.Ref().Kind), record: e.record.Ref().ID}))
			}
			if now := e.record.Meta().Revision; began > 0 && now > began+1 {
				w.Say(lang.T("form.saved.merged"))
			} else {
				w.Say(lang.T("form.saved"))
			}
		case errors.As(err, &invalid) && invalid.Ref == e.record.Ref():
			e.form.Refuse(desk.Problems(invalid.Problems))
			e.room.Refused(e.record, invalid.Problems)
		case errors.As(err, &conflict) && conflict.Mine.Ref() == e.record.Ref():
			e.form.Busy(false)
			w.decide(e, conflict)
		case errors.Is(err, storage.ErrUnanswered) && !errors.Is(err, storage.ErrUncertain):
			e.form.Busy(false)
			w.unanswered(e)
		case errors.Is(err, storage.ErrReadOnly) && !w.store.OnServer():
			e.form.Busy(false)
			w.failBarred(err)
		default:
			e.form.Busy(false)
			w.Fail(err)
		}
	})
}

// write saves the record of a form, together with the records made in its pickers and the waiting outcome.
func (w *Window) write(ctx context.Context, e *editing, made []register.Record) (register.ID, error) {
	switch {
	case e.outcome.IsZero() && len(made) == 0:
		return w.store.SaveDecided(ctx, e.record, e.lost)
	case e.outcome.IsZero():
		return w.store.SaveAll(ctx, append(made, e.record)...)
	}
	other, err := w.store.Record(ctx, e.outcome.Of)
	if err != nil {
		return register.None, err
	}
	if e.record.Meta().ID.IsZero() {
		e.record.Meta().ID = register.NewID()
	}
	e.outcome.Settle(other, e.record.Ref())
	return w.store.SaveAll(ctx, append(made, e.record, other)...)
}
