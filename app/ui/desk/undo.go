package desk

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// UndoStore is what taking back needs of the register.
type UndoStore interface {
	Batch(ctx context.Context, id register.ID) (storage.Batch, error)
	Undo(ctx context.Context, batch register.ID, decided ...register.Record) error
	Lines(ctx context.Context, ids ...register.ID) (map[register.ID]storage.Line, error)
}

// OfferUndo says what was done and offers to take it back. Where nothing was done, it only says so.
func OfferUndo(d Desk, s UndoStore, text string, batch register.ID) {
	if batch.IsZero() {
		d.Say(text)
		return
	}
	d.Offer(text, lang.T("undo.do"), func() { Undo(d, s, batch) })
}

// handful is how many records a change may have touched to be taken back without a question.
const handful = 10

// AskUndo takes a batch back. What came from a file, and what is more than a handful, is asked about first.
func AskUndo(d Desk, s UndoStore, b storage.Batch) {
	from := b.Act == storage.ActImport || b.Act == storage.ActSample
	if !from && len(b.Refs) <= handful {
		Undo(d, s, b.ID)
		return
	}
	text := []string{kindsOf(b.Refs), lang.T("undo.ask.made", lang.Moment(b.At.Local()))}
	verb := lang.T("undo.verb")
	switch b.Act {
	case storage.ActImport, storage.ActSample, storage.ActRestore:
		text, verb = append(text, lang.T("undo.ask.to_trash")), lang.T("undo.verb.to_trash")
	case storage.ActDelete:
		verb = lang.T("undo.verb.delete")
	}
	ask := kit.Confirm
	if from {
		ask = kit.ConfirmDanger // Enter must not empty a register
	}
	ask(d.Canvas(), batchWords("undo.ask.", b), strings.Join(text, "\n"), verb, func() { Undo(d, s, b.ID) })
}

// undone is a batch that was taken back: what there is of its records now.
type undone struct {
	storage.Batch
	lines map[register.ID]storage.Line
}

// Undo takes a batch back as a whole, says so by its name, and shows the records that are there again.
func Undo(d Desk, s UndoStore, batch register.ID) {
	Act(d, "work.undo", func(ctx context.Context) (undone, error) {
		b, err := s.Batch(ctx, batch)
		if err != nil {
			return undone{}, err
		}
		if err := s.Undo(ctx, batch); err != nil {
			return undone{}, err
		}
		ids := make([]register.ID, len(b.Refs))
		for i, ref := range b.Refs {
			ids[i] = ref.ID
		}
		lines, err := s.Lines(context.WithoutCancel(ctx), ids...) // it is done, whatever is cancelled now
		return undone{b, lines}, err
	}, func(u undone, err error) {
		var changed *storage.Conflict
		switch {
		case errors.As(err, &changed):
			now := changed.Theirs
			kit.Inform(d.Canvas(), lang.T("undo.refused"), lang.T("undo.refused.text",
				Words(now.Label()), now.Meta().UpdatedBy, lang.Moment(now.Meta().UpdatedAt.Local())))
		case err != nil:
			d.Fail(err)
		default:
			d.Select(u.back()...)
			d.Say(u.words())
		}
	})
}

// back are the records that are there.
func (u undone) back() []register.Ref {
	return slices.DeleteFunc(slices.Clone(u.Refs), func(ref register.Ref) bool { return u.lines[ref.ID].InTrash })
}

func (u undone) words() string {
	if len(u.Refs) == 1 && u.Act != storage.ActImport && u.Act != storage.ActSample {
		line := u.lines[u.Refs[0].ID]
		return lang.T("undo.done", lang.T("kind."+string(line.Kind)), Name(line))
	}
	said := batchWords("undo.done.", u.Batch)
	if of := kindsOf(u.Refs); u.Act == storage.ActSeveral && of != "" {
		said += ": " + of
	}
	return said
}

// batchWords names a batch by what it did, its number of records, and the file that it came from.
func batchWords(family string, b storage.Batch) string {
	act := b.Act
	if act == storage.ActSave || act == storage.ActRedo {
		act = storage.ActSeveral
	}
	if b.Act == storage.ActImport && b.Name != "" {
		return lang.N(family+string(act)+".named", len(b.Refs), b.Name)
	}
	return lang.N(family+string(act), len(b.Refs))
}

// kindsOf counts records kind by kind: "12 agreements, 3 partners".
func kindsOf(refs []register.Ref) string {
	counts := map[register.Kind]int{}
	for _, ref := range refs {
		counts[ref.Kind]++
	}
	kinds := slices.SortedFunc(maps.Keys(counts), func(a, b register.Kind) int { return counts[b] - counts[a] })
	said := make([]string, len(kinds))
	for i, k := range kinds {
		said[i] = lang.N("count."+string(k), counts[k])
	}
	return strings.Join(said, ", ")
}
