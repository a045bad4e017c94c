package plan

import (
	"cmp"
	"context"
	"slices"

	"accord/app/collector"
	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/storage"
	"accord/storage/alike"
	"accord/storage/register"
)

// building is a plan on its way.
type building struct {
	ctx      context.Context
	store    *storage.Store
	p        *Plan
	m        *mapping.Mapping
	kind     register.Kind
	edits    Edits
	today    register.Date
	currency string

	heads    []string      // folded
	fields   []field.Field // of each column; without a name where it means nothing
	days     []field.Days
	units    []string // of each column of sums, that of its heading
	figures  []figures
	slashed  []bool // of each column, whether numbers in it are of several parts: 12/5
	names    *names
	cuts     map[cutCell][]string
	choices  map[string]string
	readings map[cellOf]cellReading
	empties  map[string]bool
	codes    map[string]string // of states, by their names
	lands    map[string]string // the names of states, by the folded names of what lies in them
	means    map[string]resolved
	asked    map[string]*Question
	decided  map[string]mapping.Decision // of names and words

	decidedStates map[string]mapping.Decision // by the codes of the states that were named
	fixed         field.Values
	keySets       [][]string // by which a row surely is a record
	likeSets      [][]string
	sets          [][]string       // both, each once
	byKey         map[hash]*held   // of records that are there, and of rows before
	alike         map[hash][]*held // where several have one key
	reread        bool             // cells are read once more: nothing new is asked
	holders       map[register.Ref]*held
	parents       map[register.ID]register.ID // of the partners of the register
	dropped       map[register.ID]bool
	changing      []*held // in the order of their rows
	filled        []filled
	lateness      []late
	judge         *alike.Judge // nil for kinds whose records are not compared
	few           bool         // rows enough to look for more than the keys find

	postBeside string                 // what the column of posts says of the person who is being read
	posts      map[register.ID]string // of people, folded

	above    []string        // of each column, what the row above says
	repeats  map[spot]string // of cells that only repeat the one above, what that says
	another  bool            // a second table has begun further down the sheet
	sections []section       // that a row stands in
	under    map[int][]section
	linked   map[int][]string // files that columns of links lead to, by the numbers of rows

	questions []*Question
}

// filled is a row that says something. What it says is read again where it is needed: all of it would be more than the sheet.
type filled struct {
	at     int // in Plan.Rows
	doubts int // about its cells
	id     string
	record register.Record
	keys   []setKeys
}

// Memory of rows already read is reclaimed sooner: it would be as much as all memory in use.
const (
	manyRows    = 20_000
	wasteAtMost = 30 // percent of the memory in use; elsewhere 100
)

// Build says what becomes of the rows of a table. Nothing is written.
func Build(ctx context.Context, s *storage.Store, t *Table, m *mapping.Mapping, edits Edits, today register.Date) (*Plan, error) {
	b := newBuilding(ctx, s, t, m, edits, today)
	if len(t.Rows) > manyRows {
		defer collector.Waste(wasteAtMost)()
	}
	b.readDecisions()
	b.columns()
	if err := b.readNames(); err != nil {
		return nil, err
	}
	b.readFixed()
	b.readSource()
	b.readOccasion()
	if err := b.readRows(); err != nil {
		return nil, err
	}
	if err := b.readHeld(); err != nil {
		return nil, err
	}
	if err := b.placeAll(); err != nil {
		return nil, err
	}
	return b.p, b.end()
}

// newBuilding returns a plan in which nothing has been read yet.
func newBuilding(ctx context.Context, s *storage.Store, t *Table, m *mapping.Mapping, edits Edits, today register.Date) *building {
	b := &building{
		ctx: ctx, store: s, m: m, kind: m.Kind, edits: edits, today: today,
		p: &Plan{
			Table: t, Mapping: m, edits: edits, Columns: m.Applied(t.Heads), Counts: map[State]int{},
			byRef: map[register.Ref]register.Record{}, was: map[register.Ref]register.Record{},
		},
		cuts: map[cutCell][]string{}, choices: map[string]string{}, readings: map[cellOf]cellReading{}, empties: map[string]bool{},
		codes: map[string]string{}, lands: map[string]string{}, means: map[string]resolved{}, posts: map[register.ID]string{},
		asked: map[string]*Question{}, decided: map[string]mapping.Decision{}, decidedStates: map[string]mapping.Decision{},
		byKey: map[hash]*held{}, alike: map[hash][]*held{}, holders: map[register.Ref]*held{},
		parents: map[register.ID]register.ID{}, dropped: map[register.ID]bool{},
		repeats: map[spot]string{}, under: map[int][]section{}, linked: map[int][]string{}, fixed: field.Values{},
		few: len(t.Rows) <= manyRows,
	}
	if slices.Contains(register.UniteKinds, m.Kind) {
		b.judge = storage.Judge()
	}
	return b
}

// mostRounds is how often rows that could not be taken are looked at again.
const mostRounds = 5

// placeAll decides what becomes of the rows: first of those about existing records, then of the others in their order.
// Rows not taken are tried again, since a later row may have made the record they add to. So the order of rows decides
// nothing, and the same sheet imported again changes nothing.
func (b *building) placeAll() error {
	for n, f := range b.filled {
		if n%256 == 0 && b.ctx.Err() != nil {
			return b.ctx.Err()
		}
		if err := b.claim(f); err != nil {
			return err
		}
	}
	for round, again := 0, true; again && round < mostRounds; round++ {
		again = false
		for n, f := range b.filled {
			if n%256 == 0 && b.ctx.Err() != nil {
				return b.ctx.Err()
			}
			row := &b.p.Rows[f.at]
			if row.State != "" && row.State != Faulty && row.State != Likely {
				continue
			}
			before := row.State
			row.State, row.Ref, row.As, row.Why, row.Like, row.Faults, row.Doubts = "", register.Ref{}, 0, nil, alike.Likeness{}, nil, row.Doubts[:f.doubts]
			if err := b.place(f); err != nil {
				return err
			}
			if row.State != Likely && row.State != Faulty {
				again = again || row.State != before
				b.filled[n].keys = nil // nobody reads them any more
			}
		}
	}
	return nil
}

// claim notes a row that says what a record of the register says.
func (b *building) claim(f filled) error {
	all, surely, _ := b.same(f)
	if !surely {
		return nil
	}
	values := b.valuesOf(f)
	for _, h := range all {
		h.sure = true
		is, err := b.withRow(h, values)
		if err != nil {
			return err
		}
		equal, _, err := compared(h.before, is)
		if err != nil {
			return err
		}
		if equal {
			row := &b.p.Rows[f.at]
			row.State, row.Ref, row.As = Same, b.refOf(h), h.row
			b.doubtStatus(row, f, is)
			h.row = cmp.Or(h.row, row.Number)
			return nil
		}
	}
	return nil
}
