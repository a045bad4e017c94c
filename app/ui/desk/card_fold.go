package desk

import (
	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/kit"
)

// CardFolder is a page whose card can be folded away.
type CardFolder interface{ FoldCard() }

// What the desk keeps of the cards beside lists; it is the same on all pages.
const (
	keptCardWidth  = "room.card.width"
	keptCardFolded = "room.card.folded"
)

// roomForBoth is the width below which a list beside a card can no longer be read.
const roomForBoth float32 = 900

// BesideCard puts a list beside the card of its current row. The card folds away by hand, and by itself where the window
// is narrow.
func BesideCard(d Desk, list, card fyne.CanvasObject) *kit.Split {
	split := kit.NewSplit(list, card, 400, 420, 300)
	split.Narrow, split.Share = roomForBoth, 0.3
	var width float32
	if d.Kept(keptCardWidth, &width) {
		split.SetRightWidth(width)
	}
	var folded bool
	if d.Kept(keptCardFolded, &folded) {
		split.SetFolded(folded)
	}
	split.OnMoved = func(w float32) { d.Keep(keptCardWidth, w) }
	split.OnFolded = func(folded bool) { d.Keep(keptCardFolded, folded) }
	return split
}

// FoldButton folds the card away or shows it.
func FoldButton(page CardFolder) *kit.Button {
	return kit.NewIconButton(kit.GlyphPanel, lang.T("card.fold"), page.FoldCard)
}

// FilterLine is the line over a list: its filters, and what else can be done with it at the right end, the card's button
// last.
func FilterLine(filters fyne.CanvasObject, page CardFolder, tools ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.Ends(kit.Inset(filters, 16, 6, 8, 6), kit.Inset(kit.Row(4, append(tools, FoldButton(page))...), 0, 6, 8, 6))
}

// FoldCard folds the card away or shows it. The keyboard does not stay on a card that has gone.
func (r *Room[R]) FoldCard() {
	keyed := r.Keyed() >= 0
	r.split.Toggle()
	if keyed && !r.split.RightShown() {
		r.list.Focus()
	}
}

// showCard shows the card where it is folded away, as when a link leads to it.
func (r *Room[R]) showCard() {
	r.Content()
	r.split.Peek()
}
