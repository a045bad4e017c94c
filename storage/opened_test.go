package storage_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/plainfile"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestAnOpenRegisterIsNotOpenedBesideTheEngine(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	f.Partner(register.Partner{})
	link := filepath.Join(t.TempDir(), "link.accord")
	require.NoError(t, os.Symlink(f.Path(), link))
	for _, path := range []string{f.Path(), f.Path() + "-wal", f.Path() + "-shm", link} {
		assert.True(t, storage.Held(path), path)
		_, _, err := plainfile.Open(path)
		assert.ErrorIs(t, err, plainfile.ErrSpared, path)
	}
	assert.False(t, storage.Held(filepath.Join(t.TempDir(), "other.accord")))
	require.NoError(t, f.Close())
	assert.False(t, storage.Held(f.Path()))
	file, _, err := plainfile.Open(f.Path())
	require.NoError(t, err)
	require.NoError(t, file.Close())
}
