package ui

import (
	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/presence"
	"accord/storage/register"
)

// statusLine is the line under the page: the number of records, the day of looking, the register, and when something
// was saved last.
type statusLine struct {
	window *Window
	count  *kit.Words
	day    *kit.Button
	file   *kit.Words
	others *kit.Words
	saved  *kit.Button
	bar    fyne.CanvasObject
}

func newStatusLine(w *Window) *statusLine {
	s := &statusLine{
		window: w,
		count:  kit.Caption(""), file: kit.Caption(storage.Name(w.store.Path())), others: kit.Caption("").Least(0),
	}
	s.day = kit.NewButton(kit.ButtonQuiet, "", w.AskDay)
	s.saved = kit.NewButton(kit.ButtonQuiet, lang.T("status.steps"), w.ListSteps)
	if w.store.Looking() { // nothing was saved here, or is undone
		s.saved.Hide()
	}
	s.bar = kit.Under(kit.Hairline(), kit.Inset(kit.Rest(kit.WrapLines(18, 0, s.count, s.day, s.file, s.saved), s.others), 16, 0, 16, 0))
	return s
}

func (s *statusLine) content() fyne.CanvasObject { return s.bar }

// name is what the register is called.
func (s *statusLine) name() string { return storage.Name(s.window.store.Path()) }

// tellOthers says who else has the register open.
func (s *statusLine) tellOthers(others []presence.Mark) {
	text := ""
	if len(others) > 0 {
		text = lang.T("present.also", trouble.Present(others, computer()))
	}
	s.others.SetText(text)
	s.bar.Refresh()
}

func (s *statusLine) show(count string) {
	s.count.SetText(count)
	s.day.SetWord(lang.T("status.as_of", lang.Day(s.window.Day())))
	if !s.window.saved.IsZero() {
		s.saved.SetWord(lang.T("status.saved", lang.Clock(s.window.saved)))
	}
	s.bar.Refresh()
}

// hide and unhide make room for the line that a form has of its own.
func (s *statusLine) hide()   { s.bar.Hide() }
func (s *statusLine) unhide() { s.bar.Show() }

// AskDay asks for the day as of which to show everything. Days are typed, stepped through and chosen in the calendar as
// in any form; an unreadable one stays to be mended.
func (w *Window) AskDay() {
	asked := struct{ On register.Date }{w.Day()}
	form := kit.NewForm(w.loader, &asked)
	form.Section("", kit.Line(kit.Date("day.on", &asked.On, w.Today())))
	kit.AskForm(w.Canvas(), lang.T("day.title"), lang.T("day.text"), lang.T("day.show"), form,
		func() { w.ShowAsOf(asked.On) },
		kit.Answer{Word: lang.T("calendar.today"), Kind: kit.ButtonPlain, Do: func() { w.ShowAsOf("") }})
	form.Field("on").SelectAll()
}

// ShowAsOf puts every page on a day; the empty or today's day puts them back.
func (w *Window) ShowAsOf(day register.Date) {
	if day == w.Today() {
		day = ""
	}
	w.day = day.Last()
	w.showDay()
	for p := range w.placed {
		p.Changed(nil)
	}
	w.Counted()
	w.Attend()
}

// showDay says in a banner that another day than today is shown.
func (w *Window) showDay() {
	if w.day == "" {
		w.asOf.Hide()
		return
	}
	w.asOf.Say(lang.T("day.banner", lang.LongDay(w.day)), lang.T("day.back"), func() { w.ShowAsOf("") })
}
