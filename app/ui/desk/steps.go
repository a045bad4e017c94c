package desk

import (
	"context"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// Step is something that may come next in the life of a record.
type Step struct {
	Word string // in the language in use
	Do   func()
}

// FormStep is a step taken in the form of a record: it opens changed by the step, with the keyboard in the field where that
// lies, and nothing is written before it is saved.
func FormStep[T any, P interface {
	*T
	register.Record
}](d Desk, s Store, id register.ID, word, field string, take func(P)) Step {
	return Step{Word: word, Do: func() { EditWith(d, s, id, field, take) }}
}

// stepsShown is how many steps are buttons of their own; the others are in a menu.
const stepsShown = 2

// DrawSteps offers on a card what comes next in the life of a record, the most likely first. A card of another day than
// today, of a record in the trash, or of a register that is only looked at offers nothing.
func DrawSteps(d Desk, c *kit.Card, r register.Record, steps ...Step) {
	if len(steps) == 0 || d.Looking() || d.Day() != d.Today() || r.Meta().InTrash() {
		return
	}
	var buttons []fyne.CanvasObject
	shown := min(len(steps), stepsShown)
	if len(steps) == shown+1 {
		shown++ // a menu of one takes as much room
	}
	for _, s := range steps[:shown] {
		buttons = append(buttons, kit.NewButton(kit.ButtonPlain, s.Word, s.Do))
	}
	if rest := steps[shown:]; len(rest) > 0 {
		buttons = append(buttons, kit.NewMenuButton(kit.ButtonQuiet, lang.T("card.steps"), func() kit.Menu {
			var menu kit.Menu
			for _, s := range rest {
				menu = append(menu, &kit.MenuItem{Word: s.Word, Do: s.Do})
			}
			return menu
		}))
	}
	c.Add(kit.Wrap(8, buttons...))
}

// EditWith reads a record, takes a step in it and opens its form with the keyboard in the field where the step lies:
// nothing is written before the form is saved.
func EditWith[T any, P interface {
	*T
	register.Record
}](d Desk, s Store, id register.ID, field string, step func(P)) {
	var reading kit.Slot
	kit.Load(d.Loader(), &reading, func(ctx context.Context) (register.Record, error) {
		return s.Record(ctx, register.Ref{Kind: P(new(T)).Ref().Kind, ID: id})
	}, func(r register.Record, err error) {
		if err != nil {
			d.Fail(err)
			return
		}
		was, err := register.Clone(r)
		if err != nil {
			d.Fail(err)
			return
		}
		step(r.(P))
		d.EditAt(r, was, field)
	})
}
