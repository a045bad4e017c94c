package storage_test

import (
	"database/sql"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// wrecked runs statements on the file of a register, which it closes, then clears its first page, so that nothing but the pages
// themselves says what stands in them.
func wrecked(t *testing.T, f *storagetest.Factory, statements ...string) string {
	t.Helper()
	path := f.Path()
	require.NoError(t, f.Close())
	db, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	for _, statement := range append(statements, "VACUUM") { // which leaves nothing of what was there
		_, err := db.Exec(statement)
		require.NoError(t, err, statement)
	}
	require.NoError(t, db.Close())
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	clear(content[:4096])
	damaged := filepath.Join(t.TempDir(), "damaged.accord")
	require.NoError(t, os.WriteFile(damaged, content, 0o600))
	return damaged
}

// salvaged makes a whole register of a damaged one, and returns it with what was told of it.
func salvaged(t *testing.T, damaged string) (*storage.Store, storage.Salvaged) {
	t.Helper()
	to := filepath.Join(t.TempDir(), "new.accord")
	report, err := storage.Salvage(ctx, damaged, to, storagetest.Options("tester"))
	require.NoError(t, err)
	s := open(t, to)
	findings, err := s.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
	return s, report
}

// savedTwice is a record of each kind as JSON, each saved twice if it has a note.
func savedTwice(t *testing.T, f *storagetest.Factory) map[register.Ref]string {
	t.Helper()
	texts := map[register.Ref]string{}
	for _, r := range f.OfEachKind() {
		now, err := f.Record(ctx, r.Ref())
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal([]byte(`{"note": {"ru": "дважды"}}`), now))
		_, err = f.Save(ctx, now)
		require.NoError(t, err)
		texts[r.Ref()] = textOf(t, f.Store, r.Ref())
	}
	return texts
}

func textOf(t *testing.T, s *storage.Store, ref register.Ref) string {
	t.Helper()
	r, err := s.Record(ctx, ref)
	require.NoError(t, err, ref.Kind)
	text, err := json.Marshal(r)
	require.NoError(t, err)
	return string(text)
}

func refsOf(all []storage.Lost) (refs []register.Ref) {
	for _, l := range all {
		refs = append(refs, l.Ref)
	}
	return refs
}

// Records of every kind come back from their rows where nothing is left of their history, and are told of.
func TestRowsWithoutAHistoryAreSalvaged(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	if f.UnderSeal() {
		t.Skip("its pages are damaged through the engine")
	}
	before := savedTwice(t, f)
	s, report := salvaged(t, wrecked(t, f, "DELETE FROM history", "DELETE FROM catalogue"))
	assert.Empty(t, report.Lost)
	assert.Empty(t, report.Older)
	told := refsOf(report.Rows)
	for ref, text := range before {
		assert.Equal(t, text, textOf(t, s, ref))
		assert.Contains(t, told, ref)
	}
}

// Where the last change is damaged, the row is newer than the last whole one; where the row is, the history has it.
func TestTheNewerWholeOfARowAndItsHistoryIsSalvaged(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	if f.UnderSeal() {
		t.Skip("its pages are damaged through the engine")
	}
	before := savedTwice(t, f)
	var ofRow, ofHistory []register.Ref
	statements := []string{"UPDATE history SET author = 'никто' WHERE revision = 2 AND kind IN ('agreement', 'visit')"}
	for ref := range before {
		if ref.Kind == register.KindAgreement || ref.Kind == register.KindVisit {
			ofRow = append(ofRow, ref)
		}
		if ref.Kind == register.KindPartner || ref.Kind == register.KindPerson {
			ofHistory = append(ofHistory, ref)
		}
	}
	statements = append(statements, "DELETE FROM partners", "UPDATE persons SET note_ru = CAST(x'd0' AS TEXT), revision = 9")
	s, report := salvaged(t, wrecked(t, f, statements...))
	assert.Empty(t, report.Lost)
	assert.Empty(t, report.Older)
	assert.ElementsMatch(t, ofRow, refsOf(report.Rows))
	for ref, text := range before {
		assert.Equal(t, text, textOf(t, s, ref))
	}
	for _, ref := range ofHistory {
		assert.NotContains(t, refsOf(report.Rows), ref)
	}
	for _, ref := range ofRow {
		history, err := s.History(ctx, ref.ID)
		require.NoError(t, err)
		require.Len(t, history, 2)
		assert.EqualValues(t, []int64{2, 1}, []int64{history[0].Revision, history[1].Revision}, "the row begins the history where it ends")
	}
}
