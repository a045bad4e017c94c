package kit

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
)

// A list of more rows than rowsFolded shows only the first of them: making the fields of hundreds takes seconds.
const (
	rowsFolded = 30
	rowsShown  = 15
	// rowsWoken is the number of rows with errors shown at once; the heading of the list names the others.
	rowsWoken = 20
)

// awake returns the rows that are not folded away.
func (l *RowList[T]) awake() []*formRow[T] {
	if !slices.ContainsFunc(l.rows, func(r *formRow[T]) bool { return r.box == nil }) {
		return l.rows
	}
	var awake []*formRow[T]
	for _, r := range l.rows {
		if r.box != nil {
			awake = append(awake, r)
		}
	}
	return awake
}

// wake shows a row that is folded away.
func (l *RowList[T]) wake(i int) {
	if i < 0 || i >= len(l.rows) || l.rows[i].box != nil {
		return
	}
	l.form.together(func() {
		l.rows[i].make(i)
		l.refill()
		l.form.arrange()
	})
}

// unfold shows all rows.
func (l *RowList[T]) unfold() {
	l.unfolded = true
	next := slices.IndexFunc(l.rows, func(r *formRow[T]) bool { return r.box == nil })
	l.form.together(func() {
		for i, r := range l.rows {
			if r.box == nil {
				r.make(i)
			}
		}
		l.refill()
		l.form.arrange()
	})
	l.FocusRow(next)
}

// wakeAt shows the row around a field; it reports whether the row was folded.
func (l *RowList[T]) wakeAt(path string) bool {
	rest, inside := strings.CutPrefix(path, l.listPath()+"[")
	if !inside {
		return false
	}
	number, _, _ := strings.Cut(rest, "]")
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= len(l.rows) || l.rows[i].box != nil {
		return false
	}
	l.wake(i)
	return true
}

// arrangeMore places the words for the rows that are folded away, and returns their height.
func (l *RowList[T]) arrangeMore(folded int, y float32) float32 {
	l.more.Hidden = folded == 0
	if folded == 0 {
		return 0
	}
	l.more.SetWord(lang.T("form.row.more", lang.Number(int64(folded))))
	l.more.Move(fyne.NewPos(8, y+3))
	l.more.Resize(l.more.MinSize())
	return buttonHeight + 6
}

// waker is a list of a form that may have rows folded away.
type waker interface{ wakeAt(path string) bool }

// wake shows the row in which a field lies.
func (f *Form) wake(path string) bool {
	for _, l := range f.rowLists {
		if w, folds := l.(waker); folds && w.wakeAt(path) {
			return true
		}
	}
	return false
}

// wakeFaults shows the first rows of those in which errors lie.
func (f *Form) wakeFaults(problems []Problem) {
	f.together(func() {
		woken := 0
		for _, p := range problems {
			if woken < rowsWoken && !p.Warning && f.wake(p.Field) {
				woken++
			}
		}
	})
}
