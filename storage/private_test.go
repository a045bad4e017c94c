//go:build !windows

package storage_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// Whatever the computer's habit, what a register is made of is its owner's alone.
func TestARegisterIsItsOwnersAlone(t *testing.T) {
	before := syscall.Umask(0)
	defer syscall.Umask(before)
	folder := filepath.Join(t.TempDir(), "a", "b")
	look := func() {
		t.Helper()
		entries, err := os.ReadDir(folder)
		require.NoError(t, err)
		for _, e := range entries {
			about, err := e.Info()
			require.NoError(t, err)
			assert.Equal(t, os.FileMode(0o600), about.Mode().Perm(), e.Name())
		}
	}
	s, err := storage.CreateWith(ctx, filepath.Join(folder, "register.accord"), storagetest.Options("tester"), func(s *storage.Store) error {
		look()
		return nil
	})
	require.NoError(t, err)
	defer func() { require.NoError(t, s.Close()) }()
	_, err = s.Save(ctx, &register.Sphere{Name: register.Ru("Сфера")})
	require.NoError(t, err)
	require.NoError(t, s.CopyTo(ctx, filepath.Join(folder, "копия.accord")))
	look()
	for _, made := range []string{folder, filepath.Dir(folder)} {
		about, err := os.Stat(made)
		require.NoError(t, err)
		assert.Equal(t, os.FileMode(0o700), about.Mode().Perm())
	}
}
