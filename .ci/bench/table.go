package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// table is what has been measured.
type table struct{ rows []row }

// row is one promise and what became of it, ready to print.
type row struct{ what, measured, ratio, target, holds string }

// add puts in a row whose median is promised to be at most so much.
func (t *table) add(what string, s samples, u unit, most float64) {
	t.judged(what, s.text(u), "", fmt.Sprintf("≤ %g %s", most, u), s.median() <= most)
}

// addPart is add for the sample that a part of all lies below: 0.99 is the slowest of a hundred.
func (t *table) addPart(what string, s samples, part float64, u unit, most float64) {
	v := s.part(part)
	t.judged(what, u.number(v), "", fmt.Sprintf("≤ %g %s", most, u), v <= most)
}

// compare puts in a row that is judged by the ratio of its median to a yardstick's.
func (t *table) compare(what string, s, yardstick samples, u unit, times float64) {
	ratio := s.median() / yardstick.median()
	t.judged(what, s.text(u), fmt.Sprintf("× %.2f", ratio), fmt.Sprintf("≤ × %.1f", times), ratio <= times)
}

// tell puts in a row that nothing is promised of.
func (t *table) tell(what string, s samples, u unit) {
	t.rows = append(t.rows, row{what, s.text(u), "", "", ""})
}

// failed puts in a row for what could not be measured.
func (t *table) failed(what string, err error) {
	t.rows = append(t.rows, row{what, "not measured: " + err.Error(), "", "", "?"})
}

func (t *table) judged(what, measured, ratio, target string, holds bool) {
	word := "yes"
	if !holds {
		word = "NO"
	}
	t.rows = append(t.rows, row{what, measured, ratio, target, word})
}

// print writes the rows under one another in columns.
func (t *table) print(w io.Writer) error {
	lines := [][]string{{"what", "median (min–max)", "ratio", "target", "holds"}}
	for _, r := range t.rows {
		lines = append(lines, []string{r.what, r.measured, r.ratio, r.target, r.holds})
	}
	widths := make([]int, len(lines[0]))
	for _, line := range lines {
		for i, cell := range line {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for n, line := range lines {
		var text strings.Builder
		for i, cell := range line {
			text.WriteString(cell + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+2))
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(text.String(), " ")); err != nil {
			return err
		}
		if n == 0 {
			for i := range widths {
				_, _ = fmt.Fprint(w, strings.Repeat("-", widths[i])+"  ")
			}
			_, _ = fmt.Fprintln(w)
		}
	}
	return nil
}

// more puts in a row whose median is promised to be at most so many megabytes over a yardstick's.
func (t *table) more(what string, s, yardstick samples, most float64) {
	over := s.median() - yardstick.median()
	t.judged(what, s.text(megabytes), "+ "+digits(over)+" MB", fmt.Sprintf("≤ + %g MB", most), over <= most)
}

// least puts in a row whose median is promised to be at least so much.
func (t *table) least(what string, s samples, u unit, least float64) {
	t.judged(what, s.text(u), "", fmt.Sprintf("≥ %g %s", least, u), s.median() >= least)
}
