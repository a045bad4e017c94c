package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// The colours of the house, by their names in the theme.
const (
	ColorGround       fyne.ThemeColorName = "accordGround"       // window, navigation, bars
	ColorPanel        fyne.ThemeColorName = "accordPanel"        // the ground of lists, cards and forms
	ColorFloat        fyne.ThemeColorName = "accordFloat"        // menus, lists and dialogs over the page
	ColorLine         fyne.ThemeColorName = "accordLine"         // hairlines
	ColorInputLine    fyne.ThemeColorName = "accordInputLine"    // outline of fields, buttons and chips
	ColorText         fyne.ThemeColorName = "accordText"         // text
	ColorSoft         fyne.ThemeColorName = "accordSoft"         // labels, captions, hints
	ColorAccent       fyne.ThemeColorName = "accordAccent"       // links, the chosen thing, in force
	ColorAccentGround fyne.ThemeColorName = "accordAccentGround" // ground of the chosen thing
	ColorOnAccent     fyne.ThemeColorName = "accordOnAccent"     // text on accent as a ground
	ColorRed          fyne.ThemeColorName = "accordRed"          // overdue, wrong
	ColorRedGround    fyne.ThemeColorName = "accordRedGround"
	ColorAmber        fyne.ThemeColorName = "accordAmber" // expiring, missing
	ColorAmberGround  fyne.ThemeColorName = "accordAmberGround"
	ColorBlue         fyne.ThemeColorName = "accordBlue" // draft
	ColorBlueGround   fyne.ThemeColorName = "accordBlueGround"
	ColorGrey         fyne.ThemeColorName = "accordGrey" // past
	ColorGreyGround   fyne.ThemeColorName = "accordGreyGround"
	ColorHover        fyne.ThemeColorName = "accordHover"  // laid over a ground under the pointer
	ColorShadow       fyne.ThemeColorName = "accordShadow" // under what floats
)

type palette map[fyne.ThemeColorName]color.Color

var light = palette{
	ColorGround:       rgb(0xf5f6f7),
	ColorPanel:        rgb(0xffffff),
	ColorFloat:        rgb(0xffffff),
	ColorLine:         rgb(0xe3e6e9),
	ColorInputLine:    rgb(0xc2c9cf),
	ColorText:         rgb(0x1d2327),
	ColorSoft:         rgb(0x5d6b76),
	ColorAccent:       rgb(0x0f6b52),
	ColorAccentGround: rgb(0xe3f1ec),
	ColorOnAccent:     rgb(0xffffff),
	ColorRed:          rgb(0xb3261e),
	ColorRedGround:    rgb(0xfbe9e7),
	ColorAmber:        rgb(0x8a5a00),
	ColorAmberGround:  rgb(0xfdf3dc),
	ColorBlue:         rgb(0x1f5fa8),
	ColorBlueGround:   rgb(0xe6eff9),
	ColorGrey:         rgb(0x5d6b76),
	ColorGreyGround:   rgb(0xeceff1),
	ColorHover:        color.NRGBA{R: 0x1d, G: 0x23, B: 0x27, A: 0x0c},
	ColorShadow:       color.NRGBA{A: 0x1a},
}

var dark = palette{
	ColorGround:       rgb(0x16191c),
	ColorPanel:        rgb(0x1e2226),
	ColorFloat:        rgb(0x282d32),
	ColorLine:         rgb(0x2f353a),
	ColorInputLine:    rgb(0x6a757f),
	ColorText:         rgb(0xe6eaed),
	ColorSoft:         rgb(0x9aa7b1),
	ColorAccent:       rgb(0x56c3a2),
	ColorAccentGround: rgb(0x1d3a32),
	ColorOnAccent:     rgb(0x10231d),
	ColorRed:          rgb(0xff9a90),
	ColorRedGround:    rgb(0x40201d),
	ColorAmber:        rgb(0xf0c36a),
	ColorAmberGround:  rgb(0x3a2f16),
	ColorBlue:         rgb(0x8fc0ff),
	ColorBlueGround:   rgb(0x1c2f47),
	ColorGrey:         rgb(0x9aa7b1),
	ColorGreyGround:   rgb(0x2a3035),
	ColorHover:        color.NRGBA{R: 0xe6, G: 0xea, B: 0xed, A: 0x10},
	ColorShadow:       color.NRGBA{A: 0x3c},
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

// faded returns the colour with another opacity.
func faded(c color.Color, alpha uint8) color.Color {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = alpha
	return n
}
