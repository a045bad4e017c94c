package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"accord/app/lang"
	"accord/storage/register"
)

// Phrase makes a field of one phrase in up to three languages; it takes as many lines as the phrase needs. It shows the
// language of the interface; a click on the tags beside the label, or F6, shows the others below. A filled tag says that
// the language has its phrase.
func Phrase(labelKey string, value *register.Text) *Field {
	return newField(labelKey, &phraseInput{value: value, lines: 1}, 200)
}

// LongPhrase is Phrase for phrases of several lines.
func LongPhrase(labelKey string, value *register.Text) *Field {
	return newField(labelKey, &phraseInput{value: value, lines: 3}, 260)
}

type phraseInput struct {
	value    *register.Text
	lines    int
	field    *Field
	order    []register.Language // the interface's own first
	boxes    []*entry
	tags     []*canvas.Text // before the entries when all are shown
	switcher *languageTags
	all      bool
	box      *phraseBox
}

func (w *phraseInput) attach(f *Field) {
	w.field = f
	w.order = []register.Language{lang.Current()}
	for _, l := range register.Languages {
		if l != lang.Current() {
			w.order = append(w.order, l)
		}
	}
	w.box = &phraseBox{in: w}
	for _, l := range w.order {
		w.boxes = append(w.boxes, w.newEntry(l))
		w.tags = append(w.tags, NewText(lang.T("form.language."+string(l)), CaptionSize))
	}
	w.box.ExtendBaseWidget(w.box)
	w.switcher = newLanguageTags(w)
	f.aside = w.switcher
	w.reveal(false)
}

// texts returns the entries, for the wheel.
func (w *phraseInput) texts() []*entry { return w.boxes }

func (w *phraseInput) newEntry(l register.Language) *entry {
	e := newEntry(w.lines)
	if w.lines == 1 {
		e = newGrowing()
	}
	e.form = w.field.form
	e.onShortcut = w.field.ownShortcut
	e.onKey = func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyF6 {
			w.toggle()
			return true
		}
		return false
	}
	e.OnChanged = func(text string) {
		w.value.Set(l, text)
		w.showHint()
		w.field.grown(e)
		w.switcher.Refresh()
		w.field.changed()
		w.field.typing()
	}
	e.onFocus = func(here bool) {
		if here {
			w.field.arrived()
			return
		}
		w.settle()
		w.field.left()
	}
	return e
}

// toggle shows or hides the other languages; the keyboard stays in a field that is seen.
func (w *phraseInput) toggle() {
	w.reveal(!w.all)
	if !w.all {
		for _, e := range w.boxes[1:] {
			if e.keyed {
				focus(w.boxes[0])
			}
		}
	}
	w.field.reword()
	w.field.form.arrange()
}

func (w *phraseInput) reveal(all bool) {
	w.all = all
	for i := range w.boxes {
		w.boxes[i].Hidden = i > 0 && !all
		w.tags[i].Hidden = !all
	}
	if w.switcher != nil {
		w.switcher.Refresh()
	}
	w.box.Refresh()
}

// showHint shows what another language has where this one is empty.
func (w *phraseInput) showHint() {
	for i, l := range w.order {
		hint := ""
		if w.value.Get(l) == "" {
			hint, _ = w.value.In(l)
		}
		if hint != "" {
			w.boxes[i].beside = hint
		}
		if w.boxes[i].PlaceHolder != hint {
			w.boxes[i].SetPlaceHolder(hint)
		}
	}
}

func (w *phraseInput) load() {
	for i, l := range w.order {
		w.boxes[i].put(w.value.Get(l))
	}
	w.showHint()
	w.switcher.Refresh()
}

func (w *phraseInput) settle() {
	changed := false
	for i, l := range w.order {
		if kept := keptOf(w.value.Get(l), w.lines); kept != w.value.Get(l) {
			w.value.Set(l, kept)
			w.boxes[i].put(kept)
			changed = true
		}
	}
	if changed {
		w.field.changed()
	}
}

func (w *phraseInput) object() fyne.CanvasObject { return w.box }
func (w *phraseInput) target() fyne.Focusable    { return w.boxes[0] }
func (w *phraseInput) fault() string             { return "" }
func (w *phraseInput) pending() bool             { return false }
func (w *phraseInput) empty() bool               { return w.value.IsZero() }

func (w *phraseInput) setOutline(o outline) {
	for _, e := range w.boxes {
		e.setOutline(o)
	}
}

func (w *phraseInput) setQuiet(q bool) {
	for _, e := range w.boxes {
		e.quiet = q
		e.repaint()
	}
}

func (w *phraseInput) setDisabled(off bool) {
	for _, e := range w.boxes {
		if off {
			e.Disable()
		} else {
			e.Enable()
		}
	}
}

// phraseBox holds the entries below each other.
type phraseBox struct {
	tip
	in *phraseInput
}

const languageColumn float32 = 36

const languageGap float32 = 4

func (b *phraseBox) heightFor(width float32) float32 {
	if !b.in.all {
		return b.in.boxes[0].heightFor(width)
	}
	height := -languageGap
	for _, e := range b.in.boxes {
		height += e.heightFor(width-languageColumn) + languageGap
	}
	return height
}

// CreateRenderer is for the toolkit.
func (b *phraseBox) CreateRenderer() fyne.WidgetRenderer { return phraseBoxRenderer{b} }

type phraseBoxRenderer struct{ b *phraseBox }

func (r phraseBoxRenderer) MinSize() fyne.Size { return fyne.NewSize(100, r.b.heightFor(100)) }
func (r phraseBoxRenderer) Destroy()           {}
func (r phraseBoxRenderer) Objects() []fyne.CanvasObject {
	var o []fyne.CanvasObject
	for i, e := range r.b.in.boxes {
		o = append(o, r.b.in.tags[i], e)
	}
	return o
}

func (r phraseBoxRenderer) Layout(size fyne.Size) {
	w := r.b.in
	var x float32
	if w.all {
		x = languageColumn
	}
	var y float32
	for i, e := range w.boxes {
		height := e.heightFor(size.Width - x)
		w.tags[i].Move(fyne.NewPos(0, y))
		w.tags[i].Resize(fyne.NewSize(languageColumn, fieldHeight))
		e.Move(fyne.NewPos(x, y))
		e.Resize(fyne.NewSize(size.Width-x, height))
		y += height + languageGap
	}
}

func (r phraseBoxRenderer) Refresh() {
	for _, t := range r.b.in.tags {
		t.Color = Colour(ColorSoft)
		t.Refresh()
	}
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}
