package plainfile_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/plainfile"
)

func TestOnlyPlainFilesAreRead(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.txt")
	require.NoError(t, os.WriteFile(path, []byte("hello"), 0o600))
	read, err := plainfile.Read(path, 5)
	require.NoError(t, err)
	assert.Equal(t, "hello", string(read))
	_, err = plainfile.Read(path, 4)
	assert.ErrorIs(t, err, plainfile.ErrTooLong)
	_, err = plainfile.Read(folder, 5)
	assert.ErrorIs(t, err, plainfile.ErrNotPlain)
	_, err = plainfile.Read(filepath.Join(folder, "none"), 5)
	assert.ErrorIs(t, err, os.ErrNotExist)
}
