package history

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"accord/app/changes"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// line is a line of the list: a change of one record, or a batch of several.
type line struct {
	Seq, First int64
	Ref        register.Ref
	Batch      register.ID
	Count      int
	// Kinds are those of a batch, parted by spaces.
	Kinds  string
	Undone bool
	// Inner marks a line under its batch's, Open the line of an unfolded batch.
	Inner, Open bool
}

func lineOf(b storage.BatchLine) line {
	kinds := make([]string, len(b.Kinds))
	for i, k := range b.Kinds {
		kinds[i] = string(k)
	}
	return line{
		Seq: b.Seq, First: b.First, Ref: b.Ref, Batch: b.Batch, Count: b.Count, Kinds: strings.Join(kinds, " "), Undone: b.Undone,
	}
}

// several reports whether the line stands for a batch of more than one record.
func (l line) several() bool { return l.Count > 1 }

// row is what the list shows of a line.
type row struct {
	line
	storage.Change
	name, what string
}

// The marks before the words of a batch.
const (
	markFolded = "▸ "
	markOpen   = "▾ "
	indent     = "      "
)

var columns = []kit.Column[row]{
	{ID: "at", Label: "history.at", Width: 138, Fits: lang.WidestMoment, Text: func(r row) string { return lang.Moment(r.At.Local()) }},
	{ID: "by", Label: "history.by", Width: 124, Text: func(r row) string { return r.Author }},
	{ID: "name", Label: "history.record", Width: 250, Stays: true, Fits: usualName, Text: func(r row) string { return r.name }},
	{ID: "act", Label: "history.act", Width: 150, Soft: true, Text: row.act, Fits: widestAct},
	{ID: "what", Label: "history.changed", Width: 260, Grow: true, Text: row.changed},
	{ID: "device", Label: "history.device", Width: 110, Soft: true, Hidden: true, Text: func(r row) string { return r.Device }},
}

// usualName takes the room by which one record is told from another.
func usualName() string { return strings.Repeat("n", 16) }

// widestAct is the usual act that takes the most room.
func widestAct() string {
	return slices.MaxFunc([]string{lang.T("history.act.delete"), lang.T("history.act.redo")}, func(a, b string) int {
		return cmp.Compare(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	})
}

// act says what was done.
func (r row) act() string {
	if r.several() && (r.Act == storage.ActSave || r.Act == storage.ActSeveral) {
		return lang.T("history.several")
	}
	return changes.Act(r.Change)
}

// changed says what was changed, and first of all that it was taken back since: "отменено · Номер: 12 → 14". // not shown
func (r row) changed() string {
	word := ""
	switch {
	case r.Undone && r.Act == storage.ActUndo:
		word = lang.T("history.redone")
	case r.Undone:
		word = lang.T("history.undone")
	}
	if word == "" || r.what == "" {
		return word + r.what
	}
	return word + " · " + r.what
}

// rows reads what the list shows of some lines.
func (p *Page) rows(ctx context.Context, keys []line) ([]row, error) {
	seqs := make([]int64, len(keys))
	ids := make([]register.ID, len(keys))
	for i, l := range keys {
		seqs[i], ids[i] = l.Seq, l.Ref.ID
	}
	var found []storage.Change
	var names lang.Names
	var lines map[register.ID]storage.Line
	err := storage.AtOnce(ctx,
		func(ctx context.Context) (err error) {
			if found, err = p.store.ChangesAt(ctx, seqs...); err == nil {
				names, err = changes.Names(ctx, p.store, changes.Mentioning(found...)...)
			}
			return err
		},
		func(ctx context.Context) (err error) { lines, err = p.store.Lines(ctx, ids...); return err },
	)
	if err != nil {
		return nil, err
	}
	of := map[int64]storage.Change{}
	for _, c := range found {
		of[c.Seq] = c
	}
	rows := make([]row, 0, len(keys))
	for _, l := range keys {
		c, there := of[l.Seq]
		if !there {
			continue
		}
		r := row{line: l, Change: c}
		switch {
		case l.several():
			r.name, r.what = mark(l)+lang.N("history.records", l.Count), kindWords(l.Kinds)
		default:
			r.name, r.what = desk.Name(lines[l.Ref.ID]), changes.Brief(c, names)
		}
		if l.Inner {
			r.name = indent + r.name
		}
		rows = append(rows, r)
	}
	return rows, nil
}

func mark(l line) string {
	if l.Open {
		return markOpen
	}
	return markFolded
}

// kindWords names the kinds of a batch: "Соглашения, Партнёры".
func kindWords(kinds string) string {
	said := strings.Fields(kinds)
	for i, k := range said {
		said[i] = lang.T("kind." + k + ".many")
	}
	return strings.Join(said, ", ")
}
