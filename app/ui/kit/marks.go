package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// PlainMarks draws the toolkit's marks of a choice visibly: they have the colour of hairlines otherwise.
func PlainMarks(choice fyne.CanvasObject) fyne.CanvasObject {
	return container.NewThemeOverride(choice, marksTheme{})
}

// marksTheme is the theme in use, except for the outline of marks.
type marksTheme struct{}

var _ fyne.Theme = marksTheme{}

func (marksTheme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if name == theme.ColorNameInputBorder {
		name = ColorSoft
	}
	return current().Color(name, v)
}

func (marksTheme) Font(s fyne.TextStyle) fyne.Resource        { return current().Font(s) }
func (marksTheme) Icon(name fyne.ThemeIconName) fyne.Resource { return current().Icon(name) }
func (marksTheme) Size(name fyne.ThemeSizeName) float32       { return current().Size(name) }

func current() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }
