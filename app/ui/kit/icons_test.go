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
