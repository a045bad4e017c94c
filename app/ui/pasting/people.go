// Package pasting asks for pasted lists of people, shows who of them is in the register, and makes the others where the
// user says so.
package pasting

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"accord/app/lang"
	"accord/app/pasted"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// People asks for a list of people pasted from Word or Excel, shows line by line who is in the
// register, lets the user decide about the others, and gives the persons in the list's order to add.
// Those who are there already are left out. Nobody is created unless the user says so.
func People(d desk.Desk, s desk.Store, there []register.ID, add func([]register.ID)) {
	pastePeople(d, s, there, func(p *pasting) {
		ids, fresh := p.people()
		desk.Act(d, "work.save", func(ctx context.Context) (struct{}, error) {
			_, err := s.SaveAll(ctx, fresh...)
			return struct{}{}, err
		}, func(_ struct{}, err error) {
			if err != nil {
				d.Fail(err)
				return
			}
			if len(ids) > 0 {
				add(ids)
			}
			p.tell()
		})
	})
}

// pastePeople is People as far as everything is decided and nothing done.
func pastePeople(d desk.Desk, s desk.Store, there []register.ID, decided func(*pasting)) {
	kit.PasteDialog(d.Canvas(), lang.T("people.title"), lang.T("people.hint"), func(text string) {
		people := pasted.People(text)
		if len(people) == 0 {
			kit.Inform(d.Canvas(), lang.T("people.title"), lang.T("people.nobody"))
			return
		}
		p := &pasting{desk: d, decided: decided}
		kit.Load(d.Loader(), &p.slot, func(ctx context.Context) ([]*pastedLine, error) {
			return recognise(ctx, s, people, there)
		}, func(lines []*pastedLine, err error) {
			if err != nil {
				d.Fail(err)
				return
			}
			p.lines = lines
			p.ask()
		})
	})
}

// pasting is a pasted list on its way.
type pasting struct {
	desk    desk.Desk
	decided func(*pasting)
	lines   []*pastedLine
	slot    kit.Slot
}

// ask shows the list and comes back as long as something is undecided.
func (p *pasting) ask() {
	rows := container.New(layout.NewCustomPaddedVBoxLayout(0))
	scroll := kit.NewScroll(rows)
	var first fyne.Focusable
	var height float32
	var all []*peopleRow
	left := kit.NewFlow(kit.Plain(p.left()))
	for _, line := range p.lines {
		row := newPeopleRow(line, scroll)
		row.decided = func() { left.SetParts(kit.Plain(p.left())) }
		all = append(all, row)
		rows.Add(row)
		height += row.MinSize().Height
		if line.fate == undecided && first == nil {
			first = row
		}
	}
	scroll.SetMinSize(fyne.NewSize(300, min(height+2, 336)))
	content := append([]fyne.CanvasObject{kit.Inset(left, 0, 0, 0, 10)}, decideAll(all)...)
	kit.Ask(p.desk.Canvas(), kit.Question{
		Title: lang.T("people.check"), Width: 720, First: first,
		Content: kit.Under(append(content, scroll)...), // in this order Tab goes through them
		Answers: []kit.Answer{
			{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Cancels: true},
			{Word: lang.T("people.add"), Kind: kit.ButtonPrimary, Default: true, Do: p.confirm},
		},
	})
}

// left says what is still to be decided.
func (p *pasting) left() string {
	switch n := p.count(undecided); {
	case n > 0:
		return lang.N("people.decide", n)
	case p.count(create)+p.count(skip) > 0:
		return lang.T("people.decided")
	}
	return lang.T("people.ready")
}

// decideAll are buttons that decide about all who are like nobody in the register; none where there
// are fewer than two. Those who are like somebody are decided about one by one.
func decideAll(rows []*peopleRow) []fyne.CanvasObject {
	rows = slices.DeleteFunc(slices.Clone(rows), func(r *peopleRow) bool {
		return r.line.fate != undecided || len(r.line.similar) > 0
	})
	if len(rows) < 2 {
		return nil
	}
	decide := func(f fate) func() {
		return func() {
			for _, r := range rows {
				r.line.fate = f
				r.change()
			}
		}
	}
	return []fyne.CanvasObject{kit.Inset(kit.Row(8,
		kit.NewButton(kit.ButtonPlain, lang.T("people.create_all"), decide(create)),
		kit.NewButton(kit.ButtonPlain, lang.T("people.skip_all"), decide(skip)),
	), 0, 0, 0, 10)}
}

func (p *pasting) count(f fate) int {
	n := 0
	for _, line := range p.lines {
		if line.fate == f {
			n++
		}
	}
	return n
}

// confirm hands the list over once everything is decided.
func (p *pasting) confirm() {
	if p.count(undecided) > 0 {
		p.ask()
		return
	}
	p.decided(p)
}

// people gives the persons of the list in its order, and those of them that are to be created.
func (p *pasting) people() (ids []register.ID, fresh []register.Record) {
	for _, line := range p.lines {
		switch line.fate {
		case take:
			if !slices.Contains(ids, line.person.ID) {
				ids = append(ids, line.person.ID)
			}
		case create:
			person := newPerson(line.Person)
			person.ID = register.NewID()
			ids, fresh = append(ids, person.ID), append(fresh, person)
		}
	}
	return ids, fresh
}

// tell says what has been created and what was there already.
func (p *pasting) tell() {
	made, twice := p.count(create), p.count(repeated)
	switch {
	case made > 0 && twice > 0:
		p.desk.Say(lang.N("people.created", made) + " " + lang.N("people.repeated", twice))
	case made > 0:
		p.desk.Say(lang.N("people.created", made))
	case twice > 0:
		p.desk.Say(lang.N("people.repeated", twice))
	}
}
