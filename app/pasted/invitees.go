package pasted

// Invitees reads a list of people to be invited: as People does, but headings are the organisations of those below them.
func Invitees(text string) []Person {
	rows := rowsOf(text)
	r := peopleReader{bodies: true, paired: inPairs(rows)}
	return r.readAll(rows)
}
