package storage_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// lived is a register with changes of two people beside the seven rules that come with the program: agreement 1 made, renumbered by Айгуль on the next day, its term changed
// on the day after; three partners deleted at once.
type lived struct {
	*storagetest.Factory
	agreement *register.Agreement
	partners  []register.Ref
	deleted   register.ID
}

func newLived(t *testing.T) lived {
	f := storagetest.New(t)
	l := lived{Factory: f, agreement: f.Agreement(register.Agreement{Number: "1"}), partners: partners(f, 3)}
	f.Clock.Pass(24 * time.Hour)
	other, err := storage.Open(ctx, f.Path(), func() storage.Options {
		o := storagetest.Options("Айгуль")
		o.Clock = f.Clock
		return o
	}())
	require.NoError(t, err)
	l.agreement.Number = "14/2002"
	_, err = other.Save(ctx, l.agreement)
	require.NoError(t, err)
	require.NoError(t, other.Close())
	f.Clock.Pass(24 * time.Hour)
	l.agreement.Term = register.TermOpen
	_, err = f.Save(ctx, l.agreement)
	require.NoError(t, err)
	l.deleted, err = f.Delete(ctx, l.partners...)
	require.NoError(t, err)
	return l
}

func TestTheHistoryIsNarrowed(t *testing.T) {
	f := newLived(t)
	day := func(n int) register.Instant {
		return register.At(storagetest.Noon.Add(time.Duration(n)*24*time.Hour - time.Hour))
	}
	for name, c := range map[string]struct {
		query storage.HistoryQuery
		want  int
	}{
		"everything":         {storage.HistoryQuery{}, 18},
		"a record":           {storage.HistoryQuery{Record: f.agreement.ID}, 3},
		"a kind":             {storage.HistoryQuery{Kinds: []register.Kind{register.KindPartner}}, 8},
		"several kinds":      {storage.HistoryQuery{Kinds: []register.Kind{register.KindPartner, register.KindAgreement}}, 11},
		"a person":           {storage.HistoryQuery{Author: "Айгуль"}, 1},
		"a field":            {storage.HistoryQuery{Field: "number"}, 1},
		"a field of a kind":  {storage.HistoryQuery{Field: "term", Kinds: []register.Kind{register.KindAgreement}}, 1},
		"a field of another": {storage.HistoryQuery{Field: "term", Kinds: []register.Kind{register.KindVisit}}, 0},
		"a batch":            {storage.HistoryQuery{Batch: f.deleted}, 3},
		"a day":              {storage.HistoryQuery{From: day(1), Before: day(2)}, 1},
		"since a day":        {storage.HistoryQuery{From: day(1)}, 5},
		"before a day":       {storage.HistoryQuery{Before: day(1)}, 13},
		"all together":       {storage.HistoryQuery{Record: f.agreement.ID, Author: "Айгуль", Field: "number", From: day(1), Before: day(2)}, 1},
	} {
		changes, err := f.Changes(ctx, c.query, 0, 100)
		require.NoError(t, err, name)
		assert.Len(t, changes, c.want, name)
		lines, err := f.BatchLines(ctx, c.query, 0, 100)
		require.NoError(t, err, name)
		total := 0
		for _, line := range lines {
			total += line.Count
		}
		assert.Equal(t, c.want, total, name)
	}
	authors, err := f.Authors(ctx)
	require.NoError(t, err)
	assert.Equal(t, []string{"Accord", "tester", "Айгуль"}, authors)
}

// Pages follow each other without a gap, whatever their length and that of the batches.
func TestTheHistoryIsReadPageByPage(t *testing.T) {
	f := newLived(t)
	require.NoError(t, f.Undo(ctx, f.deleted))
	all, err := f.Changes(ctx, storage.HistoryQuery{}, 0, 100)
	require.NoError(t, err)
	require.Len(t, all, 21)
	assert.True(t, slices.IsSortedFunc(all, func(a, b storage.Change) int { return int(b.Seq - a.Seq) }), "the newest first")
	whole, err := f.BatchLines(ctx, storage.HistoryQuery{}, 0, 100)
	require.NoError(t, err)
	require.Len(t, whole, 11)
	for most := 1; most < 5; most++ {
		var changes []storage.Change
		for below := int64(0); ; below = changes[len(changes)-1].Seq {
			page, err := f.Changes(ctx, storage.HistoryQuery{}, below, most)
			require.NoError(t, err)
			if len(page) == 0 {
				break
			}
			changes = append(changes, page...)
		}
		assert.Equal(t, all, changes)
		var lines []storage.BatchLine
		for below := int64(0); ; below = lines[len(lines)-1].First {
			page, err := f.BatchLines(ctx, storage.HistoryQuery{}, below, most)
			require.NoError(t, err)
			if len(page) == 0 {
				break
			}
			lines = append(lines, page...)
		}
		assert.Equal(t, whole, lines)
	}
	assert.Equal(t, storage.ActUndo, whole[0].Act)
	assert.Equal(t, f.deleted, whole[0].Undoes)
	assert.True(t, whole[1].Undone)
	assert.Equal(t, 3, whole[1].Count)
	assert.Equal(t, []register.Kind{register.KindPartner}, whole[1].Kinds)
	require.NoError(t, f.Undo(ctx, whole[0].Batch)) // done again
	again, err := f.BatchLines(ctx, storage.HistoryQuery{}, 0, 3)
	require.NoError(t, err)
	assert.Equal(t, storage.ActRedo, again[0].Act)
	assert.True(t, again[1].Undone)
	assert.False(t, again[2].Undone, "what is done again is not undone")
	assert.True(t, all[20].Made)
	full, err := f.ChangesAt(ctx, all[0].Seq, 999, all[20].Seq)
	require.NoError(t, err)
	require.Len(t, full, 2)
	assert.NotNil(t, full[0].Before)
	assert.Nil(t, full[1].Before)
}

// What an older register has changed is found by its fields too.
func TestTheFieldsOfOldChangesAreWrittenWhenARegisterIsOpened(t *testing.T) {
	storagetest.OfFile(t) // on a server its administrator has them written
	f := newLived(t)
	require.NoError(t, f.Close())
	want := raw(t, f.Path(), "SELECT sum(seq * length(field)) FROM history_fields")
	raw(t, f.Path(), "DELETE FROM history_fields")
	raw(t, f.Path(), "INSERT INTO settings VALUES ('derive.fields', '')")
	s, err := storage.Open(ctx, f.Path(), storagetest.Options("tester"))
	require.NoError(t, err)
	require.NoError(t, s.Close())
	assert.Equal(t, want, raw(t, f.Path(), "SELECT sum(seq * length(field)) FROM history_fields"))
	assert.Zero(t, raw(t, f.Path(), "SELECT count(*) FROM settings WHERE name = 'derive.fields'"))
}

func TestARecordIsTakenBackToARevision(t *testing.T) {
	f := newLived(t)
	history, err := f.History(ctx, f.agreement.ID)
	require.NoError(t, err)
	first := history[2].After
	now, err := f.Record(ctx, f.agreement.Ref())
	require.NoError(t, err)

	one, err := register.TakenBack(now, first, "number")
	require.NoError(t, err)
	_, err = f.Revert(ctx, one, first.Meta().Revision)
	require.NoError(t, err)
	a := one.(*register.Agreement)
	assert.Equal(t, "1", a.Number)
	assert.Equal(t, register.TermOpen, a.Term, "what was not asked for stays")
	assert.Equal(t, int64(4), a.Revision)

	whole, err := register.TakenBack(a, first)
	require.NoError(t, err)
	_, err = f.Revert(ctx, whole, first.Meta().Revision)
	require.NoError(t, err)
	assert.Empty(t, whole.(*register.Agreement).Term)
	history, err = f.History(ctx, f.agreement.ID)
	require.NoError(t, err)
	require.Len(t, history, 5)
	assert.Equal(t, storage.ActRevert, history[0].Act)
	assert.Equal(t, "1", history[0].Name)

	stale, err := register.TakenBack(now, first)
	require.NoError(t, err)
	_, err = f.Revert(ctx, stale, 1)
	require.ErrorIs(t, err, storage.ErrConflict)
}
