package kit

import "accord/app/lang"

// A column that says nothing gives its room to the others where there is too little. Whether it does is seen in the rows
// that have come: the first ones of a list make columns blank, later ones only bring them back, so that scrolling takes
// none away.

// HoldColumns lets the next rows take no column away, as those that are found while somebody types.
func (l *ColumnList[K, R]) HoldColumns() { l.holding = true }

// judgeAgain lets the first rows that come decide which columns are blank.
func (l *ColumnList[K, R]) judgeAgain() {
	l.judged = l.judged && l.holding
	l.holding = false
}

// fill notes which columns say something in rows that have come, and reports whether that changes what is shown.
func (l *ColumnList[K, R]) fill(from, to int) (changed bool) {
	blank := l.columns.blank
	for i, c := range l.declared {
		was := blank[i]
		blank[i] = (was || !l.judged) && !l.says(c, from, to)
		changed = changed || blank[i] != was
	}
	l.judged = true
	return changed
}

// says reports whether a column says something in any of some rows.
func (l *ColumnList[K, R]) says(c Column[R], from, to int) bool {
	for at := from; at < to; at++ {
		if r, known := l.pages.row(at); known {
			if text := c.Text(r); text != "" && text != lang.Unknown {
				return true
			}
		}
	}
	return false
}
