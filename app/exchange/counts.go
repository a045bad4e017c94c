package exchange

import (
	"strings"

	"accord/app/lang"
	"accord/storage/register"
)

// Counts is how many records of each kind went in or out.
type Counts map[register.Kind]int

// Total is the number of all records.
func (c Counts) Total() int {
	n := 0
	for _, one := range c {
		n += one
	}
	return n
}

// Text lists the counts in the current language, kind by kind, leaving out what there is none of.
func (c Counts) Text() string {
	var parts []string
	for _, k := range register.Kinds {
		if c[k] > 0 {
			parts = append(parts, lang.T("kind."+string(k)+".many")+": "+lang.Number(int64(c[k])))
		}
	}
	return strings.Join(parts, ", ")
}

// Add adds the counts of another.
func (c Counts) Add(other Counts) {
	for k, n := range other {
		c[k] += n
	}
}
