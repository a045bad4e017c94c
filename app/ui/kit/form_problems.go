package kit

import (
	"strings"
)

// Problem is one thing that is wrong with the record, in words for the user. Field is the path of
// the field, "end" or "parties[1].partner"; one that no field has goes to the nearest thing around
// it, and else to the foot of the form.
type Problem struct {
	Field   string
	Text    string
	Warning bool // may be saved all the same
}

// Report puts the problems beside their fields, in place of those shown before.
func (f *Form) Report(problems []Problem) {
	f.wakeFaults(problems)
	at := map[string][]Problem{}
	places := map[string]bool{}
	f.each(func(field *Field) { places[field.Path()] = true })
	lists := f.lists()
	for path := range lists {
		places[path] = true
	}
	f.loose = nil
	for _, p := range problems {
		if path, found := nearest(p.Field, places); found {
			at[path] = append(at[path], p)
		} else {
			f.loose = append(f.loose, p)
		}
	}
	f.each(func(field *Field) {
		if mine := at[field.Path()]; len(mine) > 0 || len(field.problems) > 0 {
			field.show(mine)
		}
	})
	for path, list := range lists {
		list.say(at[path])
	}
	f.arrange() // rows may have been made again
	f.recount()
}

// problemList is a list of rows, where a problem of the list as a whole is shown.
type problemList interface {
	say([]Problem)
	said() []Problem
	listPath() string
	focusList()
}

func (f *Form) lists() map[string]problemList {
	lists := map[string]problemList{}
	for _, s := range f.sections {
		for _, b := range s.blocks {
			if l, ok := b.(problemList); ok {
				lists[l.listPath()] = l
			}
		}
	}
	return lists
}

// nearest finds the place of a problem: its own path, or that of something around it: "parties[1].partner",
// "parties[1]", "parties".
func nearest(path string, places map[string]bool) (string, bool) {
	for path != "" {
		if places[path] {
			return path, true
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
	return "", false
}

// count returns the numbers of shown errors and warnings, faults of typed texts included.
func (f *Form) count() (faults, warnings int) {
	sum := func(problems []Problem) {
		for _, p := range problems {
			if p.Warning {
				warnings++
			} else {
				faults++
			}
		}
	}
	f.each(func(field *Field) {
		if !field.shown() {
			return
		}
		if field.in.fault() != "" {
			faults++
			return
		}
		sum(field.problems)
	})
	for _, list := range f.lists() {
		sum(list.said())
	}
	sum(f.loose)
	return faults, warnings
}

func (f *Form) faults() int {
	faults, _ := f.count()
	return faults
}

// Counts returns how many errors and warnings the form shows.
func (f *Form) Counts() (faults, warnings int) { return f.count() }

// focusFault puts the keyboard into the first field that has an error.
func (f *Form) focusFault() {
	var first *Field
	f.each(func(field *Field) {
		if first != nil || !field.shown() {
			return
		}
		if _, edge := field.said(); edge == outlineFault {
			first = field
		}
	})
	if first != nil {
		f.last = nil
		first.Focus()
		f.reveal(first)
		return
	}
	for _, list := range f.lists() {
		if len(list.said()) > 0 {
			list.focusList()
			return
		}
	}
}

// recount shows the sums at the foot.
func (f *Form) recount() { f.bar.recount() }
