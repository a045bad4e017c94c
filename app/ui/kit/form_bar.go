package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
)

// formBar is the foot of a form: problems, Cancel and Save.
type formBar struct {
	widget.BaseWidget
	form         *Form
	ground, edge *canvas.Rectangle
	state        *canvas.Text
	loose        []*canvas.Text
	cancel, save *Button
}

const (
	barHeight  float32 = 40
	barGap     float32 = 12
	looseLimit int     = 4 // problems without a field that are spelled out
)

func newFormBar(f *Form) *formBar {
	b := &formBar{
		form:   f,
		ground: canvas.NewRectangle(Colour(ColorPanel)),
		edge:   canvas.NewRectangle(Colour(ColorLine)),
		state:  coloured(NewText("", CaptionSize), ColorSoft),
	}
	for range looseLimit {
		t := coloured(NewText("", CaptionSize), ColorRed)
		t.Hidden = true
		b.loose = append(b.loose, t)
	}
	b.cancel = NewButton(ButtonPlain, lang.T("form.cancel"), f.Leave).WithKey("Esc")
	b.save = NewButton(ButtonPrimary, lang.T("form.save"), f.Save).WithKey("Ctrl+S")
	b.ExtendBaseWidget(b)
	return b
}

func (b *formBar) heightFor(float32) float32 {
	return barHeight + faultHeight*float32(min(len(b.form.loose), looseLimit))
}

// buttonsWidth is the room that Cancel and Save take at the end of the line, with the gap before them.
func (b *formBar) buttonsWidth() float32 {
	return formMargin + b.save.MinSize().Width + barGap + b.cancel.MinSize().Width + barGap
}

// recount shows what the form has to say.
func (b *formBar) recount() {
	f := b.form
	faults, warnings := f.count()
	text, colour := "", ColorSoft
	switch {
	case f.saving:
		text = lang.T("form.saving")
	case faults > 0 && warnings > 0:
		text, colour = lang.N("form.errors", faults)+", "+lang.N("form.warnings", warnings), ColorRed
	case faults > 0:
		text, colour = lang.N("form.errors", faults), ColorRed
	case warnings > 0:
		text, colour = lang.N("form.warnings", warnings), ColorAmber
	case f.Dirty():
		text = lang.T("form.unsaved")
	}
	if keyed := f.keyed(); keyed != nil && keyed.words.cut() {
		text, colour = keyed.words.words, keyed.words.colour
	}
	if f.keeping.fault != "" && colour == ColorSoft {
		text, colour = f.keeping.fault, ColorAmber
	}
	b.state.Text, b.state.Color = text, Colour(colour)
	for i, t := range b.loose {
		t.Hidden = i >= len(f.loose)
		if t.Hidden {
			continue
		}
		t.Text, t.Color = "• "+f.loose[i].Text, Colour(ColorRed)
		if f.loose[i].Warning {
			t.Color = Colour(ColorAmber)
		}
	}
	if f.saving != b.save.Disabled() {
		for _, button := range []*Button{b.save, b.cancel} {
			if f.saving {
				button.Disable()
			} else {
				button.Enable()
			}
		}
	}
	if size := f.Size(); size.Height > 0 && b.Size().Height != b.heightFor(size.Width) {
		formRenderer{f}.Layout(size)
	}
	b.Refresh()
}

// CreateRenderer is for the toolkit.
func (b *formBar) CreateRenderer() fyne.WidgetRenderer { return formBarRenderer{b} }

type formBarRenderer struct{ b *formBar }

func (r formBarRenderer) MinSize() fyne.Size { return fyne.NewSize(200, r.b.heightFor(200)) }
func (r formBarRenderer) Destroy()           {}
func (r formBarRenderer) Objects() []fyne.CanvasObject {
	o := []fyne.CanvasObject{r.b.ground, r.b.edge, r.b.state}
	for _, t := range r.b.loose {
		o = append(o, t)
	}
	return append(o, r.b.cancel, r.b.save)
}

func (r formBarRenderer) Layout(size fyne.Size) {
	b := r.b
	b.ground.Resize(size)
	b.edge.Resize(fyne.NewSize(size.Width, 1))
	top := size.Height - barHeight
	var y float32 = 5
	for _, t := range b.loose {
		t.Move(fyne.NewPos(formMargin, y))
		t.Resize(fyne.NewSize(size.Width-2*formMargin, faultHeight))
		y += faultHeight
	}
	x := size.Width - formMargin
	for _, button := range []*Button{b.save, b.cancel} {
		least := button.MinSize()
		x -= least.Width
		button.Resize(least)
		button.Move(fyne.NewPos(x, top+(barHeight-least.Height)/2))
		x -= barGap
	}
	b.state.Move(fyne.NewPos(formMargin, top))
	b.state.Resize(fyne.NewSize(max(0, x-formMargin), barHeight))
	b.state.Text = WidthOf(CaptionSize, fyne.TextStyle{}).Cut(b.state.Text, max(0, x-formMargin))
}

func (r formBarRenderer) Refresh() {
	b := r.b
	b.ground.FillColor, b.edge.FillColor = Colour(ColorPanel), Colour(ColorLine)
	r.Layout(b.Size())
	for _, o := range []fyne.CanvasObject{b.ground, b.edge, b.state} {
		o.Refresh()
	}
	for _, t := range b.loose {
		t.Refresh()
	}
	canvas.Refresh(b)
}
