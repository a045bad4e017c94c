package storage_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestWhatIsPurgedLeavesItsNameAndALine(t *testing.T) {
	f := storagetest.New(t)
	party := f.Partner(register.Partner{Name: register.Ru("Завод"), Note: register.Ru("тайна")})
	a := f.Agreement(register.Agreement{Parties: []register.Party{
		{Side: register.Ours, PartnerID: f.Partner(register.Partner{Ours: true}).ID}, {Side: register.Theirs, PartnerID: party.ID},
	}})
	_, err := f.Purge(ctx, party.Ref())
	require.ErrorIs(t, err, storage.ErrNotInTrash)
	deleted, err := f.Delete(ctx, party.Ref())
	require.NoError(t, err)
	batch, err := f.Purge(ctx, party.Ref())
	require.NoError(t, err)

	left, err := f.Record(ctx, party.Ref())
	require.NoError(t, err)
	assert.Equal(t, "Завод", left.Label().Ru)
	assert.Zero(t, left.Meta().Revision)
	assert.True(t, left.(*register.Partner).Note.IsZero())
	left.(*register.Partner).Kind = register.PartnerState
	_, err = f.Save(ctx, left)
	require.ErrorIs(t, err, storage.ErrPurged, "it is not made again by hand")
	assert.Zero(t, inTrash(t, f.Store))
	lines, err := f.Lines(ctx, party.ID)
	require.NoError(t, err)
	assert.True(t, lines[party.ID].Purged)
	assert.Equal(t, "Завод", lines[party.ID].Label.Ru)
	history, err := f.History(ctx, party.ID)
	require.NoError(t, err)
	require.Len(t, history, 1)
	assert.Equal(t, storage.ActPurge, history[0].Act)
	assert.Equal(t, "tester", history[0].Author)
	assert.Nil(t, history[0].After)
	assert.False(t, history[0].Made)
	found, err := f.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, found)

	a.Number = "7"
	_, err = f.Save(ctx, a)
	require.NoError(t, err, "what mentions it can still be saved")
	require.ErrorIs(t, f.Undo(ctx, batch), storage.ErrPurged)
	require.Error(t, f.Undo(ctx, deleted))
	last, _, err := f.LastBatch(ctx)
	require.NoError(t, err)
	assert.Equal(t, storage.ActSave, last.Act)
	_, err = f.Restore(ctx, party.Ref())
	require.ErrorIs(t, err, storage.ErrNotFound)

	_, err = f.Import(ctx, []register.Record{&register.Partner{Head: register.Head{ID: party.ID}, Name: register.Ru("Завод"), Kind: register.PartnerState}})
	require.NoError(t, err, "it may come again from a file")
	lines, err = f.Lines(ctx, party.ID)
	require.NoError(t, err)
	assert.False(t, lines[party.ID].Purged || lines[party.ID].InTrash)
}

// Every kind can be purged, with all that is kept beside it.
func TestEveryKindCanBePurged(t *testing.T) {
	f := storagetest.New(t)
	made := f.OfEachKind()
	for _, k := range register.Kinds {
		_, err := f.Delete(ctx, made[k].Ref())
		require.NoError(t, err, k)
		_, err = f.Purge(ctx, made[k].Ref())
		require.NoError(t, err, k)
	}
	found, err := f.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, found)
}

// The file of a purged document goes, unless another document has it too, now or in its history.
func TestTheFilesOfPurgedDocumentsGo(t *testing.T) {
	f := storagetest.New(t)
	file := func(content string) register.Version {
		v, err := f.AddFile(ctx, "a.txt", strings.NewReader(content), nil)
		require.NoError(t, err)
		return v
	}
	alone, shared, past := file("одно"), file("общее"), file("прежнее")
	f.Document(register.Document{Versions: []register.Version{shared}})
	other := f.Document(register.Document{Versions: []register.Version{past}})
	other.Versions = []register.Version{file("новое")}
	_, err := f.Save(ctx, other)
	require.NoError(t, err)
	d := f.Document(register.Document{Versions: []register.Version{alone, shared, past}})
	_, err = f.Delete(ctx, d.Ref())
	require.NoError(t, err)
	_, err = f.Purge(ctx, d.Ref())
	require.NoError(t, err)
	for v, want := range map[register.Version]bool{alone: false, shared: true, past: true} {
		there, err := f.HasContent(ctx, v.Hash)
		require.NoError(t, err)
		assert.Equal(t, want, there, v.Hash)
	}
	found, err := f.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, found)
}

// Nothing is purged where the copy before it could not be made.
func TestACopyIsKeptBeforeTheTrashIsEmptied(t *testing.T) {
	storagetest.OfFile(t) // copies of a server are its administrator’s
	f := storagetest.New(t)
	ref := partners(f, 1)[0]
	_, err := f.Delete(ctx, ref)
	require.NoError(t, err)
	var asked []storage.Occasion
	fails := assert.AnError
	options := storagetest.Options("tester")
	options.Before = func(_ context.Context, _ *storage.Store, why storage.Occasion) error {
		asked = append(asked, why)
		return fails
	}
	s, err := storage.Open(ctx, f.Path(), options)
	require.NoError(t, err)
	defer func() { require.NoError(t, s.Close()) }()
	_, err = s.Purge(ctx, ref)
	require.ErrorIs(t, err, assert.AnError)
	assert.Equal(t, 1, inTrash(t, s))
	fails = nil
	_, err = s.Purge(ctx, ref)
	require.NoError(t, err)
	assert.Equal(t, []storage.Occasion{storage.BeforeEmptyTrash, storage.BeforeEmptyTrash}, asked)
	assert.Zero(t, inTrash(t, s))
}
