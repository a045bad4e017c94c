package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/stretchr/testify/assert"

	"accord/app/ui/kit"
	"accord/storage/storagetest"
)

// longText is what an office writes into one field: some six hundred letters.
var longText = strings.TrimSpace(strings.Repeat("О мерах по развитию торгово-экономического сотрудничества и о сроках их исполнения. ", 7))

// A text that is longer than its box is seen whole: the box grows with it, and when it is opened again no box is narrow.
func TestBoxesOfLongTextGrowInAllForms(t *testing.T) {
	storagetest.InTheFullPass(t)
	w := show(t, storagetest.New(t))
	grown := 0
	for _, s := range []fyne.Size{smallScreens[0], fyne.NewSize(1366, 768)} {
		w.window.Resize(s)
		for _, p := range w.pages {
			room, is := p.(opener)
			if !is {
				continue
			}
			w.Go(p.ID())
			room.New()
			if w.form == nil {
				dropOverlays(w)
				continue
			}
			for _, link := range within[*kit.Button](w.form.form) {
				if strings.HasPrefix(link.Word(), "+ ") {
					link.Tapped(nil)
				}
			}
			grown += fillBoxes(w)
			for _, b := range cutBoxes(w) {
				if b.Height < 260 {
					t.Errorf("%s at %v: while one writes a box stays at %v", p.ID(), s, b)
				}
			}
			r := w.form.record
			w.form.form.Saved()
			w.closeForm()
			dropOverlays(w)
			w.Edit(r)
			assert.Emptyf(t, cutBoxes(w), "%s at %v: opened again", p.ID(), s)
			w.form.form.Saved()
			w.closeForm()
			dropOverlays(w)
		}
	}
	assert.Greater(t, grown, 60)
}

type textBox interface {
	fyne.Widget
	SetText(string)
	AcceptsTab() bool
}

// fillBoxes writes a long text into every box that grows, and returns how many there are.
func fillBoxes(w *Window) (grown int) {
	for _, e := range within[textBox](w.form.form) {
		low := e.Size().Height
		e.SetText(longText)
		if e.Size().Height == low {
			e.SetText("") // of one line
			continue
		}
		grown++
	}
	return grown
}

// cutBoxes returns the sizes of the boxes in which a text is not seen whole.
func cutBoxes(w *Window) (cut []fyne.Size) {
	for _, e := range within[textBox](w.form.form) {
		for _, inside := range within[*container.Scroll](e) {
			if text := inside.Content.MinSize().Height; text > max(30, e.Size().Height)+2 {
				cut = append(cut, e.Size())
			}
		}
	}
	return cut
}
