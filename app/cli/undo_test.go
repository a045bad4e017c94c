package cli_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheLastChangeIsUndoneAndDoneAgain(t *testing.T) {
	d := withSample(t)
	before := d.done("list", "person")
	file := filepath.Join(t.TempDir(), "more.json")
	require.NoError(t, os.WriteFile(file, []byte(newcomer), 0o600))
	d.imported(file)
	after := d.done("list", "person")
	require.NotEqual(t, before, after)

	assert.Contains(t, d.done("undo"), "Undone: ")
	assert.Equal(t, before, d.done("list", "person"))
	assert.Contains(t, d.done("redo"), "Done again: ")
	assert.Equal(t, after, d.done("list", "person"))
	code, _, errs := d.on("redo")
	assert.Equal(t, 1, code)
	assert.Equal(t, "There is nothing to redo\n", errs)
	code, _, _ = d.on("undo", "nothing")
	assert.Equal(t, 2, code)
}
