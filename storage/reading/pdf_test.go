package reading

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What PDFium was made into is kept for the next start; a file that holds something else only costs time.
func TestWhatPDFiumWasMadeIntoIsKept(t *testing.T) {
	if testing.Short() {
		t.Skip("makes PDFium ready several times")
	}
	folder := t.TempDir()
	_, err := compile(folder)
	require.NoError(t, err)
	kept := codeIn(t, folder)
	require.Len(t, kept, 1)

	made, err := os.Stat(kept[0])
	require.NoError(t, err)
	_, err = compile(folder)
	require.NoError(t, err)
	again, err := os.Stat(kept[0])
	require.NoError(t, err)
	assert.True(t, os.SameFile(made, again), "it is taken, not made anew")

	require.NoError(t, os.WriteFile(kept[0], []byte("no code at all"), 0o600))
	_, err = compile(folder)
	assert.NoError(t, err)
}

// codeIn lists the files under a folder.
func codeIn(t *testing.T, folder string) (files []string) {
	t.Helper()
	require.NoError(t, filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, path)
		}
		return err
	}))
	return files
}
