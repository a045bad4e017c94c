package storage_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func say(path, words string, then error) error {
	return storage.Write(path, func(to io.Writer) error {
		_, err := io.WriteString(to, words)
		return errors.Join(err, then)
	})
}

func TestAFileThatCannotBeWrittenWholeStaysAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "перечень.csv")
	require.NoError(t, say(path, "прежнее", nil))
	full := errors.New("the disk is full")
	assert.ErrorIs(t, say(path, "полови", full), full)
	written, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "прежнее", string(written))
	assert.Len(t, files(t, filepath.Dir(path)), 1, "nothing half-written is left beside it")
	assert.Error(t, storage.Write(filepath.Join(path, "нигде.csv"), nil), "there is no such folder")
}

// Whatever the name under which it is reached, a register stays a register: the one that is open, one that is not, one
// that is damaged, and what the engine keeps beside them.
func TestNothingIsWrittenWhereARegisterLies(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	f.Partner(register.Partner{}) // so that there is a log
	folder := filepath.Dir(f.Path())
	other := filepath.Join(folder, "другой.accord")
	s, err := storage.Create(ctx, other, storagetest.Options("tester"))
	require.NoError(t, err)
	require.NoError(t, s.Close())
	renamed := filepath.Join(folder, "old.accord.before-3")
	require.NoError(t, os.Link(other, renamed))
	damaged := filepath.Join(folder, "damaged.accord")
	require.NoError(t, os.WriteFile(damaged, make([]byte, 8192), 0o600))

	taken := []string{f.Path(), f.Path() + "-wal", f.Path() + "-shm", f.Path() + "-journal", f.Path() + "-WAL", other, other + "-wal", renamed, damaged}
	for i, to := range []string{f.Path(), f.Path() + "-wal", f.Path() + "-shm", other} {
		soft, hard := filepath.Join(folder, "soft"+string(rune('0'+i))), filepath.Join(folder, "hard"+string(rune('0'+i)))
		require.NoError(t, os.Symlink(to, soft))
		require.NoError(t, os.Link(to, hard))
		taken = append(taken, soft, hard)
	}
	taken = append(taken, filepath.Join(folder, ".", "x", "..", filepath.Base(f.Path())))
	require.NoError(t, os.Mkdir(filepath.Join(folder, "x"), 0o700))

	before := files(t, folder, "x")
	var later []string // links to what is not there now and would be taken for a log
	for i, to := range []string{other + "-journal", f.Path() + "-journal", filepath.Base(other) + "-wal"} {
		later = append(later, filepath.Join(folder, "later"+string(rune('0'+i))))
		require.NoError(t, os.Symlink(to, later[i]))
	}
	for _, path := range append(taken, later...) {
		assert.ErrorIs(t, say(path, "{}", nil), storage.ErrIsRegister, path)
		assert.ErrorIs(t, f.CopyTo(ctx, path), storage.ErrIsRegister, path)
	}
	for _, path := range later {
		require.NoError(t, os.Remove(path))
	}
	assert.Equal(t, before, files(t, folder, "x"), "not a byte is changed")
	findings, err := f.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
	assert.NoError(t, say(filepath.Join(folder, "реестр.accord.json"), "{}", nil), "other names are free")
}

func TestWhatIsNoFileIsWrittenTo(t *testing.T) {
	require.NoError(t, say(os.DevNull, "{}", nil))
	about, err := os.Stat(os.DevNull)
	require.NoError(t, err)
	assert.False(t, about.Mode().IsRegular(), "it is no file now either")

	folder := t.TempDir()
	target := filepath.Join(folder, "там", "перечень.csv")
	require.NoError(t, os.Mkdir(filepath.Dir(target), 0o700))
	link := filepath.Join(folder, "перечень.csv")
	require.NoError(t, os.Symlink(target, link))
	for _, words := range []string{"первое", "второе"} { // the file is not there at first
		require.NoError(t, say(link, words, nil))
		written, err := os.ReadFile(target)
		require.NoError(t, err)
		assert.Equal(t, words, string(written))
	}
	about, err = os.Lstat(link)
	require.NoError(t, err)
	assert.Equal(t, os.ModeSymlink, about.Mode().Type(), "a link stays a link")
	assert.Error(t, say(folder, "{}", nil))
}

func TestACopyHoldsWhatTheRegisterHolds(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	p := f.Partner(register.Partner{})
	path := filepath.Join(t.TempDir(), "копия.accord")
	require.NoError(t, f.CopyTo(ctx, path))
	all := 1
	if storagetest.UnderSeal() {
		all = 2 // with its lock
	}
	assert.Len(t, files(t, filepath.Dir(path)), all)
	got, err := open(t, path).Record(ctx, p.Ref())
	require.NoError(t, err)
	assert.Equal(t, p, got)
}

func TestARegisterThatCannotBeFilledIsNotThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "register.accord")
	broken := errors.New("half of it")
	_, err := storage.CreateWith(ctx, path, storagetest.Options("tester"), func(s *storage.Store) error {
		_, err := s.Save(context.Background(), &register.Sphere{Name: register.Ru("Сфера")})
		require.NoError(t, err)
		assert.NoFileExists(t, path, "it comes there when it is whole")
		return broken
	})
	assert.ErrorIs(t, err, broken)
	assert.Empty(t, files(t, filepath.Dir(path)))
}
