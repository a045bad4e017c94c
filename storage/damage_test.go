package storage_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// What the engine itself finds damaged while somebody reads is told once, and nothing more is written into that register.
func TestDamageFoundWhileReadingEndsTheWriting(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.accord")
	s := storagetest.Fresh(t, path, storagetest.Options("tester"))
	for range 300 {
		_, err := s.Save(ctx, &register.Partner{Name: register.Ru("Город"), Kind: register.PartnerMunicipality})
		require.NoError(t, err)
	}
	require.NoError(t, s.Close())
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	const page = 4096
	at := bytes.LastIndex(content, []byte(`testerlaptop`)) / page * page // a change of the history
	clear(content[at : at+page])
	require.NoError(t, os.WriteFile(path, content, 0o600))

	s, err = storage.Open(ctx, path, storagetest.Options("tester"))
	require.NoError(t, err, "what is damaged is not read yet")
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	told := 0
	s.OnDamage(func() { told++ })
	for range 2 {
		_, err = s.BatchLines(ctx, storage.HistoryQuery{}, 0, 300)
		require.ErrorIs(t, err, storage.ErrDamaged)
	}
	assert.True(t, s.Damaged())
	assert.Equal(t, 1, told)
	_, err = s.Save(ctx, &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality})
	assert.ErrorIs(t, err, storage.ErrDamaged)
}

// What was written since the last check is no damage of the search index.
func TestACheckAfterACheckAndASaveFindsNothing(t *testing.T) {
	storagetest.InTheFullPass(t)
	f := storagetest.New(t)
	for n := range 20 {
		f.Partner(register.Partner{Name: register.Ru(fmt.Sprint("Партнёр номер ", n))})
		findings, err := f.Check(ctx)
		require.NoError(t, err)
		require.Empty(t, findings, n)
	}
}

// A register whose first page names a form of the file that nobody knows is damaged, and all of it can be salvaged.
func TestAFormOfTheFileThatNobodyKnowsIsDamage(t *testing.T) {
	storagetest.OfFile(t)
	path := filepath.Join(t.TempDir(), "a.accord")
	s := storagetest.Fresh(t, path, storagetest.Options("tester"))
	saved, err := s.Save(ctx, &register.Partner{Name: register.Ru("Город"), Kind: register.PartnerMunicipality})
	require.NoError(t, err)
	require.NotZero(t, saved)
	require.NoError(t, s.Close())
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	const form = 47 // the last byte of the number of the form, see https://sqlite.org/fileformat2.html
	content[form] ^= 1 << 3
	require.NoError(t, os.WriteFile(path, content, 0o600))
	_, err = storage.Open(ctx, path, storagetest.Options("tester"))
	require.ErrorIs(t, err, storage.ErrDamaged)
	report, err := storage.Salvage(ctx, path, filepath.Join(t.TempDir(), "b.accord"), storagetest.Options("tester"))
	require.NoError(t, err)
	assert.Equal(t, 1, report.Counts[register.KindPartner])
}
