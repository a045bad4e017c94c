package pdf

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font/sfnt"

	"accord/app/paper"
	"accord/assets"
)

// style is how a run of text is drawn. Size is in points.
type style struct {
	bold, italic, raised bool
	size                 float64
	grey, blue           bool
}

const millimetre = 72 / 25.4 // in points

// height is that of a line.
func (s style) height() float64 { return s.size * 1.38 / millimetre }

func (w *writer) face(s style) {
	w.pdf.SetFont(letters, s.letters(), s.drawn())
}

func (s style) letters() string {
	switch {
	case s.bold && s.italic:
		return "BI"
	case s.bold:
		return "B"
	case s.italic:
		return "I"
	}
	return ""
}

func (s style) drawn() float64 {
	if s.raised {
		return s.size * 0.65
	}
	return s.size
}

// piece is a run of one typeface that no line tears apart, with the space before it.
type piece struct {
	text   string
	style  style
	signs  bool
	width  float64
	gap    float64 // before it, unless it begins a line
	breaks bool    // a line may end before it
	ends   bool    // the line ends before it whatever fits
	note   *note   // that is called by it
}

// line is pieces beside each other.
type line struct {
	pieces []piece
	width  float64
	height float64
	size   float64
}

// note is a footnote, laid out for the width of its section.
type note struct {
	text   string
	number int
	lines  []line
	height float64
}

// lines breaks a phrase into lines of a width.
func (w *writer) lines(text paper.Phrase, base style, width float64) []line {
	pieces := w.pieces(text, base)
	var all []line
	current := line{height: base.height(), size: base.size}
	end := func() {
		all = append(all, current)
		current = line{height: base.height(), size: base.size}
	}
	for i := 0; i < len(pieces); {
		if pieces[i].ends {
			end()
			pieces[i].ends, pieces[i].gap = false, 0
			continue
		}
		run := i + 1 // of pieces that stay together
		whole := pieces[i].width
		for run < len(pieces) && !pieces[run].breaks && !pieces[run].ends {
			whole += pieces[run].gap + pieces[run].width
			run++
		}
		gap := pieces[i].gap
		if len(current.pieces) == 0 {
			gap = 0
		}
		switch {
		case current.width+gap+whole <= width+0.01:
			for j := i; j < run; j++ {
				if j > i {
					gap = pieces[j].gap
				}
				pieces[j].gap = gap
				current.width += gap + pieces[j].width
				current.pieces = append(current.pieces, pieces[j])
			}
			i = run
		case len(current.pieces) > 0:
			end()
		default: // one word wider than the line
			first, rest, ok := w.torn(pieces[i], width)
			if !ok {
				first, rest = pieces[i], nil
			}
			first.gap = 0
			current.pieces, current.width = append(current.pieces, first), first.width
			pieces = append(append(append([]piece{}, pieces[:i]...), rest...), pieces[i+1:]...)
			if len(rest) == 0 && i < len(pieces) {
				pieces[i].breaks = true // what hangs on to it goes to the next line
			}
		}
	}
	if len(current.pieces) > 0 || len(all) == 0 {
		all = append(all, current)
	}
	return all
}

// torn parts a word too long for a line, after a hyphen or a stroke if there is one, else after the last letter that
// fits.
func (w *writer) torn(p piece, width float64) (first piece, rest []piece, ok bool) {
	letters := []rune(p.text)
	at, fits := 0, 0
	for n := 1; n < len(letters); n++ {
		if w.width(string(letters[:n]), p.style, p.signs) > width {
			break
		}
		fits = n
		if strings.ContainsRune("-/–—@._\u00a0\u202f", letters[n-1]) {
			at = n
		}
	}
	if at < fits/3 {
		at = fits
	}
	if at == 0 {
		at = 1
	}
	if len(letters) < 2 {
		return p, nil, false
	}
	first, second := p, p
	first.text, second.text = string(letters[:at]), string(letters[at:])
	first.note, second.gap, second.breaks = nil, 0, true
	first.width, second.width = w.width(first.text, p.style, p.signs), w.width(second.text, p.style, p.signs)
	return first, []piece{second}, true
}

// pieces cuts a phrase at its spaces, and where the typeface changes.
func (w *writer) pieces(text paper.Phrase, base style) (all []piece) {
	space, ends := false, false
	for _, s := range text {
		look := base
		look.bold, look.italic = base.bold || s.Bold, base.italic || s.Italic
		for n, part := range strings.Split(paper.Bound(paper.Clean(s.Text)), "\n") {
			if n > 0 {
				ends, space = true, false
			}
			for word := range strings.SplitAfterSeq(part, " ") {
				bare := strings.TrimSuffix(word, " ")
				for j, run := range runs(bare) {
					p := w.piece(run.text, look, run.signs)
					if j == 0 {
						p.breaks = space || len(all) == 0
						p.ends, ends = ends, false
						if space {
							p.gap = w.width(" ", look, false)
						}
						space = false
					}
					all = append(all, p)
				}
				if bare != word {
					space = true
				}
			}
		}
		if s.Note != "" {
			raised := look
			raised.raised, raised.bold, raised.italic = true, false, false
			called := w.note(s.Note)
			call := w.piece(strconv.Itoa(called.number), raised, false)
			call.note = called
			all = append(all, call)
		}
	}
	return all
}

// note returns the footnote of a text, which has one number however often it is called.
func (w *writer) note(text string) *note {
	n, called := w.notes[text]
	if !called {
		n = &note{text: text, number: len(w.notes) + 1}
		w.notes[text] = n
	}
	return n
}

func (w *writer) piece(text string, s style, signs bool) piece {
	return piece{text: text, style: s, signs: signs, width: w.width(text, s, signs)}
}

func (w *writer) width(text string, s style, signed bool) float64 {
	if signed {
		w.pdf.SetFont(signs, "", s.drawn())
	} else {
		w.face(s)
	}
	return w.pdf.GetStringWidth(text)
}

// drawLine draws a line whose upper left corner is given.
func (w *writer) drawLine(l line, x, y float64) {
	baseline := y + l.height*0.5 + l.size*0.36/millimetre
	for _, p := range l.pieces {
		x += p.gap
		if p.signs {
			w.pdf.SetFont(signs, "", p.style.drawn())
		} else {
			w.face(p.style)
		}
		switch {
		case p.style.blue:
			w.pdf.SetTextColor(31, 58, 95)
		case p.style.grey:
			w.pdf.SetTextColor(64, 64, 64)
		}
		at := baseline
		if p.style.raised {
			at -= p.style.size * 0.33 / millimetre
		}
		w.pdf.Text(x, at, p.text)
		w.pdf.SetTextColor(0, 0, 0)
		x += p.width
	}
}

// run is a part of a word in one typeface.
type run struct {
	text  string
	signs bool
}

// missing stands for what neither typeface has.
const missing = '□'

// runs parts a word by the typeface that has its signs; what none has is marked, so that nothing is lost unseen.
func runs(word string) (all []run) {
	for _, r := range word {
		signed := false
		switch {
		case inLetters(r):
		case inSigns(r):
			signed = true
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r):
			continue
		case unicode.IsSpace(r):
			r = '\u00a0'
		default:
			r, signed = missing, true
		}
		if len(all) == 0 || all[len(all)-1].signs != signed {
			all = append(all, run{signs: signed})
		}
		all[len(all)-1].text += string(utf8.AppendRune(nil, r))
	}
	return all
}

var (
	lettersKnown = known(func() []byte { return assets.FontRegular })
	signsKnown   = known(func() []byte { return assets.FontSigns })
)

func inLetters(r rune) bool { return r < 0xFFFF && lettersKnown(r) }
func inSigns(r rune) bool   { return r < 0xFFFF && signsKnown(r) }

// known returns whether a typeface has a sign.
func known(file func() []byte) func(rune) bool {
	read := sync.OnceValue(func() *sfnt.Font {
		f, err := sfnt.Parse(file())
		if err != nil {
			return nil
		}
		return f
	})
	return func(r rune) bool {
		f := read()
		if f == nil {
			return false
		}
		var buffer sfnt.Buffer
		i, err := f.GlyphIndex(&buffer, r)
		return err == nil && i != 0
	}
}
