package pdf

import (
	"slices"
	"strconv"
	"strings"

	"accord/app/glyph"
	"accord/app/paper"
)

// style is how a run of text is drawn. Size is in points.
type style struct {
	bold, italic, raised bool
	size                 float64
	grey, blue           bool
}

const millimetre = 72 / 25.4 // in points

// height is that of a line.
func (w *writer) height(s style) float64 { return s.size * w.leading / millimetre }

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
	face   glyph.Face
	way    glyph.Way
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
	current := line{height: w.height(base), size: base.size}
	end := func() {
		all = append(all, current)
		current = line{height: w.height(base), size: base.size}
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
		if w.width(string(letters[:n]), p.style, p.face) > width {
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
	first.width, second.width = w.width(first.text, p.style, p.face), w.width(second.text, p.style, p.face)
	return first, []piece{second}, true
}

// pieces cuts a phrase at its spaces, and where the typeface changes.
func (w *writer) pieces(text paper.Phrase, base style) (all []piece) {
	space, ends := false, false
	mixed := slices.ContainsFunc(text, func(s paper.Span) bool { return glyph.Leftwards(s.Text) })
	for _, s := range text {
		look := base
		look.bold, look.italic = base.bold || s.Bold, base.italic || s.Italic
		for n, part := range strings.Split(glyph.Spelled(paper.Bound(paper.Clean(s.Text))), "\n") {
			if n > 0 {
				ends, space = true, false
			}
			for word := range strings.SplitAfterSeq(part, " ") {
				bare := strings.TrimSuffix(word, " ")
				for j, run := range glyph.Parts(bare, mixed) {
					p := w.piece(run, look)
					if j == 0 {
						p.breaks = space || len(all) == 0
						p.ends, ends = ends, false
						if space {
							p.gap = w.width(" ", look, glyph.Letters)
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
			call := w.piece(glyph.Run{Text: strconv.Itoa(called.number)}, raised)
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

func (w *writer) piece(run glyph.Run, s style) piece {
	return piece{text: run.Text, style: s, face: run.Face, way: run.Way, width: w.width(run.Text, s, run.Face)}
}

func (w *writer) width(text string, s style, of glyph.Face) float64 {
	w.set(s, of)
	return w.pdf.GetStringWidth(text)
}

// set takes a typeface into use. Those that complete ours have one style.
func (w *writer) set(s style, of glyph.Face) {
	switch of {
	case glyph.Signs:
		w.pdf.SetFont(signs, "", s.drawn())
	case glyph.Others:
		w.pdf.SetFont(others, "", s.drawn())
	default:
		w.face(s)
	}
}

// drawLine draws a line whose upper left corner is given.
func (w *writer) drawLine(l line, x, y float64) {
	baseline := y + l.height*0.5 + l.size*0.36/millimetre
	for _, p := range seen(l.pieces) {
		x += p.gap
		w.set(p.style, p.face)
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

// seen are the pieces of a line from left to right.
func seen(pieces []piece) []piece {
	ways := make([]glyph.Way, len(pieces))
	mixed := false
	for i, p := range pieces {
		ways[i] = p.way
		mixed = mixed || p.way == glyph.Leftward
	}
	if !mixed {
		return pieces
	}
	places, turned := glyph.Order(ways)
	out := make([]piece, 0, len(pieces))
	for to, from := range places {
		one := pieces[from]
		if turned[from] {
			one.text = glyph.Turned(one.text, one.way)
		}
		if one.gap = pieces[to].gap; to > 0 && places[to-1] == from+1 {
			one.gap = pieces[from+1].gap // the space between the two, turned with them
		}
		out = append(out, one)
	}
	return out
}
