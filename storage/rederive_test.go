package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// What lists and search show of whole records is derived from them again, in a file as on a server; the history grows by nothing.
func TestWhatIsDerivedIsDerivedAgain(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	made := f.OfEachKind()
	purged := f.Visit(register.Visit{From: "1995-11-29"})
	_, err := f.Delete(ctx, purged.Ref())
	require.NoError(t, err)
	_, err = f.Purge(ctx, purged.Ref())
	require.NoError(t, err)
	partner := made[register.KindPartner]
	before, err := f.History(ctx, partner.Ref().ID)
	require.NoError(t, err)
	for _, spoil := range []string{
		"UPDATE catalogue SET label_ru = 'никто' WHERE id = ?",
		"UPDATE visits SET first_day = '1900-01-01' WHERE ? IS NOT NULL",
		"DELETE FROM mentions WHERE target = ?",
		"INSERT INTO words (words) SELECT 'delete-all' WHERE ? IS NOT NULL",
	} {
		raw(t, f.Path(), spoil, partner.Ref().ID)
	}
	found, err := f.Check(ctx)
	require.NoError(t, err)
	require.True(t, storage.Rederivable(found), "%v", found)

	require.NoError(t, f.Rederive(ctx))
	found, err = f.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, found)
	assert.False(t, storage.Rederivable(found))
	hits, err := f.Search(ctx, partner.Label().Ru, 100)
	require.NoError(t, err)
	var ids []register.ID
	for _, h := range hits {
		ids = append(ids, h.ID)
	}
	assert.Contains(t, ids, partner.Ref().ID)
	after, err := f.History(ctx, partner.Ref().ID)
	require.NoError(t, err)
	assert.Equal(t, before, after)
	assert.Len(t, calledOff(t, f.Store, storage.CalendarQuery{From: "1995-11-29", To: "1995-11-29"}), 1, "what is gone for good stays known")
}

// Damage of the records themselves is not derived away.
func TestDamagedRecordsAreNotDerivedAgain(t *testing.T) {
	assert.False(t, storage.Rederivable([]storage.Defect{{Flaw: storage.FlawDerived}, {Flaw: storage.FlawAltered}}))
	assert.False(t, storage.Rederivable([]storage.Defect{{Flaw: storage.FlawFileLeft}}))
	assert.False(t, storage.Rederivable([]storage.Defect{{Flaw: storage.FlawRows}}), "rows that the engine finds are damage of the file")
	assert.True(t, storage.Rederivable([]storage.Defect{{Flaw: storage.FlawRows}, {Flaw: storage.FlawDerived}, {Flaw: storage.FlawFileLeft}}))
}
