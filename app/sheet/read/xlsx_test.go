package read_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"accord/app/sheet/read"
	"accord/storage/whole"
)

// A program that is killed over a large table leaves its letters nowhere but where the next start takes them away.
func TestTheTemporaryFilesOfALargeTableGoWithIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.xlsx")
	made := excelize.NewFile()
	stream, err := made.NewStreamWriter("Sheet1")
	require.NoError(t, err)
	for n := range 300 {
		cell, err := excelize.CoordinatesToCellName(1, n+1)
		require.NoError(t, err)
		require.NoError(t, stream.SetRow(cell, []any{strings.Repeat("К", 16000)}))
	}
	require.NoError(t, stream.Flush())
	require.NoError(t, made.SaveAs(path))
	require.NoError(t, made.Close())

	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	t.Setenv("TMP", folder)
	book, err := read.Open(path)
	require.NoError(t, err)
	large := 0
	require.NoError(t, filepath.WalkDir(folder, func(path string, about os.DirEntry, err error) error {
		if info, err := about.Info(); err == nil && info.Size() > 8<<20 {
			large++
			assert.NotEqual(t, folder, filepath.Dir(path), "it is not where nobody looks for it")
		}
		return err
	}))
	assert.Equal(t, 1, large)
	assert.Empty(t, whole.Left(folder), "it is in use")
	require.NoError(t, book.Close())
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	assert.Empty(t, entries)
}
