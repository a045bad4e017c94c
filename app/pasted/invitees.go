package pasted

// Invitees reads a list of people to be invited: as People does, but headings are the organisations of those below them.
func Invitees(text string) []Person {
	r := peopleReader{bodies: true}
	for _, row := range rowsOf(text) {
		r.read(row)
	}
	r.settle()
	return r.people
}
