package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
)

const (
	tokenHeight float32 = 22
	tokenGap    float32 = 5
	tokenInset  float32 = 4
	tokenEntry  float32 = 110 // least width of the entry behind the tokens
)

// tokenBox is an input that holds several things as tokens, with an entry behind them: one outline
// around all of it. In the empty entry Backspace takes the last token away; Left goes into the
// tokens, where Left and Right move and Delete takes away. Of many tokens those in the middle are folded away; going among
// them unfolds them.
type tokenBox struct {
	widget.BaseWidget
	entry  *entry
	tokens []*token
	at     int // token that the keyboard stands on; -1: the entry
	drop   func(i int)
	off    bool

	folded int    // tokens from tokensShown up to this one are folded away; 0: none
	open   bool   // the user has asked for all of them
	refold func() // shows the tokens again
	all    int

	ground  *canvas.Rectangle
	outline outline
	quiet   bool
}

func newTokenBox(f *Field, drop func(i int)) *tokenBox {
	b := &tokenBox{at: -1, drop: drop, ground: canvas.NewRectangle(Colour(ColorPanel))}
	b.entry = newEntry(1)
	b.entry.form = f.form
	b.entry.bare = true
	b.entry.SetPlaceHolder(lang.T("form.add"))
	b.entry.onShortcut = f.ownShortcut
	b.ExtendBaseWidget(b)
	return b
}

// keys moves in the tokens and reports whether the key meant that.
func (b *tokenBox) keys(k *fyne.KeyEvent) bool {
	if b.off || len(b.tokens) == 0 || b.entry.CursorColumn > 0 || b.entry.Text != "" && b.at < 0 && k.Name != fyne.KeyLeft {
		b.stand(-1)
		return false
	}
	last := b.all - 1
	if b.goesAmongFolded(k.Name) {
		at := b.at
		b.unfold()
		if at < 0 && k.Name == fyne.KeyBackspace {
			b.stand(last) // nothing goes unseen
			return true
		}
		b.stand(at)
	}
	switch k.Name {
	case fyne.KeyLeft:
		if b.at < 0 {
			b.stand(last)
		} else {
			b.stand(max(0, b.at-1))
		}
	case fyne.KeyRight:
		if b.at < 0 {
			return false
		}
		if b.at == last {
			b.stand(-1)
		} else {
			b.stand(b.at + 1)
		}
	case fyne.KeyBackspace:
		at := b.at
		if at < 0 {
			at = last
		}
		b.stand(-1)
		b.take(at)
	case fyne.KeyDelete:
		if b.at < 0 {
			return false
		}
		at := b.at
		b.stand(-1)
		b.take(at)
	default:
		b.stand(-1)
		return false
	}
	return true
}

func (b *tokenBox) stand(at int) {
	if b.at != at {
		b.at = at
		b.Refresh()
	}
}

// set shows these words as tokens.
func (b *tokenBox) set(words []string) {
	b.at = -1
	b.tokens = b.tokens[:0:0]
	b.all = len(words)
	for i, w := range words {
		switch {
		case i >= tokensShown && i < b.folded-1:
		case i >= tokensShown && i < b.folded:
			more := newToken(b, i, lang.T("card.more_links", lang.Number(int64(b.folded-tokensShown))))
			more.open = b.unfold
			more.SetToolTip("")
			b.tokens = append(b.tokens, more)
		default:
			b.tokens = append(b.tokens, newToken(b, i, w))
		}
	}
	hint := lang.T("form.add")
	if len(words) == 0 {
		hint = lang.T("form.find")
	}
	b.entry.SetPlaceHolder(hint)
	b.Refresh()
}

func (b *tokenBox) setOutline(o outline) {
	if b.outline != o {
		b.outline = o
		b.Refresh()
	}
}

func (b *tokenBox) setDisabled(off bool) {
	b.off = off
	if off {
		b.entry.Disable()
	} else {
		b.entry.Enable()
	}
	b.Refresh()
}

// Tapped anywhere in the box puts the keyboard into the entry.
func (b *tokenBox) Tapped(*fyne.PointEvent) {
	if !b.off {
		focus(b.entry)
	}
}

func (b *tokenBox) heightFor(width float32) float32 { return b.place(width, false) }

// place lays the tokens out in rows and returns the height.
func (b *tokenBox) place(width float32, move bool) float32 {
	x, y := tokenInset, tokenInset
	for _, t := range b.tokens {
		w := min(t.MinSize().Width, width-2*tokenInset)
		if x > tokenInset && x+w > width-tokenInset {
			x, y = tokenInset, y+tokenHeight+tokenGap
		}
		if move {
			t.Move(fyne.NewPos(x, y))
			t.Resize(fyne.NewSize(w, tokenHeight))
		}
		x += w + tokenGap
	}
	if x > tokenInset && x+tokenEntry > width {
		x, y = tokenInset, y+tokenHeight+tokenGap
	}
	if move {
		left := x - tokenGap + 1
		if len(b.tokens) == 0 {
			left = 0
		}
		b.entry.Move(fyne.NewPos(max(0, left), y-tokenInset))
		b.entry.Resize(fyne.NewSize(width-max(0, left)-1, fieldHeight))
	}
	return y - tokenInset + fieldHeight
}

// CreateRenderer is for the toolkit.
func (b *tokenBox) CreateRenderer() fyne.WidgetRenderer { return tokenBoxRenderer{b} }

type tokenBoxRenderer struct{ b *tokenBox }

func (r tokenBoxRenderer) MinSize() fyne.Size { return fyne.NewSize(tokenEntry, fieldHeight) }
func (r tokenBoxRenderer) Destroy()           {}
func (r tokenBoxRenderer) Layout(s fyne.Size) { r.b.ground.Resize(s); r.b.place(s.Width, true) }
func (r tokenBoxRenderer) Objects() []fyne.CanvasObject {
	o := []fyne.CanvasObject{r.b.ground, r.b.entry}
	for _, t := range r.b.tokens {
		o = append(o, t)
	}
	return o
}

func (r tokenBoxRenderer) Refresh() {
	b := r.b
	b.ground.FillColor, b.ground.CornerRadius = Colour(ColorPanel), 6
	b.ground.StrokeColor, b.ground.StrokeWidth = edge(b.outline, b.entry.keyed, b.quiet)
	r.Layout(b.Size())
	b.ground.Refresh()
	for _, t := range b.tokens {
		t.Refresh()
	}
	canvas.Refresh(b)
}
