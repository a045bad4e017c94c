package storage_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestARegisterIsMovedToAnotherDisk(t *testing.T) {
	folder := synchronised(t)
	from, kept, to := filepath.Join(folder, "a.accord"), filepath.Join(folder, "a (перенесён).accord"), filepath.Join(t.TempDir(), "a.accord")
	s, err := storage.Create(ctx, from, storagetest.Options("tester"))
	require.NoError(t, err)
	p := &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality}
	_, err = s.Save(ctx, p)
	require.NoError(t, err)
	assert.ErrorIs(t, storage.Relocate(ctx, from, to, kept, storagetest.Options("tester")), storage.ErrLocked, "not while it is open")
	require.NoError(t, s.Close())

	taken := filepath.Join(t.TempDir(), "taken.accord")
	require.NoError(t, os.WriteFile(taken, []byte("другое"), 0o600))
	assert.ErrorIs(t, storage.Relocate(ctx, from, taken, kept, storagetest.Options("tester")), storage.ErrExists)
	assert.Error(t, storage.Relocate(ctx, from, filepath.Join(taken, "нет", "a.accord"), kept, storagetest.Options("tester")))
	assert.FileExists(t, from)

	require.NoError(t, storage.Relocate(ctx, from, to, kept, storagetest.Options("tester")))
	assert.NoFileExists(t, from, "nobody goes on working in it")
	moved := open(t, to)
	assert.True(t, moved.Site().Safe())
	for _, s := range []*storage.Store{moved, open(t, kept)} {
		_, err := s.Record(ctx, p.Ref())
		assert.NoError(t, err)
	}
	findings, err := moved.QuickCheck(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
}

func TestAQuickCheckFindsADamagedTable(t *testing.T) {
	path := closed(t)
	s, err := storage.Open(ctx, path, storagetest.Options("tester"))
	require.NoError(t, err)
	var records []register.Record
	for range 200 {
		records = append(records, &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality})
	}
	_, err = s.SaveAll(ctx, records...)
	require.NoError(t, err)
	require.NoError(t, s.Close())
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	found := 0
	for at := 4096 * 20; at+4096 <= len(content); at += 4096 * 7 {
		damaged := append([]byte{}, content...)
		for i := range 4096 {
			damaged[at+i] = byte(i * 31)
		}
		path := filepath.Join(t.TempDir(), "damaged.accord")
		require.NoError(t, os.WriteFile(path, damaged, 0o600))
		s, err := storage.Open(ctx, path, storagetest.Options("tester"))
		if err != nil {
			assert.ErrorIs(t, err, storage.ErrDamaged)
			continue
		}
		findings, err := s.QuickCheck(ctx)
		require.NoError(t, err)
		assert.Equal(t, len(findings) > 0, s.Damaged())
		if len(findings) > 0 {
			found++
			_, err := s.Save(ctx, &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality})
			assert.ErrorIs(t, err, storage.ErrDamaged, "nothing more is written into it")
		}
		require.NoError(t, s.Close())
	}
	assert.NotZero(t, found)
}
