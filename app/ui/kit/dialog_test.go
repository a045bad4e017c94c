package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
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
