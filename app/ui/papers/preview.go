package papers

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
)

// keptWhole is where it is kept whether pages are shown whole.
const keptWhole = "preview.whole"

// readable is how wide a page is shown at most: its letters are then a little larger than those of the window.
const readable float32 = 820

// page is the picture of a page with what turns the pages. It is shown as wide as there is room, to be read, and scrolls;
// or whole.
type page struct {
	content fyne.CanvasObject
	image   *canvas.Image
	sheet   *fyne.Container
	scroll  *kit.Scroll
	words   *kit.Words
	size    *kit.Button // shows the page whole, or large
	halt    *kit.Button // gives up what is being made, or begins it again
	whole   bool
	room    fyne.Size

	turn  func(by int) bool // to another page, if there is one
	stop  func()            // nil where nothing is given up
	again func()
}

func newPage(d desk.Desk) *page {
	p := &page{words: kit.Caption(""), image: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth}}
	d.Kept(keptWhole, &p.whole)
	back := kit.NewButton(kit.ButtonPlain, lang.T("paper.page.before"), func() { p.turn(-1) })
	on := kit.NewButton(kit.ButtonPlain, lang.T("paper.page.next"), func() { p.turn(1) })
	p.size = kit.NewButton(kit.ButtonPlain, "", func() {
		p.whole = !p.whole
		d.Keep(keptWhole, p.whole)
		p.resize()
	})
	p.halt = kit.NewButton(kit.ButtonQuiet, "", nil)
	p.halt.Hide()
	p.sheet = container.New(sheetLayout{p}, p.image)
	p.scroll = kit.NewScroll(p.sheet)
	p.content = container.NewBorder(kit.Row(8, back, on, p.size, p.words, p.halt), nil, nil, nil,
		kit.NewSurface(kit.Inset(container.New(roomLayout{p}, p.scroll), 8, 8, 8, 8), kit.ColorGround, "", 6))
	p.resize()
	return p
}

// resize shows the page whole or large, and offers the other.
func (p *page) resize() {
	word := "paper.page.whole"
	if p.whole {
		word = "paper.page.large"
	}
	p.size.SetWord(lang.T(word))
	p.sheet.Refresh()
	p.scroll.Refresh()
}

// height is that of the page as it is shown.
func (p *page) height() float32 {
	if p.whole || p.image.Image == nil {
		return 0
	}
	of := p.image.Image.Bounds()
	return min(p.room.Width, readable) * float32(of.Dy()) / float32(max(of.Dx(), 1))
}

// say shows words and no page.
func (p *page) say(words string) {
	p.image.Image = nil
	p.image.Refresh()
	p.words.SetText(words)
	p.halt.Hide()
}

// making says that pages are being made, which can be given up where somebody stops it.
func (p *page) making() {
	p.say(lang.T("paper.making"))
	if p.stop != nil {
		p.offer("dialog.cancel", func() {
			p.stop()
			p.say(lang.T("paper.stopped"))
			p.offer("paper.again", p.again)
		})
	}
}

func (p *page) offer(word string, do func()) {
	p.halt.SetDo(lang.T(word), do)
	p.halt.Show()
}

func (p *page) show(picture image.Image, at, pages int) {
	p.image.Image = picture
	p.image.Refresh()
	p.halt.Hide()
	p.words.SetText(lang.T("paper.page.of", at+1, pages))
	p.resize()
	p.scroll.ScrollToTop()
}

// roll goes on by a screenful, and at the end of a page to the next.
func (p *page) roll(on bool) {
	step, end := p.room.Height-40, max(0, p.height()-p.room.Height)
	y := p.scroll.Offset.Y
	switch {
	case on && y < end:
		p.scroll.ScrollToOffset(fyne.NewPos(0, min(y+step, end)))
	case !on && y > 0:
		p.scroll.ScrollToOffset(fyne.NewPos(0, max(y-step, 0)))
	case on:
		p.turn(1)
	default:
		p.turn(-1)
	}
}

// roomLayout notes how much room there is for the page.
type roomLayout struct{ of *page }

func (roomLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

func (l roomLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	changed := l.of.room != size
	l.of.room = size
	o[0].Resize(size)
	if changed {
		l.of.scroll.Refresh()
	}
}

// sheetLayout makes the page as high as it is shown.
type sheetLayout struct{ of *page }

func (l sheetLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, l.of.height()) }

func (sheetLayout) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
