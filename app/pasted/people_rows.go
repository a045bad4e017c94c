package pasted

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"accord/storage/pattern"
)

// unfolded turns the rows of a list of people into one person a row: a surname on its own line joins the rest of the
// name, fields on their own lines ("ФИО: …", "Должность: …") become a row, and several people on a line become several
// rows.
func unfolded(rows []row) []row {
	rows = byFields(withHeads(withSurnames(unbroken(rows))))
	var all []row
	for _, one := range rows {
		all = append(all, peopleOf(one)...)
	}
	return all[:min(len(all), MostRows)]
}

// unbroken joins the next line to one that cannot end there: after a dash, or a word that leads on.
func unbroken(rows []row) []row {
	var all []row
	for _, one := range rows {
		if n := len(all); n > 0 && leadsOn().MatchString(all[n-1].oneCell()) && one.oneCell() != "" && withoutMark(one.oneCell()) == one.oneCell() {
			all[n-1] = row{all[n-1].oneCell() + " " + one.oneCell()}
			continue
		}
		all = append(all, one)
	}
	return all
}

var leadsOn = pattern.Of(`\s(?:[–—-]|и|в|на|по|с|со|для|между|о|об|при|от|к|за|of|and|the|for|in|between|with|to|һәм)$`)

// numbered is the number of an item and of the parts below it.
var numbered = pattern.Of(`^(\d{1,3}(?:\.\d{1,3})*)[.)]?\s+(\S.*)$`)

// withHeads makes an item whose number those below go on with their heading: "1. Официальные лица" before "1.1. …".
func withHeads(rows []row) []row {
	for i := 0; i+1 < len(rows); i++ {
		head, part := numbered().FindStringSubmatch(rows[i].oneCell()), numbered().FindStringSubmatch(plainSpaces(strings.Join(rows[i+1], " ")))
		if head != nil && part != nil && strings.HasPrefix(part[1], head[1]+".") && !holdsPerson(head[2]) {
			rows[i] = row{head[1] + ". " + strings.TrimRight(head[2], " .:") + ":"}
		}
	}
	return rows
}

// withSurnames puts a surname that stands alone on its line before the rest of the name on the next.
func withSurnames(rows []row) []row {
	var all []row
	for i := 0; i < len(rows); i++ {
		cells := rows[i].said()
		if i+1 == len(rows) || len(cells) != 1 || !isSurname(cells[0]) && !leavesGivenNames(cells[0], rows[i+1]) {
			all = append(all, rows[i])
			continue
		}
		at := slices.IndexFunc(rows[i+1], hasLetters)
		if at < 0 || withoutMark(rows[i+1][at]) != rows[i+1][at] || hasDigits(rows[i+1][:at]) || !beginsName(rows[i+1][at]) {
			all = append(all, rows[i])
			continue
		}
		whole := slices.Clone(rows[i+1])
		whole[at] = cells[0] + " " + whole[at]
		all = append(all, whole)
		i++
	}
	return all
}

// leavesGivenNames reports whether a row begins with a first name and a patronymic alone, for the word above it.
func leavesGivenNames(above string, below row) bool {
	at := slices.IndexFunc(below, hasLetters)
	if at < 0 || strings.Contains(above, " ") || !looksLikeName(above) || isListWord(above) || namesRole(above) {
		return false
	}
	given := strings.Fields(segments(below[at])[0].text)
	return len(given) == 2 && isNameWord(given[0]) && isPatronymic(given[1])
}

// isSurname knows one word in capitals.
func isSurname(s string) bool {
	return utf8.RuneCountInString(s) > 2 && looksLikeName(s) && !strings.ContainsAny(s, " .") && !strings.ContainsFunc(s, unicode.IsLower)
}

// beginsName reports whether a text begins with a first name, and with the patronymic if it is written in capitals.
func beginsName(s string) bool {
	words := strings.Fields(s)
	return len(words) > 1 && isNameWord(words[0]) && (isPatronymic(words[1]) || isInitial(words[0])) && !isSurname(words[0]) || len(words) == 1 && looksLikeName(s) && !isSurname(s) ||
		len(words) > 0 && initialMark().MatchString(words[0])
}

func hasDigits(cells []string) bool {
	return slices.ContainsFunc(cells, func(cell string) bool { return strings.ContainsAny(cell, "0123456789") })
}

// byFields makes rows of people whose fields stand on lines of their own, each behind its word. The first field of each
// is the name.
func byFields(rows []row) []row {
	field := func(r row) (column, string, bool) {
		word, value, ok := strings.Cut(r.oneCell(), ":")
		if !ok {
			return otherColumn, "", false
		}
		c, known := columnOf(withoutMark(word))
		return c, strings.TrimSpace(value), known
	}
	named := func(r row) bool { c, value, ok := field(r); return ok && c == nameColumn && value != "" }
	if n := slices.IndexFunc(rows, named); n < 0 || n > 5 {
		return rows
	}
	var all []row
	for _, one := range rows {
		c, value, ok := field(one)
		switch {
		case !ok || len(all) == 0 && c != nameColumn:
			all = append(all, one)
		case c == nameColumn:
			all = append(all, row{value})
		case c == postColumn || c == bodyColumn || c == roleColumn:
			if value != "" {
				last := &all[len(all)-1]
				*last = append(slices.Clone(*last), value)
			}
		}
	}
	return all
}

// peopleOf parts a line that names several people: by semicolons, or by commas where each part is a name, with its post in
// brackets at most. What stands before a colon is said of all of them.
func peopleOf(one row) []row {
	line := withoutMark(one.oneCell())
	if line == "" {
		return []row{one}
	}
	named := func(parts []string, is func(string) bool) bool {
		return len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return !is(p) })
	}
	if parts := partsOf(line, ";"); named(parts, holdsPerson) {
		var all []row
		body := ""
		for _, part := range parts {
			if of, rest, ok := ofAll(part); ok {
				if body = ""; isBody(of) || bodyForm().MatchString(of) {
					body = of
				} else {
					all = append(all, row{capitalised(of) + ":"})
				}
				part = rest
			}
			if several := peopleOf(row{part}); body == "" && len(several) > 1 {
				all = append(all, several...)
				continue
			}
			if body != "" {
				part += ", " + body
			}
			all = append(all, row{part})
		}
		return all
	}
	before, rest, ok := ofAll(line)
	if !ok {
		rest = line
	}
	parts := partsOf(rest, ",")
	nameOnly := func(s string) bool {
		bare, _ := withoutRank(strings.TrimRight(plainSpaces(inBrackets().ReplaceAllString(s, "")), " ."))
		if looksLikeFullName(s) && len(parts) > 2 {
			return true
		}
		return looksLikePerson(bare) || looksLikePerson(bare+".")
	}
	postAndName := func(s string) bool {
		words := strings.Fields(s)
		from := nameAtEnd(words)
		return from > 0 && from < len(words) && looksLikePerson(strings.Join(words[from:], " "))
	}
	if !named(parts, nameOnly) && !named(parts, postAndName) {
		return []row{one}
	}
	var all []row
	if ok {
		all = append(all, row{before + ":"})
	}
	for _, part := range parts {
		all = append(all, row{part})
	}
	return all
}

func capitalised(s string) string {
	if s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// ofAll cuts off what stands before a colon, or a role before a dash, where people follow.
func ofAll(line string) (before, rest string, ok bool) {
	before, rest, ok = strings.Cut(line, ":")
	if parts := segments(line); !ok && len(parts) > 1 && dashes().MatchString(parts[1].sep) && isRoleWord(parts[0].text) {
		before, rest, ok = parts[0].text, joined(parts[1:]), true
	}
	if !ok || before == "" || !holdsPerson(rest) || holdsPerson(before) {
		return "", line, false
	}
	return strings.TrimSpace(before), strings.TrimSpace(rest), true
}

func isRoleWord(s string) bool { _, is := shortRoleOf(s); return is }

// holdsPerson reports whether a text names somebody beyond doubt: with initials, a patronymic or an honour.
func holdsPerson(s string) bool {
	for _, part := range segments(strings.NewReplacer("(", ", ", ")", ", ").Replace(s)) {
		bare, rank := withoutRank(part.text)
		words := strings.Fields(bare)
		from, upto := nameAtEnd(words), nameAtStart(words)
		switch {
		case looksLikePerson(bare), len(words) > 0 && isInitial(words[len(words)-1]) && looksLikeFullName(bare), from < len(words) && looksLikePerson(strings.Join(words[from:], " ")), looksLikePerson(strings.Join(words[:upto], " ")):
			return true
		case (bare != part.text || len(rank) > 0) && looksLikeFullName(bare):
			return true
		}
	}
	return false
}

// partsOf cuts a line at one sign that stands neither in brackets nor in quotation marks.
func partsOf(line, sign string) (parts []string) {
	var b []segment
	for i, s := range segments(line) {
		if i > 0 && strings.TrimSpace(s.sep) == sign {
			parts = append(parts, joined(b))
			b = nil
		}
		b = append(b, s)
	}
	if len(b) > 0 {
		parts = append(parts, joined(b))
	}
	return parts
}

// behindName is an organisation with somebody in brackets behind it.
var behindName = pattern.Of(`^(.*?\S)\s*\(([^()]+)\)[.;,]?$`)

// bodyAround takes the organisation off a line that names it before its person: "ПАО «Татнефть» (Маганов Н.У. –
// генеральный директор)", "SOCAR: Mr. Rovshan Najaf, President". Of a post so said only the order changes.
func bodyAround(line string) (body, rest string) {
	if m := behindName().FindStringSubmatch(line); m != nil && (holdsPerson(m[2]) || isBody(m[1]) && namesWithPost(m[2])) && !holdsPerson(m[1]) && !strings.HasSuffix(m[1], ",") {
		switch first, _, _ := strings.Cut(m[1], " "); {
		case isPostWord(first), namesRole(m[1]):
			return "", m[2] + ", " + m[1]
		case isBody(m[1]), isBodyWord(first), isForeignAbbreviation(m[1]), bodyForm().MatchString(m[1]):
			return cleanPost(m[1]), m[2]
		}
	}
	if before, after, ok := ofAll(line); ok && !namesRole(before) && sideOf(before) == "" {
		if _, is := shortRoleOf(before); !is && (isBody(before) || bodyForm().MatchString(before) || isForeignAbbreviation(before)) {
			return cleanPost(before), after
		}
	}
	return "", line
}

// namesWithPost reports whether a text is a name and the post behind it.
func namesWithPost(s string) bool {
	parts := segments(s)
	return len(parts) > 1 && looksLikeFullName(parts[0].text) && saysPost(parts[1].text)
}

// contactIn is a telephone number or an address in a running line, with the word before it.
var contactIn = pattern.Of(`(?i)[\s,;]*(?:(?:^|[\s,;(])(?:тел(?:ефон)?|моб|сот|факс|e-?mail|эл\.?\s?почта|почта|phone|tel|mob|т)\.?\s*:?)?\s*(?:\+?\d[\d\s()-]{6,}\d|\S+@\S+\.\p{L}+)[\s.;]*`)

// withoutContacts leaves out how a person is reached.
func withoutContacts(line string) string {
	return strings.TrimRight(plainSpaces(contactIn().ReplaceAllString(line, " ")), " ,;")
}
