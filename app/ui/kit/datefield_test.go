package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"accord/app/lang"
	"accord/storage/register"
)

func TestDatesAsTyped(t *testing.T) {
	b := newBench(t, &trip{}).show(1150)
	for _, c := range []struct {
		typed, shown string
		want         register.Date
	}{
		{"29.11.2022", "29.11.2022", "2022-11-29"},
		{"291122", "29.11.2022", "2022-11-29"},
		{"1/2/24", "01.02.2024", "2024-02-01"},
		{"11.2022", "11.2022", "2022-11"},
		{"2022", "2022", "2022"},
		{"сегодня", "05.12.2022", "2022-12-05"},
		{"+3м", "05.03.2023", "2023-03-05"},
	} {
		b.typeInto("from", c.typed)
		b.focus("title")
		if b.trip.From != c.want || b.text("from") != c.shown || b.form.Field("from").Fault() != "" {
			t.Errorf("%q: %q, shown %q, fault %q", c.typed, b.trip.From, b.text("from"), b.form.Field("from").Fault())
		}
	}
}

func TestWrongDateKeepsTheTextAndBlocksSaving(t *testing.T) {
	b := newBench(t, &trip{From: "2022-11-29", Name: register.Ru("Визит")}).show(1150)
	b.typeInto("from", "30.02.2022")
	if b.form.Field("from").Fault() != "" {
		t.Error("complains while one types")
	}
	b.focus("title")
	if b.text("from") != "30.02.2022" || b.trip.From != "2022-11-29" {
		t.Errorf("text %q, value %q", b.text("from"), b.trip.From)
	}
	if b.form.Field("from").Fault() != lang.T("form.fault.date") {
		t.Errorf("fault %q", b.form.Field("from").Fault())
	}
	b.form.Save()
	if b.saved != 0 {
		t.Error("was saved")
	}
	if b.window.Canvas().Focused() != b.form.Field("from").in.target() {
		t.Error("the keyboard is not in the wrong field")
	}
	if faults, _ := b.form.Counts(); faults != 1 || !strings.HasPrefix(b.form.bar.state.Text, "1 ошибка") {
		t.Errorf("%d errors, %q", faults, b.form.bar.state.Text)
	}
	b.typeInto("from", "28.02.2022")
	b.shortcut(fyne.KeyS, fyne.KeyModifierControl)
	if b.saved != 1 || b.trip.From != "2022-02-28" {
		t.Errorf("saved %d times, %q", b.saved, b.trip.From)
	}
}

func TestAnEndBeforeItsStartIsToldWhileOneTypes(t *testing.T) {
	b := newBench(t, &trip{Name: register.Ru("Визит"), From: "2022-11-29"}).show(1150)
	b.form.Check = func() []Problem {
		if b.trip.To.CertainlyBefore(b.trip.From) {
			return []Problem{{Field: "to", Text: "Раньше начала"}}
		}
		return nil
	}
	faultsAfter := func(typed string) int {
		b.typeInto("to", typed)
		b.clock.Pass(checkDelay)
		faults, _ := b.form.Counts()
		return faults
	}
	if faultsAfter("30.11.20") != 0 {
		t.Error("half a year is taken for one of last century's")
	}
	if faultsAfter("30.11.2020") != 1 {
		t.Error("a whole date before the start passes")
	}
	if faultsAfter("30.11.2022") != 0 {
		t.Error("a date put right stays wrong")
	}
	b.typeInto("to", "30.11.20")
	b.focus("title")
	b.clock.Pass(checkDelay)
	if faults, _ := b.form.Counts(); faults != 1 {
		t.Error("a short date that was left passes")
	}
}

func TestDateSteps(t *testing.T) {
	b := newBench(t, &trip{From: "2022-01-31"}).show(1150)
	b.focus("from")
	for _, c := range []struct {
		key  fyne.KeyName
		want register.Date
	}{
		{fyne.KeyPageUp, "2022-02-28"}, {fyne.KeyUp, "2022-03-01"}, {fyne.KeyDown, "2022-02-28"}, {fyne.KeyPageDown, "2022-01-28"},
	} {
		if b.keys(c.key); b.trip.From != c.want || b.text("from") != lang.Day(c.want) {
			t.Errorf("%s: %q, shown %q", c.key, b.trip.From, b.text("from"))
		}
	}
	b.typeInto("to", "")
	if b.keys(fyne.KeyUp); b.trip.To != testDay {
		t.Errorf("from nothing to %q", b.trip.To)
	}
}

func TestCalendarOpensOverTheFieldAndChooses(t *testing.T) {
	b := newBench(t, &trip{From: "2022-01-31"}).show(1150)
	b.focus("from")
	b.keys(fyne.KeyF4)
	c, open := b.window.Canvas().Focused().(*Calendar)
	if !open {
		t.Fatal("no calendar")
	}
	if c.title.Text != "Январь 2022" || c.At() != "2022-01-31" || c.heads[1].Text != "Вт" || c.days[0].date != "2021-12-27" {
		t.Errorf("%q at %q, second column %q, begins on %q", c.title.Text, c.At(), c.heads[1].Text, c.days[0].date)
	}
	for _, s := range []struct {
		key  fyne.KeyName
		want register.Date
	}{
		{fyne.KeyPageDown, "2022-02-28"}, {fyne.KeyHome, "2022-02-28"}, {fyne.KeyEnd, "2022-03-06"}, {fyne.KeyUp, "2022-02-27"},
		{fyne.KeyRight, "2022-02-28"}, {fyne.KeyDown, "2022-03-07"}, {fyne.KeyLeft, "2022-03-06"}, {fyne.KeyPageUp, "2022-02-06"},
	} {
		if b.keys(s.key); c.At() != s.want {
			t.Errorf("%s: %q, want %q", s.key, c.At(), s.want)
		}
	}
	b.shortcut(fyne.KeyPageDown, fyne.KeyModifierControl)
	b.keys(fyne.KeyReturn)
	if b.trip.From != "2023-02-06" || b.text("from") != "06.02.2023" || DialogOpen(b.window.Canvas()) {
		t.Errorf("chose %q, shown %q", b.trip.From, b.text("from"))
	}
	b.keys(fyne.KeyF4, fyne.KeyEscape)
	if b.trip.From != "2023-02-06" || b.window.Canvas().Focused() != b.form.Field("from").in.target() {
		t.Error("Esc chose something or lost the keyboard")
	}
}

func TestWhatIsTypedUnderAnOpenCalendarGoesIntoTheField(t *testing.T) {
	b := newBench(t, &trip{From: "2022-01-31"}).show(1150)
	b.focus("from")
	b.keys(fyne.KeyF4)
	c := b.window.Canvas().Focused().(*Calendar)
	c.TypedRune('2')
	if DialogOpen(b.window.Canvas()) || b.text("from") != "2" || b.window.Canvas().Focused() != b.form.Field("from").in.target() {
		t.Errorf("the field says %q", b.text("from"))
	}
}

func TestCalendarInTatar(t *testing.T) {
	test.NewTempApp(t)
	lang.Use(register.Tatar)
	defer lang.Use(register.Russian)
	c := NewCalendar("2022-11", testDay)
	if c.At() != "2022-11-01" || c.title.Text != lang.MonthTitle(2022, 11) {
		t.Errorf("%q at %q", c.title.Text, c.At())
	}
}
