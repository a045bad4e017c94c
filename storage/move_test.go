package storage_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestARegisterMovesToAServerAndBackWhole(t *testing.T) {
	storagetest.InTheFullPass(t)
	to := storagetest.EmptyDatabase(t)
	f := storagetest.New(t)
	a := f.Agreement(f.Signed("2002-01-25", "2002-03-01"))
	a.Title = register.Ru("О торговле")
	a.Term, a.Rules = register.TermFor, register.Rules{Months: 36, Renewal: register.RenewalUnlimited} // its end moves on, which is kept as no bytes at all
	_, err := f.Save(ctx, a)
	require.NoError(t, err)
	d := f.Document(register.Document{Title: register.Ru("Протокол"), Versions: []register.Version{f.File("протокол.txt", []byte("о дружбе"))}})
	gone := f.Partner(register.Partner{Name: register.Ru("Лишний")})
	_, err = f.Delete(ctx, gone.Ref())
	require.NoError(t, err)

	require.NoError(t, f.MoveTo(ctx, to, storagetest.Options("administrator")))
	server, err := storage.Open(ctx, to, storagetest.Options("tester"))
	require.NoError(t, err)
	defer func() { require.NoError(t, server.Close()) }()
	sameRegister(t, f.Store, server, a.Ref(), d.Ref())
	hits, err := server.Search(ctx, "дружбе", 10)
	require.NoError(t, err)
	assert.Len(t, hits, 1, "what files say is found")
	_, err = server.Save(ctx, a)
	require.NoError(t, err, "numbers go on after those that came")

	back := filepath.Join(t.TempDir(), "назад.accord")
	require.NoError(t, server.MoveTo(ctx, back, storagetest.Options("administrator")))
	file, err := storage.Open(ctx, back, storagetest.Options("tester"))
	require.NoError(t, err)
	defer func() { require.NoError(t, file.Close()) }()
	sameRegister(t, server, file, a.Ref(), d.Ref())

	assert.ErrorIs(t, f.MoveTo(ctx, to, storagetest.Options("administrator")), storage.ErrOccupied)
	assert.ErrorIs(t, server.MoveTo(ctx, back, storagetest.Options("administrator")), storage.ErrExists)
}

// sameRegister compares two registers, and some of their records.
func sameRegister(t *testing.T, one, other *storage.Store, refs ...register.Ref) {
	t.Helper()
	for _, s := range []*storage.Store{one, other} {
		findings, err := s.Check(ctx)
		require.NoError(t, err)
		assert.Empty(t, findings)
	}
	for _, ref := range refs {
		want, err := one.Record(ctx, ref)
		require.NoError(t, err)
		got, err := other.Record(ctx, ref)
		require.NoError(t, err)
		assert.Equal(t, want, got)
	}
	want, err := one.Changes(ctx, storage.HistoryQuery{}, 0, 1000)
	require.NoError(t, err)
	got, err := other.Changes(ctx, storage.HistoryQuery{}, 0, 1000)
	require.NoError(t, err)
	assert.Equal(t, want, got)
}

func TestAMoveThatBreaksOffLeavesNothing(t *testing.T) {
	to := storagetest.EmptyDatabase(t)
	f := storagetest.New(t)
	for range 20 {
		f.Partner(register.Partner{})
	}
	cancelled, cancel := context.WithCancel(ctx)
	err := f.MoveTo(storage.Telling(cancelled, func(done, _ int) {
		if done == 10 {
			cancel()
		}
	}), to, storagetest.Options("administrator"))
	require.ErrorIs(t, err, context.Canceled)
	assert.Zero(t, raw(t, to, "SELECT count(*) FROM information_schema.schemata WHERE schema_name LIKE 'accord%'"))
	require.NoError(t, f.MoveTo(ctx, to, storagetest.Options("administrator")))
}
