package storage_test

import (
	"database/sql"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// A bit turned over within a value leaves a row that the engine reads and that says nothing: it is called damaged, and no
// word of a reader of JSON or of days comes to a person.
func TestAValueThatSaysNothingIsCalledDamaged(t *testing.T) {
	storagetest.OfFile(t)
	for name, spoil := range map[string]string{
		"a list":              `UPDATE partners SET aliases = '{"Баку' WHERE id = ?`,
		"a list that is none": `UPDATE partners SET aliases = '7' WHERE id = ?`,
		"a moment":            `UPDATE partners SET updated_at = '2022-13-45T99:00' WHERE id = ?`,
		"a number":            `UPDATE partners SET revision = 'один' WHERE id = ?`,
		"an ID in a list":     `UPDATE partners SET identity = '{"former":["01900000-0000-7000-8000-0000000003 2"]}' WHERE id = ?`,
		"an ID":               `UPDATE partners SET parent_id = x'0102' WHERE id = ?`,
	} {
		t.Run(name, func(t *testing.T) {
			f := storagetest.New(t)
			p := f.Partner(register.Partner{Aliases: []string{"Baku"}})
			db, err := sql.Open("sqlite", storage.AddressOf(f.Path()))
			require.NoError(t, err)
			_, err = db.Exec(`PRAGMA ignore_check_constraints = 1`)
			require.NoError(t, err)
			_, err = db.Exec(spoil, p.ID[:])
			require.NoError(t, err)
			require.NoError(t, db.Close())
			_, err = f.Record(ctx, p.Ref())
			assert.ErrorIs(t, err, storage.ErrDamaged)
		})
	}
}
