package plan

import (
	"maps"

	"accord/app/sheet/mapping"
	"accord/app/sheet/read"
	"accord/storage/alike"
	"accord/storage/register"
)

// State is what becomes of a row.
type State string

// The states.
const (
	New    State = "new"    // a new record
	Change State = "change" // of a record that is there
	Same   State = "same"   // is there already, in the register or in a row before
	Joined State = "joined" // adds to the record of a row before
	Likely State = "likely" // likely the same as a record or a row before, to be decided
	Faulty State = "faulty" // cannot be taken
	Aside  State = "aside"  // no record: a title, a total, a note, or left out by hand
)

// States lists them in the order of reports.
var States = []State{New, Change, Joined, Same, Likely, Faulty, Aside}

// Fault is an error or a doubt about a cell.
type Fault struct {
	// Cell is its address, empty where the whole row is meant; Column is its place, -1 then.
	Cell   string
	Column int
	Key    string
	Args   []string
}

// Row is what becomes of one row.
type Row struct {
	Number int
	State  State
	// Ref is the record that it makes, changes, is, or is likely.
	Ref register.Ref
	// As is the number of the earlier row with the same record, 0 where the record comes from the register.
	As int
	// Why are the keys of the words why it is likely the same, or put aside.
	Why []string
	// Like holds the reasons why it is likely the same, where it was scored.
	Like alike.Likeness
	// Faults keep it from being taken; Doubts do not.
	Faults, Doubts []Fault
}

// Changed is a record before and after.
type Changed struct {
	Before, After register.Record
}

// Plan is what becomes of a sheet.
type Plan struct {
	Table   *Table
	Mapping *mapping.Mapping
	// Columns say what each column of the sheet means.
	Columns []mapping.Column
	// Rows are all of the sheet in their order.
	Rows   []Row
	Counts map[State]int
	// Made are new records made of names, New those made of rows, Changes existing records that change.
	Made, New []register.Record
	Changes   []Changed
	// Files are linked by rows, and become documents of their records.
	Files []Attached
	// Questions are the open decisions, those of most rows first.
	Questions []Question
	// MonthFirst is true for each column of days read with the month first.
	MonthFirst []bool

	edits Edits
	byRef map[register.Ref]register.Record
	was   map[register.Ref]register.Record
	names *names
}

// Edits are what was done to rows by hand: they belong to this file alone.
type Edits struct {
	// Left are the numbers of rows that are left out.
	Left map[int]bool
	// Taken are the numbers of rows that are taken though they look like none.
	Taken map[int]bool
	// Corrected are cells by their keys.
	Corrected map[string]string
	// Decided says of rows that are likely the same what becomes of them.
	Decided map[int]mapping.Way
}

// Clone returns edits that share nothing with these.
func (e Edits) Clone() Edits {
	return Edits{maps.Clone(e.Left), maps.Clone(e.Taken), maps.Clone(e.Corrected), maps.Clone(e.Decided)}
}

// cell returns what stands in a cell, as its user corrected it.
func (p *Plan) cell(r read.Row, column int) string {
	if len(p.edits.Corrected) > 0 {
		if other, corrected := p.edits.Corrected[p.Table.Key(column, r.Number)]; corrected {
			return other
		}
	}
	if column < len(r.Cells) {
		return r.Cells[column]
	}
	return ""
}

// Record returns a record of the plan as it will be, nil where the row has none of its own.
func (p *Plan) Record(r Row) register.Record { return p.byRef[r.Ref] }

// Was returns the record of the register that a row changes, is, or is likely; nil where there is none.
func (p *Plan) Was(r Row) register.Record { return p.was[r.Ref] }

// Name returns what a record is called that rows name.
func (p *Plan) Name(id register.ID) string { return p.names.label[id] }

// Size is how many rows and cells were edited.
func (e Edits) Size() int { return len(e.Left) + len(e.Taken) + len(e.Corrected) + len(e.Decided) }

// MayTake reports whether a row that looks like no record may be taken for one by hand.
func (p *Plan) MayTake(r Row) bool {
	return r.State == Aside && r.Number > p.Table.Head && r.Why[0] != "sheet.aside.blank"
}

// Empty reports whether there is nothing to do.
func (p *Plan) Empty() bool { return p.Size() == 0 }

// Size is how many records are made or changed for rows, documents of their files among them.
func (p *Plan) Size() int { return len(p.New) + len(p.Changes) + len(p.Files) }
