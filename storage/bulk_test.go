package storage_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func everything(t *testing.T, s *storage.Store) []register.Record {
	t.Helper()
	var all []register.Record
	require.NoError(t, s.EachRecord(ctx, register.Kinds, func(r register.Record) error {
		all = append(all, r)
		return nil
	}))
	return all
}

func TestImportTakesRecordsInAnyOrder(t *testing.T) {
	from := library(t)
	region := from.Partner(register.Partner{Name: register.Ru("Регион"), ParentID: from.Partner(register.Partner{Name: register.Ru("Страна")}).ID})
	from.Partner(register.Partner{Name: register.Ru("Завод"), ParentID: region.ID})
	_, err := from.Delete(ctx, from.Sphere(register.Sphere{}).Ref())
	require.NoError(t, err)
	records := everything(t, from.Store)
	want, err := json.Marshal(records)
	require.NoError(t, err)
	backwards := slices.Clone(records)
	slices.Reverse(backwards) // children before their parents

	to := storagetest.New(t)
	batch, err := to.Import(ctx, backwards)
	require.NoError(t, err)
	got, err := json.Marshal(everything(t, to.Store))
	require.NoError(t, err)
	assert.JSONEq(t, string(want), string(got), "heads, trash and all")
	rows, err := to.PartnerRows(ctx, []register.ID{region.ID})
	require.NoError(t, err)
	assert.Equal(t, "Страна", rows[0].Parent.Ru)
	hits, err := to.Search(ctx, "гянджа", 10, register.KindVisit)
	require.NoError(t, err)
	assert.Len(t, hits, 1, "found by the partner's name")
	findings, err := to.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)

	require.NoError(t, to.Undo(ctx, batch))
	counts, err := to.Counts(ctx)
	require.NoError(t, err)
	shipped, err := storage.ShippedRules()
	require.NoError(t, err)
	for kind, n := range counts {
		if kind == register.KindRule {
			assert.Len(t, shipped, n, "the rules were there before")
			continue
		}
		assert.Zero(t, n, kind)
	}
	trash, err := to.Trash(ctx)
	require.NoError(t, err)
	assert.Len(t, trash, len(records)-len(shipped), "all went to the trash")
}

// A visit that another program has written names its outcomes by their words alone; they are to be settled all the same.
func TestImportNamesTheOutcomesOfAVisit(t *testing.T) {
	to := storagetest.New(t)
	v := &register.Visit{
		Title: register.Ru("Визит в Баку"), Direction: register.Outgoing,
		Outcomes: []register.Outcome{{Text: register.Ru("Логистика"), Kind: register.OutcomeAgreed}},
	}
	_, err := to.Import(ctx, []register.Record{v})
	require.NoError(t, err)
	kept, err := to.Record(ctx, v.Ref())
	require.NoError(t, err)
	assert.NotZero(t, kept.(*register.Visit).Outcomes[0].ID)
}

func TestImportRefusesBlankRowsThatASaveDrops(t *testing.T) {
	f := storagetest.New(t)
	event := func() *register.Event {
		return &register.Event{Title: register.Ru("Форум"), Kind: register.EventForum, SphereIDs: []register.ID{register.None}}
	}
	_, err := f.Import(ctx, []register.Record{event()})
	var faults storage.ErrFaults
	require.ErrorAs(t, err, &faults)
	require.Len(t, faults, 1)
	assert.Equal(t, []any{"spheres[0]", "problem.blank_row"}, []any{faults[0].First[0].Field, faults[0].Key})
	saved := event()
	_, err = f.Save(ctx, saved)
	require.NoError(t, err)
	assert.Empty(t, saved.SphereIDs)
}

func TestImportRefusesWithEveryFault(t *testing.T) {
	f := storagetest.New(t)
	there := f.Partner(register.Partner{})
	twice := register.NewID()
	records := []register.Record{
		&register.Sphere{Head: register.Head{ID: twice}, Name: register.Ru("Первая")},
		&register.Sphere{Head: register.Head{ID: twice}, Name: register.Ru("Вторая")},
		&register.Partner{Head: register.Head{ID: there.ID}, Name: register.Ru("Уже есть"), Kind: register.PartnerState},
		&register.Partner{},
		&register.Visit{Title: register.Ru("Визит"), Direction: register.Outgoing, PartnerIDs: []register.ID{register.NewID()}},
		&register.Visit{Title: register.Ru("Визит"), Direction: register.Outgoing, PartnerIDs: []register.ID{twice}},
		&register.Visit{Title: register.Ru("Годный"), Direction: register.Outgoing, PartnerIDs: []register.ID{there.ID}},
	}
	_, err := f.Import(ctx, records)
	var faults storage.ErrFaults
	require.ErrorAs(t, err, &faults)
	type fault struct {
		index      int
		field, key string
	}
	var got []fault
	for _, kind := range faults {
		for _, one := range kind.First {
			got = append(got, fault{one.Index, one.Field, one.Key})
		}
	}
	assert.ElementsMatch(t, []fault{
		{1, "id", "problem.id_twice"}, {2, "id", "problem.id_differs"}, {3, "name", "problem.required"}, {3, "kind", "problem.required"},
		{4, "partners[0]", "problem.no_such_record"}, {5, "partners[0]", "problem.no_such_record"},
	}, got)
	all := everything(t, f.Store)
	assert.Equal(t, there, all[0])
	for _, r := range all[1:] {
		assert.Equal(t, register.KindRule, r.Ref().Kind, "nothing is written beside what every register has")
	}
	history, err := f.History(ctx, there.ID)
	require.NoError(t, err)
	assert.Len(t, history, 1)
}

// The form refuses a circle of parents, and so does a file.
func TestImportRefusesACircleOfParents(t *testing.T) {
	for _, length := range []int{2, 5} {
		f := storagetest.New(t)
		var records []register.Record
		for i := range length {
			records = append(records, &register.Sphere{Head: register.Head{ID: register.NewID()}, Name: register.Ru(fmt.Sprint("Сфера ", i))})
		}
		for i, r := range records {
			r.(*register.Sphere).ParentID = records[(i+1)%length].Ref().ID
		}
		below := &register.Sphere{Head: register.Head{ID: register.NewID()}, Name: register.Ru("Ниже"), ParentID: records[0].Ref().ID}
		_, err := f.Import(ctx, append(records, below))
		var faults storage.ErrFaults
		require.ErrorAs(t, err, &faults)
		require.Len(t, faults, 1)
		assert.Equal(t, "problem.circle", faults[0].Key)
		assert.Equal(t, length, faults[0].Count, "what only hangs on the circle is not part of it")
	}
}

// Of many faults of a kind the first ten are told, and how many there are; warnings hold nothing back.
func TestImportCountsWhatItFinds(t *testing.T) {
	f := storagetest.New(t)
	var records []register.Record
	for range 25 {
		records = append(records, &register.Agreement{Title: register.Ru("О торговле"), Kind: register.AgreementTreaty})
	}
	in, err := f.Examine(ctx, storage.InMemory(records), nil)
	require.NoError(t, err)
	require.Len(t, in.Warnings, 1)
	assert.Equal(t, "problem.no_parties", in.Warnings[0].Key)
	assert.Equal(t, 25, in.Warnings[0].Count)
	assert.Len(t, in.Warnings[0].First, 10)
	_, err = f.TakeIn(ctx, in)
	require.NoError(t, err)

	_, err = f.Import(ctx, records)
	assert.ErrorIs(t, err, storage.ErrHeld, "the same once more")
}

func TestUndoOfABatchIsAllOrNothing(t *testing.T) {
	f := storagetest.New(t)
	a := &register.Sphere{Name: register.Ru("А")}
	b := &register.Sphere{Name: register.Ru("Б")}
	batch, err := f.Import(ctx, []register.Record{a, b})
	require.NoError(t, err)
	b.Name.Ru = "В"
	_, err = f.Save(ctx, b)
	require.NoError(t, err)
	assert.ErrorIs(t, f.Undo(ctx, batch), storage.ErrConflict)
	got, err := f.Record(ctx, a.Ref())
	require.NoError(t, err)
	assert.False(t, got.Meta().InTrash(), "the other one stays too")
	b.Name.Ru = "Б"
	_, err = f.Save(ctx, b)
	require.NoError(t, err)
	assert.NoError(t, f.Undo(ctx, batch), "what is again as the batch left it can go")
	assert.ErrorIs(t, f.Undo(ctx, register.NewID()), storage.ErrNotFound)
}

func TestUndoOfACreationGoesToTheTrash(t *testing.T) {
	f := storagetest.New(t)
	p := &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerState}
	batch, err := f.Save(ctx, p)
	require.NoError(t, err)
	require.NoError(t, f.Undo(ctx, batch))
	trash, err := f.Trash(ctx)
	require.NoError(t, err)
	require.Len(t, trash, 1)
	assert.Equal(t, p.Ref(), trash[0].Ref)
	_, ok, err := f.LastBatch(ctx)
	require.NoError(t, err)
	assert.False(t, ok, "there is nothing more to undo")
	_, err = f.Restore(ctx, p.Ref())
	require.NoError(t, err)
	ids, err := f.PartnerIDs(ctx, storage.PartnerQuery{})
	require.NoError(t, err)
	assert.Equal(t, []register.ID{p.ID}, ids)
}

func TestUndoStepByStepToTheBeginning(t *testing.T) {
	f := storagetest.New(t)
	p := f.Partner(register.Partner{Name: register.Ru("один")})
	for _, name := range []string{"два", "три"} {
		p.Name.Ru = name
		_, err := f.Save(ctx, p)
		require.NoError(t, err)
	}
	for _, want := range []string{"два", "один"} {
		last, ok, err := f.LastBatch(ctx)
		require.NoError(t, err)
		require.True(t, ok)
		require.NoError(t, f.Undo(ctx, last.ID))
		got, err := storage.Get[register.Partner](ctx, f.Store, p.ID)
		require.NoError(t, err)
		assert.Equal(t, want, got.Name.Ru)
	}
}

func TestDeletingTwiceAndRestoringTheLivingChangeNothing(t *testing.T) {
	f := storagetest.New(t)
	p := f.Partner(register.Partner{})
	batch, err := f.Restore(ctx, p.Ref())
	require.NoError(t, err)
	assert.Equal(t, register.None, batch)
	_, err = f.Delete(ctx, p.Ref())
	require.NoError(t, err)
	batch, err = f.Delete(ctx, p.Ref())
	require.NoError(t, err)
	assert.Equal(t, register.None, batch)
	history, err := f.History(ctx, p.ID)
	require.NoError(t, err)
	assert.Len(t, history, 2)
	_, err = f.Delete(ctx, register.Ref{Kind: register.KindPartner, ID: register.NewID()})
	assert.ErrorIs(t, err, storage.ErrNotFound)
}

func TestSavingWhatLiesInTheTrashLeavesItThere(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(f.Signed("2002-01-25", "2008-05-17"))
	_, err := f.Delete(ctx, a.Ref())
	require.NoError(t, err)
	trashed, err := storage.Get[register.Agreement](ctx, f.Store, a.ID)
	require.NoError(t, err)
	trashed.Note = register.Ru("заметка")
	_, err = f.Save(ctx, trashed)
	require.NoError(t, err)
	got, err := storage.Get[register.Agreement](ctx, f.Store, a.ID)
	require.NoError(t, err)
	assert.True(t, got.InTrash())
	assert.Equal(t, "заметка", got.Note.Ru)
	for _, order := range []string{"title", "status"} {
		ids, err := f.AgreementIDs(ctx, storage.AgreementQuery{Query: storage.Query{Order: order}, On: storagetest.Today})
		require.NoError(t, err)
		assert.Empty(t, ids)
	}
	_, err = f.Restore(ctx, a.Ref())
	require.NoError(t, err)
	ids, err := f.AgreementIDs(ctx, storage.AgreementQuery{On: storagetest.Today, Statuses: []register.Status{register.StatusInForce}})
	require.NoError(t, err)
	assert.Equal(t, []register.ID{a.ID}, ids, "its spans are back")
}

func TestMentionedBy(t *testing.T) {
	f := storagetest.New(t)
	p := f.Partner(register.Partner{})
	a := f.Agreement(register.Agreement{Parties: []register.Party{{Side: register.Theirs, PartnerID: p.ID}}})
	v := f.Visit(register.Visit{PartnerIDs: []register.ID{p.ID}})
	hanging, err := f.MentionedBy(ctx, p.ID, 10)
	require.NoError(t, err)
	require.Len(t, hanging, 2)
	assert.Equal(t, v.Ref(), hanging[0].Ref)
	assert.Equal(t, register.RolePartner, hanging[0].Role)
	assert.Equal(t, a.Ref(), hanging[1].Ref)
	_, err = f.Delete(ctx, v.Ref())
	require.NoError(t, err)
	hanging, err = f.MentionedBy(ctx, p.ID, 1)
	require.NoError(t, err)
	require.Len(t, hanging, 1)
	assert.Equal(t, a.Ref(), hanging[0].Ref)
}
