package settings

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhatIsSetIsThereInTheNextSession(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "настройки")
	f := Open(folder)
	require.NoError(t, f.Set(Language, "tt"))
	require.NoError(t, f.Set(Scale, 125))

	again := Open(folder)
	assert.Equal(t, "tt", again.Text(Language))
	scale := 100
	assert.True(t, again.Get(Scale, &scale))
	assert.Equal(t, 125, scale)
	assert.False(t, again.Get("never set", &scale))
	assert.Empty(t, again.Text(Author))
}

// A settings file that a crash or a hand has spoilt keeps nobody from his register.
func TestABrokenFileIsPutAsideAndEmptySettingsBegin(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "settings.json")
	require.NoError(t, os.WriteFile(path, []byte(`{"language": "t`), 0o600))
	f := Open(folder)
	assert.Empty(t, f.Text(Language))
	require.NoError(t, f.Set(Language, "ru"))
	assert.Equal(t, "ru", Open(folder).Text(Language))
	kept, err := os.ReadFile(path + ".broken")
	require.NoError(t, err)
	assert.Equal(t, `{"language": "t`, string(kept))
}

func TestAValueOfAnotherFormIsAsGoodAsNone(t *testing.T) {
	f := Open(t.TempDir())
	require.NoError(t, f.Set("window", "wide"))
	size := [2]float32{1280, 720}
	assert.False(t, f.Get("window", &size))
	assert.Equal(t, [2]float32{1280, 720}, size)
}

func TestNothingIsLeftBesideTheFile(t *testing.T) {
	folder := t.TempDir()
	f := Open(folder)
	for i := range 20 {
		require.NoError(t, f.Set(Scale, 80+i))
	}
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	assert.Len(t, entries, 1)
}
