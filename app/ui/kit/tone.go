package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// Tone is the colour of a state. It never stands alone: the state's word is always beside it.
type Tone int

// The tones and what they are taken for.
const (
	ToneNone  Tone = iota // plain text, no dot
	ToneGreen             // in force, done
	ToneAmber             // expiring, late answer, missing
	ToneRed               // overdue, ended by notice, wrong
	ToneBlue              // draft, in preparation
	ToneGrey              // past
)

// ColourName returns the theme's name of the tone's text colour.
func (t Tone) ColourName() fyne.ThemeColorName {
	switch t {
	case ToneGreen:
		return ColorAccent
	case ToneAmber:
		return ColorAmber
	case ToneRed:
		return ColorRed
	case ToneBlue:
		return ColorBlue
	case ToneGrey:
		return ColorGrey
	}
	return ColorText
}

// GroundName returns the theme's name of the tone's ground.
func (t Tone) GroundName() fyne.ThemeColorName {
	switch t {
	case ToneGreen:
		return ColorAccentGround
	case ToneAmber:
		return ColorAmberGround
	case ToneRed:
		return ColorRedGround
	case ToneBlue:
		return ColorBlueGround
	}
	return ColorGreyGround
}

// Colour returns the colour of text and dot in the theme in force.
func (t Tone) Colour() color.Color { return Colour(t.ColourName()) }

// Ground returns the colour to lay under text of this tone.
func (t Tone) Ground() color.Color { return Colour(t.GroundName()) }
