package pasting

import (
	"accord/app/lang"
	"accord/app/pasted"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// Programme puts a link beside the items of a programme that adds those of a pasted one. They stand in the form, where
// each can be mended, and nothing is saved. From is the visit's first day, from which days without a year are told.
func Programme(d desk.Desk, rows *kit.RowList[register.ProgrammeItem], from func() register.Date) *kit.RowList[register.ProgrammeItem] {
	return rows.Action("paste.programme", func() {
		askText(d, "paste.programme.title", "paste.programme.hint", func(text string) int {
			var items []register.ProgrammeItem
			for _, i := range pasted.Programme(text, from()) {
				item := register.ProgrammeItem{
					Day: i.Day, Start: i.Start, End: i.End, Kind: i.Kind, Title: inBothScripts(i.Title, i.OtherTitle), Internal: i.Internal,
				}
				if i.Place != "" {
					item.Place = inItsScript(i.Place)
				}
				if i.Note != "" {
					item.Note = inItsScript(i.Note)
				}
				items = append(items, item)
			}
			rows.Add(items...)
			return len(items)
		})
	})
}

// Outcomes puts a link beside the outcomes of a visit or a meeting that adds those of a pasted list.
func Outcomes(d desk.Desk, rows *kit.RowList[register.Outcome]) *kit.RowList[register.Outcome] {
	return rows.Action("paste.outcomes", func() {
		askText(d, "paste.outcomes.title", "paste.outcomes.hint", func(text string) int {
			var outcomes []register.Outcome
			for _, o := range pasted.Outcomes(text) {
				outcomes = append(outcomes, register.Outcome{Text: inBothScripts(o.Text, o.Other), Kind: o.Kind})
			}
			rows.Add(outcomes...)
			return len(outcomes)
		})
	})
}

// askText asks for a pasted text and says how many rows add has made of it.
func askText(d desk.Desk, title, hint string, add func(text string) int) {
	kit.PasteDialog(d.Canvas(), lang.T(title), lang.T(hint), func(text string) {
		if !pasted.Fits(text) {
			d.Say(lang.T("people.too_long"))
			return
		}
		if n := add(text); n > 0 {
			d.Say(lang.N("paste.added", n))
			return
		}
		d.Say(lang.T("paste.nothing"))
	})
}

// inBothScripts is a phrase with the same in the other language, which may be empty.
func inBothScripts(phrase, other string) register.Text {
	t := inItsScript(phrase)
	if other != "" && t.En == "" {
		t.En = other
	}
	return t
}
