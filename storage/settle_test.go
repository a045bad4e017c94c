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

// alone copies a register's one file, as people do, and opens the copy.
func alone(t *testing.T, path string) *storage.Store {
	t.Helper()
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	copied := filepath.Join(t.TempDir(), "копия.accord")
	require.NoError(t, os.WriteFile(copied, content, 0o600))
	storage.OpensAs(copied, path)
	return open(t, copied)
}

func TestACopyOfTheOneFileHasEverything(t *testing.T) {
	s, saved, tick, _ := apart(t)
	second := open(t, s.Path()) // another window, as it may be
	tick(4)
	got, err := alone(t, s.Path()).Record(ctx, saved.Ref())
	require.NoError(t, err, "after a few quiet seconds")
	assert.Equal(t, saved, got)

	last := &register.Partner{Name: register.Ru("Казань"), Kind: register.PartnerMunicipality}
	_, err = second.Save(ctx, last)
	require.NoError(t, err)
	tick(4)
	_, err = alone(t, s.Path()).Record(ctx, last.Ref())
	assert.NoError(t, err, "also what the other window saved")

	again := &register.Partner{Name: register.Ru("Гянджа"), Kind: register.PartnerMunicipality}
	_, err = s.Save(ctx, again)
	require.NoError(t, err)
	require.NoError(t, s.Settle(ctx))
	_, err = alone(t, s.Path()).Record(ctx, again.Ref())
	assert.NoError(t, err, "at once when it is asked for")
}

func TestWhoLeavesFirstLeavesItWhole(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	second := open(t, f.Path())
	p := &register.Partner{Name: register.Ru("Казань"), Kind: register.PartnerMunicipality}
	_, err := second.Save(ctx, p)
	require.NoError(t, err)
	require.NoError(t, second.Close())
	_, err = alone(t, f.Path()).Record(ctx, p.Ref())
	assert.NoError(t, err)
}

// While somebody writes or reads, nothing waits, and it is done later.
func TestWritingBackWaitsForNobody(t *testing.T) {
	s, saved, tick, _ := apart(t)
	free := hold(t, s.Path(), "BEGIN IMMEDIATE")
	assert.ErrorIs(t, s.Settle(ctx), storage.ErrLocked)
	free()
	tick(4)
	_, err := alone(t, s.Path()).Record(ctx, saved.Ref())
	assert.NoError(t, err)
	_, err = s.Save(ctx, &register.Partner{Name: register.Ru("Казань"), Kind: register.PartnerMunicipality})
	assert.NoError(t, err)
}
