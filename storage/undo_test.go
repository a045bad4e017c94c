package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// renamed saves a partner under each name and returns the batches.
func renamed(t *testing.T, f *storagetest.Factory, p *register.Partner, names ...string) (batches []register.ID) {
	t.Helper()
	for _, name := range names {
		p.Name.Ru = name
		batch, err := f.Save(ctx, p)
		require.NoError(t, err)
		batches = append(batches, batch)
	}
	return batches
}

func partner(t *testing.T, f *storagetest.Factory, id register.ID) *register.Partner {
	t.Helper()
	p, err := storage.Get[register.Partner](ctx, f.Store, id)
	require.NoError(t, err)
	return p
}

func steps(t *testing.T, s *storage.Store) storage.Steps {
	t.Helper()
	all, err := s.Steps(ctx, 50)
	require.NoError(t, err)
	return all
}

func TestUndoTakesBackOnlyWhatTheBatchDid(t *testing.T) {
	f := storagetest.New(t)
	p := f.Partner(register.Partner{Name: register.Ru("один"), Note: register.Ru("старое")})
	second := renamed(t, f, p, "два")[0]
	p.Note.Ru = "новое"
	_, err := f.Save(ctx, p)
	require.NoError(t, err)
	require.NoError(t, f.Undo(ctx, second))
	got := partner(t, f, p.ID)
	assert.Equal(t, "один", got.Name.Ru)
	assert.Equal(t, "новое", got.Note.Ru, "the later change stays")
}

func TestUndoAsksOnlyWhatClashesAndDoesWhatIsDecided(t *testing.T) {
	f := storagetest.New(t)
	p, q := f.Partner(register.Partner{Name: register.Ru("один"), Code: "AZ"}), f.Partner(register.Partner{Name: register.Ru("другой")})
	p.Name.Ru, p.Code, q.Name.Ru = "два", "RU-TA", "иной"
	batch, err := f.SaveAll(ctx, p, q)
	require.NoError(t, err)
	renamed(t, f, p, "три")

	var conflict *storage.Conflict
	require.ErrorAs(t, f.Undo(ctx, batch), &conflict)
	assert.Equal(t, "иной", partner(t, f, q.ID).Name.Ru, "all or nothing")
	assert.Equal(t, []string{"два", "три", "один"}, []string{conflict.Base.Label().Ru, conflict.Theirs.Label().Ru, conflict.Mine.Label().Ru})
	decided, clashes, err := register.Merge(conflict.Base, conflict.Theirs, conflict.Mine)
	require.NoError(t, err)
	require.Len(t, clashes, 1)
	require.NoError(t, register.Take(decided, conflict.Theirs, clashes[0].Path))
	require.NoError(t, f.Undo(ctx, batch, decided))
	got := partner(t, f, p.ID)
	assert.Equal(t, []string{"три", "AZ"}, []string{got.Name.Ru, got.Code})
	assert.Equal(t, "другой", partner(t, f, q.ID).Name.Ru)
}

func TestAsManyStepsAsThereWereAreUndoneAndRedone(t *testing.T) {
	storagetest.InTheFullPass(t)
	f := storagetest.New(t)
	p := f.Partner(register.Partner{Name: register.Ru("0")})
	renamed(t, f, p, "1", "2", "3")
	require.NoError(t, f.Close())
	s := open(t, f.Path())
	name := func() string {
		r, err := storage.Get[register.Partner](ctx, s, p.ID)
		require.NoError(t, err)
		return r.Name.Ru
	}
	for _, want := range []string{"2", "1", "0"} {
		require.NoError(t, s.Undo(ctx, steps(t, s).Undo[0].ID))
		require.Equal(t, want, name())
	}
	require.Len(t, steps(t, s).Redo, 3)
	for _, want := range []string{"1", "2"} {
		require.NoError(t, s.Undo(ctx, steps(t, s).Redo[0].ID))
		require.Equal(t, want, name())
	}
	assert.Equal(t, storage.ActRedo, steps(t, s).Undo[0].Act)
	require.NoError(t, s.Undo(ctx, steps(t, s).Undo[0].ID))
	require.Equal(t, "1", name())
	require.Len(t, steps(t, s).Redo, 2)

	r, err := storage.Get[register.Partner](ctx, s, p.ID)
	require.NoError(t, err)
	r.Code = "AZ"
	_, err = s.Save(ctx, r)
	require.NoError(t, err)
	assert.Empty(t, steps(t, s).Redo, "after a new change there is nothing to do again")
	require.NoError(t, s.Undo(ctx, steps(t, s).Undo[0].ID))
	assert.Len(t, steps(t, s).Redo, 1, "nor after that is undone, but for it")
}

func TestAnUndoneCreationIsDoneAgain(t *testing.T) {
	f := storagetest.New(t)
	p := f.Partner(register.Partner{Name: register.Ru("Баку")})
	require.NoError(t, f.Undo(ctx, steps(t, f.Store).Undo[0].ID))
	require.True(t, partner(t, f, p.ID).InTrash())
	require.NoError(t, f.Undo(ctx, steps(t, f.Store).Redo[0].ID))
	assert.False(t, partner(t, f, p.ID).InTrash())
}

// Others have steps of their own.
func TestOnlyOnesOwnStepsAreOffered(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{})
	s, err := storage.Open(ctx, f.Path(), storagetest.Options("Айгуль"))
	require.NoError(t, err)
	defer func() { require.NoError(t, s.Close()) }()
	assert.Empty(t, steps(t, s).Undo)
	assert.Len(t, steps(t, f.Store).Undo, 1)
}

// openedAMonthBefore opens a register again on a computer whose clock was set back by a month.
func openedAMonthBefore(t *testing.T, f *storagetest.Factory) *storage.Store {
	t.Helper()
	require.NoError(t, f.Close())
	options := storagetest.Options("tester")
	options.Clock = clock.At(storagetest.Noon.AddDate(0, -1, 0))
	s, err := storage.Open(ctx, f.Path(), options)
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// The history is in the order of the changes, whatever the clock of the computer says.
func TestAClockSetBackTurnsNoStepsRound(t *testing.T) {
	storagetest.InTheFullPass(t)
	f := storagetest.New(t)
	p := f.Partner(register.Partner{Name: register.Ru("0")})
	renamed(t, f, p, "1")
	s := openedAMonthBefore(t, f)
	r, err := storage.Get[register.Partner](ctx, s, p.ID)
	require.NoError(t, err)
	r.Name = register.Ru("2")
	_, err = s.Save(ctx, r)
	require.NoError(t, err)

	all, err := s.History(ctx, p.ID)
	require.NoError(t, err)
	require.Len(t, all, 3)
	assert.Equal(t, []int64{3, 2, 1}, []int64{all[0].Revision, all[1].Revision, all[2].Revision})
	for _, want := range []string{"1", "0"} {
		require.NoError(t, s.Undo(ctx, steps(t, s).Undo[0].ID))
		r, err := storage.Get[register.Partner](ctx, s, p.ID)
		require.NoError(t, err)
		assert.Equal(t, want, r.Name.Ru)
	}
	broken, err := s.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, broken)
}

func TestTheOverviewShowsTheLastChangeFirstAfterTheClockIsSetBack(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Первый")})
	s := openedAMonthBefore(t, f)
	_, err := s.Save(ctx, &register.Partner{Name: register.Ru("Второй"), Kind: register.PartnerState})
	require.NoError(t, err)

	o, err := s.Overview(ctx, s.Today())
	require.NoError(t, err)
	require.Greater(t, len(o.Changed), 1)
	assert.Equal(t, "Второй", o.Changed[0].Label.Ru)
	assert.Equal(t, "Первый", o.Changed[1].Label.Ru)
}

// Whoever keeps everything as it is now has undone nothing, and the history does not say otherwise.
func TestKeepingWhatClashesWritesNothing(t *testing.T) {
	f := storagetest.New(t)
	p, q := f.Partner(register.Partner{Name: register.Ru("один")}), f.Partner(register.Partner{Name: register.Ru("другой")})
	second := renamed(t, f, p, "два")[0]
	renamed(t, f, p, "три")
	before := steps(t, f.Store)

	require.ErrorIs(t, f.Undo(ctx, second, partner(t, f, p.ID)), storage.ErrKept)
	assert.Equal(t, before, steps(t, f.Store))
	changes, err := f.History(ctx, p.ID)
	require.NoError(t, err)
	assert.Len(t, changes, 3)

	p, q.Name.Ru = partner(t, f, p.ID), "иной"
	p.Name.Ru = "четыре"
	both, err := f.SaveAll(ctx, p, q)
	require.NoError(t, err)
	renamed(t, f, p, "пять")
	require.NoError(t, f.Undo(ctx, both, partner(t, f, p.ID)))
	assert.Equal(t, "пять", partner(t, f, p.ID).Name.Ru)
	assert.Equal(t, "другой", partner(t, f, q.ID).Name.Ru, "the other record of the batch is undone")
	undo, err := f.Batch(ctx, steps(t, f.Store).Redo[0].ID)
	require.NoError(t, err)
	assert.Equal(t, []register.Ref{q.Ref()}, undo.Refs)
}
