package kit

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

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
