package backup_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/backup"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// Copies of a register under seal are under seal, and nothing of them is ever in the clear; an older, open one comes under it.
func TestCopiesOfARegisterUnderSeal(t *testing.T) {
	path, with := lasting(t)
	secret := &register.Partner{Name: register.Ru("Тайный партнёр"), Kind: register.PartnerState}
	var before, b backup.Backup
	with(func(s *storage.Store) { before = made(t, s, backup.Plan{}, backup.Daily, storagetest.Noon) })
	require.NoError(t, storagetest.Sealed(path))
	with(func(s *storage.Store) {
		_, err := s.Save(ctx, secret)
		require.NoError(t, err)
		b = made(t, s, backup.Plan{}, backup.ByHand, storagetest.Noon.Add(time.Hour))
	})
	assert.True(t, b.Sealed)
	content, err := os.ReadFile(b.Path)
	require.NoError(t, err)
	assert.False(t, bytes.Contains(content, []byte("Тайный")))
	assert.Equal(t, []backup.Backup{before}, backup.Unsealed(path, backup.Plan{}))

	_, err = backup.Open(ctx, b.Path, "", storagetest.Options("tester"))
	require.ErrorIs(t, err, backup.ErrSealed)
	_, err = backup.Open(ctx, b.Path, "не та", storagetest.Options("tester"))
	require.ErrorIs(t, err, backup.ErrWrongSecret)
	opened, err := backup.Open(ctx, b.Path, storagetest.Passphrase, storagetest.Options("tester"))
	require.NoError(t, err)
	assert.True(t, opened.UnderSeal())
	_, err = opened.Record(ctx, secret.Ref())
	require.NoError(t, err)
	require.NoError(t, opened.Close())

	require.NoError(t, storage.Reword(ctx, path, storagetest.Passphrase, "другая фраза"))
	kept, err := backup.Restore(ctx, before.Path, "", path, storagetest.Noon.Add(2*time.Hour))
	require.NoError(t, err)
	assert.True(t, storage.UnderSeal(path), "an open copy comes under the seal")
	storage.Lock()
	require.NoError(t, storage.Unlock(ctx, path, "другая фраза", clock.At(storagetest.Noon)))
	with(func(s *storage.Store) {
		_, err := s.Record(ctx, secret.Ref())
		require.ErrorIs(t, err, storage.ErrNotFound)
	})
	_, err = backup.Restore(ctx, b.Path, storagetest.Passphrase, path, storagetest.Noon.Add(3*time.Hour))
	require.NoError(t, err)
	storage.Lock()
	require.NoError(t, storage.Unlock(ctx, path, "другая фраза", clock.At(storagetest.Noon)), "the passphrase stays that of the register")
	with(func(s *storage.Store) {
		_, err := s.Record(ctx, secret.Ref())
		require.NoError(t, err)
	})
	_, err = backup.Restore(ctx, kept, "другая фраза", path, storagetest.Noon.Add(4*time.Hour))
	require.NoError(t, err, "and what was replaced comes back")
	with(func(s *storage.Store) {
		_, err := s.Record(ctx, secret.Ref())
		require.NoError(t, err)
	})

	damaged := filepath.Join(t.TempDir(), "повреждена.accordbackup")
	content[len(content)/2] ^= 1
	require.NoError(t, os.WriteFile(damaged, content, 0o600))
	_, err = backup.Open(ctx, damaged, storagetest.Passphrase, storagetest.Options("tester"))
	require.ErrorIs(t, err, storage.ErrDamaged)
}
