package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"

	"accord/app/lang"
)

func TestCtrlSAnswersADialog(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, NewWords("", TextSize, false, ColorText))
	w.Resize(fyne.NewSize(800, 600))
	done := 0
	Confirm(w.Canvas(), "Сохранить?", "", "Сохранить", func() { done++ })
	if !AnswerDialog(w.Canvas()) || done != 1 || DialogOpen(w.Canvas()) || AnswerDialog(w.Canvas()) {
		t.Errorf("answered %d times", done)
	}
}

func TestCtrlSSavesTheFormInADialog(t *testing.T) {
	b := newBench(t, &trip{}).show(1150)
	saved := 0
	in := &trip{Title: "Баку"}
	f := NewForm(InLine(), in)
	f.Section("", Line(Text("trip.title", &in.Title)))
	f.OnSave = func() { saved++ }
	d := FormDialog(b.window.Canvas(), "Проверьте", "", f, fyne.NewSize(500, 300))
	asked := Inform(b.window.Canvas(), "Прочтите", "")
	if !AnswerDialog(b.window.Canvas()) || !asked.Closed() || d.Closed() || saved != 0 {
		t.Error("the dialog above was not answered")
	}
	if !AnswerDialog(b.window.Canvas()) || saved != 1 {
		t.Errorf("the form was saved %d times", saved)
	}
	d.Close()
	if AnswerDialog(b.window.Canvas()) {
		t.Error("a dialog that has gone was answered")
	}
}

func TestEscapeClosesTheFileDialogOfTheToolkit(t *testing.T) {
	w := test.NewTempWindow(t, Row(0))
	w.Resize(fyne.NewSize(900, 700))
	heard := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { heard++ })
	openByToolkit(w, t.TempDir(), nil, func(string) { t.Error("a file was chosen") })
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("no dialog is open")
	}
	w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.Canvas().Overlays().Top() != nil || heard != 0 {
		t.Errorf("it stays open, or the window heard %d keys", heard)
	}
	if w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape}); heard != 1 {
		t.Error("the window hears no keys any more")
	}
}

// The toolkit has its folders in English alone; its dialog stands in a window of another language.
func TestTheFoldersOfTheToolkitsDialogSpeakTheLanguageInUse(t *testing.T) {
	w := test.NewTempWindow(t, widget.NewLabel(""))
	w.Resize(fyne.NewSize(1200, 800))
	openByToolkit(w, t.TempDir(), nil, func(string) {})
	words := said(w.Canvas().Overlays().Top())
	assert.Contains(t, words, lang.T("dialog.place.home"))
	assert.NotContains(t, words, "Home")
	assert.NotContains(t, words, "Computer")
}

// said are the words of the labels within something.
func said(o fyne.CanvasObject) (words []string) {
	if label, is := o.(*widget.Label); is {
		return []string{label.Text}
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, one := range o.Objects {
			words = append(words, said(one)...)
		}
	case fyne.Widget:
		for _, one := range test.WidgetRenderer(o).Objects() {
			words = append(words, said(one)...)
		}
	}
	return words
}
