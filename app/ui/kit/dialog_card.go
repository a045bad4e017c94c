package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// showCard makes the card of a question its content, as high as what it says.
func (d *Dialog) showCard() {
	card := d.question.Card
	if card == nil {
		return
	}
	card.body.setWidth(d.question.Width + 2*cardMargin)
	d.question.Content = container.New(&cardSheet{card.body.MinSize().Height}, card)
}

// cardSheet puts a card into a dialog, what it says in line with the title. What there is no room for scrolls.
type cardSheet struct{ height float32 }

func (s *cardSheet) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, s.height) }

func (s *cardSheet) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(-cardMargin, 0))
	o[0].Resize(fyne.NewSize(size.Width+2*cardMargin, size.Height))
}
