package sheets

import (
	"accord/app/lang"
	"accord/app/sheet/mapping"
	"accord/app/sheet/plan"
)

// kept are edits with the sum of the table whose rows they are about: another table of the same shape has rows of its own.
type kept struct {
	Table string
	plan.Edits
}

func (p *Page) editsAs() string { return "sheet.edits." + mapping.Shape(p.m.Kind, p.table.Heads) }

// keptEdits are those that were made to this table before: taken in once more, it says again what was taken in.
func (p *Page) keptEdits() plan.Edits {
	var before kept
	if p.desk.Kept(p.editsAs(), &before) && before.Table == p.sum && before.Size() > 0 {
		p.desk.Say(lang.N("sheet.edits.kept", before.Size()))
		return before.Edits
	}
	return plan.Edits{Left: map[int]bool{}, Taken: map[int]bool{}, Corrected: map[string]string{}, Decided: map[int]mapping.Way{}}
}

// edit changes what was done to rows by hand, keeps it, and makes the plan again.
func (p *Page) edit(change func(e plan.Edits)) {
	change(p.edits)
	p.desk.Keep(p.editsAs(), kept{p.sum, p.edits})
	p.rebuild()
}
