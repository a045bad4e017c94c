package plan

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"hash/maphash"
	"runtime/debug"
	"slices"
	"strings"

	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/app/sheet/read"
	"accord/storage"
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

// States lists them in the order in which they are told.
var States = []State{New, Change, Joined, Same, Likely, Faulty, Aside}

// Fault is what is wrong in a cell, or doubtful.
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
	// As is the number of the row before whose record that is, 0 where it comes from the register.
	As int
	// Why are the keys of the words why it is likely the same, or put aside.
	Why []string
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
	// Made are the records that names are made into, New those of rows, Changes those that are there and change.
	Made, New []register.Record
	Changes   []Changed
	// Questions are what is to be decided, what most rows say first.
	Questions []Question
	// MonthFirst tells of each column of days in which order its figures were read.
	MonthFirst []bool

	byRef map[register.Ref]register.Record
	was   map[register.Ref]register.Record
	names *names
}

// Edits are what was done to rows by hand: they belong to this file alone.
type Edits struct {
	// Left are the numbers of rows that are left out.
	Left map[int]bool
	// Corrected are cells by their addresses.
	Corrected map[string]string
	// Decided says of rows that are likely the same what becomes of them.
	Decided map[int]mapping.Way
}

// Record returns a record of the plan as it will be, nil where the row has none of its own.
func (p *Plan) Record(r Row) register.Record { return p.byRef[r.Ref] }

// Was returns the record of the register that a row changes, is, or is likely; nil where there is none.
func (p *Plan) Was(r Row) register.Record { return p.was[r.Ref] }

// Name returns what a record is called that rows name.
func (p *Plan) Name(id register.ID) string { return p.names.label[id] }

// Empty reports whether there is nothing to do.
func (p *Plan) Empty() bool { return len(p.New)+len(p.Changes) == 0 }

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

	fields   []field.Field // of each column; without a name where it means nothing
	days     []field.Days
	names    *names
	choices  map[string]string
	empties  map[string]bool
	codes    map[string]string // of states, by their names
	means    map[string]resolved
	asked    map[string]*Question
	fixed    field.Values
	keySets  [][]string // by which a row surely is a record
	likeSets [][]string
	sets     [][]string       // both, each once
	byKey    map[hash]*held   // of records that are there, and of rows before
	alike    map[hash][]*held // where several have one key
	reread   bool             // cells are read once more: nothing new is asked
	holders  map[register.Ref]*held
	dropped  map[register.ID]bool
	changing []*held // in the order of their rows
	filled   []filled
	lateness []late

	questions []*Question
}

// held is a record that rows are compared with.
type held struct {
	before, after register.Record // before is nil of one that the sheet makes
	row           int
	sure          bool // a row surely is it: no other takes its place
}

// filled is a row that says something. What it says is read again where it is needed: all of it would be more than the sheet.
type filled struct {
	at     int // in Plan.Rows
	doubts int // that were told of its cells
	id     string
	record register.Record
	keys   []setKeys
}

// setKeys are the keys of a record by one set of fields.
type setKeys struct {
	set  int // among allSets
	keys []hash
}

// hash stands for a key; no two keys of any sheet have the same.
type hash [2]uint64

var seeds = [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}

func hashOf(key string) hash {
	return hash{maphash.String(seeds[0], key), maphash.String(seeds[1], key)}
}

func idKey(id string) hash { return hashOf("id\x00" + id) }

// late is a name of a record that the same sheet makes.
type late struct {
	at     int
	column int
	cell   string
}

// What was read of many rows and is of no use any more is cleared away sooner: it would be as much as all that is of use.
const (
	manyRows    = 20_000
	wasteAtMost = 30 // percent of what is of use; elsewhere 100
)

// Build says what becomes of the rows of a table. Nothing is written.
func Build(ctx context.Context, s *storage.Store, t *Table, m *mapping.Mapping, edits Edits, today register.Date) (*Plan, error) {
	b := &building{
		ctx: ctx, store: s, m: m, kind: m.Kind, edits: edits, today: today,
		p:       &Plan{Table: t, Mapping: m, Columns: m.Applied(t.Heads), Counts: map[State]int{}, byRef: map[register.Ref]register.Record{}, was: map[register.Ref]register.Record{}},
		choices: map[string]string{}, empties: map[string]bool{}, codes: map[string]string{}, means: map[string]resolved{}, asked: map[string]*Question{},
		byKey: map[hash]*held{}, alike: map[hash][]*held{}, holders: map[register.Ref]*held{}, dropped: map[register.ID]bool{}, fixed: field.Values{},
	}
	if len(t.Rows) > manyRows {
		defer debug.SetGCPercent(debug.SetGCPercent(wasteAtMost))
	}
	b.columns()
	if err := b.readNames(); err != nil {
		return nil, err
	}
	b.readFixed()
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

// mostRounds is how often rows that could not be taken are looked at again.
const mostRounds = 5

// placeAll decides what becomes of the rows: first those that say what is there already, then the others in their order. Those
// that are not taken are looked at again, for a later row may have made the record that they add to: so the order of rows
// decides nothing, and the same sheet taken in again changes nothing.
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
			row.State, row.Ref, row.As, row.Why, row.Faults, row.Doubts = "", register.Ref{}, 0, nil, nil, row.Doubts[:f.doubts]
			if err := b.place(f); err != nil {
				return err
			}
			if row.State != Likely && row.State != Faulty {
				again = again || row.State != before
				b.filled[n].keys = nil // it is not looked at any more
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
			h.row = cmp.Or(h.row, row.Number)
			return nil
		}
	}
	return nil
}

// columns prepares what each column is read as.
func (b *building) columns() {
	t := b.p.Table
	b.fields = make([]field.Field, len(b.p.Columns))
	b.days = make([]field.Days, len(b.p.Columns))
	b.p.MonthFirst = make([]bool, len(b.p.Columns))
	for i, c := range b.p.Columns {
		b.fields[i], _ = field.Find(b.kind, c.Field)
		b.days[i] = field.Days{Date1904: t.Date1904, Today: b.today, MonthFirst: c.Order == mapping.MonthFirst}
		if sort := b.fields[i].Sort; c.Order == mapping.Automatic && (sort == field.Day || sort == field.Due || sort == field.Term) {
			b.days[i].MonthFirst = field.MonthFirst(func(yield func(string) bool) {
				for _, r := range t.Rows {
					if r.Number > t.Head && i < len(r.Cells) && !yield(r.Cells[i]) {
						return
					}
				}
			})
		}
		b.p.MonthFirst[i] = b.days[i].MonthFirst
	}
	b.keySets, b.likeSets = field.Key(b.kind), field.Like(b.kind)
	if len(b.m.Key) > 0 {
		b.keySets, b.likeSets = [][]string{b.m.Key}, append(slices.Clone(b.keySets), b.likeSets...)
	}
	b.sets = slices.Clone(b.keySets)
	for _, set := range b.likeSets {
		if !slices.ContainsFunc(b.sets, func(one []string) bool { return slices.Equal(one, set) }) {
			b.sets = append(b.sets, set)
		}
	}
}

func (b *building) readNames() (err error) {
	var kinds []register.Kind
	need := func(f field.Field) {
		if f.Kind != "" && !slices.Contains(kinds, f.Kind) {
			kinds = append(kinds, f.Kind)
		}
	}
	for _, f := range b.fields {
		need(f)
	}
	for name := range b.m.Fixed {
		f, _ := field.Find(b.kind, name)
		need(f)
	}
	b.names, err = readNames(b.ctx, b.store, kinds)
	return err
}

// readFixed reads what holds for all rows.
func (b *building) readFixed() {
	b.currency = b.m.Fixed["value.currency"]
	for name, said := range b.m.Fixed {
		f, known := field.Find(b.kind, name)
		if !known || said == "" {
			continue
		}
		one := &building{ctx: b.ctx, p: b.p, m: b.m, names: b.names, choices: b.choices, empties: b.empties, codes: b.codes, means: b.means, asked: b.asked,
			days: []field.Days{{Today: b.today}}, currency: b.currency, today: b.today}
		if f.Kind != "" {
			v := field.Value{}
			for _, part := range one.parts(f, mapping.Column{}, said) {
				if r := one.resolve(f, part, func() string { return "" }); !r.id.IsZero() {
					v.IDs, v.Ours = append(v.IDs, r.id), append(v.Ours, f.Ours || b.names.ours[r.id])
				}
			}
			if len(v.IDs) > 0 {
				b.fixed[name] = v
			}
			b.questions = append(b.questions, one.questions...)
			continue
		}
		if v, there, _, err := one.simple(f, mapping.Column{}, 0, said); err == nil && there {
			b.fixed[name] = v
		}
	}
}

// readRows makes values of the rows.
func (b *building) readRows() error {
	t := b.p.Table
	b.p.Rows = make([]Row, 0, len(t.Rows))
	for n, r := range t.Rows {
		if n%256 == 0 && b.ctx.Err() != nil {
			return b.ctx.Err()
		}
		row := Row{Number: r.Number}
		if why := b.aside(r); why != "" {
			row.State, row.Why = Aside, []string{why}
			b.p.Rows = append(b.p.Rows, row)
			continue
		}
		values := b.values(r, &row, n)
		if len(row.Faults) > 0 {
			row.State = Faulty
		} else if values == nil {
			row.State, row.Why = Aside, []string{"sheet.aside.blank"}
		}
		b.p.Rows = append(b.p.Rows, row)
		if row.State == "" {
			f := filled{at: n, doubts: len(row.Doubts), id: values["id"].Line, record: b.record(values)}
			f.keys = b.keysOf(f.record)
			b.filled = append(b.filled, f)
		}
	}
	return nil
}

// aside tells why a row is no record.
func (b *building) aside(r read.Row) string {
	t := b.p.Table
	switch {
	case r.Number == t.Head:
		return "sheet.aside.head"
	case r.Number < t.Head:
		return "sheet.aside.title"
	case b.edits.Left[r.Number]:
		return "sheet.aside.left"
	}
	switch field.Aside(r.Cells) {
	case "total":
		return "sheet.aside.total"
	case "note":
		return "sheet.aside.note"
	}
	filled, same, numbers := 0, 0, 0
	for i, c := range r.Cells {
		if c == "" {
			continue
		}
		if filled++; i < len(t.Heads) && field.Fold(c) == field.Fold(t.Heads[i]) {
			same++
		}
		if n, is := field.Count(c); is && n == i+1 {
			numbers++
		}
	}
	mapped := 0
	for _, c := range b.p.Columns {
		if c.Field != "" {
			mapped++
		}
	}
	switch {
	case filled > 1 && same == filled:
		return "sheet.aside.head"
	case filled > 2 && numbers == filled: // "1 2 3 4" under the head
		return "sheet.aside.numbers"
	case filled == 1 && mapped > 2:
		return "sheet.aside.heading"
	}
	return ""
}

// values reads the cells of a row; nil where it says nothing.
func (b *building) values(r read.Row, row *Row, at int) field.Values {
	v := field.Values{}
	said := false
	var notes []string
	if r.Cut {
		row.Doubts = append(row.Doubts, Fault{Column: -1, Key: "sheet.doubt.cut"})
	}
	for i, c := range b.p.Columns {
		f := b.fields[i]
		cell := ""
		if i < len(r.Cells) {
			cell = r.Cells[i]
		}
		address := ""
		if len(b.edits.Corrected) > 0 {
			address = b.p.Table.Address(i, r.Number)
			if other, corrected := b.edits.Corrected[address]; corrected {
				cell = other
			}
		}
		if f.Name == "" || cell == "" {
			continue
		}
		fault := func(key string, args ...string) Fault { return Fault{b.p.Table.Address(i, r.Number), i, key, args} }
		if lettersLost(cell) {
			row.Doubts = append(row.Doubts, fault("sheet.doubt.letters_lost"))
		}
		var one field.Value
		var there, doubtful bool
		var err error
		if f.Kind != "" {
			if f.Kind == b.kind { // it may be one of the rows
				if said = true; !b.reread {
					b.lateness = append(b.lateness, late{at, i, cell})
				}
				continue
			}
			var open string
			one, open = b.named(f, c, i, r.Number, cell)
			if there = len(one.IDs) > 0; open != "" {
				row.Faults = append(row.Faults, fault("sheet.fault.undecided", open))
				said = true
				continue
			}
		} else {
			one, there, doubtful, err = b.simple(f, c, i, cell)
		}
		if err != nil {
			switch b.m.Unreadable {
			case mapping.Empty:
				row.Doubts = append(row.Doubts, fault("sheet.doubt.left_empty", cell))
			case mapping.Note:
				notes = append(notes, register.Line(c.Head)+": "+cell)
				row.Doubts = append(row.Doubts, fault("sheet.doubt.noted", cell))
			default:
				if f.Sort == field.Choice {
					b.askWord(f, cell, i, r.Number)
				}
				row.Faults = append(row.Faults, fault("sheet.fault."+string(f.Sort), cell))
			}
			said = true
			continue
		}
		if !there {
			continue
		}
		if doubtful {
			row.Doubts = append(row.Doubts, fault("sheet.doubt.question", cell))
		}
		if one.Day != "" && one.Day.Year() > b.today.Year()+100 {
			row.Doubts = append(row.Doubts, fault("sheet.doubt.far", one.Day.Dotted()))
		}
		said = true
		merge(v, f.Name, one)
	}
	if !said {
		return nil
	}
	for name, one := range b.fixed {
		if _, there := v[name]; !there {
			v[name] = one
		}
	}
	if code, there := v["value.currency"]; there && code.Line != "" {
		if sum, there := v["value"]; there && sum.Amount.Money.Currency == b.currency {
			b.recount(v, r, code.Line, row)
		}
	}
	if len(notes) > 0 {
		note := v["note"]
		l := field.LanguageOf(notes[0])
		note.Text.Set(l, strings.TrimSpace(note.Text.Get(l)+"\n"+strings.Join(notes, "\n")))
		v["note"] = note
	}
	return v
}

// valuesOf reads a row once more.
func (b *building) valuesOf(f filled) field.Values {
	b.reread = true
	defer func() { b.reread = false }()
	var row Row
	return b.values(b.p.Table.Rows[f.at], &row, f.at)
}

// keysOf are the keys of a record by all sets of fields.
func (b *building) keysOf(r register.Record) (all []setKeys) {
	sets := b.allSets()
	for n, keys := range field.KeysOfAll(r, sets) {
		if sets[n][0] != "id" && len(keys) > 0 {
			one := setKeys{set: n, keys: make([]hash, len(keys))}
			for i, key := range keys {
				one.keys[i] = hashOf(key)
			}
			all = append(all, one)
		}
	}
	return all
}

// merge puts what a second column says of the same beside the first: another language, more names.
func merge(v field.Values, name string, one field.Value) {
	before, there := v[name]
	if !there {
		v[name] = one
		return
	}
	for _, l := range register.Languages {
		if s := one.Text.Get(l); s != "" {
			if had := before.Text.Get(l); had != "" && had != s {
				s = had + "\n" + s
			}
			before.Text.Set(l, s)
		}
	}
	before.IDs, before.Ours = append(before.IDs, one.IDs...), append(before.Ours, one.Ours...)
	v[name] = before
}

// recount reads a sum again in the currency that its row names.
func (b *building) recount(v field.Values, r read.Row, code string, row *Row) {
	for i, f := range b.fields {
		if f.Name == "value" && i < len(r.Cells) {
			if sum, err := readAmount(r.Cells[i], code); err == nil {
				one := v["value"]
				one.Amount = sum
				v["value"] = one
			} else {
				row.Faults = append(row.Faults, Fault{b.p.Table.Address(i, r.Number), i, "sheet.fault.amount", []string{r.Cells[i]}})
			}
			return
		}
	}
}

// named reads the names in a cell; open is one of them that nobody has decided.
func (b *building) named(f field.Field, c mapping.Column, column, row int, cell string) (v field.Value, open string) {
	if b.nothing(cell) {
		return v, ""
	}
	for _, part := range b.parts(f, c, cell) {
		r := b.resolve(f, part, func() string { return b.p.Table.Address(column, row) })
		if r.open && open == "" {
			open = part
		}
		if !r.id.IsZero() && !slices.Contains(v.IDs, r.id) {
			v.IDs, v.Ours = append(v.IDs, r.id), append(v.Ours, f.Ours || b.names.ours[r.id])
		}
	}
	return v, open
}

// askWord asks what a word of an enumeration means.
func (b *building) askWord(f field.Field, word string, column, row int) {
	key := f.Family + "\x00" + field.Fold(word)
	if q, asked := b.asked[key]; asked {
		q.Rows++
		return
	}
	q := &Question{Family: f.Family, Field: f.Name, Text: word, Rows: 1, Cell: b.p.Table.Address(column, row)}
	b.asked[key] = q
	b.questions = append(b.questions, q)
}

// lettersLost reports whether letters of a text were lost to question marks on the way.
func lettersLost(s string) bool {
	return strings.Contains(s, "???") || strings.Contains(s, "\uFFFD")
}

// record makes a new record of the kind out of values.
func (b *building) record(v field.Values) register.Record {
	r := b.kind.New()
	field.Fill(r, v)
	if a, is := r.(*register.Agreement); is {
		if guessed, known := field.KindOf(a.Title.Or(register.Russian)); known && b.guessed(v) {
			a.Kind = register.AgreementKind(guessed)
		}
	}
	register.Tidy(r)
	return r
}

// guessed reports whether nobody has said what kind an agreement is.
func (b *building) guessed(v field.Values) bool {
	fixed, there := b.fixed["kind"]
	return there && v["kind"].Choice == fixed.Choice && b.m.Fixed["kind"] == string(register.AgreementAgreement) &&
		!slices.ContainsFunc(b.p.Columns, func(c mapping.Column) bool { return c.Field == "kind" })
}

// readHeld reads those records of the register that rows may mean.
func (b *building) readHeld() error {
	wanted := make(map[hash]bool, 4*len(b.filled))
	for _, f := range b.filled {
		if f.id != "" {
			wanted[idKey(f.id)] = true
		}
		for _, some := range f.keys {
			for _, key := range some.keys {
				wanted[key] = true
			}
		}
	}
	return b.store.EachRecord(b.ctx, []register.Kind{b.kind}, func(r register.Record) error {
		if r.Meta().InTrash() {
			return nil
		}
		h := &held{before: r}
		keep := func(key hash) {
			if wanted[key] {
				b.holders[r.Ref()] = h
				b.keep(key, h)
			}
		}
		keep(idKey(r.Ref().ID.String()))
		for _, some := range b.keysOf(r) {
			for _, key := range some.keys {
				keep(key)
			}
		}
		return nil
	})
}

// alikeAtMost is how many records of one key are compared.
const alikeAtMost = 16

func (b *building) keep(key hash, h *held) {
	first := b.byKey[key]
	switch {
	case first == nil:
		b.byKey[key] = h
	case first != h && !slices.Contains(b.alike[key], h) && len(b.alike[key]) < alikeAtMost:
		b.alike[key] = append(b.alike[key], h)
	}
}

func (b *building) forget(key hash, h *held) {
	others := slices.DeleteFunc(b.alike[key], func(one *held) bool { return one == h })
	if b.byKey[key] == h {
		delete(b.byKey, key)
		if len(others) > 0 {
			b.byKey[key], others = others[0], others[1:]
		}
	}
	if delete(b.alike, key); len(others) > 0 {
		b.alike[key] = others
	}
}

// allSets are the sets of fields by which rows are compared: those that decide, and those by which they are only likely the
// same.
func (b *building) allSets() [][]string { return b.sets }

// place decides what becomes of a row.
func (b *building) place(f filled) error {
	row := &b.p.Rows[f.at]
	all, surely, why := b.same(f)
	if len(all) == 0 {
		return b.fresh(row, f)
	}
	found, values := all[0], b.valuesOf(f)
	for _, h := range all { // of several alike the one that says all of it already
		is, err := b.withRow(h, values)
		if err != nil {
			return err
		}
		equal, _, err := compared(cmp.Or(h.after, h.before), is)
		if err != nil {
			return err
		}
		if equal {
			found = h
			break
		}
	}
	row.Ref, row.As = b.refOf(found), found.row
	if !surely {
		switch row.Why = why; cmp.Or(b.edits.Decided[row.Number], b.m.Likely) {
		case mapping.New:
			if is, err := b.withRow(found, values); err != nil {
				return err
			} else if equal, _, err := compared(cmp.Or(found.after, found.before), is); err != nil || equal {
				row.State = Same
				return err
			}
			return b.fresh(row, f)
		case mapping.Match:
			if found.sure && b.edits.Decided[row.Number] == "" {
				row.State = Likely
				return nil
			}
		default:
			row.State = Likely
			return nil
		}
	}
	return b.again(row, found, f, values)
}

// withRow is a record with what a row says in it.
func (b *building) withRow(h *held, v field.Values) (register.Record, error) {
	is, err := register.Clone(cmp.Or(h.after, h.before))
	if err != nil {
		return nil, err
	}
	field.Fill(is, b.saidOnly(v))
	register.Tidy(is)
	return is, nil
}

func (b *building) refOf(h *held) register.Ref {
	if h.after != nil {
		return h.after.Ref()
	}
	return h.before.Ref()
}

// same finds the records that a row may be: surely by the first key of which it has everything, likely by another.
func (b *building) same(f filled) (found []*held, surely bool, why []string) {
	if f.id != "" {
		if h := b.heldBy([]hash{idKey(f.id)}); len(h) > 0 {
			return h, true, nil
		}
	}
	decisive := -1
	if len(f.keys) > 0 && f.keys[0].set < len(b.keySets) {
		decisive = f.keys[0].set
		if h := b.heldBy(f.keys[0].keys); len(h) > 0 {
			return h, true, nil
		}
	}
	sets := b.allSets()
	for _, some := range f.keys {
		set := sets[some.set]
		if some.set == decisive || !slices.ContainsFunc(b.likeSets, func(one []string) bool { return slices.Equal(one, set) }) {
			continue
		}
		h := slices.DeleteFunc(b.heldBy(some.keys), func(h *held) bool { return contradicts(f.record, cmp.Or(h.after, h.before)) })
		if len(h) > 0 {
			return h, false, set
		}
	}
	return nil, false, nil
}

// heldBy returns the records of any of some keys, those that are there first.
func (b *building) heldBy(keys []hash) (all []*held) {
	for _, key := range keys {
		if first := b.byKey[key]; first != nil && !slices.Contains(all, first) {
			all = append(all, first)
		}
		for _, h := range b.alike[key] {
			if !slices.Contains(all, h) {
				all = append(all, h)
			}
		}
	}
	return all
}

// daysApart are the fields whose days tell records of one name apart.
var daysApart = []string{"signing.on", "from", "day", "due_on"}

// contradicts reports whether days say that two records of one name are two.
func contradicts(r, other register.Record) bool {
	return slices.ContainsFunc(daysApart, func(name string) bool {
		mine, theirs := field.Keys(r, []string{name}), field.Keys(other, []string{name})
		return len(mine) > 0 && len(theirs) > 0 && !mayBeOne(mine[0], theirs[0], name)
	})
}

// mayBeOne reports whether two days of different precision may be the same.
func mayBeOne(a, b, name string) bool {
	a, b = strings.TrimPrefix(a, name+"\x00"), strings.TrimPrefix(b, name+"\x00")
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// fresh makes a new record of a row.
func (b *building) fresh(row *Row, f filled) error {
	r := f.record
	r.Meta().ID = register.NewID()
	if !b.check(row, r) {
		return nil
	}
	row.State, row.Ref, row.As, row.Why = New, r.Ref(), 0, nil
	h := &held{after: r, row: row.Number}
	b.changing = append(b.changing, h)
	b.remember(h, f.keys)
	return nil
}

// remember lets later rows be compared with a record.
func (b *building) remember(h *held, keys []setKeys) {
	b.p.byRef[h.after.Ref()] = h.after
	if h.before != nil || len(b.lateness) > 0 {
		b.holders[h.after.Ref()] = h
	}
	for _, some := range keys {
		for _, key := range some.keys {
			b.keep(key, h)
		}
	}
}

// again puts what a row says into a record that is there, or that a row before has made.
func (b *building) again(row *Row, h *held, f filled, v field.Values) error {
	is, err := b.withRow(h, v)
	if err != nil {
		return err
	}
	equal, contained, err := compared(cmp.Or(h.after, h.before), is)
	switch {
	case err != nil:
		return err
	case equal:
		row.State = Same
		h.row = cmp.Or(h.row, row.Number) // a later row that says otherwise is in doubt
		return nil
	case h.row > 0 && !contained:
		way := b.edits.Decided[row.Number]
		switch { // that two rows say otherwise of one record is never decided for all of them but to keep both
		case way == mapping.Match:
		case way == mapping.New || way == "" && b.m.Likely == mapping.New:
			return b.fresh(row, f)
		default:
			row.State, row.Why = Likely, []string{"row"}
			return nil
		}
	}
	if !b.check(row, is) {
		return nil
	}
	row.State = Joined
	if h.after == nil {
		row.State = Change
	}
	b.becomes(h, is, row.Number)
	return nil
}

// becomes puts what a row makes of a record into the plan.
func (b *building) becomes(h *held, is register.Record, row int) {
	for _, some := range b.keysOf(cmp.Or(h.after, h.before)) {
		for _, key := range some.keys { // what it is no longer known by finds it no more, now as when it will be in the register
			b.forget(key, h)
		}
	}
	if h.after == nil {
		h.row = row
		b.changing = append(b.changing, h)
	}
	h.after = is
	b.remember(h, b.keysOf(is))
}

// saidOnly leaves out what holds for all rows: a record that is there says it otherwise.
func (b *building) saidOnly(v field.Values) field.Values {
	if len(b.fixed) == 0 {
		return v
	}
	out := field.Values{}
	for name, one := range v {
		fixed, is := b.fixed[name]
		if is && slices.Equal(fixed.IDs, one.IDs) && fixed.Choice == one.Choice && fixed.Line == one.Line && fixed.Text == one.Text && fixed.Day == one.Day {
			continue
		}
		out[name] = one
	}
	return out
}

// compared reports whether two records say the same, and whether the second says everything that the first does.
func compared(a, b register.Record) (equal, contained bool, err error) {
	var texts [2][]byte
	var trees [2]map[string]any
	for i, r := range []register.Record{a, b} {
		if texts[i], err = json.Marshal(r); err != nil {
			return false, false, err
		}
	}
	if bytes.Equal(texts[0], texts[1]) {
		return true, true, nil
	}
	for i := range texts {
		if err := json.Unmarshal(texts[i], &trees[i]); err != nil {
			return false, false, err
		}
	}
	return false, within(trees[0], trees[1]), nil
}

// within reports whether all that one value holds is held by another.
func within(a, b any) bool {
	switch a := a.(type) {
	case map[string]any:
		other, is := b.(map[string]any)
		if !is {
			return false
		}
		for name, value := range a {
			if !within(value, other[name]) {
				return false
			}
		}
		return true
	case []any:
		other, is := b.([]any)
		if !is {
			return false
		}
		for _, value := range a {
			if !slices.ContainsFunc(other, func(o any) bool { return within(value, o) }) {
				return false
			}
		}
		return true
	}
	return a == b
}

// check tells what is wrong with a record that a row makes; false where it cannot be taken.
func (b *building) check(row *Row, r register.Record) bool {
	register.NameRows(r)
	for _, problem := range r.Check() {
		column := b.columnOf(problem.Field)
		f := Fault{Column: column, Key: problem.Key, Args: problem.Args}
		if column >= 0 {
			f.Cell = b.p.Table.Address(column, row.Number)
		}
		if problem.Warning {
			row.Doubts = append(row.Doubts, f)
		} else {
			if f.Args == nil && problem.Key == "problem.required" {
				f.Key, f.Args = "sheet.fault.required", []string{problem.Field}
			}
			row.Faults = append(row.Faults, f)
		}
	}
	if len(row.Faults) > 0 {
		row.State = Faulty
		return false
	}
	return true
}

// columnOf finds the column whose cell a problem of a record comes from, -1 where there is none.
func (b *building) columnOf(path string) int {
	top := path
	if end := strings.IndexAny(path, "[."); end >= 0 {
		top = path[:end]
	}
	aliases := map[string][]string{
		"actions": {"ended", "force", "effective"}, "rules": {"term"}, "until": {"until", "term"}, "parties": {"parties", "theirs", "ours", "signing.on", "signing.at"},
		"from": {"from", "days"}, "to": {"to", "days"}, "steps": {"state"}, "appointments": {"from", "to", "post", "body"}, "members": {"co_chair_ours", "co_chair_theirs"},
		"due_rule": {"due_on"}, "source": {"session", "agreement"},
	}
	for _, name := range append([]string{path, top}, aliases[top]...) {
		if i := slices.IndexFunc(b.p.Columns, func(c mapping.Column) bool { return c.Field == name }); i >= 0 {
			return i
		}
	}
	return slices.IndexFunc(b.p.Columns, func(c mapping.Column) bool { return c.Field != "" && strings.HasPrefix(c.Field, top) })
}

// end fills in the names of records that the sheet itself makes, and counts.
func (b *building) end() error {
	if err := b.fillLate(); err != nil {
		return err
	}
	still := map[register.Ref]bool{} // records that rows change to and fro
	for _, h := range b.changing {
		if b.dropped[h.after.Ref().ID] {
			continue
		}
		if h.before == nil {
			b.p.New = append(b.p.New, h.after)
			continue
		}
		equal, _, err := compared(h.before, h.after)
		if err != nil {
			return err
		}
		if still[h.after.Ref()] = equal; !equal {
			b.p.Changes = append(b.p.Changes, Changed{h.before, h.after})
		}
	}
	for i := range b.p.Rows {
		if row := &b.p.Rows[i]; still[row.Ref] && (row.State == Change || row.State == Joined) {
			row.State = Same
		}
	}
	b.p.Made = b.needed()
	b.p.names = b.names
	for ref, h := range b.holders {
		if h.before != nil {
			b.p.was[ref] = h.before
		}
	}
	for i := range b.p.Rows {
		b.p.Counts[b.p.Rows[i].State]++
	}
	slices.SortStableFunc(b.questions, func(x, y *Question) int { return cmp.Compare(y.Rows, x.Rows) })
	for _, q := range b.questions {
		b.p.Questions = append(b.p.Questions, *q)
	}
	return nil
}

// fillLate reads the names of records of the sheet's own kind: those that are there, and those that the sheet makes.
func (b *building) fillLate() error {
	if len(b.lateness) == 0 {
		return nil
	}
	for _, h := range b.changing {
		if h.before == nil {
			b.names.add(h.after)
		}
	}
	for _, l := range b.lateness {
		row := &b.p.Rows[l.at]
		if row.State != New && row.State != Joined && row.State != Change && row.State != Same {
			continue
		}
		f := b.fields[l.column]
		v, open := b.named(f, b.p.Columns[l.column], l.column, row.Number, l.cell)
		if open != "" {
			b.drop(row, Fault{b.p.Table.Address(l.column, row.Number), l.column, "sheet.fault.undecided", []string{open}})
			continue
		}
		if len(v.IDs) == 0 {
			continue
		}
		if err := b.later(row, field.Values{f.Name: v}); err != nil {
			return err
		}
	}
	for again := true; again; { // what names a row that is not taken cannot be taken either
		again = false
		for i := range b.p.Rows {
			row := &b.p.Rows[i]
			r := b.p.byRef[row.Ref]
			if r == nil || row.State == Faulty {
				continue
			}
			if slices.ContainsFunc(r.Mentions(), func(m register.Mention) bool { return b.dropped[m.ID] }) {
				b.drop(row, Fault{Column: -1, Key: "sheet.fault.names_faulty"})
				again = true
			}
		}
	}
	return nil
}

// later adds to the record of a row what could not be read before.
func (b *building) later(row *Row, v field.Values) error {
	h := b.holders[row.Ref]
	if h == nil {
		return nil
	}
	was := cmp.Or(h.after, h.before)
	is, err := register.Clone(was)
	if err != nil {
		return err
	}
	field.Fill(is, v)
	equal, _, err := compared(was, is)
	if err != nil || equal {
		return err
	}
	if !b.check(row, is) {
		b.drop(row)
		return nil
	}
	if h.after == nil {
		row.State = Change
	}
	b.becomes(h, is, row.Number)
	return nil
}

// drop takes a record out of the plan that turned out not to be taken, with all rows that it was made of.
func (b *building) drop(row *Row, faults ...Fault) {
	row.Faults = append(row.Faults, faults...)
	ref := row.Ref
	for i := range b.p.Rows {
		if other := &b.p.Rows[i]; other.Ref == ref && (other.State == New || other.State == Change || other.State == Joined) && other != row {
			other.State = Faulty
			other.Faults = append(other.Faults, Fault{Column: -1, Key: "sheet.fault.names_faulty"})
		}
	}
	row.State = Faulty
	b.dropped[ref.ID] = true
	delete(b.p.byRef, ref)
}

// needed are the records made of names that something of the plan mentions.
func (b *building) needed() []register.Record {
	wanted := map[register.ID]bool{}
	want := func(r register.Record) {
		for _, m := range r.Mentions() {
			wanted[m.ID] = true
		}
	}
	for _, r := range b.p.New {
		want(r)
	}
	for _, c := range b.p.Changes {
		want(c.After)
	}
	return slices.DeleteFunc(b.p.Made, func(r register.Record) bool { return !wanted[r.Ref().ID] })
}
