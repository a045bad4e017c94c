package kit

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestWhatIsMarkedStaysLast(t *testing.T) {
	test.NewTempApp(t)
	card := NewCard().Title("Протокол")
	card.AtMark(func() { card.Paragraph(Plain("без отметки")) })
	card.Mark().Section("История")
	card.AtMark(func() { card.Section("Файлы").Paragraph(Plain("нет")) })
	var said []string
	for _, i := range card.body.items {
		switch o := i.object.(type) {
		case *Flow:
			said = append(said, o.Text())
		case *sectionLine:
			said = append(said, o.heading.Text())
		}
	}
	want := []string{"Протокол", "без отметки", "Файлы", "нет", "История"}
	for i := range want {
		if len(said) != len(want) || said[i] != want[i] {
			t.Fatalf("the card says %q", said)
		}
	}
	if card.Clear().mark != 0 {
		t.Error("an empty card still has a mark")
	}
}

// The menu opens by its sign and by the right mouse button, and the row itself leads where it leads.
func TestARowWithAMenu(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	opened := 0
	card := NewCard().MenuRow([]Part{Plain("Скан")}, nil, func() { opened++ }, func() Menu { return Menu{{Word: "Открыть"}} })
	w := test.NewTempWindow(t, card)
	w.Resize(fyne.NewSize(400, 300))
	row := card.body.items[0].object.(*menuRow)
	open := row.row.(*openRow)
	open.Tapped(nil)
	if opened != 1 {
		t.Error("the row leads nowhere")
	}
	menus := func() (n int) {
		for _, o := range w.Canvas().Overlays().List() {
			n++
			w.Canvas().Overlays().Remove(o)
		}
		return n
	}
	row.more.Press()
	if menus() != 1 {
		t.Error("the sign opens no menu")
	}
	open.TappedSecondary(&fyne.PointEvent{})
	if menus() != 1 {
		t.Error("the right mouse button opens no menu")
	}
}

func TestAPictureKeepsItsProportions(t *testing.T) {
	test.NewTempApp(t)
	p := NewPicture("готовится")
	if p.Image() != nil || p.heightFor(300) <= 0 {
		t.Error("words stand in its place")
	}
	p.SetImage(image.NewGray(image.Rect(0, 0, 1000, 500)))
	if h := p.heightFor(402); h != 202 {
		t.Errorf("within 402 it is %v high", h)
	}
	p.SetImage(image.NewGray(image.Rect(0, 0, 40, 30)))
	if h := p.heightFor(402); h != 32 {
		t.Errorf("a small one is %v high", h)
	}
	p.SetImage(image.NewGray(image.Rect(0, 0, 100, 5000)))
	if h := p.heightFor(402); h != pictureHeight {
		t.Errorf("a tall one is %v high", h)
	}
}
