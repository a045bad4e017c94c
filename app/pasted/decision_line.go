package pasted

import (
	"strings"

	"accord/storage/pattern"
	"accord/storage/register"
)

var (
	bareNumber = pattern.Of(`^(?:№|п\.|пункт)?\s*\d{1,3}(?:\.\d{1,3})*[.)]?$`)
	frontMark  = pattern.Of(`^(?:(?:№|п\.|пункт)?\s*(\d{1,3}(?:\.\d{1,3})*)(?:[.)]\s*|\s+)|(\p{L})\)\s*|[•·▪●*–—-]\s+)`)
	markWord   = pattern.Of(`(?i)(?:^|[\s;,.(—–-]+)(срок(?:и)?(?:\s+(?:исполнения|реализации|выполнения))?|due(?:\s+date)?|term|deadline|timeline|вакыты?|срогы|исполнител[ьи]|исполн\.?|исп\.?|ответственн(?:ый|ые|ая)(?:\s+(?:исполнител[ьи]|лиц[ао]|за\s+исполнение|сторон[аы]))?|отв(?:етств)?\.?(?:\s+исполнител[ьи])?|executors?|responsible(?:\s+(?:party|parties|side|person))?|resp\.?|башкаручы(?:лар)?|җаваплы(?:лар)?)\s*(?::|\s[—–-])\s*`)
	lastParens = pattern.Of(`\s*\(([^()]+)\)[.;]?$`)
)

// wordAt finds the first "Срок:" or "Отв.:"; its place in the line is -1 where there is none.
func wordAt(line string) (place, int) {
	at := markWord().FindStringSubmatchIndex(line)
	if at == nil {
		return otherPlace, -1
	}
	p, _ := placeOf(line[at[2]:at[3]])
	return p, at[0]
}

// decision reads a decision that is one line of running text.
func (r *decisionReader) decision(line string) Decision {
	var d Decision
	if m := frontMark().FindStringSubmatch(line); m != nil && len(m[0]) < len(line) {
		d.Number, line = m[1], line[len(m[0]):]
		if d.part = m[1] == ""; m[2] != "" {
			d.Number = r.point + m[2]
		}
	}
	marks := markWord().FindAllStringSubmatchIndex(line, -1)
	if len(marks) == 0 {
		d.Text = tidy(r.behindDash(r.trailing(line, &d), &d))
	} else {
		before := line[:marks[0][0]]
		if strings.HasPrefix(strings.TrimLeft(line[marks[0][0]:], " "), ".") {
			before += "."
		}
		d.Text = tidy(before)
	}
	for i, m := range marks {
		end := len(line)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		p, _ := placeOf(line[m[2]:m[3]])
		said := line[m[1]:end]
		if parts := sentences(said); d.Text == "" && d.Number != "" && i+1 == len(marks) && len(parts) > 1 { // "3. Исп.: КФУ. Разработать …"
			said, d.Text = parts[0], tidy(strings.Join(parts[1:], " "))
		}
		if p == executorPlace {
			said = r.behindDash(said, &d)
		}
		d.put(p, said, r.calendar)
	}
	if d.Rule == "" && d.Term == "" {
		read, said := r.periodIn(d.Text)
		if said == "" {
			read, said = r.termIn(d.Text)
		}
		if said != "" {
			d.inline = true
			d.take(read, said)
		}
	}
	if d.Side == "" {
		if side := sidesOf(d.Text); side != "" && strings.HasPrefix(d.Text, side) {
			d.Side = side
		}
	}
	if d.Named == "" && d.Side == "" {
		d.Named = addressed(d.Text)
	}
	if cyrillic, latin, ok := bothScripts(d.Text); ok && d.Other == "" {
		d.Text, d.Other = tidy(cyrillic), tidy(latin)
	}
	return d
}

// dashed is what stands behind the last dash of a text.
var dashed = pattern.Of(`\s[–—-]\s+([^–—]{3,60})$`)

// behindDash takes a term and executors off the end of a text: "… – Минэкономики РТ – II квартал 2027 г.". A year alone may be a name: "Игры — 2027".
func (r *decisionReader) behindDash(text string, d *Decision) string {
	for range 2 { // the executor may stand before the term
		m := dashed().FindStringSubmatchIndex(text)
		if m == nil || !r.takeEnd(text[m[2]:m[3]], d) {
			break
		}
		text = text[:m[0]]
	}
	return text
}

// takeEnd takes over what stands behind a dash, if that is a term, or executors and a term: "АИР РТ, IV квартал 2025 г.". Executors
// alone may belong to the text.
func (r *decisionReader) takeEnd(said string, d *Decision) bool {
	var named []string
	var term string
	read := due{}
	for _, part := range partsOf(said, ",") {
		switch one := r.readDue(part); {
		case one.rule != "" && read.rule == "" && d.Rule == "" && d.Term == "" && one.day.Precision() != register.YearKnown:
			read, term = one, part
		case isBody(part) && d.Named == "":
			named = append(named, part)
		default:
			return false
		}
	}
	if read.rule == "" && d.Rule == "" {
		return false
	}
	if read.rule != "" {
		d.take(read, term)
	}
	if len(named) > 0 {
		d.put(executorPlace, strings.Join(named, ", "), r.calendar)
	}
	return true
}

// trailing takes a term and an executor in brackets off the end of a text: "(Минэкономики РТ, до 01.12.2025)".
func (r *decisionReader) trailing(line string, d *Decision) string {
	m := lastParens().FindStringSubmatchIndex(line)
	if m == nil {
		return line
	}
	var named []string
	for _, part := range strings.FieldsFunc(line[m[2]:m[3]], func(c rune) bool { return c == ',' || c == ';' }) {
		if read := r.readDue(part); read.rule != "" && d.Rule == "" {
			d.take(read, part)
			continue
		}
		if !isBody(part) && !isSide(part) {
			return line
		}
		named = append(named, strings.TrimSpace(part))
	}
	if len(named) > 0 {
		d.put(executorPlace, strings.Join(named, ", "), r.calendar)
	}
	return line[:m[0]]
}

// put takes a cell over into its place.
func (d *Decision) put(at place, cell string, c calendar) {
	cell = strings.TrimSpace(cell)
	switch at {
	case numberPlace:
		d.Number = strings.TrimSpace(strings.TrimRight(strings.TrimPrefix(cell, "№"), ".) "))
	case textPlace:
		d.Text = tidy(cell)
	case duePlace:
		marks := " ;,)"
		if strings.Contains(cell, "(") {
			marks = " ;,"
		}
		cell = strings.Trim(cell, marks)
		if !strings.HasSuffix(cell, "г.") && !strings.HasSuffix(cell, "гг.") {
			cell = strings.Trim(cell, marks+".")
		}
		d.inline = false
		d.take(c.readDue(cell), cell)
	case executorPlace:
		d.more = strings.HasSuffix(cell, ",")
		cell = withoutStop(strings.Trim(cell, " ;,"))
		if strings.HasSuffix(cell, ")") && !strings.Contains(cell, "(") {
			cell = strings.TrimRight(cell, " )")
		}
		if side := sideOf(cell); side != "" && (isSide(cell) || folded(cell) == "стороны") {
			d.Side = side
			return
		}
		if cyrillic, _, ok := bothScripts(cell); ok {
			cell = cyrillic
		}
		d.Named = cell
	case sidePlace:
		d.Side = cell
	}
}

// take takes a term over, with its words where they say more than was read.
func (d *Decision) take(read due, said string) {
	d.Rule, d.Due, d.Months, d.Term = read.rule, read.day, read.months, ""
	if read.rule == "" || read.more != "" {
		d.Term = strings.TrimSpace(said)
	}
}
