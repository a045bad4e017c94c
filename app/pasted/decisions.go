package pasted

import (
	"slices"
	"strings"
	"unicode/utf8"

	"accord/storage/pattern"
	"accord/storage/register"
)

// Decision is one point of a protocol, as written in a list.
type Decision struct {
	Number string
	Text   string
	// Other is the text in the other language, from the next line.
	Other string
	Rule  register.DueRule
	Due   register.Date
	// Months is the length of a period, where Rule is DuePeriod.
	Months int
	// Named is the executor as written in the list, and Side the phrase that names the side.
	Named string
	Side  string
	// Term is when it is due as the list says it, where not all of that could be read.
	Term string
	// Group is the heading under which it stands.
	Group string

	part   bool // of the point above it: "а) …", "– …"
	more   bool // the executors go on in the next line
	inline bool // the term comes from the running text, and yields to a separate one
}

// place is what stands in a cell of a list.
type place int

const (
	otherPlace place = iota
	numberPlace
	textPlace
	duePlace
	executorPlace
	sidePlace
)

// placeWords begin the headings of tables, folded to lower case.
var placeWords = []struct {
	begins string
	place  place
}{
	{"№", numberPlace}, {"п/п", numberPlace}, {"пункт", numberPlace}, {"номер", numberPlace}, {"no", numberPlace}, {"point", numberPlace}, {"item", numberPlace}, {"т/с", numberPlace}, {"тр", numberPlace},
	{"мероприяти", textPlace}, {"решени", textPlace}, {"содержани", textPlace}, {"поручени", textPlace}, {"текст", textPlace}, {"карар", textPlace}, {"чара", textPlace}, {"наименование", textPlace}, {"задача", textPlace}, {"формулировка", textPlace},
	{"decision", textPlace}, {"measure", textPlace}, {"text", textPlace}, {"action", textPlace}, {"task", textPlace}, {"activity", textPlace},
	{"срок", duePlace}, {"вакыт", duePlace}, {"due", duePlace}, {"term", duePlace}, {"deadline", duePlace}, {"дата", duePlace}, {"timeline", duePlace},
	{"исп", executorPlace}, {"отв", executorPlace}, {"башкаручы", executorPlace}, {"җаваплы", executorPlace}, {"executor", executorPlace}, {"responsible", executorPlace}, {"owner", executorPlace}, {"implement", executorPlace},
	{"срогы", duePlace}, {"resp", executorPlace},
	{"сторона", sidePlace}, {"side", sidePlace}, {"ягы", sidePlace},
	{"примечани", otherPlace}, {"отметка", otherPlace}, {"контрол", otherPlace}, {"статус", otherPlace}, {"status", otherPlace},
}

// placeOf knows the word of a heading; longer texts are none.
func placeOf(cell string) (place, bool) {
	cell = folded(cell)
	if utf8.RuneCountInString(cell) > 40 {
		return otherPlace, false
	}
	for _, w := range placeWords {
		if strings.HasPrefix(cell, w.begins) {
			return w.place, true
		}
	}
	return otherPlace, false
}

// Decisions reads a list of decisions as in protocols: one a line, with number, text, due day and executor in the cells
// of a table or separated by semicolons, or in running text with "Срок:" and "Отв.:" before them. It recognises
// headings; a line without a number that begins small continues the one before. Terms from the day of signing are
// counted where that day is known.
func Decisions(text string, today, signed register.Date) []Decision {
	r := decisionReader{calendar: calendar{today, signed}}
	rows := rowsOf(text)
	for _, one := range rows {
		for i := range one {
			one[i] = plainMarks(one[i])
		}
	}
	eachRow(sentencesOf(rows, r.decides), r.read)
	return r.settled()
}

var (
	// shortMark is who executes, said without a colon: "Ответств. Минэкономики РТ", "Отв. исп. Иванов И.И.".
	shortMark = pattern.Of(`(^|[\s;,.(])((?i:отв(?:етств)?\.(?:\s*исп(?:олн)?\.)?|исп(?:олн)?\.|исп-л[ьи]|отв-н?ы[йе]|ответственн(?:ый|ые)(?:\s+исполнител[ьи])?|resp\.))\s*[:–—-]?\s+([\p{Lu}«"])`)
	// shortTerm is when it is due, said without a colon: "(…; срок до 1 марта)".
	shortTerm = pattern.Of(`((?:^|[;,.(])\s*)(?i:срок(?:\s+исполнения)?|deadline|due(?:\s+date)?)\s+(\d|до\s|не позднее\s|к\s|by\s)`)
	// doubleMark says the same word in two languages: "Срок / Deadline: …".
	doubleMark = pattern.Of(`(?i)((?:^|[\s;,.(])(?:срок\p{L}*|ответственн\p{L}+|исполнител\p{L}+))\s*/\s*\p{Latin}[\p{Latin}\s]{2,30}:`)
)

// plainMarks puts the words before terms and executors into the writing that is read.
func plainMarks(cell string) string {
	cell = doubleMark().ReplaceAllString(cell, "$1:")
	cell = shortTerm().ReplaceAllString(cell, "${1}Срок: $2")
	return shortMark().ReplaceAllString(cell, "${1}Отв.: $3")
}

// agreesOn leads to decisions and is none.
var agreesOn = pattern.Of(`(?i)следующ\p{L}+ (?:решени|договор)|о следующем|следующее:?\.?$|the following`)

// decides reports whether a sentence of a story is a decision: it names a side, a term, an executor, or says that something
// was decided.
func (r *decisionReader) decides(sentence string) bool {
	if agreesOn().MatchString(sentence) {
		return false
	}
	_, mark := wordAt(sentence)
	_, term := r.termIn(sentence)
	return mark >= 0 || term != "" || sideOf(sentence) != "" || addressed(sentence) != "" || decided().MatchString(sentence)
}

// decided says that something was decided.
var decided = pattern.Of(`(?i)решено|решил[аи]?\s|постановил|поручено|договорил|it was decided|agreed to`)

// decisionReader reads a protocol from top to bottom.
type decisionReader struct {
	calendar
	all     []Decision
	heading []place
	group   string
	point   string // the number of the point whose parts follow
	leads   bool   // that point says nothing but "Поручить:"
	title   bool   // the group is a title in capitals, which the next line may go on with
	fresh   bool   // the row before is a decision or goes on with one
}

func (r *decisionReader) read(row, next row) {
	filled := row.filled()
	line := plainSpaces(strings.Join(row, " "))
	if filled == 0 {
		return
	}
	fresh := r.fresh
	r.fresh = false
	if filled > 1 {
		if places, ok := placesOf(row); ok {
			r.heading = places
			return
		}
	}
	if filled == 1 && r.goesOn(line, row, next, fresh) {
		return
	}
	d := r.decisionOf(line, row)
	if d.Text == "" {
		if len(r.all) > 0 { // cells that go on below those of the row before
			last := &r.all[len(r.all)-1]
			*last = last.with(d)
		}
		return
	}
	if n := len(r.all); n > 0 {
		d.repeats(r.all[n-1])
	}
	d.Group = r.group
	if d.Named == "" && d.Side == "" {
		d.Named = addressed(r.group + ":")
	}
	if r.leads && d.Number == "" && addressed(d.Text) != "" {
		d.part = true
	}
	if !d.part {
		r.point, r.leads = d.Number, strings.HasSuffix(d.Text, ":")
	}
	r.all = append(r.all, d)
	r.fresh = true
}

// ditto stands in a cell that says the same as the one above it.
var ditto = pattern.Of(`^(?:(?:то|тот|та|те|он|она|оно|они)\s+же|-?//-?|[–—]+\s*//\s*[–—]+|[»″"〃]|ditto|(?:the\s+)?same|шул\s+ук)$`)

// repeats takes over from the decision above what is said to be the same.
func (d *Decision) repeats(above Decision) {
	if ditto().MatchString(folded(d.Named)) {
		d.Named, d.Side = above.Named, above.Side
	}
	if ditto().MatchString(folded(d.Term)) {
		d.Rule, d.Due, d.Months, d.Term = above.Rule, above.Due, above.Months, above.Term
	}
}

// goesOn takes over a line that is no decision of its own: it belongs to the decision before, or heads those below.
func (r *decisionReader) goesOn(line string, row, next row, fresh bool) bool {
	marked := frontMark().MatchString(line)
	if len(r.all) == 0 {
		if r.title && !marked && beginsSmall(line) { // "PROTOCOL", "of the 5th meeting …"
			r.group += " " + line
			return true
		}
		return r.heads(line, row, marked)
	}
	last := &r.all[len(r.all)-1]
	switch {
	case r.leads && addressed(line) != "":
		return false
	case fresh && r.translation(line, next.oneCell()):
		r.fresh = true
	case goesOnWith(line):
		r.fresh = fresh
		*last = last.with(r.decision(line))
	case last.more && !marked:
		more := Decision{}
		more.put(executorPlace, line, r.calendar)
		*last = last.with(more)
	case r.heads(line, row, marked):
	case last.Number != "" && !marked && strings.Count(line, ";") < 2: // a paragraph of the point
		*last = last.with(r.decision(line))
		r.fresh = true
	default:
		return false
	}
	return true
}

// heads takes over a line as the heading of the decisions below it.
func (r *decisionReader) heads(line string, row row, marked bool) bool {
	if !isDecisionHeading(line) && (len(r.heading) < 2 || len(row) < 2 || marked) {
		return false
	}
	r.group = strings.TrimRight(line, " :.")
	r.title = isCapitals(line) && !strings.HasSuffix(line, ":")
	return true
}

// decisionOf reads a decision out of the cells of its row, by their heading where there is one, else out of its line.
func (r *decisionReader) decisionOf(line string, row row) Decision {
	switch {
	case row.filled() > 1 && len(r.heading) > 0:
		return r.byPlaces(row)
	case row.filled() > 1:
		return r.byPlace(row)
	case strings.Count(line, ";") > 1:
		return r.byPlace(strings.Split(line, ";"))
	}
	return r.decision(line)
}

// translation takes over the decision before in the other language: under its own number or none, with its term and
// executors said once more.
func (r *decisionReader) translation(line, next string) bool {
	last := &r.all[len(r.all)-1]
	if _, at := wordAt(line); at == 0 {
		return last.Other != "" && otherScript(last.Text, line) && (last.Rule != "" || last.Term != "" || last.Named != "")
	}
	if _, at := wordAt(next); at == 0 {
		next = "" // its own term
	}
	more := r.decision(line)
	if last.Other != "" || more.Text == "" || more.Number != "" && more.Number != last.Number || !translates(last.Text, line, next) {
		return false
	}
	last.Other = more.Text
	if hasCyrillic(last.Other) {
		last.Text, last.Other = last.Other, last.Text
	}
	if last.Rule == "" && last.Term == "" {
		last.Rule, last.Due, last.Months, last.Term = more.Rule, more.Due, more.Months, more.Term
	}
	return true
}

// withParts makes a point that only leads to its parts their heading; they have its executor and term where they say none.
func (r *decisionReader) withParts() {
	var all []Decision
	for i := 0; i < len(r.all); i++ {
		d := r.all[i]
		from := i + 1
		if d.part || !strings.HasSuffix(d.Text, ":") || from == len(r.all) || !r.all[from].part {
			all = append(all, d)
			continue
		}
		for ; from < len(r.all) && r.all[from].part; from++ {
			part := r.all[from]
			part.Group = strings.TrimRight(d.Text, " :")
			if part.Named == "" && part.Side == "" {
				part.Named, part.Side = d.Named, d.Side
			}
			if part.Rule == "" && part.Term == "" {
				part.Rule, part.Due, part.Months, part.Term = d.Rule, d.Due, d.Months, d.Term
			}
			all = append(all, part)
		}
		i = from - 1
	}
	r.all = all
}

// settled removes headings that only the next line reveals: "2. О торговле" before "2.1 …".
func (r *decisionReader) settled() []Decision {
	r.withParts()
	var all []Decision
	group := ""
	for i, d := range r.all {
		if group != "" && !strings.HasPrefix(d.Number, group+".") {
			group = ""
		}
		if d.Number != "" && d.Rule == "" && d.Term == "" && d.Named == "" && i+1 < len(r.all) && strings.HasPrefix(r.all[i+1].Number, d.Number+".") {
			group = d.Number
			for j := i + 1; j < len(r.all) && strings.HasPrefix(r.all[j].Number, d.Number+"."); j++ {
				r.all[j].Group = strings.TrimRight(d.Text, " :.")
			}
			continue
		}
		all = append(all, d)
	}
	return all
}

var (
	romanHead   = pattern.Of(`^[IVXLС]{1,5}[.)]?\s+\p{Lu}`)
	sectionHead = pattern.Of(`^(?:раздел|статья|повестка|приложение|протокол|приняли|решили|слушали|выступили|по .*вопрос\S*|о ходе|об? итогах|section|agenda|annex|protocol|көн тәртибе)(?:\s|$|:)`)
)

// isDecisionHeading knows the title of a section: a Roman number, capitals, a colon at the end, or a word that begins one.
func isDecisionHeading(line string) bool {
	if _, at := wordAt(line); at >= 0 {
		return false
	}
	bare := strings.TrimSpace(frontMark().ReplaceAllString(line, ""))
	switch {
	case strings.HasSuffix(line, ":") && !frontMark().MatchString(line):
		return true
	case isCapitals(bare):
		return true
	case romanHead().MatchString(line) && utf8.RuneCountInString(line) < 140 && !saidTerm().MatchString(line):
		return true
	}
	return !frontMark().MatchString(line) && sectionHead().MatchString(folded(line)) && !saidTerm().MatchString(line) && utf8.RuneCountInString(line) < 140
}

// placesOf reports whether the cells are the heading of a table: at least two known words, and nothing that says more
// than a heading does.
func placesOf(cells []string) ([]place, bool) {
	places := make([]place, len(cells))
	known := 0
	for i, cell := range cells {
		p, ok := placeOf(cell)
		if !ok && cell != "" && !mayHead(cell) {
			return nil, false
		}
		if at := slices.Index(places[:i], executorPlace); p == executorPlace && at >= 0 && otherScript(cells[at], cell) {
			p = otherPlace // the same in the other language
		}
		places[i] = p
		if ok {
			known++
		}
	}
	return places, known > 1 && (slices.Contains(places, textPlace) || slices.Contains(places, executorPlace))
}

func goesOnWith(line string) bool {
	_, word := wordAt(line)
	return beginsSmall(line) && !frontMark().MatchString(line) || word == 0 // "Срок: …" on a line of its own
}

// with takes in what stands on the lines after the first.
func (d Decision) with(more Decision) Decision {
	if d.Other == "" && more.Text != "" && otherScript(d.Text, more.Text) && len(strings.Fields(more.Text)) > 1 {
		d.Other, more.Text = more.Text, ""
		if hasCyrillic(d.Other) {
			d.Text, d.Other = d.Other, d.Text
		}
	}
	d.Text = strings.TrimSpace(d.Text + " " + more.Text)
	if (more.Rule != "" || more.Term != "") && (!more.inline || d.Rule == "" && d.Term == "") {
		d.Rule, d.Due, d.Months, d.Term, d.inline = more.Rule, more.Due, more.Months, more.Term, more.inline
	}
	switch {
	case d.Named == "":
		d.Named = more.Named
	case more.Named != "":
		d.Named += ", " + more.Named
	}
	d.more = more.more
	if more.Side != "" {
		d.Side = more.Side
	}
	if d.Other == "" {
		d.Other = more.Other
	}
	return d
}

func (r *decisionReader) byPlaces(cells []string) Decision {
	var d Decision
	for i, cell := range cells {
		if i >= len(r.heading) {
			break
		}
		if r.heading[i] == textPlace {
			if more := r.decision(cell); more.Text != "" {
				number := d.Number
				if number != "" {
					more.Number = ""
				}
				d = d.with(more)
				d.Number = number + more.Number
			}
			continue
		}
		if cell == "" {
			continue
		}
		named := d.Named
		d.put(r.heading[i], cell, r.calendar)
		if r.heading[i] == executorPlace && named != "" && d.Named != named { // each side has a column of its own
			d.Named = named + ", " + d.Named
		}
	}
	return d
}

// byPlace reads cells without a heading: a number, if the first is one, the text, and of the others what can be a due
// day as such and the rest as the executor.
func (r *decisionReader) byPlace(cells []string) Decision {
	var d Decision
	if bareNumber().MatchString(strings.TrimSpace(cells[0])) {
		d.put(numberPlace, cells[0], r.calendar)
		cells = cells[1:]
	}
	var rest []string
	for _, cell := range cells {
		cell = strings.TrimSpace(cell)
		switch read := r.readDue(cell); {
		case cell == "":
		case d.Text == "":
			more := r.decision(cell)
			number := d.Number + more.Number
			d = d.with(more)
			d.Number = number
		case read.rule != "" && (d.Rule == "" || d.inline):
			d.put(duePlace, cell, r.calendar)
		case isSide(cell) && d.Named == "":
			d.put(executorPlace, cell, r.calendar)
		case d.Other == "" && otherScript(d.Text, cell) && len(strings.Fields(cell)) > 4:
			d = d.with(Decision{Text: r.decision(cell).Text})
		default:
			if _, at := wordAt(cell); at == 0 {
				d = d.with(r.decision(cell))
				continue
			}
			rest = append(rest, cell)
		}
	}
	if len(rest) > 1 && d.Rule == "" && d.Term == "" { // the term stands before the executor, though nobody can read it
		d.put(duePlace, rest[0], r.calendar)
		rest = rest[1:]
	}
	if len(rest) > 0 {
		d.put(executorPlace, strings.Join(rest, ", "), r.calendar)
	}
	return d
}
