package plan

import (
	"cmp"

	"accord/app/lang"
	"accord/storage/register"
)

// Question is a name or a word of the sheet that nobody has decided yet.
type Question struct {
	// Kind is the kind of the records named; for a word of an enumeration, Family is set instead.
	Kind   register.Kind
	Family string
	Field  string
	Text   string
	// Also are other writings of the name, which the answer holds for too.
	Also []string
	// Rows is how many rows say it, Cell the first of them.
	Rows int
	Cell string
	// Suggested are records that it may mean, the likeliest first.
	Suggested []Suggestion
	// May says whether a new record can be made of the name alone.
	May bool
}

// Texts are all writings that are asked about, the fullest first.
func (q Question) Texts() []string { return append([]string{q.Text}, q.Also...) }

// Of is what a decision about the question is kept by.
func (q Question) Of() string { return cmp.Or(q.Family, string(q.Kind)) }

// Where says how many rows ask it and where the first does: "3 rows, Sheet1!C3"; what is said of a table once has no row.
func (q Question) Where() string {
	if q.Cell == "" {
		return lang.T("sheet.table.whole")
	}
	return lang.N("sheet.rows", q.Rows) + ", " + q.Cell
}

// Suggestion is a record that a name may mean.
type Suggestion struct {
	ID   register.ID
	Name string
}

// suggestedAtMost is how many records are suggested for a name.
const suggestedAtMost = 4
