package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"accord/assets"
)

// Our own Noto Sans, with the letters of Europe's languages and arrows; the toolkit's draws Cyrillic і and ј
// without their dots.
var (
	fontRegular    = fyne.NewStaticResource("NotoSans-Regular.ttf", assets.FontRegular)
	fontBold       = fyne.NewStaticResource("NotoSans-Bold.ttf", assets.FontBold)
	fontItalic     = fyne.NewStaticResource("NotoSans-Italic.ttf", assets.FontItalic)
	fontBoldItalic = fyne.NewStaticResource("NotoSans-BoldItalic.ttf", assets.FontBoldItalic)
)

// fontOf returns the font that draws a style.
func fontOf(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Bold && style.Italic:
		return fontBoldItalic
	case style.Bold:
		return fontBold
	case style.Italic:
		return fontItalic
	}
	return fontRegular
}

// NewText makes a text of a size; its colour is given to it when it is refreshed.
func NewText(text string, size float32) *canvas.Text {
	return &canvas.Text{Text: text, TextSize: size, FontSource: fontRegular, Color: color.Transparent}
}

// NewBold is NewText in bold letters.
func NewBold(text string, size float32) *canvas.Text {
	t := NewText(text, size)
	Restyle(t, fyne.TextStyle{Bold: true})
	return t
}

func coloured(t *canvas.Text, colour fyne.ThemeColorName) *canvas.Text {
	t.Color = Colour(colour)
	return t
}

func centred(t *canvas.Text) *canvas.Text {
	t.Alignment = fyne.TextAlignCenter
	return t
}

// Restyle changes the style of a text together with its font: for a text with a named font the toolkit loads this font
// only, otherwise three more, which slows the start.
func Restyle(t *canvas.Text, style fyne.TextStyle) {
	t.TextStyle, t.FontSource = style, fontOf(style)
}

// sizeOf measures a text.
func sizeOf(text string, size float32, style fyne.TextStyle) fyne.Size {
	measured, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, size, style, fontOf(style))
	return measured
}
