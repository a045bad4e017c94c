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

// statusLine is the line under the page: the number of records, the day of looking, the register, when something was saved
// last, and at its end the steps that can be taken back.
type statusLine struct {
	window *Window
	count  *kit.Words
	day    *kit.Button
	file   *kit.Words
	others *kit.Words
	saved  *kit.Words
	steps  *kit.Button
	bar    fyne.CanvasObject
}

func newStatusLine(w *Window) *statusLine {
	s := &statusLine{
		window: w,
		count:  kit.Caption(""), file: kit.Caption(storage.Name(w.store.Path())), others: kit.Caption("").Least(0), saved: kit.Caption(""),
	}
	s.day = kit.NewButton(kit.ButtonQuiet, "", w.AskDay)
	s.steps = kit.NewButton(kit.ButtonQuiet, lang.T("status.steps"), w.ListSteps).WithArrow()
	if w.store.Looking() { // nothing is undone here
		s.steps.Hide()
	}
	rest := kit.Inset(kit.Rest(kit.WrapLines(18, 0, s.count, s.day, s.file, s.saved), s.others), 16, 0, 16, 0)
	s.bar = kit.Under(kit.Hairline(), kit.Frame(nil, nil, nil, kit.Inset(s.steps, 0, 0, 8, 0), rest))
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
	s.count.Hidden = count == "" // it would leave a gap
	s.day.SetWord(lang.T("status.as_of", lang.Day(s.window.Day())))
	if !s.window.saved.IsZero() {
		s.saved.SetText(lang.T("status.saved", lang.Clock(s.window.saved)))
	}
	s.bar.Refresh()
}

// free returns what passing notes leave free of the window's last line: the navigation, and the steps or a form's buttons.
func (s *statusLine) free() (left, right float32) {
	left = s.window.navigation.Size().Width
	if form := s.window.form; form != nil {
		return left, form.form.ButtonsWidth()
	}
	return left, s.steps.Size().Width + 16
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
