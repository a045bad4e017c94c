package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// The tabs of a pasted table are seen as edges between its cells, and what is taken has tabs again.
func TestAPastedTableShowsItsEdges(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, NewCard())
	const table = "Страна\tПериод\tЭкспорт\nТурция\tI полугодие 2022\t30,1\n"
	taken := ""
	d := PasteDialog(w.Canvas(), "", "", func(text string) { taken = text })
	text := w.Canvas().Focused().(*entry)
	clipboard := test.NewClipboard()
	clipboard.SetContent(table)
	text.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	if want := "Страна\u00a0|\u00a0Период\u00a0|\u00a0Экспорт\nТурция\u00a0|\u00a0I полугодие 2022\u00a0|\u00a030,1\n"; text.Text != want {
		t.Errorf("it shows %q", text.Text)
	}
	text.TypedRune('!')
	if !strings.HasSuffix(text.Text, "\n!") {
		t.Errorf("one goes on at another place: %q", text.Text)
	}
	d.Answer(1)
	if taken != table+"!" {
		t.Errorf("it gives %q", taken)
	}
}

// A list that is too long is refused whole: part of it would be a wrong one.
func TestATextTooLongToBePastedIsTold(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, NewCard())
	d := PasteDialog(w.Canvas(), "", "", func(string) {})
	text := w.Canvas().Focused().(*entry)
	clipboard := test.NewClipboard()
	clipboard.SetContent(strings.Repeat("Иванов\n", 20_000))
	text.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	if text.Text != "" {
		t.Errorf("%d bytes were pasted", len(text.Text))
	}
	if w.Canvas().Overlays().Top() == d.pop {
		t.Error("nothing is said of it")
	}
}
