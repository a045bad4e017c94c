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

// compared are the versions of a record between which somebody has to choose, and the names of all that they mention.
type compared struct {
	*storage.Conflict
	name lang.Names
}

// compare reads the names that a conflict is told with.
func (w *Window) compare(c *storage.Conflict, tell func(compared)) {
	kit.Load(w.loader, &w.slot, func(ctx context.Context) (compared, error) {
		names, err := changes.Names(ctx, w.store, c.Base, c.Theirs, c.Mine)
		return compared{c, names}, err
	}, func(c compared, err error) {
		if err != nil {
			w.Fail(err)
			return
		}
		tell(c)
	})
}

func (c compared) value(r register.Record, field string) []string {
	return lang.Value(r, field, c.name)
}

// who says who has saved the record meanwhile, and when.
func (c compared) who() (by, at string) {
	head := c.Theirs.Meta()
	return head.UpdatedBy, lang.Moment(head.UpdatedAt.Local())
}

// decide shows what another person has saved meanwhile and lets the user choose. Fields that only one of the two has
// changed are merged; nothing is overwritten in silence, and a deletion is a change like any other.
func (w *Window) decide(e *editing, conflict *storage.Conflict) {
	merged, clashes, err := register.Merge(conflict.Base, conflict.Theirs, conflict.Mine)
	if err != nil {
		w.Fail(err)
		return
	}
	w.compare(conflict, func(c compared) {
		by, at := c.who()
		gone := c.Theirs.Meta().InTrash() && !c.Mine.Meta().InTrash()
		title, text := lang.T("conflict.title"), lang.T("conflict.text", by, at)
		theirs, mine := lang.T("conflict.take_theirs"), lang.T("conflict.keep_mine")
		if gone {
			merged.Meta().DeletedAt = register.Instant{} // whoever saves here wants it
			title, text = lang.T("conflict.gone.title"), lang.T("conflict.gone.text", by, at)
			theirs, mine = lang.T("conflict.gone.leave"), lang.T("conflict.gone.bring_back")
		}
		clashes = slices.DeleteFunc(clashes, func(c register.Clash) bool { return c.Path == register.ClashDeleted })
		said := []kit.DialogLine{{Text: text}}
		switch {
		case len(clashes) > 0:
			said = append(said, kit.DialogLine{Text: lang.T("conflict.clashes")})
		case !gone:
			said = append(said, kit.DialogLine{Text: lang.T("conflict.merges")})
		}
		for _, field := range fieldsOf(clashes) {
			said = append(said, c.clash(field)...)
		}
		kit.Ask(w.Canvas(), kit.Question{
			Title: title, Lines: said, Width: conflictWidth,
			Answers: []kit.Answer{
				{Word: lang.T("conflict.stay"), Kind: kit.ButtonPlain, Cancels: true},
				{Word: theirs, Kind: kit.ButtonDanger, Do: func() {
					e.form.Saved()
					w.closeForm()
					if !gone {
						w.Open(c.Theirs.Ref())
					}
				}},
				{Word: mine, Kind: kit.ButtonPrimary, Default: true, Do: func() {
					reflect.ValueOf(e.record).Elem().Set(reflect.ValueOf(merged).Elem())
					e.form.Reload() // the fields point into the record
					w.save(e)
				}},
			},
		})
	})
}

const conflictWidth float32 = 680

// changedSince shows what another person has changed in a record that was to be deleted, and asks again.
func (w *Window) changedSince(d deletion, conflict *storage.Conflict) {
	_, changes, err := register.Merge(nil, conflict.Theirs, conflict.Mine)
	if err != nil {
		w.Fail(err)
		return
	}
	w.compare(conflict, func(c compared) {
		by, at := c.who()
		said := []kit.DialogLine{{Text: lang.T("conflict.deleting.text", desk.Words(c.Theirs.Label()), by, at)}}
		for _, field := range fieldsOf(changes) {
			if field != register.ClashDeleted {
				said = append(said, c.change(field)...)
			}
		}
		kit.Ask(w.Canvas(), kit.Question{
			Title: lang.T("conflict.deleting.title"), Lines: said, Width: conflictWidth,
			Answers: []kit.Answer{
				{Word: lang.T("conflict.deleting.leave"), Kind: kit.ButtonPlain, Cancels: true, Default: true},
				{Word: lang.T("conflict.deleting.do"), Kind: kit.ButtonDanger, Do: func() {
					d.seen[c.Theirs.Ref()] = c.Theirs.Meta().Revision
					w.trash(d)
				}},
			},
		})
	})
}

// fieldsOf returns the fields of a record in which it clashes, each once.
func fieldsOf(clashes []register.Clash) (fields []string) {
	for _, clash := range clashes {
		if field := clash.Top(); !slices.Contains(fields, field) {
			fields = append(fields, field)
		}
	}
	return fields
}

// clash tells what a field was, what they made of it and what I did.
func (c compared) clash(field string) []kit.DialogLine {
	by, _ := c.who()
	return append(c.label(field), c.versions(field, version{by, c.Theirs}, version{lang.T("conflict.mine"), c.Mine})...)
}

// change tells what a field was and what they made of it.
func (c compared) change(field string) []kit.DialogLine {
	by, _ := c.who()
	return append(c.label(field), c.versions(field, version{by, c.Theirs})...)
}

func (c compared) label(field string) []kit.DialogLine {
	return []kit.DialogLine{{}, {Text: lang.Field(c.Theirs.Ref().Kind, field), Bold: true}}
}

// version is a record as somebody left it.
type version struct {
	whose  string
	record register.Record
}

// versions tells a field as it was and as others left it, a list row by row.
func (c compared) versions(field string, others ...version) []kit.DialogLine {
	if lang.Listed(c.Theirs.Ref().Kind, field) {
		return c.list(field, others)
	}
	said := others
	if c.Base != nil {
		said = append([]version{{lang.T("conflict.base"), c.Base}}, others...)
	}
	var lines []kit.DialogLine
	for _, v := range said {
		text := "—"
		if rows := c.value(v.record, field); len(rows) > 0 {
			text = rows[0]
		}
		lines = append(lines, kit.DialogLine{Text: v.whose + ": " + text, Indent: true})
	}
	return lines
}
