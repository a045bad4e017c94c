package kit

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
)

// A chip has a cross as soon as something is chosen, and every other cross of that size stays one.
func TestASignIsDrawnWhenItTurnsToAnother(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	chip := NewFilterChip(InLine(), "Состояние", true, options("действует", "проект"))
	// Of its own name, so that the toolkit draws it apart.
	cross := canvas.NewImageFromResource(fyne.NewStaticResource("cross.svg", Icon(GlyphClose, ColorAccent).Content()))
	w := test.NewTempWindow(t, Row(0, chip, cross))
	w.Resize(fyne.NewSize(600, 600))
	w.Canvas().Focus(chip)
	typeKeys(w.Canvas(), fyne.KeySpace, fyne.KeySpace)
	cross.Resize(chip.sign.Size())
	cross.Refresh()
	assert.Equal(t, pixels(cross), pixels(chip.sign))
	typeKeys(w.Canvas(), fyne.KeyEscape, fyne.KeyDelete)
	assert.NotEqual(t, pixels(cross), pixels(chip.sign), "an empty one has no cross")
}

func pixels(i *canvas.Image) []byte { return i.Image.(*image.NRGBA).Pix }

// To draw a sign means to read its drawing, which a page of buttons would do each time the pointer passes.
func TestASignThatStaysTheSameIsNotDrawnAgain(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(Theme(Light))
	b := NewButton(ButtonPrimary, "Добавить", func() {}).WithGlyph(GlyphPlus)
	w := test.NewTempWindow(t, Row(0, b))
	w.Resize(fyne.NewSize(600, 600))
	light := image.NewNRGBA(image.Rect(0, 0, 1, 1)) // which a drawing would take away
	b.icon.Image = light
	b.Refresh()
	assert.Same(t, light, b.icon.Image)
	app.Settings().SetTheme(Theme(Dark))
	assert.NotSame(t, light, b.icon.Image, "it takes the colour of the theme in force")
	dark := b.icon.Image
	b.Disable()
	assert.NotSame(t, dark, b.icon.Image, "and that of what cannot be pressed")
}
