//go:build !windows

package settings_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/settings"
)

// Whatever the computer's habit, what a person has chosen is his alone.
func TestSettingsAreTheirOwnersAlone(t *testing.T) {
	before := syscall.Umask(0)
	defer syscall.Umask(before)
	folder := filepath.Join(t.TempDir(), "a", "b")
	require.NoError(t, settings.Open(folder).Set("page", "overview"))
	require.NoError(t, filepath.WalkDir(filepath.Dir(folder), func(path string, e fs.DirEntry, err error) error {
		require.NoError(t, err)
		about, err := e.Info()
		require.NoError(t, err)
		want := os.FileMode(0o600)
		if e.IsDir() {
			want = 0o700
		}
		assert.Equal(t, want, about.Mode().Perm(), path)
		return nil
	}))
}
