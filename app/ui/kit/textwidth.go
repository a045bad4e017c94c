package kit

import (
	"strconv"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"accord/app/lang"
)

const ellipsis = "…"

// TextWidth measures text of one size and style. It adds up the widths of single letters, each measured once:
// canvas.Text does not cut long text, and measuring every cell of a list as a whole is too slow. The sum may exceed the
// width of the text by a pixel or so where the font draws a pair of letters closer together.
type TextWidth struct {
	size  float32
	style fyne.TextStyle

	mu    sync.Mutex
	near  [0x530]float32 // Latin, Greek, Cyrillic: straight from the table; -1 is not measured yet
	far   map[rune]float32
	after float32 // of the ellipsis
}

type typeface struct {
	font  string
	size  float32
	style fyne.TextStyle
}

var widths sync.Map // typeface → *TextWidth

// WidthOf returns the measure of text of a size and style in the theme's font.
func WidthOf(size float32, style fyne.TextStyle) *TextWidth {
	face := typeface{font: theme.Font(style).Name(), size: size, style: style}
	if w, known := widths.Load(face); known {
		return w.(*TextWidth)
	}
	w := &TextWidth{size: size, style: style, far: map[rune]float32{}}
	for i := range w.near {
		w.near[i] = -1
	}
	w.after = w.of('…')
	known, _ := widths.LoadOrStore(face, w)
	return known.(*TextWidth)
}

// of returns one letter's width. The caller holds mu.
func (w *TextWidth) of(r rune) float32 {
	if int(r) < len(w.near) {
		if w.near[r] < 0 {
			w.near[r] = w.measure(r)
		}
		return w.near[r]
	}
	width, known := w.far[r]
	if !known {
		width = w.measure(r)
		w.far[r] = width
	}
	return width
}

func (w *TextWidth) measure(r rune) float32 {
	return sizeOf(string(r), w.size, w.style).Width
}

// Width returns the width of the text.
func (w *TextWidth) Width(text string) float32 {
	w.mu.Lock()
	defer w.mu.Unlock()
	var width float32
	for _, r := range text {
		width += w.of(r)
	}
	return width
}

// Cut returns the text as it is where it fits into the width, and otherwise as much of its beginning
// as fits together with "…".
func (w *TextWidth) Cut(text string, width float32) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var sum float32
	end := 0 // the end of the text that fits before the ellipsis
	for i, r := range text {
		if sum+w.after <= width {
			end = i
		}
		sum += w.of(r)
		if sum > width {
			if w.after > width {
				return ""
			}
			return strings.TrimRight(text[:end], " \u00a0") + ellipsis
		}
	}
	return text
}

// cutNames returns as many of the names as there is room for, and how many more there are; otherwise where there is no
// room for that or only one name.
func (w *TextWidth) cutNames(names []string, all int, width float32, otherwise string) string {
	if all < 2 || len(names) == 0 {
		return otherwise
	}
	said := func(named string, n int) string { return lang.T("list.cell.more", named, strconv.Itoa(all-n)) }
	for n := min(len(names), all-1); n > 0; n-- {
		if words := said(strings.Join(names[:n], ", "), n); w.Width(words) <= width {
			return words
		}
	}
	if name := w.Cut(names[0], width-w.Width(said("", 1))); len([]rune(name)) > leastOfName {
		return said(name, 1)
	}
	return otherwise
}

// leastOfName is how many letters of a name say nothing.
const leastOfName = 3
