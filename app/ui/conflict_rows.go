package ui

import (
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
)

// edited are the rows of a list as somebody left them.
type edited struct {
	whose string
	rows  []lang.Row
	was   []int // the place of each among the rows before, -1 for one that was added
}

// list tells a list of which several versions are there: of each row that somebody has changed the fields in which it
// differs, then the rows that were added.
func (c compared) list(field string, others []version) []kit.DialogLine {
	before := lang.Rows(c.Base, field, c.name)
	var versions []edited
	for _, v := range others {
		rows := lang.Rows(v.record, field, c.name)
		versions = append(versions, edited{v.whose, rows, paired(before, rows)})
	}
	var lines []kit.DialogLine
	say := func(words string) { lines = append(lines, kit.DialogLine{Text: words, Indent: true}) }
	for at, row := range before {
		for _, words := range changed(row, at, versions) {
			say(words)
		}
	}
	for _, v := range versions {
		for i, row := range v.rows {
			if v.was[i] < 0 {
				say(v.whose + ": " + lang.T("conflict.added", row))
			}
		}
	}
	if len(lines) == 0 {
		say(lang.T("conflict.order"))
	}
	return lines
}

// changed tells what became of a row that stood at a place: which row it is, then each field in which a version differs.
func changed(was lang.Row, at int, versions []edited) (said []string) {
	var labels, same []string
	for _, v := range versions {
		row, there := v.of(at)
		if !there {
			said = append(said, v.whose+": "+lang.T("conflict.removed", was))
			continue
		}
		for _, part := range slices.Concat(was.Parts, row.Parts) {
			if was.Part(part.Label) != row.Part(part.Label) && !slices.Contains(labels, part.Label) {
				labels = append(labels, part.Label)
			}
		}
	}
	if len(labels) == 0 {
		return said
	}
	for _, part := range was.Parts {
		if !slices.Contains(labels, part.Label) {
			same = append(same, part.String())
		}
	}
	if len(same) > 0 {
		said = append(said, lang.T("conflict.row", strings.Join(same, " · ")))
	}
	for _, label := range labels {
		each := []string{lang.T("conflict.base") + ": " + desk.Dash(was.Part(label))}
		for _, v := range versions {
			if row, there := v.of(at); there {
				each = append(each, v.whose+": "+desk.Dash(row.Part(label)))
			}
		}
		words := strings.Join(each, " · ")
		if label != "" {
			words = label + " — " + words
		}
		said = append(said, words)
	}
	return said
}

// of returns the row that stood at a place before.
func (e edited) of(place int) (lang.Row, bool) {
	at := slices.Index(e.was, place)
	if at < 0 {
		return lang.Row{}, false
	}
	return e.rows[at], true
}

// paired finds for each row the place where it stood before: by the ID it has, else where a row reads the same, else where
// one is left that has at least half of its fields alike.
func paired(before, rows []lang.Row) []int {
	was := make([]int, len(rows))
	free := map[int]bool{}
	for at := range before {
		free[at] = true
	}
	for i := range was {
		was[i] = -1
	}
	pair := func(fits func(row, old lang.Row) bool) {
		for i, row := range rows {
			for at := 0; at < len(before) && was[i] < 0; at++ {
				if free[at] && fits(row, before[at]) {
					was[i], free[at] = at, false
				}
			}
		}
	}
	pair(func(row, old lang.Row) bool { return !row.ID.IsZero() && row.ID == old.ID })
	pair(func(row, old lang.Row) bool { return row.String() == old.String() })
	pair(func(row, old lang.Row) bool {
		return row.ID == old.ID && 2*alike(row, old) >= max(len(row.Parts), len(old.Parts))
	})
	return was
}

// alike counts the fields that hold the same in two rows.
func alike(row, old lang.Row) (count int) {
	for _, part := range row.Parts {
		if part.Label != "" && old.Part(part.Label) == row.Part(part.Label) {
			count++
		}
	}
	return count
}
