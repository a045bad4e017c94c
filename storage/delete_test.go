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

func partners(f *storagetest.Factory, n int) []register.Ref {
	refs := make([]register.Ref, n)
	for i := range refs {
		refs[i] = f.Partner(register.Partner{}).Ref()
	}
	return refs
}

func inTrash(t *testing.T, s *storage.Store) int {
	t.Helper()
	trash, err := s.Trash(ctx)
	require.NoError(t, err)
	return len(trash)
}

func TestSeveralAreDeletedRestoredAndUndoneAsOne(t *testing.T) {
	f := storagetest.New(t)
	refs := partners(f, 4)
	deleted, err := f.Delete(ctx, append(refs, refs[0])...)
	require.NoError(t, err)
	last, ok, err := f.LastBatch(ctx)
	require.NoError(t, err)
	require.True(t, ok)
	assert.Equal(t, deleted, last.ID)
	assert.Equal(t, storage.ActDelete, last.Act)
	assert.Equal(t, refs, last.Refs, "each once, in their order")
	assert.Equal(t, 4, inTrash(t, f.Store))

	restored, err := f.Restore(ctx, refs[:3]...)
	require.NoError(t, err)
	assert.Equal(t, 1, inTrash(t, f.Store))
	require.NoError(t, f.Undo(ctx, restored))
	assert.Equal(t, 4, inTrash(t, f.Store))
	require.NoError(t, f.Undo(ctx, deleted))
	assert.Zero(t, inTrash(t, f.Store))
}

func TestWhereOneCannotBeDeletedNoneIs(t *testing.T) {
	f := storagetest.New(t)
	refs := partners(f, 3)
	_, err := f.Delete(ctx, refs[0], register.Ref{Kind: register.KindPartner, ID: register.NewID()}, refs[1])
	require.ErrorIs(t, err, storage.ErrNotFound)
	assert.Zero(t, inTrash(t, f.Store))
	cancelled, cancel := context.WithCancel(ctx)
	told := 0
	_, err = f.Delete(storage.Telling(cancelled, func(done, all int) {
		told = all
		cancel()
	}), refs...)
	require.ErrorIs(t, err, context.Canceled)
	assert.Equal(t, 3, told)
	assert.Zero(t, inTrash(t, f.Store), "what is cancelled after its last part is not there either")
}

func TestWhatWasChangedSinceItWasSeenIsNotDeleted(t *testing.T) {
	f := storagetest.New(t)
	refs := partners(f, 2)
	seen, err := f.Revisions(ctx, refs...)
	require.NoError(t, err)
	theirs, err := storage.Get[register.Partner](ctx, f.Store, refs[1].ID)
	require.NoError(t, err)
	before := theirs.Name
	theirs.Name = register.Ru("Баку")
	_, err = f.Save(ctx, theirs)
	require.NoError(t, err)

	_, err = f.DeleteUnchanged(ctx, seen)
	var conflict *storage.Conflict
	require.ErrorAs(t, err, &conflict)
	assert.Equal(t, before, conflict.Base.Label())
	assert.Equal(t, "Баку", conflict.Theirs.Label().Ru)
	assert.True(t, conflict.Mine.Meta().InTrash())
	assert.Zero(t, inTrash(t, f.Store), "neither of the two is deleted")
	seen[refs[1]] = theirs.Revision
	_, err = f.DeleteUnchanged(ctx, seen)
	require.NoError(t, err)
	assert.Equal(t, 2, inTrash(t, f.Store))
}

func TestOnlyOtherLivingRecordsDepend(t *testing.T) {
	f := storagetest.New(t)
	root := f.Sphere(register.Sphere{})
	child := f.Sphere(register.Sphere{ParentID: root.ID})
	a := f.Agreement(register.Agreement{SphereIDs: []register.ID{root.ID, child.ID}})
	gone := f.Agreement(register.Agreement{SphereIDs: []register.ID{root.ID}})
	_, err := f.Delete(ctx, gone.Ref())
	require.NoError(t, err)
	for _, c := range []struct {
		refs []register.Ref
		want int
	}{
		{[]register.Ref{root.Ref()}, 2},
		{[]register.Ref{root.Ref(), child.Ref()}, 1},
		{[]register.Ref{root.Ref(), child.Ref(), a.Ref()}, 0},
	} {
		got, err := f.Dependents(ctx, c.refs...)
		require.NoError(t, err)
		assert.Len(t, got, c.want, c.refs)
	}
}

// What came from a file is taken back by its name, after the register was closed too, and after what came later was.
func TestAnImportIsTheLastBatchOnceWhatFollowedIsUndone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "register.accord")
	s := storagetest.Fresh(t, path, storagetest.Options("tester"))
	brought := &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerState}
	batch, err := s.ImportAs(ctx, storage.ActImport, "партнёры.json", []register.Record{brought, &register.Sphere{Name: register.Ru("Торговля")}})
	require.NoError(t, err)
	brought.Name = register.Ru("Гянджа")
	_, err = s.Save(ctx, brought)
	require.NoError(t, err)
	require.NoError(t, s.Close())

	s = open(t, path)
	last, _, err := s.LastBatch(ctx)
	require.NoError(t, err)
	assert.Equal(t, storage.ActSave, last.Act)
	require.ErrorIs(t, s.Undo(ctx, batch), storage.ErrConflict)
	assert.Zero(t, inTrash(t, s), "an import is undone whole or not at all")
	require.NoError(t, s.Undo(ctx, last.ID))
	last, _, err = s.LastBatch(ctx)
	require.NoError(t, err)
	assert.Equal(t, batch, last.ID)
	assert.Equal(t, storage.ActImport, last.Act)
	assert.Equal(t, "партнёры.json", last.Name)
	assert.Len(t, last.Refs, 2)
	require.NoError(t, s.Undo(ctx, last.ID))
	assert.Equal(t, 2, inTrash(t, s))
	_, ok, err := s.LastBatch(ctx)
	require.NoError(t, err)
	assert.False(t, ok)
}

// A register made before acts were kept tells them from what its batches did.
func TestOlderBatchesAreNamedByWhatTheyDid(t *testing.T) {
	path := version1(t)
	const (
		alive = `{"id":"x"}`
		gone  = `{"id":"x","deleted_at":"2022-12-01T00:00:00.000Z"}`
	)
	add := func(batch byte, undoes any, before any, after string) {
		raw(t, path, `INSERT INTO history (kind, record_id, revision, at, author, device, batch, undoes, before, after)
			VALUES ('sphere', randomblob(16), 1, '2022-12-01T00:00:00.000Z', 'a', 'b', ?, ?, ?, ?)`, id(batch), undoes, before, after)
	}
	add(1, nil, nil, alive)
	for range 2 {
		add(2, nil, alive, alive)
	}
	for range 30 {
		add(3, nil, nil, alive)
	}
	add(4, nil, alive, gone)
	add(5, nil, gone, alive)
	add(6, id(5), alive, gone)
	s := open(t, path)
	for batch, want := range map[byte]storage.Act{
		1: storage.ActSave, 2: storage.ActSeveral, 3: storage.ActImport, 4: storage.ActDelete, 5: storage.ActRestore, 6: storage.ActUndo,
	} {
		got, err := s.Batch(ctx, register.ID(id(batch)))
		require.NoError(t, err)
		assert.Equal(t, want, got.Act)
	}
}

// id is one of sixteen equal bytes.
func id(b byte) []byte {
	whole := make([]byte, 16)
	for i := range whole {
		whole[i] = b
	}
	return whole
}
