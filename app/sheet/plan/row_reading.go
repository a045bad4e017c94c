package plan

import (
	"slices"
	"strconv"
	"strings"

	"accord/app/pasted"
	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/app/sheet/read"
	"accord/storage/register"
)

// rowReading collects what the cells of one row say.
type rowReading struct {
	*building
	source read.Row
	row    *Row // which gets the faults and the doubts
	at     int  // its place in Plan.Rows
	values field.Values
	notes  []string // for the note of the record
	spoke  bool     // a cell says something, readable or not
}

func (w *rowReading) fault(i int, key string, args ...string) {
	w.row.Faults = append(w.row.Faults, Fault{w.address(i), i, key, args})
}

func (w *rowReading) doubt(i int, key string, args ...string) {
	w.row.Doubts = append(w.row.Doubts, Fault{w.address(i), i, key, args})
}

func (w *rowReading) address(i int) string {
	if i < 0 {
		return "" // of the whole row
	}
	return w.p.Table.Address(i, w.source.Number)
}

// text returns a cell as its user corrected it.
func (w *rowReading) text(i int) string { return w.p.cell(w.source, i) }

// cell reads the cell of one column.
func (w *rowReading) cell(i int) {
	f, cell := w.fields[i], w.text(i)
	above, repeats := w.repeats[spot{w.at, i}]
	switch {
	case f.Name == "" || cell == "" && above == "":
	case f.PostOf != "":
		w.spoke = w.spoke || !w.nothing(cell)
	case !repeats:
		w.postBeside = w.postOf(f)
		w.take(f, w.p.Columns[i], i, cell)
		w.postBeside = ""
	case above == "":
		w.spoke = true
		w.fault(i, "sheet.fault.nothing_above", cell)
	default:
		if cell == "" && f.Again && w.sayMore(i) {
			w.doubt(i, "sheet.doubt.above", above)
		} else if cell == "" && f.Again {
			return
		}
		w.take(f, w.p.Columns[i], i, above)
	}
}

// sayMore reports whether other cells of a row say something.
func (w *rowReading) sayMore(column int) bool {
	for i, f := range w.fields {
		if i != column && f.Name != "" && !w.nothing(w.text(i)) {
			return true
		}
	}
	return false
}

// goesOn reports whether what is said of a result ends nothing: its term is moved, or it is not reached, or in part, and nobody says
// on which day that became the end of it.
func (w *rowReading) goesOn(f field.Field, said field.Value) bool {
	if field.MovesDeadline(said.Line) {
		return true
	}
	if result := register.ClosureResult(said.Choice); result != register.ResultNotFulfilled && result != register.ResultPartly {
		return false
	}
	ended := field.Days{Today: w.today}.LastIn(said.Line) != ""
	for _, other := range field.Of(w.kind) {
		if at := w.columnOf(other.Name); other.With == f.Name && at >= 0 {
			ended = ended || !w.nothing(w.text(at))
		}
	}
	return !ended
}

// moreThanItsField reads a cell that says more than its field holds: a place beside a name, several days, a day without its year, a
// number with its day.
func (w *rowReading) moreThanItsField(f field.Field, c mapping.Column, i int, cell string) (one field.Value, there bool) {
	if one, there = w.atPlace(f, i, cell); there {
		return one, there
	}
	if one, there = w.spanned(f, i, cell); there {
		return one, there
	}
	if one, there = w.rhythm(f, c, i, cell); there {
		return one, there
	}
	if one, there = w.severalDays(f, c, i, cell); there {
		return one, there
	}
	if one, there = w.dayInYear(f, i, cell); there {
		return one, there
	}
	if said, remark := field.InBrackets(cell); f.Sort == field.Number && remark != "" {
		if n, is := field.Count(said); is {
			w.noteDown(c, i, cell, remark)
			return field.Value{Number: n}, true
		}
	}
	if day, remark := w.days[i].Remarked(cell); day != "" && f.Sort == field.Day && f.With == "" {
		w.noteDown(c, i, cell, remark)
		return field.Value{Day: day}, true
	}
	return w.dayOfNumber(f, i, cell)
}

// unfit refuses a cell with characters that no register keeps: what would be left without them is not what was meant.
func (w *rowReading) unfit(i int, cell string) bool {
	key, args := register.Unfit(cell, true)
	switch key {
	case "":
		return false
	case "problem.letters_lost":
		key = "sheet.fault.letters_lost"
	}
	w.spoke = true
	w.fault(i, key, args...)
	return true
}

// nameCell reads a cell that names records.
func (w *rowReading) nameCell(f field.Field, c mapping.Column, i int, cell string) {
	if f.Kind == w.kind { // it may be one of the rows
		if w.spoke = true; !w.reread {
			w.lateness = append(w.lateness, late{w.at, i, cell})
		}
		return
	}
	if f.Sort == field.Name && w.several(f, cell) {
		w.spoke = true
		w.fault(i, "sheet.fault.several", cell)
		return
	}
	if w.otherwise(f, c, cell) {
		return
	}
	cell = w.withoutPlaces(f, i, cell)
	var parts []string
	if !w.nothing(cell) {
		parts = w.withoutHead(f, i, w.withoutPeople(f, c, i, w.withoutBodies(f, c, i, w.withoutTowns(f, c, i, w.withoutLand(f, i, w.parts(f, c, cell))))))
	}
	one, open := w.named(f, parts, i, w.source.Number)
	if open != "" {
		w.spoke = true
		w.fault(i, "sheet.fault.undecided", open)
		return
	}
	if heads := field.Heads(cell); f.Kind == register.KindPerson && heads != "" {
		w.spoke = true
		w.noteDown(c, i, register.Line(cell), heads)
	}
	if len(one.IDs) > 0 {
		w.spoke = true
		merge(w.values, f.Name, one)
	}
}

// unreadable does with a cell that cannot be read what the mapping says.
func (w *rowReading) unreadable(f field.Field, c mapping.Column, i int, cell string) {
	switch way := w.m.Unreadable; {
	case f.Noted && way == mapping.Ask:
		w.noteDown(c, i, cell, cell)
	case way == mapping.Empty:
		w.doubt(i, "sheet.doubt.left_empty", cell)
	case way == mapping.Note:
		w.noteDown(c, i, cell, cell)
	case f.Sort == field.Day && w.days[i].AreSeveral(cell):
		w.fault(i, "sheet.fault.days", cell)
	default:
		if f.Sort == field.Choice {
			w.askWord(f, cell, i, w.source.Number)
		}
		w.fault(i, "sheet.fault."+string(f.Sort), cell)
	}
}

// noteDown puts into the note what a cell says and its field has no place for.
func (w *rowReading) noteDown(c mapping.Column, i int, cell, lost string) {
	w.notes = append(w.notes, register.Line(c.Head)+": "+cell)
	w.doubt(i, "sheet.doubt.noted", lost)
}

// remark keeps what stands behind a word: the day in it where no column has that, "исполнено 30.06.2015", and in the note
// whatever says more than a day that was taken.
func (w *rowReading) remark(f field.Field, c mapping.Column, i int, cell, remark string) {
	days, taken := field.Days{Today: w.today}, false
	if day := days.LastIn(remark); day != "" {
		for _, other := range field.Of(w.kind) {
			if other.With == f.Name && (w.unsaid(other.Name) || w.columnOf(other.Name) == i) {
				merge(w.values, other.Name, field.Value{Day: day})
				taken = true
			}
		}
	}
	bare := strings.Trim(remark, " \u00a0,;:()–—-")
	if _, _, doubtful, is := days.Read(bare); !taken || !is || doubtful {
		w.noteDown(c, i, cell, remark)
	}
}

// keepSignatories puts into the note who signed for a side that the row does not name: only a party has a signatory.
func (w *rowReading) keepSignatories() {
	for _, name := range []string{"signatory_ours", "signatory_theirs"} {
		i, ids := w.columnOf(name), w.values[name].IDs
		if i < 0 || len(ids) == 0 || w.hasParty(name == "signatory_ours") {
			continue
		}
		who := w.names.label[ids[0]]
		w.notes = append(w.notes, register.Line(w.p.Columns[i].Head)+": "+who)
		w.doubt(i, "sheet.doubt.no_party", who)
	}
}

// keepBody puts into the note where a person works whose post the row does not name: only a post has a body.
func (w *rowReading) keepBody() {
	i, ids := w.columnOf("body"), w.values["body"].IDs
	if w.kind != register.KindPerson || i < 0 || len(ids) == 0 || !w.values["post"].Text.IsZero() {
		return
	}
	body := w.names.label[ids[0]]
	w.notes = append(w.notes, register.Line(w.p.Columns[i].Head)+": "+body)
	w.doubt(i, "sheet.doubt.noted", body)
}

// hasParty reports whether a row names a party of a side.
func (w *rowReading) hasParty(ours bool) bool {
	own := map[bool]string{true: "ours", false: "theirs"}[ours]
	return len(w.values[own].IDs) > 0 || slices.Contains(w.values["parties"].Ours, ours)
}

// closes reports whether a choice ends something on a day that stands beside it.
func (w *rowReading) closes(f field.Field) bool {
	return slices.ContainsFunc(field.Of(w.kind), func(other field.Field) bool { return other.With == f.Name })
}

// otherwise reads what our own lists show in the column of a name where there is none.
func (w *rowReading) otherwise(f field.Field, c mapping.Column, cell string) bool {
	if f.Otherwise == "" || w.nothing(cell) || w.known(f.Kind, register.Line(cell)) {
		return false
	}
	if name, own := field.Own(w.kind, c.Head); !own || name != f.Name {
		return false
	}
	w.spoke = true
	said := field.Value{}
	said.Text.Set(field.LanguageOf(cell), cell)
	merge(w.values, f.Otherwise, said)
	return true
}

// severalDays reads a cell of several days as the first and the last of them; all of them stand in the note.
func (w *rowReading) severalDays(f field.Field, c mapping.Column, i int, cell string) (days field.Value, is bool) {
	if f.Name != "days" {
		return field.Value{}, false
	}
	first, last, is := w.days[i].Enumerated(cell)
	if !is {
		return field.Value{}, false
	}
	w.notes = append(w.notes, register.Line(c.Head)+": "+register.Line(cell))
	w.doubt(i, "sheet.doubt.days", cell, first.Dotted(), last.Dotted())
	return field.Value{Day: first, Line: string(last)}, true
}

// dayInYear reads a day without a year as one of the year that the title of the table names.
func (w *rowReading) dayInYear(f field.Field, i int, cell string) (day field.Value, is bool) {
	if f.Sort != field.Day {
		return field.Value{}, false
	}
	said, remark := field.InBrackets(cell)
	first, last, is := w.days[i].InYear(said)
	if !is || last != "" && f.Name != "days" {
		return field.Value{}, false
	}
	if remark != "" {
		w.noteDown(w.p.Columns[i], i, cell, remark)
	}
	w.doubt(i, "sheet.doubt.year", cell, strconv.Itoa(w.days[i].Year))
	return field.Value{Day: first, Line: string(last)}, true
}

// unsaid reports whether no column of a field says anything in the row.
func (w *rowReading) unsaid(name string) bool {
	at := w.columnOf(name)
	return at < 0 || w.nothing(w.text(at))
}

// hasColumn reports whether a column means a field.
func (b *building) hasColumn(name string) bool {
	return slices.ContainsFunc(b.fields, func(f field.Field) bool { return f.Name == name })
}

// doubtNumber doubts a number that a spreadsheet has likely made of something else: a power of ten, or a day.
func (w *rowReading) doubtNumber(f field.Field, i int, cell string, one field.Value) {
	if f.Sort != field.Line || f.Name != "number" {
		return
	}
	if field.PowerOfTen(cell) {
		w.doubt(i, "sheet.doubt.power", one.Line)
		return
	}
	day, is := w.days[i].Counted(cell)
	if is && w.slashed[i] && day.Year() >= w.today.Year()-50 && day.Year() <= w.today.Year()+10 {
		w.doubt(i, "sheet.doubt.day_made", one.Line, day.Dotted())
	}
}

// checkCurrency reads the sum again in the currency that the row names; a sum without any currency is a fault.
func (w *rowReading) checkCurrency() {
	sum, there := w.values["value"]
	if !there {
		return
	}
	switch code := w.values[field.Currency].Line; {
	case code != "" && sum.Amount.Money.Currency == w.currency:
		w.recount(code)
	case code == "" && sum.Amount.Money.Currency == "":
		w.fault(w.columnOf("value"), "sheet.fault.no_currency")
	}
}

// recount reads a sum again in a currency.
func (w *rowReading) recount(code string) {
	for i, f := range w.fields {
		cell := w.text(i)
		if f.Name != "value" || cell == "" {
			continue
		}
		sum, err := pasted.Sum(w.figures[i].bare(cell), w.units[i], code)
		if err != nil {
			w.fault(i, "sheet.fault.amount", cell)
			return
		}
		one := w.values["value"]
		one.Amount = sum
		w.values["value"] = one
		return
	}
}

// writeNote adds to the note of the record what found no other place.
func (w *rowReading) writeNote() {
	marked := w.marked(w.source)
	for _, one := range marked {
		if w.unfit(-1, one) {
			return
		}
	}
	notes := append(w.notes, marked...)
	if len(notes) == 0 {
		return
	}
	note := field.Value{}
	note.Text.Set(w.languageOfNote(notes[0]), strings.Join(notes, "\n"))
	w.values[field.Remarks] = note
}

// languageOfNote is that of the note which the row has, or else of the column's name before the first of the other notes: a link in a
// Russian table makes no English of it.
func (w *rowReading) languageOfNote(first string) register.Language {
	for _, l := range register.Languages {
		if w.values["note"].Text.Get(l) != "" {
			return l
		}
	}
	head, _, _ := strings.Cut(first, ": ")
	return field.LanguageOf(head)
}
