package ui

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// A part that has not come back on its day is told of on the page of what waits, until it comes.
func TestAPackageThatIsLateIsTold(t *testing.T) {
	f := storagetest.New(t)
	late := storage.Parcel{ID: register.NewID(), Name: "Реестр", For: "Форум в Баку", Until: "2022-12-01"}
	require.NoError(t, f.Expect(background, late))
	require.NoError(t, f.Expect(background, storage.Parcel{ID: register.NewID(), Name: "Реестр", For: "Сессия", Until: "2022-12-20"}))
	w := show(t, f)
	w.Go("overview")
	w.Attend()
	require.True(t, w.late.Visible())
	assert.Contains(t, strings.Join(strings.Fields(words(w.late)), " "), "Форум в Баку")
	require.NoError(t, f.CameBack(background, late.ID))
	w.Attend()
	assert.False(t, w.late.Visible())
}
