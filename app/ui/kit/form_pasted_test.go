package kit

import (
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
)

func TestWhatIsPastedIsSeenAsItWillBeKept(t *testing.T) {
	r := &struct{ Line, Lines string }{}
	b := newBench(t, &trip{}).show(900)
	f := NewForm(b.loader, r)
	line, lines := Text("trip.title", &r.Line), LongText("trip.title", &r.Lines)
	f.Section("", Line(line), Line(lines))
	b.window.SetContent(f)
	clipboard := test.NewClipboard()
	for _, c := range []struct {
		into               *Field
		there, pasted, now string
	}{
		{line, "", "AB\r\nC\x1b\x07D", "AB CD"},
		{line, "О культуре", " и\u00ad о\u200b спорте", "О культуре и о спорте"},
		{line, "", "7/2026\r\n", "7/2026"}, // a cell of a sheet
		{line, "", "\x00\x01", ""},
		{line, "", "и\u0306", "й"},
		{lines, "Первое", "\r\nВторое\x07\x0bТретье\n", "Первое\nВторое\nТретье\n"},
	} {
		c.into.Focus()
		e := b.window.Canvas().Focused().(*entry)
		e.SetText(c.there)
		e.CursorColumn = len([]rune(c.there))
		clipboard.SetContent(c.pasted)
		e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
		assert.Equal(t, c.now, e.Text, "%q", c.pasted)
	}
}

// What is too long is seen to be so, and a mistaken clipboard of a whole file does not stop the window.
func TestAFieldTakesNoMoreOfTheClipboardThanItCanShow(t *testing.T) {
	r := &struct{ Line string }{}
	b := newBench(t, &trip{}).show(900)
	f := NewForm(b.loader, r)
	line := Text("trip.title", &r.Line)
	f.Section("", Line(line))
	find := NewFindEntry(b.loader, "")
	b.window.SetContent(container.NewVBox(f, find))
	clipboard := test.NewClipboard()
	clipboard.SetContent(strings.Repeat("слово; ", 30_000))
	paste := &fyne.ShortcutPaste{Clipboard: clipboard}
	line.Focus()
	e := b.window.Canvas().Focused().(*entry)
	e.TypedShortcut(paste)
	assert.InDelta(t, pastedLine, utf8.RuneCountInString(e.Text), 1) // a space at the end is none
	option := newFindEntry(&optionList{})
	option.OnChanged = nil
	name, secret := NewLineEntry(""), NewSecretEntry("")
	for one, text := range map[fyne.Shortcutable]func() string{
		find:   func() string { return find.Text },
		option: func() string { return option.Text },
		name:   func() string { return name.Text },
		secret: func() string { return secret.Text },
	} {
		one.TypedShortcut(paste)
		assert.Equal(t, pastedLine, utf8.RuneCountInString(text()), "%T", one)
	}
	b.window.SetContent(container.NewVBox(name, secret))
	assert.NotNil(t, secret.ActionItem, "a passphrase can be looked at")
	assert.LessOrEqual(t, name.MinSize().Width, float32(200), "a long text moves in its line")

	whole := kept{bounded{clipboard, pastedLines}, true}.Content()
	assert.Equal(t, pastedLines, utf8.RuneCountInString(whole), "one letter more than lines keep is told")
}

func TestAltWithAnArrowIsTheWindowsFromAField(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight} {
		assert.Equal(t, runtime.GOOS == "darwin", editsText(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}))
		assert.True(t, editsText(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl}))
	}
}
