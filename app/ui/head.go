package ui

import (
	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/kit"
)

// headLine is the line over the page: the way back, the title, the search of everything and a new record. Where the title
// needs the room, the search says no more than its key, and then the button of a new record no more than its plus.
type headLine struct {
	left        fyne.CanvasObject
	add         *kit.Button
	full, brief *kit.Button
}

const headGap float32 = 10

func newHeadLine(left fyne.CanvasObject, add *kit.Button, search func()) *fyne.Container {
	h := headLine{
		left: left, add: add,
		full:  kit.NewButton(kit.ButtonPlain, lang.T("search.everything"), search).WithGlyph(kit.GlyphSearch).WithKey("Ctrl+K"),
		brief: kit.NewIconButton(kit.GlyphSearch, lang.T("search.everything"), search).WithKey("Ctrl+K"),
	}
	return &fyne.Container{Layout: h, Objects: []fyne.CanvasObject{left, h.full, h.brief, add}}
}

// width is what the line needs with a search, and with all of the button of a new record or its first word alone.
func (h headLine) width(search fyne.CanvasObject, short bool) float32 {
	width := h.left.MinSize().Width + headGap + search.MinSize().Width
	if h.add.Visible() {
		width += headGap + h.add.Width(short)
	}
	return width
}

// MinSize is the line with all of it shortened.
func (h headLine) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(h.width(h.brief, true), max(h.left.MinSize().Height, h.full.MinSize().Height, h.add.MinSize().Height))
}

// Layout puts the title at the left, the rest at the right.
func (h headLine) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	search, other, short := h.full, h.brief, false
	if h.width(h.full, false) > size.Width {
		search, other = h.brief, h.full
		short = h.width(h.brief, false) > size.Width
	}
	h.add.Shorten(short)
	search.Show()
	other.Hide()
	x := size.Width
	for _, o := range []fyne.CanvasObject{h.add, search} {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		x -= least.Width
		o.Resize(least)
		o.Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		x -= headGap
	}
	h.left.Resize(fyne.NewSize(max(0, x), size.Height))
	h.left.Move(fyne.NewPos(0, 0))
}
