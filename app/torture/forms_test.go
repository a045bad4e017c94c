package torture_test

import (
	"database/sql"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressly/goose/v3"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

const migrations = "../../storage/migrations/sqlite"

// A register of every form there ever was opens, with nothing lost; one of a later form is refused and stays as it is.
func TestEveryFormOpens(t *testing.T) {
	dump, err := os.ReadFile("../../storage/testdata/version-1.sql")
	require.NoError(t, err)
	steps, err := fs.Glob(os.DirFS(migrations), "*.sql")
	require.NoError(t, err)
	newest := len(steps)
	forms := []int{1, 12, newest - 1}
	if times(0, 100) > 0 {
		forms = nil
		for n := range newest {
			forms = append(forms, n+1)
		}
	}
	for _, form := range forms {
		path := filepath.Join(t.TempDir(), "a.accord")
		db, err := sql.Open("sqlite", path)
		require.NoError(t, err)
		db.SetMaxOpenConns(1)
		_, err = db.Exec(string(dump))
		require.NoError(t, err)
		if form > 1 {
			provider, err := goose.NewProvider(goose.DialectSQLite3, db, os.DirFS(migrations))
			require.NoError(t, err)
			_, err = provider.UpTo(ctx, int64(form))
			require.NoError(t, err)
		}
		require.NoError(t, db.Close())
		s := open(t, path)
		whole(t, s, fmt.Sprint("form ", form))
		counts, err := s.Counts(ctx)
		require.NoError(t, err)
		assert.NotZero(t, counts[register.KindAgreement], form)
		assert.NotZero(t, counts[register.KindVisit], form)
		_, err = s.Save(ctx, city("Баку"))
		require.NoError(t, err, form)
		require.NoError(t, s.Close())
		if form < newest {
			kept, err := filepath.Glob(path + ".before-*")
			require.NoError(t, err)
			assert.Len(t, kept, 1, "of form %d a copy is kept", form)
		}
	}
	path := withSample(t, "later.accord")
	db, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	_, err = db.Exec(fmt.Sprintf("INSERT INTO goose_db_version (version_id, is_applied) VALUES (%d, 1); PRAGMA user_version = %[1]d; PRAGMA journal_mode = DELETE", newest+1))
	require.NoError(t, err)
	require.NoError(t, db.Close())
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	for name, open := range map[string]func() (*storage.Store, error){
		"open": func() (*storage.Store, error) { return storage.Open(ctx, path, storagetest.Options("tester")) },
		"look": func() (*storage.Store, error) { return storage.OpenToLook(ctx, path, storagetest.Options("tester")) },
	} {
		_, err := open()
		assert.ErrorIs(t, err, storage.ErrNewerRegister, name)
	}
	now, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(content), string(now))
	entries, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	for _, e := range entries {
		assert.False(t, strings.HasPrefix(e.Name(), "later.accord-"), e.Name())
	}
	storagetest.Reached(t, "a register of every form", "%d of %d forms open whole, with a copy kept; a later one is refused untouched", len(forms), newest)
}
