package storage_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// everyKind is a register with a record of each kind saved twice, a file, and a visit that is gone for good.
func everyKind(t *testing.T) (path string, texts map[register.Ref]string) {
	t.Helper()
	f := storagetest.New(t)
	texts = savedTwice(t, f)
	f.Document(register.Document{Versions: []register.Version{f.File("a.txt", []byte("слово"))}})
	purged := f.Visit(register.Visit{From: "1995-11-29"})
	_, err := f.Delete(ctx, purged.Ref())
	require.NoError(t, err)
	_, err = f.Purge(ctx, purged.Ref())
	require.NoError(t, err)
	require.NoError(t, f.Settle(ctx))
	return f.Path(), texts
}

// pageOf is the number of the page at which a table or an index of a register begins.
func pageOf(t *testing.T, path, name string) int64 {
	t.Helper()
	at := raw(t, path, "SELECT rootpage FROM sqlite_schema WHERE name = ?", name)
	require.NotZero(t, at, name)
	return at
}

// withoutPage copies a register with one of its pages emptied, as a disk leaves it that has lost a sector.
func withoutPage(t *testing.T, path string, page int64) string {
	t.Helper()
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	const size = 4096
	clear(content[(page-1)*size : page*size])
	damaged := filepath.Join(t.TempDir(), "a.accord")
	require.NoError(t, os.WriteFile(damaged, content, 0o600))
	return damaged
}

// A lost page of an index, of the rows that lists are filtered by or of the search index costs nothing: the check says so,
// and the file is rebuilt with everything that was there.
func TestALostPageOfWhatIsDerivedIsRebuilt(t *testing.T) {
	storagetest.InTheFullPass(t)
	storagetest.OfFile(t)
	if storagetest.UnderSeal() {
		t.Skip("pages of a register under seal are not emptied in place")
	}
	path, texts := everyKind(t)
	for _, name := range []string{"visits_day", "sqlite_autoindex_catalogue_1", "history_record", "agreement_spans", "mentions", "words_data", "titles_idx"} {
		t.Run(name, func(t *testing.T) {
			damaged := withoutPage(t, path, pageOf(t, path, name))
			if s, err := storage.Open(ctx, damaged, storagetest.Options("tester")); err == nil {
				found, err := s.Check(ctx)
				require.NoError(t, err)
				require.True(t, storage.Rebuildable(found), "%v", found)
				require.Len(t, found, 1)
				assert.True(t, s.Damaged(), "nothing more is written into the damaged file")
				require.NoError(t, s.Close())
			} else {
				require.ErrorIs(t, err, storage.ErrDamaged)
			}
			before, err := os.ReadFile(damaged)
			require.NoError(t, err)

			kept := filepath.Join(t.TempDir(), "kept.accord")
			require.NoError(t, storage.Rebuild(ctx, damaged, kept, storagetest.Options("tester")))
			after, err := os.ReadFile(kept)
			require.NoError(t, err)
			assert.Equal(t, before, after, "the damaged file stays as it was")
			s := open(t, damaged)
			found, err := s.Check(ctx)
			require.NoError(t, err)
			assert.Empty(t, found)
			for ref, text := range texts {
				assert.Equal(t, text, textOf(t, s, ref))
				history, err := s.History(ctx, ref.ID)
				require.NoError(t, err)
				assert.Len(t, history, 2)
			}
			assert.Len(t, calledOff(t, s, storage.CalendarQuery{From: "1995-11-29", To: "1995-11-29"}), 1, "what is gone for good stays known")
		})
	}
}

// Where a page of the records or of their history is lost, nothing is rebuilt: salvage names what is gone.
func TestALostPageOfRecordsIsNotRebuilt(t *testing.T) {
	storagetest.InTheFullPass(t)
	storagetest.OfFile(t)
	if storagetest.UnderSeal() {
		t.Skip("pages of a register under seal are not emptied in place")
	}
	path, _ := everyKind(t)
	for _, name := range []string{"visits", "history", "catalogue", "blobs"} {
		damaged := withoutPage(t, path, pageOf(t, path, name))
		s, err := storage.Open(ctx, damaged, storagetest.Options("tester"))
		if err == nil {
			var found []storage.Defect
			found, err = s.Check(ctx)
			require.NoError(t, err, name)
			assert.NotEmpty(t, found, name)
			assert.False(t, storage.Rebuildable(found), "%s: %v", name, found)
			err = storage.ErrDamaged
			require.NoError(t, s.Close())
		}
		require.ErrorIs(t, err, storage.ErrDamaged, name)
		before, err := os.ReadFile(damaged)
		require.NoError(t, err)
		kept := filepath.Join(t.TempDir(), "kept.accord")
		require.ErrorIs(t, storage.Rebuild(ctx, damaged, kept, storagetest.Options("tester")), storage.ErrDamaged, name)
		after, err := os.ReadFile(damaged)
		require.NoError(t, err)
		assert.Equal(t, before, after, name)
		assert.NoFileExists(t, kept, name)
	}
}

// What is rebuilt of a register under seal is under seal, opens by the same passphrase, and leaves nothing in the clear.
func TestARegisterUnderSealIsRebuiltUnderSeal(t *testing.T) {
	storagetest.InTheFullPass(t)
	path := unlockedRegister(t)
	kept := filepath.Join(t.TempDir(), "kept.accord")
	require.NoError(t, storage.Rebuild(ctx, path, kept, storagetest.Options("tester")))
	hides(t, filepath.Dir(path))
	hides(t, filepath.Dir(kept))
	storage.Lock()
	require.NoError(t, storage.Unlock(ctx, path, storagetest.Passphrase, clock.At(storagetest.Noon)))
	require.NoError(t, holdsTheSecret(t, path).Close())
	entries, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	for _, e := range entries {
		assert.True(t, strings.HasPrefix(e.Name(), filepath.Base(path)), "%s is left", e.Name())
	}
}

// Deriving again tells how many records are done, of all of them.
func TestDerivingAgainTellsHowFarItIs(t *testing.T) {
	f := storagetest.New(t)
	f.OfEachKind()
	last, of := 0, 0
	require.NoError(t, f.Rederive(storage.Telling(ctx, func(done, all int) {
		assert.GreaterOrEqual(t, done, last)
		last, of = done, all
	})))
	assert.NotZero(t, of)
	assert.Equal(t, of, last)
}

// A search index that does not say how it was made is damage, and the file is rebuilt.
func TestASearchIndexOfNoFormIsRebuilt(t *testing.T) {
	storagetest.InTheFullPass(t)
	storagetest.OfFile(t)
	f := storagetest.New(t)
	raw(t, f.Path(), "UPDATE words_config SET v = 0 WHERE k = 'version'")
	path := f.Path()
	require.NoError(t, f.Close())
	s, err := storage.Open(ctx, path, storagetest.Options("tester"))
	require.NoError(t, err)
	found, err := s.Check(ctx)
	require.NoError(t, err)
	assert.True(t, storage.Rebuildable(found), "%v", found)
	require.NoError(t, s.Close())
	require.NoError(t, storage.Rebuild(ctx, path, filepath.Join(t.TempDir(), "kept.accord"), storagetest.Options("tester")))
	found, err = open(t, path).Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, found)
}

// A word that the search index has lost, or keeps in another row, is found, though the engine sees nothing wrong, and the
// index is derived again.
func TestAWordLostFromTheSearchIndexIsFound(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	f.OfEachKind()
	found, err := f.Check(ctx)
	require.NoError(t, err)
	require.Empty(t, found)
	entry := raw(t, f.Path(), "SELECT entry FROM catalogue WHERE kind = 'visit'")
	for _, spoil := range []string{
		"DELETE FROM words WHERE rowid = ?", "DELETE FROM titles WHERE rowid = ?", "INSERT INTO words (rowid, body) VALUES (? + 100000, 'vслово')",
	} {
		raw(t, f.Path(), spoil, entry)
		found, err := f.Check(ctx)
		require.NoError(t, err)
		require.Len(t, found, 1, spoil)
		assert.Equal(t, storage.FlawSearch, found[0].Flaw)
		assert.True(t, storage.Rederivable(found))
		require.NoError(t, f.Rederive(ctx))
		found, err = f.Check(ctx)
		require.NoError(t, err)
		require.Empty(t, found, spoil)
	}
}
