package storage

import "accord/storage/register"

// order is one way to sort a kind: the column, and its value where nothing is known. Such rows come last in both
// directions.
type order struct {
	column string
	// byLanguage says that there is such a column for each language.
	byLanguage bool
	// blank is what the column holds where nothing is known, nil where it always knows something.
	blank any
	// blankFirst says that the engine puts it before everything else.
	blankFirst bool
}

// byName orders by the keys of a phrase, byKey by one that is the same in all languages.
func byName(column string) order { return order{column: column, byLanguage: true, blank: blankKey} }
func byKey(column string) order  { return order{column: column, blank: blankKey} }

// byDay orders by days kept as they are, byFirstDay by days written by lastIfEmpty.
func byDay(column string) order      { return order{column: column, blank: "", blankFirst: true} }
func byFirstDay(column string) order { return order{column: column, blank: lastIfEmpty("")} }

// byNumber orders by a number, which is 0 where it is not known.
func byNumber(column string) order { return order{column: column, blank: 0, blankFirst: true} }

// named returns the column in a language.
func (o order) named(l register.Language) string {
	if o.byLanguage {
		return o.column + "_" + string(l)
	}
	return o.column
}

// orders are those of a kind by name, for lists, pages and commands: the names of the columns that show the sorted
// value.
type orders map[string]order

// by returns the order of a name, and another where the name is not known.
func (o orders) by(name, otherwise string) order {
	if one, ok := o[name]; ok {
		return one
	}
	return o[otherwise]
}
