package pasted

import "accord/storage/pattern"

// Invitees reads a list of people to be invited: as People does, but headings are the organisations of those below them, and
// an organisation may stand for itself.
func Invitees(text string) []Person {
	rows := rowsOf(text)
	r := peopleReader{bodies: true, paired: inPairs(rows)}
	invited := r.readAll(rows)
	for i := range invited {
		if p := &invited[i]; p.Body == "" && (isBody(p.Name) || inQuotes().MatchString(p.Name)) {
			p.Name, p.Body, p.glue = "", p.Name, ", "
		}
	}
	return invited
}

// inQuotes begins the name of an organisation, never of a person.
var inQuotes = pattern.Of(`^[«"„“]`)
