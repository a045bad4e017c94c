package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Variant says which of the two looks is wanted.
type Variant int

// System follows what the desktop asks for; the other two hold whatever it says.
const (
	System Variant = iota
	Light
	Dark
)

// The sizes of text, in the toolkit's units.
const (
	TextSize    float32 = 13
	CaptionSize float32 = 12
	TitleSize   float32 = 17 // a record's title, a page's heading
	HeadingSize float32 = 20 // the heading of an empty page
)

// Theme returns the look of the house: its colours, its fonts and its density.
func Theme(v Variant) fyne.Theme { return look{variant: v} }

type look struct{ variant Variant }

// Colour returns a colour of the theme in force. Under a foreign theme it returns our own colour in the desktop's
// variant.
func Colour(name fyne.ThemeColorName) color.Color {
	app := fyne.CurrentApp()
	if app == nil {
		return look{}.Color(name, theme.VariantLight)
	}
	settings := app.Settings()
	th, ours := settings.Theme().(look)
	if !ours {
		th = look{}
	}
	return th.Color(name, settings.ThemeVariant())
}

// IsDark reports whether the theme in force shows the dark look.
func IsDark() bool { return Colour(ColorPanel) == dark[ColorPanel] }

// Color returns a colour by our name or by the toolkit's.
func (l look) Color(name fyne.ThemeColorName, system fyne.ThemeVariant) color.Color {
	p := light
	if l.variant == Dark || l.variant == System && system == theme.VariantDark {
		p = dark
	}
	if c, ours := p[name]; ours {
		return c
	}
	switch name {
	case theme.ColorNameBackground, theme.ColorNameHeaderBackground,
		theme.ColorNameInnerWindowBorder, theme.ColorNameInnerWindowBorderInactive:
		return p[ColorGround]
	case theme.ColorNameInputBackground, theme.ColorNameButton:
		return p[ColorPanel]
	case theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground:
		return p[ColorFloat]
	case theme.ColorNameForeground:
		return p[ColorText]
	case theme.ColorNamePlaceHolder:
		return p[ColorSoft]
	case theme.ColorNameDisabled:
		return p[ColorSoft] // what cannot be changed is still to be read
	case theme.ColorNameDisabledButton:
		return p[ColorGreyGround]
	case theme.ColorNamePrimary, theme.ColorNameHyperlink, theme.ColorNameSuccess:
		return p[ColorAccent]
	case theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnSuccess,
		theme.ColorNameForegroundOnError, theme.ColorNameForegroundOnWarning:
		return p[ColorOnAccent]
	case theme.ColorNameError:
		return p[ColorRed]
	case theme.ColorNameWarning:
		return p[ColorAmber]
	case theme.ColorNameHover:
		return p[ColorHover]
	case theme.ColorNamePressed:
		return faded(p[ColorText], 0x1c)
	case theme.ColorNameFocus:
		return faded(p[ColorAccent], 0x33)
	case theme.ColorNameSelection:
		return faded(p[ColorAccent], 0x40)
	case theme.ColorNameSeparator:
		return p[ColorLine]
	case theme.ColorNameInputBorder:
		return p[ColorInputLine]
	case theme.ColorNameScrollBar:
		return faded(p[ColorSoft], 0x90)
	case theme.ColorNameScrollBarBackground:
		return faded(p[ColorSoft], 0x18)
	case theme.ColorNameShadow:
		return p[ColorShadow]
	}
	return theme.DefaultTheme().Color(name, system)
}

// Size returns the toolkit's sizes, denser than its own: a field is about 30 high.
func (look) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return TextSize
	case theme.SizeNameCaptionText:
		return CaptionSize
	case theme.SizeNameSubHeadingText:
		return TitleSize
	case theme.SizeNameHeadingText:
		return HeadingSize
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 6
	case theme.SizeNameLineSpacing:
		return 2
	case theme.SizeNameInlineIcon:
		return 16
	case theme.SizeNameScrollBar:
		return 12 // also the least length of its handle, which must be caught in a list of 100,000
	case theme.SizeNameScrollBarSmall, theme.SizeNameScrollBarRadius, theme.SizeNameSelectionRadius:
		return 4
	case theme.SizeNameInputRadius, theme.SizeNameButtonRadius:
		return 6
	case theme.SizeNamePopupRadius, theme.SizeNameMenuRadius:
		return 8
	case theme.SizeNameCardRadius, theme.SizeNameDialogRadius:
		return 10
	case theme.SizeNameSplitThickness:
		return 5
	case theme.SizeNameModalBlurRadius:
		return 0 // blurring the page under a dialog is slow where the screen is drawn by software
	}
	return theme.DefaultTheme().Size(name)
}

// Icon leaves the toolkit's icons as they are; our own lie in icons.go.
func (look) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Font returns our own Noto Sans; fixed-width text and symbols keep the toolkit's fonts.
func (look) Font(style fyne.TextStyle) fyne.Resource {
	if style.Monospace || style.Symbol {
		return theme.DefaultTheme().Font(style)
	}
	return fontOf(style)
}
