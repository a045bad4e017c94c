package storage_test

import (
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

// Whoever takes a file for overwritten that is not loses nothing of what others have saved into the log.
func TestALogIsNotEmptiedUnderAWholeRegister(t *testing.T) {
	storagetest.OfFile(t)
	s, saved, _, _ := apart(t)
	second := open(t, s.Path())
	theirs := &register.Partner{Name: register.Ru("Гянджа"), Kind: register.PartnerMunicipality}
	_, err := second.Save(ctx, theirs)
	require.NoError(t, err)
	require.NotZero(t, sizeOf(t, s.Path()+"-wal"))
	storage.Disown(ctx, s)
	for _, p := range []*register.Partner{saved, theirs} {
		got, err := second.Record(ctx, p.Ref())
		require.NoError(t, err)
		assert.Equal(t, p, got)
	}
	_, err = second.Save(ctx, &register.Partner{Name: register.Ru("Шуша"), Kind: register.PartnerMunicipality})
	require.NoError(t, err)
	require.NoError(t, s.Close())
	require.NoError(t, second.Close())
	findings, err := open(t, s.Path()).Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
}

// What was saved into a register and stood in its log alone when the file was overwritten can be salvaged, however long it is.
func TestWhatStoodInTheLogOfAnOverwrittenRegisterIsKept(t *testing.T) {
	storagetest.OfFile(t)
	s, _, tick, _ := apart(t)
	require.NoError(t, s.Settle(ctx))
	var aliases []string
	for i := range 900 {
		aliases = append(aliases, fmt.Sprint("Имя ", i*i*i*7919))
	}
	late := &register.Partner{Name: register.Ru("Гянджа"), Kind: register.PartnerMunicipality, Aliases: aliases}
	_, err := s.Save(ctx, late)
	require.NoError(t, err)
	overwrite(t, s.Path(), []byte("другое"))
	tick(10)
	_ = s.Close()
	assert.NoFileExists(t, s.Path()+"-wal")

	kept, err := filepath.Glob(s.Path() + ".overwritten-*Z")
	require.NoError(t, err)
	require.Len(t, kept, 1)
	about, err := os.Stat(kept[0])
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o600), about.Mode().Perm())
	storage.OpensAs(kept[0], s.Path())
	fresh := filepath.Join(t.TempDir(), "fresh.accord")
	_, err = storage.Salvage(ctx, kept[0], fresh, storagetest.Options("tester"))
	require.NoError(t, err)
	got, err := open(t, fresh).Record(ctx, late.Ref())
	require.NoError(t, err)
	assert.Equal(t, late.Aliases, got.(*register.Partner).Aliases)
}

func TestSalvageSaysWhereNothingIsLeft(t *testing.T) {
	storagetest.OfFile(t)
	path := filepath.Join(t.TempDir(), "a.accord")
	require.NoError(t, os.WriteFile(path, make([]byte, 1<<16), 0o600))
	_, err := storage.Salvage(ctx, path, path+".new", storagetest.Options("tester"))
	assert.ErrorIs(t, err, storage.ErrNothingLeft)
}
