package licences

import (
	"fmt"
	"testing"
	"time"

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

// TestTheLongestLicenceOpensAtOnce: a text as long as a booklet must not hold the window up.
func TestTheLongestLicenceOpensAtOnce(t *testing.T) {
	d := desktest.New(t)
	p := New(d)
	d.ShowPage(p)
	longest := p.components[0]
	for _, c := range p.components {
		if len(c.Text) > len(longest.Text) {
			longest = c
		}
	}
	begun := time.Now()
	p.list.Select(longest.Name)
	took := time.Since(begun)
	t.Logf("%s, %d letters: %v", longest.Name, len(longest.Text), took)
	assert.Less(t, took, time.Second)
}
