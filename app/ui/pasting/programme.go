package pasting

import (
	"context"

	"accord/app/lang"
	"accord/app/pasted"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// Programme puts a link beside the items of a visit's programme that adds the items of a pasted one, with the
// participants known to the register. The items stand in the form, where each can be mended, and nothing is saved. Days
// without a year get that of the visit's first day.
func Programme(d desk.Desk, s desk.Store, rows *kit.RowList[register.ProgrammeItem], v *register.Visit) *kit.RowList[register.ProgrammeItem] {
	var reading kit.Slot
	return rows.Action("paste.programme", func() {
		askList(d, "paste.programme.title", "paste.programme.hint", func(text string) {
			said := pasted.Programme(text, v.From)
			people := newParticipants(s, v, d.Today())
			kit.Load(d.Loader(), &reading, func(ctx context.Context) ([]register.ProgrammeItem, error) {
				items := make([]register.ProgrammeItem, len(said))
				for i, one := range said {
					items[i] = itemOf(one)
					if all, err := people.put(ctx, &items[i], one.People); err != nil {
						return nil, err
					} else if all && len(one.People) > 0 {
						setNote(&items[i], one.NoteWithoutPeople())
					}
				}
				return items, nil
			}, func(items []register.ProgrammeItem, err error) {
				if err != nil {
					d.Fail(err)
					return
				}
				rows.Add(items...)
				sayAdded(d, len(items))
			})
		})
	})
}

// itemOf makes an item of a programme of what a list says.
func itemOf(said pasted.Item) register.ProgrammeItem {
	item := register.ProgrammeItem{
		Day: said.Day, Start: said.Start, End: said.End, Kind: said.Kind, Title: inBothScripts(said.Title, said.OtherTitle), Internal: said.Internal,
	}
	if said.Place != "" {
		item.Place = inItsScript(said.Place)
	}
	setNote(&item, said.Note)
	return item
}

func setNote(item *register.ProgrammeItem, note string) {
	item.Note = register.Text{}
	if note != "" {
		item.Note = inItsScript(note)
	}
}

// Outcomes puts a link beside the outcomes of a visit or a meeting that adds those of a pasted list.
func Outcomes(d desk.Desk, rows *kit.RowList[register.Outcome]) *kit.RowList[register.Outcome] {
	return rows.Action("paste.outcomes", func() {
		askList(d, "paste.outcomes.title", "paste.outcomes.hint", func(text string) {
			var outcomes []register.Outcome
			for _, o := range pasted.Outcomes(text) {
				outcomes = append(outcomes, register.Outcome{Text: inBothScripts(o.Text, o.Other), Kind: o.Kind})
			}
			rows.Add(outcomes...)
			sayAdded(d, len(outcomes))
		})
	})
}

// askList asks for a list that can be read.
func askList(d desk.Desk, title, hint string, take func(text string)) {
	kit.PasteDialog(d.Canvas(), lang.T(title), lang.T(hint), func(text string) {
		if !pasted.Fits(text) {
			d.Say(lang.T("people.too_long"))
			return
		}
		take(text)
	})
}

// sayAdded says how many rows a list has given.
func sayAdded(d desk.Desk, n int) {
	if n == 0 {
		d.Say(lang.T("paste.nothing"))
		return
	}
	d.Say(lang.N("paste.added", n))
}

// inBothScripts is a phrase with the same in the other language, which may be empty.
func inBothScripts(phrase, other string) register.Text {
	t := inItsScript(phrase)
	if other != "" && t.En == "" {
		t.En = other
	}
	return t
}
