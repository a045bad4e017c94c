package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// formBody is what the form scrolls. Its height follows from the width that the form has set, as
// the toolkit knows no height for a width.
type formBody struct {
	widget.BaseWidget
	form   *Form
	box    *fyne.Container
	width  float32
	height float32
}

func newFormBody(f *Form) *formBody {
	b := &formBody{form: f, box: container.NewWithoutLayout()}
	b.ExtendBaseWidget(b)
	return b
}

// MinSize is the height of the shown fields.
func (b *formBody) MinSize() fyne.Size { return fyne.NewSize(0, b.height) }

// Refresh repaints without refreshing hundreds of inputs: each refreshes itself.
func (b *formBody) Refresh() { canvas.Refresh(b) }

// CreateRenderer is for the toolkit.
func (b *formBody) CreateRenderer() fyne.WidgetRenderer { return formBodyRenderer{b} }

type formBodyRenderer struct{ b *formBody }

func (r formBodyRenderer) Layout(size fyne.Size)        { r.b.box.Resize(size) }
func (r formBodyRenderer) MinSize() fyne.Size           { return r.b.MinSize() }
func (r formBodyRenderer) Refresh()                     {}
func (r formBodyRenderer) Destroy()                     {}
func (r formBodyRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.b.box} }

// arrange lays everything out at the width the body has.
func (b *formBody) arrange() {
	if b.width <= 0 {
		return
	}
	width := min(b.width-2*formMargin, columnLimit)
	y := formMargin - 4
	for i, s := range b.form.sections {
		y = b.arrangeSection(s, i == 0, y, width)
	}
	b.height = y + formMargin
	b.box.Resize(fyne.NewSize(b.width, b.height))
}

func (b *formBody) arrangeSection(s *section, first bool, y, width float32) float32 {
	any := false
	for _, block := range s.blocks {
		shown := block.shown()
		block.object().(*fyne.Container).Hidden = !shown
		any = any || shown
	}
	if s.head != nil {
		s.head.Hidden = !any
	}
	if !any {
		return y
	}
	if !first {
		y += sectionGap
	}
	if s.head != nil {
		s.head.Move(fyne.NewPos(formMargin, y))
		s.head.Resize(fyne.NewSize(width, headHeight-6))
		y += headHeight + 2
	}
	for _, block := range s.blocks {
		if !block.shown() {
			continue
		}
		height := block.arrange(width)
		block.object().Move(fyne.NewPos(formMargin, y))
		y += height + lineGap
	}
	return y
}

// arrange lays the form out again after something in it has changed its height. The field with the keyboard stays where it is
// seen, whatever comes and goes above it.
func (f *Form) arrange() {
	if f.body.width <= 0 || f.loading > 0 { // a list is without its rows then, and Reload arranges all at its end
		return
	}
	keyed := f.keyed()
	before := f.top(keyed)
	f.body.arrange()
	f.body.Resize(fyne.NewSize(f.body.width, max(f.body.height, f.scroll.Size().Height)))
	if by := f.top(keyed) - before; by != 0 {
		most := max(0, f.body.Size().Height-f.scroll.Size().Height)
		f.scroll.Offset.Y = max(0, min(f.scroll.Offset.Y+by, most))
	}
	f.scroll.Refresh()
}

// keyed is the field that has the keyboard, nil where none has.
func (f *Form) keyed() (keyed *Field) {
	c := canvasOf(f)
	if c == nil || c.Focused() == nil {
		return nil
	}
	f.each(func(field *Field) {
		if keyed == nil && field.in.target() == c.Focused() {
			keyed = field
		}
	})
	return keyed
}

// top returns how far down the form a field begins.
func (f *Form) top(field *Field) float32 {
	if field == nil {
		return 0
	}
	d := fyne.CurrentApp().Driver()
	return d.AbsolutePositionForObject(field.box).Y - d.AbsolutePositionForObject(f.body).Y
}

// reveal scrolls so that the field is seen whole.
func (f *Form) reveal(field *Field) {
	if canvasOf(f) == nil {
		return
	}
	top := f.top(field)
	f.revealSpan(top, top+field.size.Height)
}

func (f *Form) revealSpan(top, bottom float32) {
	const air = 12
	view := f.scroll.Size().Height
	offset := f.scroll.Offset.Y
	switch {
	case top-air < offset:
		offset = max(0, top-air)
		if offset < 2*headHeight {
			offset = 0 // with the heading above it
		}
	case bottom+air > offset+view:
		offset = min(bottom+air-view, max(0, f.body.Size().Height-view))
	default:
		return
	}
	f.scroll.ScrollToOffset(fyne.NewPos(0, offset))
}

// Scrolled scrolls the form by the wheel.
func (f *Form) Scrolled(e *fyne.ScrollEvent) {
	f.closeDrop(nil)
	f.scroll.Scrolled(e)
}

// Refresh follows the theme.
func (f *Form) Refresh() {
	f.ground.FillColor = Colour(ColorPanel)
	f.ground.Refresh()
	for _, s := range f.sections {
		if s.head != nil {
			s.head.Color = Colour(ColorText)
			s.head.Refresh()
		}
		for _, b := range s.blocks {
			b.recolour()
		}
	}
	f.recount()
	canvas.Refresh(f)
}

// MinSize is small: the form scrolls.
func (f *Form) MinSize() fyne.Size { return fyne.NewSize(260, 160) }

// CreateRenderer is for the toolkit.
func (f *Form) CreateRenderer() fyne.WidgetRenderer { return formRenderer{f} }

type formRenderer struct{ f *Form }

func (r formRenderer) MinSize() fyne.Size { return r.f.MinSize() }
func (r formRenderer) Refresh()           {}
func (r formRenderer) Destroy()           {}
func (r formRenderer) Objects() []fyne.CanvasObject {
	f := r.f
	if f.Notices == nil {
		return []fyne.CanvasObject{f.ground, f.scroll, f.bar, f.drop}
	}
	return []fyne.CanvasObject{f.ground, f.scroll, f.Notices, f.bar, f.drop}
}

func (r formRenderer) Layout(size fyne.Size) {
	f := r.f
	bar := f.bar.heightFor(size.Width)
	if f.bare {
		bar = 0
	}
	f.ground.Resize(size)
	f.bar.Move(fyne.NewPos(0, size.Height-bar))
	f.bar.Resize(fyne.NewSize(size.Width, bar))
	if view := size.Height - bar; f.body.width != size.Width || f.view != view {
		f.closeDrop(nil)
		f.body.width, f.view = size.Width, view
		f.body.arrange()
	}
	above := size.Height - bar
	if f.Notices != nil {
		high := heightFor(f.Notices, size.Width)
		above -= high
		put(f.Notices, fyne.NewPos(0, above), fyne.NewSize(size.Width, high))
	}
	f.scroll.Resize(fyne.NewSize(size.Width, above))
}
