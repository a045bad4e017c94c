package pasted

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"accord/storage/register"
)

// Decision is one point of a protocol, as a list gives it.
type Decision struct {
	Number string
	Text   string
	Rule   register.DueRule
	Due    register.Date
	// Named is how the list calls who executes it.
	Named string
	// Term is when it is due as the list says it, where that could not be read.
	Term string
}

// place is what stands in a cell of a list.
type place int

const (
	otherPlace place = iota
	numberPlace
	textPlace
	duePlace
	executorPlace
)

// placeWords begin the headings of tables, folded to lower case.
var placeWords = []struct {
	begins string
	place  place
}{
	{"№", numberPlace}, {"п/п", numberPlace}, {"пункт", numberPlace}, {"номер", numberPlace}, {"no", numberPlace}, {"point", numberPlace}, {"item", numberPlace},
	{"мероприяти", textPlace}, {"решени", textPlace}, {"содержани", textPlace}, {"поручени", textPlace}, {"текст", textPlace}, {"карар", textPlace}, {"чара", textPlace},
	{"decision", textPlace}, {"measure", textPlace}, {"text", textPlace}, {"action", textPlace},
	{"срок", duePlace}, {"вакыт", duePlace}, {"due", duePlace}, {"term", duePlace}, {"deadline", duePlace},
	{"исполнител", executorPlace}, {"ответственн", executorPlace}, {"башкаручы", executorPlace}, {"җаваплы", executorPlace}, {"executor", executorPlace}, {"responsible", executorPlace},
}

// placeOf knows the word of a heading; longer texts are none.
func placeOf(cell string) place {
	cell = strings.ToLower(cell)
	if utf8.RuneCountInString(cell) > 40 {
		return otherPlace
	}
	for _, w := range placeWords {
		if strings.HasPrefix(cell, w.begins) {
			return w.place
		}
	}
	return otherPlace
}

// Decisions reads a list of decisions as protocols give it: one a line, with number, text, due day and executor in
// the cells of a table or parted by semicolons, or in running text with "Срок:" and "Исполнитель:" before them. A
// heading is told from a decision; a line without a number that begins small goes on with the one before it.
func Decisions(text string, today register.Date) []Decision {
	var all []Decision
	var heading []place
	for _, row := range rowsOf(text) {
		cells := make([]string, len(row))
		filled := 0
		for i, cell := range row {
			if cells[i] = strings.Join(strings.Fields(cell), " "); cells[i] != "" {
				filled++
			}
		}
		switch {
		case filled == 0:
			continue
		case filled > 1 && isPlaces(cells):
			heading = heading[:0]
			for _, cell := range cells {
				heading = append(heading, placeOf(cell))
			}
			continue
		case filled == 1 && len(all) > 0 && goesOnWith(strings.Join(cells, "")):
			last := &all[len(all)-1]
			*last = last.with(readLine(strings.Join(cells, ""), today))
			continue
		}
		switch {
		case filled > 1 && len(heading) == len(cells):
			all = append(all, byPlaces(cells, heading, today))
		case len(cells) > 1:
			all = append(all, byPlace(cells, today))
		case strings.Count(cells[0], ";") > 1:
			all = append(all, byPlace(strings.Split(cells[0], ";"), today))
		default:
			all = append(all, readLine(cells[0], today))
		}
	}
	return all
}

// isPlaces reports whether the cells are the heading of a table: at least two known words, and nothing that is none.
func isPlaces(cells []string) bool {
	known := 0
	for _, cell := range cells {
		if placeOf(cell) != otherPlace {
			known++
		} else if cell != "" {
			return false
		}
	}
	return known > 1
}

func goesOnWith(line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	_, word := wordAt(line)
	return unicode.IsLower(first) || word == 0 // "Срок: …" on a line of its own
}

// with takes in what stands on the lines after the first.
func (p Decision) with(more Decision) Decision {
	p.Text = strings.TrimSpace(p.Text + " " + more.Text)
	if more.Rule != "" || more.Term != "" {
		p.Rule, p.Due, p.Term = more.Rule, more.Due, more.Term
	}
	if more.Named != "" {
		p.Named = more.Named
	}
	return p
}

func byPlaces(cells []string, heading []place, today register.Date) Decision {
	var p Decision
	for i, cell := range cells {
		p.put(heading[i], cell, today)
	}
	return p
}

// byPlace reads cells without a heading: a number, if the first is one, the text, and of the others what can be a due
// day as such and the rest as the executor.
func byPlace(cells []string, today register.Date) Decision {
	var p Decision
	if bareNumber.MatchString(strings.TrimSpace(cells[0])) {
		p.put(numberPlace, cells[0], today)
		cells = cells[1:]
	}
	var rest []string
	for _, cell := range cells {
		cell = strings.TrimSpace(cell)
		switch rule, _ := readDue(cell, today); {
		case cell == "":
		case p.Text == "":
			more := readLine(cell, today)
			more.Number = p.Number + more.Number
			p = more
		case rule != "" && p.Rule == "":
			p.put(duePlace, cell, today)
		default:
			rest = append(rest, cell)
		}
	}
	if len(rest) > 1 && p.Rule == "" && p.Term == "" { // the term stands before the executor, though nobody can read it
		p.put(duePlace, rest[0], today)
		rest = rest[1:]
	}
	if len(rest) > 0 {
		p.put(executorPlace, strings.Join(rest, ", "), today)
	}
	return p
}

var (
	bareNumber = regexp.MustCompile(`^(?:№|п\.|пункт)?\s*\d{1,3}(?:\.\d{1,3})*[.)]?$`)
	frontMark  = regexp.MustCompile(`^(?:№|п\.|пункт)?\s*(\d{1,3}(?:\.\d{1,3})*)(?:[.)]\s*|\s+)`)
	markWord   = regexp.MustCompile(`(?i)(?:^|[\s;,(—–-]+)(срок(?:и)?(?:\s+исполнения)?|due|term|deadline|вакыты?|исполнител[ьи]|ответственн(?:ый|ые|ая)|executors?|responsible|башкаручы(?:лар)?|җаваплы(?:лар)?)\s*[:—–-]\s*`)
)

// wordAt finds the first "Срок:" or "Исполнитель:"; its place in the line is -1 where there is none.
func wordAt(line string) (place, int) {
	at := markWord.FindStringSubmatchIndex(line)
	if at == nil {
		return otherPlace, -1
	}
	return placeOf(line[at[2]:at[3]]), at[0]
}

// readLine reads a decision that is one line of running text.
func readLine(line string, today register.Date) Decision {
	var p Decision
	if m := frontMark.FindStringSubmatch(line); m != nil && len(m[0]) < len(line) {
		p.Number, line = m[1], line[len(m[0]):]
	}
	marks := markWord.FindAllStringSubmatchIndex(line, -1)
	if len(marks) == 0 {
		p.Text = tidy(line)
		return p
	}
	p.Text = tidy(line[:marks[0][0]])
	for i, m := range marks {
		end := len(line)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		p.put(placeOf(line[m[2]:m[3]]), line[m[1]:end], today)
	}
	return p
}

// put takes a cell over into its place.
func (p *Decision) put(at place, cell string, today register.Date) {
	cell = strings.TrimSpace(cell)
	switch at {
	case numberPlace:
		p.Number = strings.TrimSpace(strings.TrimRight(strings.TrimPrefix(cell, "№"), ".) "))
	case textPlace:
		p.Text = tidy(cell)
	case duePlace:
		cell = strings.TrimRight(cell, " .;,)")
		if p.Rule, p.Due = readDue(cell, today); p.Rule == "" {
			p.Term = cell
		}
	case executorPlace:
		p.Named = strings.Trim(cell, " .;,)")
	}
}

// tidy takes off the mark that parts a text from what follows it.
func tidy(s string) string { return strings.TrimRight(strings.TrimSpace(s), " ;,(—–-") }

// terms are words for when something is due that are no day, folded to lower case.
var terms = map[string]register.DueRule{
	"без срока": register.DueNoTerm, "срок не установлен": register.DueNoTerm, "бессрочно": register.DueNoTerm, "сроксыз": register.DueNoTerm, "no term": register.DueNoTerm, "without a term": register.DueNoTerm,
	"постоянно": register.DuePermanent, "на постоянной основе": register.DuePermanent, "даими": register.DuePermanent, "permanent": register.DuePermanent, "permanently": register.DuePermanent,
	"следующее заседание": register.DueNextSession, "следующему заседанию": register.DueNextSession, "следующего заседания": register.DueNextSession, "очередного заседания": register.DueNextSession, "очередному заседанию": register.DueNextSession,
	"киләсе утырышка": register.DueNextSession, "next session": register.DueNextSession, "the next session": register.DueNextSession,
}

// dueLeads stand before a day: "до 01.07.2023", "not later than 2023".
var dueLeads = regexp.MustCompile(`^(?:не позднее|до|к|в срок до|в|by|until|not later than|due)\s+`)

// months are the names of months as they stand in days, by their first letters in Russian and English.
var months = []struct {
	begins string
	number int
}{
	{"янв", 1}, {"фев", 2}, {"мар", 3}, {"апр", 4}, {"май", 5}, {"мая", 5}, {"июн", 6}, {"июл", 7}, {"авг", 8}, {"сен", 9}, {"окт", 10}, {"ноя", 11}, {"дек", 12},
	{"jan", 1}, {"feb", 2}, {"mar", 3}, {"apr", 4}, {"may", 5}, {"jun", 6}, {"jul", 7}, {"aug", 8}, {"sep", 9}, {"oct", 10}, {"nov", 11}, {"dec", 12},
}

var (
	longDay   = regexp.MustCompile(`^(?:(\d{1,2})\s+)?(\p{L}{3,})\s+(\d{4})(?:\s*(?:г\.?|года))?$`)
	quarterOf = regexp.MustCompile(`^(iv|i{1,3}|[1-4])(?:-?й)?\s+(?:квартал|кв\.?)\s+(\d{4})(?:\s*(?:г\.?|года))?$`)
)

// readDue reads when a decision is due; an empty rule says that it could not be read.
func readDue(s string, today register.Date) (register.DueRule, register.Date) {
	s = strings.ToLower(strings.TrimRight(strings.TrimSpace(s), " .;"))
	if rule, known := terms[s]; known {
		return rule, ""
	}
	s = dueLeads.ReplaceAllString(s, "")
	if rule, known := terms[s]; known {
		return rule, ""
	}
	s = strings.TrimSpace(strings.TrimSuffix(s, "года"))
	if day, err := register.ReadTyped(s, ""); err == nil && day != "" {
		return register.DueDay, day
	}
	if m := quarterOf.FindStringSubmatch(s); m != nil {
		n := map[string]string{"i": "03", "1": "03", "ii": "06", "2": "06", "iii": "09", "3": "09", "iv": "12", "4": "12"}[m[1]]
		return register.DueDay, register.Date(m[2] + "-" + n).Last()
	}
	m := longDay.FindStringSubmatch(s)
	if m == nil {
		return "", ""
	}
	for _, month := range months {
		if !strings.HasPrefix(m[2], month.begins) {
			continue
		}
		day := register.Day(register.Date(m[3]).Year(), month.number, 1)[:7]
		if m[1] != "" {
			if day = day + "-" + register.Date(twoDigits(m[1])); !day.Valid() {
				return "", ""
			}
		}
		return register.DueDay, day
	}
	return "", ""
}

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}
