package storage_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// contents counts what the register at an address holds of files, whole or not.
func contents(t *testing.T, s *storage.Store) int {
	t.Helper()
	return int(raw(t, s.Path(), "SELECT count(*) FROM blobs"))
}

// A file of a package counts with the records that name it, and not before.
func TestFilesOfAPackageComeWithItsRecordsOrNotAtAll(t *testing.T) {
	storagetest.OfFile(t) // what counts there is read past the Store
	f := storagetest.New(t)
	other := inFile(t)
	trip := &register.Person{Name: register.Ru("Гасанов")}
	saved(t, other, trip)
	attach(t, other, trip.Ref(), "letter.txt", bytes.Repeat([]byte("письмо"), 200000))
	l := packed(t, other, storage.Packing{FilesUnder: -1})
	in := intended(t, f.Store, l)

	broken := errors.New("the stick is gone")
	_, err := f.TakeParcel(ctx, in, "", func(hash string) (io.ReadCloser, error) {
		from, err := filesOf(other, l)(hash)
		return io.NopCloser(io.MultiReader(io.LimitReader(from, 1<<20), failing{broken})), err
	})
	require.ErrorIs(t, err, broken)
	assert.Zero(t, contents(t, f.Store))

	ending, cancel := whenDone(1)
	defer cancel()
	_, err = f.TakeParcel(ending, in, "", filesOf(other, l))
	require.ErrorIs(t, err, context.Canceled)
	assert.Zero(t, contents(t, f.Store), "the records did not come, and so the file did not")

	_, err = f.TakeParcel(ctx, in, "", filesOf(other, l))
	require.NoError(t, err)
	assert.Equal(t, 1, contents(t, f.Store))
	wholeIn(t, f.Store)
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// What was added for something that was not done goes again, and only that.
func TestFilesThatNothingNamesGo(t *testing.T) {
	f := storagetest.New(t)
	named := f.File("named.txt", []byte("названный"))
	d := f.Document(register.Document{Versions: []register.Version{named}})
	before := f.File("before.txt", []byte("прежний"))
	d.Versions = append(d.Versions, before)
	saved(t, f.Store, d)
	d.Versions = d.Versions[:1]
	saved(t, f.Store, d)

	noting, drop := storage.Adding(ctx)
	fresh, err := f.AddFile(noting, "fresh.txt", bytes.NewReader([]byte("новый")), nil)
	require.NoError(t, err)
	_, err = f.AddFile(noting, "same.txt", bytes.NewReader([]byte("названный")), nil)
	require.NoError(t, err)
	drop()
	has := func(v register.Version) bool {
		there, err := f.HasContent(ctx, v.Hash)
		require.NoError(t, err)
		return there
	}
	assert.False(t, has(fresh))
	assert.True(t, has(named))
	assert.True(t, has(before))

	left := f.File("left.txt", []byte("оставленный сбоем"))
	require.NoError(t, f.SweepFiles(ctx))
	assert.False(t, has(left))
	assert.True(t, has(named))
	assert.True(t, has(before), "the history names it")
	wholeIn(t, f.Store)
}

// A file that was left behind is no damage where its record came, and comes with a later package of the same records.
func TestAFileLeftBehindIsNoDamageAndComesLater(t *testing.T) {
	f := storagetest.New(t)
	p := f.Person(register.Person{})
	attach(t, f.Store, p.Ref(), "scan.txt", []byte("скан"))
	found := func(s *storage.Store) (flaws []storage.Flaw) {
		findings, err := s.Check(ctx)
		require.NoError(t, err)
		for _, d := range findings {
			flaws = append(flaws, d.Flaw)
		}
		return flaws
	}
	for _, history := range []bool{true, false} {
		lap := laptop(t, f.Store, "Ильдар", storage.Packing{History: history})
		assert.Equal(t, []storage.Flaw{storage.FlawFileLeft}, found(lap), "unpacked")

		l := packed(t, f.Store, storage.Packing{FilesUnder: -1})
		in := intended(t, lap, l)
		require.True(t, in.OnlyFiles())
		require.False(t, in.Empty())
		batch, err := lap.TakeParcel(ctx, in, "", filesOf(f.Store, l))
		require.NoError(t, err)
		assert.True(t, batch.IsZero(), "no record was changed")
		wholeIn(t, lap)
		assert.True(t, intended(t, lap, l).Empty())
	}
	other := inFile(t)
	_, err := other.TakeParcel(ctx, intended(t, other, packed(t, f.Store, storage.Packing{})), "", nil)
	require.NoError(t, err)
	assert.Equal(t, []storage.Flaw{storage.FlawFileLeft}, found(other), "taken in")
	assert.False(t, storage.FlawFileLeft.Damage())
}
