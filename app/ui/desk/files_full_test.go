package desk_test

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/desk/desktest"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// fullStore is a register on a full disk.
type fullStore struct{ *storage.Store }

func (fullStore) AddFile(_ context.Context, _ string, from io.Reader, _ func(int64)) (register.Version, error) {
	_, _ = io.ReadAll(from)
	return register.Version{}, storage.ErrFull
}

func (fullStore) CopyFile(context.Context, register.Version, io.Writer) error { return storage.ErrFull }

// A file that is opened is copied out first: it is the disk of the copy that is full.
func TestAFullDiskOfTheCopyIsNotBlamedOnTheOpenedFile(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	desk.NewFiles(d, fullStore{f.Store}).Open(register.Version{Name: "протокол.txt"})
	require.Len(t, d.Failed, 1)
	said := trouble.Sentence(d.Failed[0])
	assert.NotContains(t, said, "протокол")
	assert.Contains(t, said, os.TempDir())
}

// The disk of the register is full, and not that of the file which is added to it.
func TestAFullDiskIsNotBlamedOnTheAddedFile(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	to := f.Partner(register.Partner{})
	path := filepath.Join(t.TempDir(), "протокол.bin")
	require.NoError(t, os.WriteFile(path, []byte("x"), 0o600))
	desk.NewFiles(d, fullStore{f.Store}).Add(to.Ref(), path)
	require.Len(t, d.Failed, 1)
	assert.ErrorIs(t, d.Failed[0], storage.ErrFull)
	assert.NotContains(t, trouble.Sentence(d.Failed[0]), "протокол")

	desk.NewFiles(d, f.Store).Add(to.Ref(), filepath.Join(filepath.Dir(path), "нет.bin"))
	require.Len(t, d.Failed, 2)
	assert.Contains(t, trouble.Sentence(d.Failed[1]), "нет.bin")
}
