package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"accord/app/lang"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// askDay opens the question by its key and answers it with Enter after the keys in between.
func askDay(w *Window, keys func(fyne.Focusable)) {
	w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF7})
	keys(w.Canvas().Focused())
	press(w, fyne.KeyReturn)
}

func TestTheDayIsSteppedThroughByKeysAndComesBackByOne(t *testing.T) {
	w := show(t, storagetest.New(t))
	today := w.Today()
	steps := func(day fyne.Focusable) {
		for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown} {
			day.TypedKey(&fyne.KeyEvent{Name: k})
		}
		day.(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyPageDown, Modifier: fyne.KeyModifierShortcutDefault})
	}
	askDay(w, steps)
	assert.Equal(t, today.AddDays(-1).AddMonths(-1).AddMonths(-12), w.Day())
	w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF8})
	assert.Equal(t, today, w.Day())
}

func TestAWrongDayStaysToBeMended(t *testing.T) {
	w := show(t, storagetest.New(t))
	w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF7})
	test.Type(w.Canvas().Focused(), "31.02.2022") // in place of the day that is shown
	question(t, w).Answer(2)
	assert.Equal(t, w.Today(), w.Day())
	d := question(t, w)
	assert.False(t, d.Closed())
	assert.Contains(t, words(d), lang.T("form.fault.date"))
	assert.NotContains(t, words(d), lang.Day(w.Today()))
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	test.Type(w.Canvas().Focused(), "2021")
	d.Answer(2)
	assert.True(t, d.Closed())
	assert.Equal(t, register.Date("2021-12-31"), w.Day())
}
