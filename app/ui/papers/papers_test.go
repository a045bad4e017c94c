package papers_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/ui/desk/desktest"
	"accord/app/ui/papers"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// TestPapersAreShownAsTheyWillBePrinted chooses papers of a visit by keyboard and looks at their pages.
func TestPapersAreShownAsTheyWillBePrinted(t *testing.T) {
	storagetest.NeedsPDF(t)
	f := storagetest.New(t)
	v := f.Visit(register.Visit{Title: register.Ru("Визит в Баку"), From: "2022-11-29", Programme: []register.ProgrammeItem{
		{Day: "2022-11-29", Start: "10:00", Kind: register.ProgrammeTalks, Title: register.Ru("Переговоры")}}})
	d := desktest.New(t)
	papers.Show(d, f.Store, "Иванова", v.Ref())
	assert.Contains(t, desktest.Words(d.Top()), "1 / 2")
	upright := shown(t, d)
	assert.Greater(t, upright.Height, upright.Width)

	form := d.FormOnTop()
	d.Into(form, "kind")
	d.Type("прог")
	across := shown(t, d)
	assert.Greater(t, across.Width, across.Height, "the working programme lies across")
	d.Into(form, "edition")
	d.Press(fyne.KeyDown)
	upright = shown(t, d)
	assert.Greater(t, upright.Height, upright.Width, "the one for the guests stands upright")
	d.NoFailures()
}

// shown is the size of the page that is shown: the largest picture there is.
func shown(t *testing.T, d *desktest.Desk) (page fyne.Size) {
	t.Helper()
	for _, i := range desktest.Within[*canvas.Image](d.Top()) {
		if i.Image != nil && float32(i.Image.Bounds().Dx()) > page.Width {
			page = fyne.NewSize(float32(i.Image.Bounds().Dx()), float32(i.Image.Bounds().Dy()))
		}
	}
	require.Greater(t, page.Width, float32(500), "no page is shown")
	return page
}

func TestPapersOfTheWholeRegisterNeedNoRecord(t *testing.T) {
	f := storagetest.New(t)
	d := desktest.New(t)
	papers.Show(d, f.Store, "", register.Ref{})
	words := desktest.Words(d.Top())
	assert.Contains(t, words, "Журнал встреч")
	d.Push("Закрыть")
	assert.Empty(t, d.Failed)
}
