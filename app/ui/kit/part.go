package kit

import "fyne.io/fyne/v2"

// Part is a piece of running text: plain words, words in a tone, or a link to something.
type Part struct {
	text string
	tone Tone
	soft bool
	bold bool
	open func()
	sign Glyph
}

// Words is what the part says.
func (p Part) Words() string { return p.text }

// Plain is words as they are.
func Plain(text string) Part { return Part{text: text} }

// Soft is words that hold back.
func Soft(text string) Part { return Part{text: text, soft: true} }

// Bold is words that stand out.
func Bold(text string) Part { return Part{text: text, bold: true} }

// Toned is words in a tone, without its dot.
func Toned(tone Tone, text string) Part { return Part{text: text, tone: tone} }

// Missing is what stands in the place of something that is not known but ought to be.
func Missing(text string) Part { return Part{text: text, tone: ToneAmber} }

// Link is words that lead somewhere: by a click, or by Tab and Enter.
func Link(text string, open func()) Part { return Part{text: text, open: open} }

// Sign is a drawn sign, as high as the text and in its colour, with room behind it.
func Sign(g Glyph) Part { return Part{sign: g} }

// Dot is the dot of a tone, before the word of its state.
func Dot(t Tone) Part { return Part{sign: GlyphDot, tone: t} }

// Links is several links with commas between them.
func Links(links ...Part) []Part {
	var parts []Part
	for i, l := range links {
		if i > 0 {
			parts = append(parts, Plain(", "))
		}
		parts = append(parts, l)
	}
	return parts
}

func (p Part) colour(otherwise fyne.ThemeColorName) fyne.ThemeColorName {
	switch {
	case p.open != nil:
		return ColorAccent
	case p.soft:
		return ColorSoft
	case p.tone != ToneNone:
		return p.tone.ColourName()
	}
	return otherwise
}
