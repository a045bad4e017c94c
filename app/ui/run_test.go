package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheToolkitHasNothingToDoAtItsEnd(t *testing.T) {
	before := fyne.CurrentApp()
	defer fyne.SetCurrentApp(before)
	a := app.NewWithID("org.accord.test")
	ending, can := a.Lifecycle().(interface{ OnStopped() func() })
	require.True(t, can)
	require.NotNil(t, ending.OnStopped(), "it would keep its preferences")
	endQuietly(a)
	assert.Nil(t, ending.OnStopped())
}
