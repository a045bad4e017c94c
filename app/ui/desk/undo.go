package desk

import (
	"context"
	"errors"
	"slices"
	"strings"

	"accord/app/changes"
	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// UndoStore is what taking back needs of the register.
type UndoStore interface {
	Step(ctx context.Context, batch register.ID) (storage.Batch, error)
	Undo(ctx context.Context, batch register.ID, decided ...register.Record) error
	changes.Store
}

// OfferUndo reports an act and offers to take it back. Where nothing was done, it only says so.
func OfferUndo(d Desk, s UndoStore, text string, batch register.ID) {
	if batch.IsZero() {
		d.Say(text)
		return
	}
	d.Offer(text, lang.T("undo.do"), func() { Undo(d, s, batch) })
}

// handful is how many records a change may have touched to be taken back without a question.
const handful = 10

// AskUndo takes a batch back. It asks first about an import, and about more than a handful of records.
func AskUndo(d Desk, s UndoStore, step storage.Batch) {
	b := step.Made()
	switch {
	case step.Act == storage.ActUndo: // the user has answered once, before the undo
		undo(d, s, "work.redo", step.ID, nil)
		return
	case !brought(b) && len(b.Refs) <= handful:
		Undo(d, s, step.ID)
		return
	}
	askUndo(d, s, step)
}

// brought reports whether a batch brought records that were written elsewhere.
func brought(b storage.Batch) bool { return b.Act == storage.ActImport || b.Act == storage.ActSample }

// askUndo takes a batch back after a question that says what it was.
func askUndo(d Desk, s UndoStore, step storage.Batch) {
	b := step.Made()
	text := []string{changes.Kinds(b.Refs), lang.T("undo.ask.made", lang.Moment(b.At.Local()))}
	verb := lang.T("undo.verb")
	switch b.Act {
	case storage.ActImport, storage.ActSample, storage.ActRestore:
		text, verb = append(text, lang.T("undo.ask.to_trash")), lang.T("undo.verb.to_trash")
	case storage.ActDelete:
		verb = lang.T("undo.verb.delete")
	}
	ask := kit.Confirm
	if brought(b) {
		ask = kit.ConfirmDanger // Enter must not empty a register
	}
	ask(d.Canvas(), batchWords("undo.ask.", b), strings.Join(text, "\n"), verb, func() { Undo(d, s, step.ID) })
}

// undone is a batch that was taken back: what there is of its records now.
type undone struct {
	storage.Batch
	lines map[register.ID]storage.Line
	names lang.Names // where it clashes with later changes
}

// Undo takes a whole batch back, names it, and shows the records that are there again. It asks where the batch clashes
// with later changes. Undoing an undo does its batch again.
func Undo(d Desk, s UndoStore, batch register.ID) { undo(d, s, "work.undo", batch, nil) }

// undo does so under the words for the work.
func undo(d Desk, s UndoStore, work string, batch register.ID, decided []register.Record) {
	Act(d, work, func(ctx context.Context) (u undone, err error) {
		if u.Batch, err = s.Step(ctx, batch); err != nil {
			return u, err
		}
		err = s.Undo(ctx, batch, decided...)
		var changed *storage.Conflict
		if errors.As(err, &changed) {
			names, unnamed := changes.Names(ctx, s, changed.Base, changed.Theirs, changed.Mine)
			if u.names = names; unnamed != nil {
				return u, unnamed
			}
		}
		if err != nil {
			return u, err
		}
		ids := make([]register.ID, len(u.Refs))
		for i, ref := range u.Refs {
			ids[i] = ref.ID
		}
		u.lines, err = s.Lines(context.WithoutCancel(ctx), ids...) // it is done, whatever is cancelled now
		return u, err
	}, func(u undone, err error) {
		var changed *storage.Conflict
		switch {
		case errors.As(err, &changed):
			u.ask(d, changed, func(r register.Record) { undo(d, s, work, batch, append(slices.Clone(decided), r)) })
		case errors.Is(err, storage.ErrKept):
			d.Say(lang.T("undo.kept", Words(decided[0].Label())))
		case err != nil:
			d.Fail(err)
		default:
			d.Select(u.back()...)
			d.Say(u.words())
		}
	})
}

// ask lets a person choose between what a record is now and what it was before the batch.
func (u undone) ask(d Desk, changed *storage.Conflict, decided func(register.Record)) {
	merged, clashes, err := register.Merge(changed.Base, changed.Theirs, changed.Mine)
	if err != nil {
		d.Fail(err)
		return
	}
	now := changed.Theirs
	by, at := now.Meta().UpdatedBy, lang.Moment(now.Meta().UpdatedAt.Local())
	if len(clashes) == 0 { // somebody was quicker than the answer
		kit.Inform(d.Canvas(), lang.T("undo.refused"), lang.T("undo.refused.text", Words(now.Label()), by, at))
		return
	}
	Clashing{
		Conflict: changed, Names: u.names, Merged: merged, Clashes: clashes,
		Title: lang.T("undo.clash"), Text: lang.T("undo.clash.text", Words(now.Label()), by, at),
		Base: lang.T("undo.clash.base"), Theirs: lang.T("undo.clash.now", by), Mine: lang.T("undo.clash.before"),
		Leave: lang.T("undo.clash.leave"), AllTheirs: lang.T("undo.clash.keep"), AllMine: lang.T("undo.clash.return"),
	}.Ask(d, func(r register.Record, _ []register.Clash) { decided(r) })
}

// back returns the living records, the most frequent kind first: after an import of agreements these, and not the file
// that came with one.
func (u undone) back() []register.Ref {
	there := slices.DeleteFunc(slices.Clone(u.Refs), func(ref register.Ref) bool { return u.lines[ref.ID].InTrash })
	of := map[register.Kind]int{}
	for _, ref := range there {
		of[ref.Kind]++
	}
	slices.SortStableFunc(there, func(a, b register.Ref) int { return of[b.Kind] - of[a.Kind] })
	return there
}

func (u undone) words() string {
	if u.Act == storage.ActUndo {
		return lang.T("redo.done", changes.Step(u.Batch))
	}
	made := u.Made()
	if len(u.Refs) == 1 && made.Act != storage.ActImport && made.Act != storage.ActSample {
		return lang.T("undo.done", changes.Step(u.Batch))
	}
	said := batchWords("undo.done.", made)
	if of := changes.Kinds(u.Refs); made.Act == storage.ActSeveral && of != "" {
		said += ": " + of
	}
	return said
}

// batchWords names a batch by what it did, its number of records, and the file that it came from.
func batchWords(family string, b storage.Batch) string {
	act := b.Act
	switch act {
	case storage.ActDelete, storage.ActRestore, storage.ActImport, storage.ActSample:
	default:
		act = storage.ActSeveral
	}
	if b.Act == storage.ActImport && b.Name != "" {
		return lang.N(family+string(act)+".named", len(b.Refs), b.Name)
	}
	return lang.N(family+string(act), len(b.Refs))
}
