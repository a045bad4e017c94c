package kit

import (
	"slices"

	"accord/app/lang"
)

// A text of more links than linksFolded shows only the first of them.
const (
	linksFolded = 12
	linksShown  = 8
)

// fold leaves the first links of a text that has many, and one behind them that shows the others and calls unfolded.
func (f *Flow) fold(unfolded func()) {
	links, end := 0, 0
	for i, p := range f.parts {
		if p.open != nil {
			if links++; links == linksShown {
				end = i + 1
			}
		}
	}
	if links <= linksFolded {
		return
	}
	f.whole = f.parts
	f.parts = append(slices.Clone(f.parts[:end]), Plain(" "), Link(lang.T("card.more_links", lang.Number(int64(links-linksShown))), func() {
		f.unfold()
		unfolded()
	}))
}

// unfold shows all links and moves the keyboard to the first of those folded away.
func (f *Flow) unfold() {
	keyed := false
	if c := canvasOf(f); c != nil {
		head, is := c.Focused().(*linkHead)
		keyed = is && head.of == f
	}
	parts := f.whole
	f.whole = nil
	f.SetParts(parts...)
	if !keyed {
		return
	}
	links := 0
	for _, o := range f.objects {
		if head, is := o.(*linkHead); is {
			if links++; links > linksShown {
				focus(head)
				return
			}
		}
	}
}
