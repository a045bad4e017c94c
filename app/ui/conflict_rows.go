package ui

import (
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
)

// edited are the rows of a list that somebody has changed, added or removed.
type edited struct {
	whose string
	rows  []lang.RowDifference
}

// list tells a list of which several versions are there: of each row that somebody has changed the fields in which it
// differs, then the rows that were added.
func (c compared) list(field string, others []version) []kit.DialogLine {
	var versions []edited
	for _, v := range others {
		one := edited{whose: v.whose}
		for _, d := range lang.Differences(c.Base, v.record, c.name) {
			if d.Field == field {
				one.rows = d.Rows
			}
		}
		versions = append(versions, one)
	}
	var lines []kit.DialogLine
	say := func(words string) { lines = append(lines, kit.DialogLine{Text: words, Indent: true}) }
	for at, row := range lang.Rows(c.Base, field, c.name) {
		for _, words := range c.changed(row, at, versions) {
			say(words)
		}
	}
	for _, v := range versions {
		for _, row := range v.rows {
			if row.Added() {
				say(v.whose + ": " + lang.T("conflict.added", row.After))
			}
		}
	}
	if len(lines) == 0 {
		say(lang.T("conflict.order"))
	}
	return lines
}

// changed tells what became of a row that stood at a place: which row it is, then each field in which a version differs.
func (c compared) changed(was lang.Row, at int, versions []edited) (said []string) {
	var labels, same []string
	for _, v := range versions {
		d := v.of(was, at)
		if d.Removed() {
			said = append(said, v.whose+": "+lang.T("conflict.removed", was))
			continue
		}
		for _, field := range d.Fields {
			if label := lang.Field(c.Theirs.Ref().Kind, field.Field); !slices.Contains(labels, label) {
				labels = append(labels, label)
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
			if d := v.of(was, at); !d.Removed() {
				each = append(each, v.whose+": "+desk.Dash(d.After.Part(label)))
			}
		}
		said = append(said, label+" — "+strings.Join(each, " · "))
	}
	return said
}

// of is what became of a row that stood at a place before.
func (e edited) of(was lang.Row, place int) lang.RowDifference {
	for _, row := range e.rows {
		if row.Was == place {
			return row
		}
	}
	return lang.RowDifference{Was: place, Is: place, Before: was, After: was}
}
