package licences

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"fyne.io/fyne/v2"

	"accord/app/ui/desk/desktest"
	"accord/assets"
)

func TestALicenceIsReadBesideTheList(t *testing.T) {
	d := desktest.New(t)
	p := New(d)
	d.ShowPage(p)
	all, err := assets.Components()
	require.NoError(t, err)
	require.NotEmpty(t, all)
	assert.Contains(t, desktest.Words(p.card), all[0].Name)
	assert.Contains(t, p.Count(), fmt.Sprint(len(all))+" компонент")
	d.Press(fyne.KeyDown)
	assert.Contains(t, desktest.Words(p.card), all[1].Name)
	assert.NotContains(t, desktest.Words(p.card), all[0].Name)
	d.NoFailures()
}

// A text as long as a booklet must not hold the window up: a letter of it costs no more than one of a short text.
func TestTheLongestLicenceOpensAsLightlyAsAnother(t *testing.T) {
	d := desktest.New(t)
	p := New(d)
	d.ShowPage(p)
	byLength := slices.SortedFunc(slices.Values(p.components), func(a, b assets.Component) int { return len(a.Text) - len(b.Text) })
	short, longest := byLength[len(byLength)/2], byLength[len(byLength)-1]
	require.Greater(t, len(longest.Text), 3*len(short.Text))
	letter := func(c assets.Component) float64 {
		return testing.AllocsPerRun(1, func() { p.show(c.Name) }) / float64(len(c.Text))
	}
	assert.Less(t, letter(longest), 1.5*letter(short), "%d letters against %d", len(longest.Text), len(short.Text))
	d.NoFailures()
}
