package plan

import (
	"strings"

	"accord/app/lang"
	"accord/app/sheet/field"
	"accord/storage/register"
)

// Text returns the fault in the current language, without its place.
func (f Fault) Text(kind register.Kind) string {
	args := make([]any, len(f.Args))
	for i, a := range f.Args {
		if f.Key == "sheet.fault.required" {
			a = lang.Field(kind, a)
		}
		args[i] = lang.Told(shortened(a))
	}
	return lang.T(f.Key, args...)
}

// shortened keeps a message to one line.
func shortened(s string) string {
	s = register.Line(s)
	if letters := []rune(s); len(letters) > 80 {
		return string(letters[:79]) + "…"
	}
	return s
}

// Said says in the current language what becomes of a row, and why.
func (p *Plan) Said(r Row) string {
	said := lang.T("sheet.state." + string(r.State))
	switch {
	case r.State == Aside:
		return lang.T(r.Why[0])
	case r.As > 0 && r.State != New:
		said += " " + lang.T("sheet.as_row", lang.Number(int64(p.Table.Line(r.As))))
	}
	if r.State == Likely && r.Like.Likely() {
		return said + ": " + lang.Reasons(r.Like)
	}
	if r.State == Likely {
		var same []string
		for _, name := range r.Why {
			if f, known := field.Find(p.Mapping.Kind, name); known {
				same = append(same, f.Label(p.Mapping.Kind))
			}
		}
		if len(same) > 0 {
			said += ": " + lang.T("sheet.alike", strings.Join(same, ", "))
		}
	}
	return said
}

// Remarks returns all faults and doubts of a row, a line each.
func (p *Plan) Remarks(r Row) []string {
	lines := []string{lang.Capital(p.Said(r))}
	for _, f := range append(r.Faults[:len(r.Faults):len(r.Faults)], r.Doubts...) {
		lines = append(lines, f.placed(p.Mapping.Kind))
	}
	return lines
}

// placed is the text of a fault behind the address of its cell.
func (f Fault) placed(kind register.Kind) string {
	if f.Cell == "" {
		return f.Text(kind)
	}
	return f.Cell + ": " + f.Text(kind)
}

// Doubts returns what is doubtful in the rows that are taken, each with its row, by the kinds of doubts.
func (p *Plan) Doubts() (kinds [][]string) {
	at := map[string]int{}
	for _, r := range p.Rows {
		if r.State != New && r.State != Change && r.State != Joined {
			continue
		}
		for _, f := range r.Doubts {
			i, known := at[f.Key]
			if !known {
				i = len(kinds)
				at[f.Key], kinds = i, append(kinds, nil)
			}
			kinds[i] = append(kinds[i], lang.Number(int64(p.Table.Line(r.Number)))+" · "+f.placed(p.Mapping.Kind))
		}
	}
	return kinds
}
