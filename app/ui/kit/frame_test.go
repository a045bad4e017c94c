package kit

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
)

// The toolkit lays a window out before its next frame, and forgets one of two things that changed their size until then.
func TestAFrameMakesRoomForAStripAtOnce(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	strip, below := NewStrip(ToneBlue), NewStrip(ToneRed)
	middle := canvas.NewRectangle(color.Transparent)
	f := Frame(Under(Heading("Календарь"), strip), Under(below), nil, nil, middle)
	f.Resize(fyne.NewSize(600, 400))
	at, high := middle.Position().Y, middle.Size().Height
	strip.Say("Показано на 15 мая 2024 г.", "", nil)
	assert.Greater(t, strip.Size().Height, float32(20))
	assert.Equal(t, at+strip.Size().Height, middle.Position().Y)
	below.Say("Файл заменён", "", nil)
	assert.Equal(t, high-strip.Size().Height-below.Size().Height, middle.Size().Height)
	strip.Hide()
	assert.Equal(t, at, middle.Position().Y)
}
