package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
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

// Undoing an undo does again what it took back; each says so by the name of what was first made, however often it goes round.
func TestUndoingAnUndoSaysWhatIsDoneAgain(t *testing.T) {
	d := withSample(t)
	file := filepath.Join(t.TempDir(), "more.json")
	require.NoError(t, os.WriteFile(file, []byte(newcomer), 0o600))
	d.imported(file)
	undone := d.done("undo")
	name, is := strings.CutPrefix(undone, "Undone: ")
	require.True(t, is, undone)
	assert.Contains(t, name, "more.json")
	for _, want := range []string{"Done again: ", "Undone: ", "Done again: "} {
		var last []struct{ Batch string }
		require.NoError(t, json.Unmarshal([]byte(d.done("history", "--since", "2000-01-01", "--format", "json")), &last))
		require.NotEmpty(t, last)
		assert.Equal(t, want+name, d.done("undo", last[0].Batch))
	}
}

// A clash of two names is told in the language in which they differ: the others say nothing of it.
func TestAClashIsToldInTheLanguagesInWhichItIs(t *testing.T) {
	d := withSample(t)
	s, err := storage.Open(t.Context(), d.path, storage.Options{Author: "Ильдар"})
	require.NoError(t, err)
	ids, err := s.PartnerIDs(t.Context(), storage.PartnerQuery{})
	require.NoError(t, err)
	p, err := storage.Get[register.Partner](t.Context(), s, ids[0])
	require.NoError(t, err)
	p.Name = register.Text{Ru: "Первое", En: "Both", Tt: "Икесе дә"}
	batch, err := s.Save(t.Context(), p)
	require.NoError(t, err)
	p.Name.Ru = "Второе"
	_, err = s.Save(t.Context(), p)
	require.NoError(t, err)
	require.NoError(t, s.Close())
	code, _, errs := d.on("undo", batch.String())
	assert.Equal(t, 1, code)
	assert.Contains(t, errs, "Второе")
	assert.NotContains(t, errs, "Икесе дә")
}
