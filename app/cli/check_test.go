package cli_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// copies are the copies that lie beside the desk's register.
func (d *desk) copies() []string {
	d.t.Helper()
	found, err := filepath.Glob(filepath.Join(filepath.Dir(d.path), "*.backups", "*.accord"))
	require.NoError(d.t, err)
	return found
}

func TestCheckMendsWhatDiffersFromItsHistory(t *testing.T) {
	d := withSample(t)
	assert.Equal(t, "The register is whole.\n", d.done("check", "--mend"))
	assert.Empty(t, d.copies(), "nothing was to be mended")

	db, err := sql.Open("sqlite", d.path)
	require.NoError(t, err)
	for _, statement := range []string{
		"UPDATE partners SET note_ru = 'nobody' WHERE id = (SELECT id FROM partners ORDER BY id LIMIT 1)",
		"UPDATE history SET author = 'nobody' WHERE record_id = (SELECT id FROM visits LIMIT 1)",
	} {
		done, err := db.Exec(statement)
		require.NoError(t, err)
		rows, err := done.RowsAffected()
		require.NoError(t, err)
		require.NotZero(t, rows, statement)
	}
	require.NoError(t, db.Close())

	code, found, errs := d.on("check")
	assert.Equal(t, 3, code)
	assert.Contains(t, found, "note")
	assert.Contains(t, errs, "accord check --mend", "nothing is to be restored, which would lose the day")
	assert.NotContains(t, errs, "salvage")
	before, err := os.ReadFile(d.path)
	require.NoError(t, err)

	out := d.done("check", "--mend")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	require.Len(t, lines, 4, out)
	assert.Contains(t, lines[0], "The backup has been made: ")
	assert.Contains(t, out, "The record is again what its history says: Partner “")
	assert.Contains(t, out, "(Note)")
	assert.Contains(t, out, "The history of the record goes on from what the record says: Visit “")
	assert.Equal(t, "The register is whole.", lines[3])
	assert.Equal(t, "The register is whole.\n", d.done("check"))
	assert.NotContains(t, d.done("export"), "nobody")
	assert.Len(t, d.copies(), 1)
	after, err := os.ReadFile(d.path)
	require.NoError(t, err)
	assert.NotEqual(t, before, after)
}

// Where only an index is damaged, the file is rebuilt with all that was in it, whether it opens or not, and the damaged one is
// kept.
func TestCheckRebuildsAFileWithADamagedIndex(t *testing.T) {
	for _, index := range []string{"visits_day", "sqlite_autoindex_catalogue_1"} {
		d := withSample(t)
		whole := d.done("export")
		db, err := sql.Open("sqlite", d.path)
		require.NoError(t, err)
		var page int64
		require.NoError(t, db.QueryRow("SELECT rootpage FROM sqlite_schema WHERE name = ?", index).Scan(&page))
		require.NoError(t, db.Close())
		content, err := os.ReadFile(d.path)
		require.NoError(t, err)
		const size = 4096
		clear(content[(page-1)*size : page*size])
		require.NoError(t, os.WriteFile(d.path, content, 0o600))

		code, _, _ := d.on("check")
		assert.Equal(t, 3, code)
		out := d.done("check", "--mend")
		assert.Contains(t, out, "built again of its records")
		assert.Contains(t, out, "The register is whole.")
		assert.Equal(t, whole, d.done("export"))
		assert.Equal(t, "The register is whole.\n", d.done("check"))
		require.Len(t, d.copies(), 1)
		kept, err := os.ReadFile(d.copies()[0])
		require.NoError(t, err)
		assert.Equal(t, content, kept)
	}
}
