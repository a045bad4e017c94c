package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestAllThatACardSaysIsCopied(t *testing.T) {
	test.NewTempApp(t)
	c := NewCard().Kicker("Визит").Title("В Баку").Banner(ToneGreen, "Завершён", Plain("29.11.2022")).
		Section("Делегация").Row([]Part{Plain("Минниханов")}, []Part{Soft("глава")}, func() {}).
		Field("Цель", Plain("переговоры")).Paragraph(Plain("Абзац"))
	want := "Визит\nВ Баку\nЗавершён\n29.11.2022\n\nДелегация\nМинниханов\tглава\nЦель: переговоры\nАбзац"
	if got := c.Text(); got != want {
		t.Errorf("the card says\n%s\nwant\n%s", got, want)
	}
	var _ fyne.SecondaryTappable = c
}

func TestABoxOfLongTextGrowsWithIt(t *testing.T) {
	test.NewTempApp(t)
	e := newEntry(3)
	low := e.heightFor(400)
	e.SetText("раз\nдва\nтри\nчетыре\nпять\nшесть")
	high := e.heightFor(400)
	if high <= low || e.rows != 6 {
		t.Errorf("six lines stand in %d rows, %v high; three in %v", e.rows, high, low)
	}
	for range 5 {
		e.SetText(e.Text + "\n" + e.Text)
	}
	if e.heightFor(400); e.rows != mostRows {
		t.Errorf("a very long text takes %d rows", e.rows)
	}
	e.SetText("")
	if got := e.heightFor(400); got != low {
		t.Errorf("emptied it is %v high", got)
	}
}
