package storage_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// said is everything that lives in a register, without how often and when it was saved.
func said(t require.TestingT, f *storagetest.Factory) string {
	var all [][]byte
	require.NoError(t, f.EachRecord(ctx, register.Kinds, func(r register.Record) error {
		if r.Meta().InTrash() {
			return nil
		}
		id := r.Ref().ID
		*r.Meta() = register.Head{ID: id}
		text, err := json.Marshal(r)
		all = append(all, text)
		return err
	}))
	slices.SortFunc(all, bytes.Compare)
	return string(bytes.Join(all, []byte("\n")))
}

// united makes one of records: the first stays.
func united(t require.TestingT, f *storagetest.Factory, refs ...register.Ref) (register.ID, *register.Union) {
	records := make([]register.Record, len(refs))
	for i, ref := range refs {
		r, err := f.Record(ctx, ref)
		require.NoError(t, err)
		records[i] = r
	}
	u, err := register.Unite(records, 0, nil)
	require.NoError(t, err)
	batch, err := f.Unite(ctx, u)
	require.NoError(t, err)
	return batch, u
}

func TestOneRecordIsMadeOfTwo(t *testing.T) {
	f := storagetest.New(t)
	state := f.Partner(register.Partner{Name: register.Ru("Россия"), Kind: register.PartnerState})
	stays := f.Partner(register.Partner{Name: register.Ru("КАМАЗ"), Kind: register.PartnerEnterprise, Ours: true})
	other := f.Partner(register.Partner{Name: register.Text{Ru: "ПАО «КАМАЗ»", En: "KAMAZ PJSC"}, Kind: register.PartnerEnterprise, Ours: true,
		Aliases: []string{"Камский автозавод"}, ParentID: state.ID, Note: register.Ru("Набережные Челны")})
	child := f.Partner(register.Partner{Name: register.Ru("КАМАЗ-Азия"), Kind: register.PartnerEnterprise, Ours: true, ParentID: other.ID})
	signatory := f.Person(register.Person{})
	both := f.Agreement(register.Agreement{Parties: []register.Party{
		{Side: register.Ours, PartnerID: stays.ID}, {Side: register.Ours, PartnerID: other.ID, SignatoryID: signatory.ID}, {Side: register.Theirs, PartnerID: state.ID},
	}})
	paper := f.Document(register.Document{Subjects: []register.Ref{other.Ref()}})
	before := said(t, f)

	batch, _ := united(t, f, stays.Ref(), other.Ref())
	read := func(ref register.Ref) register.Record {
		r, err := f.Record(ctx, ref)
		require.NoError(t, err)
		return r
	}
	now := read(stays.Ref()).(*register.Partner)
	assert.Equal(t, register.Text{Ru: "ПАО «КАМАЗ»", En: "KAMAZ PJSC"}, now.Name, "the fuller name")
	assert.ElementsMatch(t, []string{"Камский автозавод", "КАМАЗ"}, now.Aliases)
	assert.Equal(t, state.ID, now.ParentID, "what is missing is taken over")
	assert.True(t, read(other.Ref()).Meta().InTrash())
	assert.Equal(t, stays.ID, read(child.Ref()).(*register.Partner).ParentID)
	assert.Equal(t, []register.Ref{stays.Ref()}, read(paper.Ref()).(*register.Document).Subjects, "files of both are kept")
	parties := read(both.Ref()).(*register.Agreement).Parties
	assert.Len(t, parties, 2, "a party is named once")
	assert.Equal(t, signatory.ID, parties[0].SignatoryID, "with what either row says")

	to, err := f.LeadsTo(ctx, other.Ref())
	require.NoError(t, err)
	assert.Equal(t, stays.Ref(), to, "the old ID leads to the one that stays")
	last, err := f.Batch(ctx, batch)
	require.NoError(t, err)
	assert.Equal(t, storage.ActUnite, last.Act)

	require.NoError(t, f.Undo(ctx, batch))
	assert.Equal(t, before, said(t, f))
	to, err = f.LeadsTo(ctx, other.Ref())
	require.NoError(t, err)
	assert.Equal(t, other.Ref(), to, "and to itself again")
}

// An old ID leads on over two mergers, also where what it stood for was taken away for good.
func TestAnOldIDLeadsToTheLastOfSeveral(t *testing.T) {
	f := storagetest.New(t)
	first, second, third := f.Person(register.Person{}), f.Person(register.Person{}), f.Person(register.Person{})
	united(t, f, second.Ref(), first.Ref())
	united(t, f, third.Ref(), second.Ref())
	_, err := f.Purge(ctx, first.Ref())
	require.NoError(t, err)
	for _, old := range []register.Ref{first.Ref(), second.Ref()} {
		to, err := f.LeadsTo(ctx, old)
		require.NoError(t, err)
		assert.Equal(t, third.Ref(), to)
	}
}

// A file that names a record by its old ID names the one that stays.
func TestAnImportFollowsOldIDs(t *testing.T) {
	f := storagetest.New(t)
	stays, gone := f.Partner(register.Partner{}), f.Partner(register.Partner{})
	united(t, f, stays.Ref(), gone.Ref())
	_, err := f.Purge(ctx, gone.Ref())
	require.NoError(t, err)
	a := &register.Agreement{Head: register.Head{ID: register.NewID()}, Title: register.Ru("О торговле"), Kind: register.AgreementAgreement,
		Parties: []register.Party{{Side: register.Theirs, PartnerID: gone.ID}}}
	_, err = f.Import(ctx, []register.Record{a})
	require.NoError(t, err)
	got, err := storage.Get[register.Agreement](ctx, f.Store, a.ID)
	require.NoError(t, err)
	assert.Equal(t, stays.ID, got.Parties[0].PartnerID)
	_, err = f.Import(ctx, []register.Record{&register.Partner{Head: register.Head{ID: gone.ID}, Name: register.Ru("Снова"), Kind: register.PartnerState}})
	assert.ErrorIs(t, err, storage.ErrHeld, "what has become a part of another is here already")
}

// TestMergedAndUndoneToTheByte makes records of each kind one at random, any number of them, and takes it all back.
func TestMergedAndUndoneToTheByte(t *testing.T) {
	storagetest.InTheFullPass(t)
	f := storagetest.New(t)
	state := f.Partner(register.Partner{Kind: register.PartnerState})
	all := map[register.Kind][]register.Ref{}
	for i := range 5 {
		p := f.Partner(register.Partner{Kind: register.PartnerEnterprise, Aliases: []string{"а", "б"}, Note: register.Ru([]string{"", "одно", "другое"}[i%3])})
		h := f.Person(register.Person{Appointments: []register.Appointment{{Post: register.Ru("директор"), PartnerID: p.ID}}})
		a := f.Agreement(register.Agreement{Number: []string{"", "14"}[i%2], Parties: []register.Party{{Side: register.Ours, PartnerID: p.ID, SignatoryID: h.ID}, {Side: register.Theirs, PartnerID: state.ID}}})
		v := f.Visit(register.Visit{From: "2022-11-29", PartnerIDs: []register.ID{p.ID}, Delegation: []register.Delegate{{PersonID: h.ID, Role: register.DelegateMember}},
			Programme: []register.ProgrammeItem{{Kind: register.ProgrammeKinds[0], Title: register.Ru("Переговоры"), Day: "2022-11-29"}}, AgreementIDs: []register.ID{a.ID}})
		e := f.Event(register.Event{From: []register.Date{"", "2022-05"}[i%2], OrganiserIDs: []register.ID{p.ID}})
		for _, r := range []register.Record{p, h, a, v, e} {
			all[r.Ref().Kind] = append(all[r.Ref().Kind], r.Ref())
		}
		f.Document(register.Document{Subjects: []register.Ref{p.Ref(), a.Ref()}})
		f.Meeting(register.Meeting{VisitID: v.ID, ItemID: v.Programme[0].ID, Day: "2022-11-29"})
	}
	rapid.Check(t, func(r *rapid.T) {
		before := said(r, f)
		var batches []register.ID
		left := map[register.Kind][]register.Ref{}
		for k, refs := range all {
			left[k] = slices.Clone(refs)
		}
		for range rapid.IntRange(1, 4).Draw(r, "times") {
			k := rapid.SampledFrom(register.UniteKinds).Draw(r, "kind")
			if len(left[k]) < 2 {
				continue
			}
			refs := rapid.Permutation(left[k]).Draw(r, "order")
			n := rapid.IntRange(2, len(refs)).Draw(r, "number")
			batch, u := united(r, f, refs[:n]...)
			batches = append(batches, batch)
			left[k] = append(slices.Clone(refs[n:]), u.Stays.Ref())
			for _, gone := range refs[1:n] {
				to, err := f.LeadsTo(ctx, gone)
				require.NoError(r, err)
				require.Equal(r, refs[0], to)
			}
		}
		for _, batch := range slices.Backward(batches) {
			require.NoError(r, f.Undo(ctx, batch))
		}
		require.Equal(r, before, said(r, f))
	})
}

// What was changed after a merger stays when that is undone, and only a true clash is asked about.
func TestAMergerIsUndoneLater(t *testing.T) {
	f := storagetest.New(t)
	stays := f.Partner(register.Partner{Name: register.Ru("КАМАЗ"), Kind: register.PartnerEnterprise})
	other := f.Partner(register.Partner{Name: register.Ru("ПАО «КАМАЗ»"), Kind: register.PartnerEnterprise})
	batch, _ := united(t, f, stays.Ref(), other.Ref())
	now, err := storage.Get[register.Partner](ctx, f.Store, stays.ID)
	require.NoError(t, err)
	now.Note = register.Ru("записано позже")
	_, err = f.Save(ctx, now)
	require.NoError(t, err)
	require.NoError(t, f.Undo(ctx, batch))
	now, err = storage.Get[register.Partner](ctx, f.Store, stays.ID)
	require.NoError(t, err)
	assert.Equal(t, "КАМАЗ", now.Name.Ru)
	assert.Equal(t, "записано позже", now.Note.Ru)

	batch, _ = united(t, f, stays.Ref(), other.Ref())
	now, err = storage.Get[register.Partner](ctx, f.Store, stays.ID)
	require.NoError(t, err)
	now.Name = register.Ru("Камский автозавод")
	_, err = f.Save(ctx, now)
	require.NoError(t, err)
	assert.ErrorIs(t, f.Undo(ctx, batch), storage.ErrConflict)
}

func TestWhatCannotBeUnited(t *testing.T) {
	f := storagetest.New(t)
	partner := f.Partner(register.Partner{})
	person := f.Person(register.Person{})
	sphere, other := f.Sphere(register.Sphere{}), f.Sphere(register.Sphere{})
	for _, two := range [][]register.Record{{partner, person}, {partner, partner}, {sphere, other}} {
		_, err := register.Unite(two, 0, nil)
		assert.Error(t, err)
	}
	_, err := register.Unite([]register.Record{partner}, 1, nil)
	assert.Error(t, err)
}

// A sign before a number makes it no fuller.
func TestTheSignOfANumberIsNoBetterChoice(t *testing.T) {
	for _, numbers := range [][2]string{{"№ 14", "14"}, {"14", "№14"}, {"No. 14/2002", "14/2002"}} {
		var records []register.Record
		for _, number := range numbers {
			records = append(records, &register.Agreement{Head: register.Head{ID: register.NewID()}, Number: number})
		}
		u, err := register.Unite(records, 0, nil)
		require.NoError(t, err)
		assert.NotContains(t, u.Stays.(*register.Agreement).Number, "N", numbers)
		assert.NotContains(t, u.Stays.(*register.Agreement).Number, "№", numbers)
	}
}

// Of two mergers of different kinds either is undone first: each has named another part of the records anew.
func TestMergersOfTwoKindsAreUndoneInEitherOrder(t *testing.T) {
	for _, first := range []int{0, 1} {
		f := storagetest.New(t)
		partners := []register.Ref{f.Partner(register.Partner{Kind: register.PartnerEnterprise}).Ref(), f.Partner(register.Partner{Kind: register.PartnerEnterprise}).Ref()}
		persons := []register.Ref{f.Person(register.Person{}).Ref(), f.Person(register.Person{}).Ref()}
		partner, person, other := partners[1].ID, persons[1].ID, f.Partner(register.Partner{Ours: true}).ID
		f.Agreement(register.Agreement{Parties: []register.Party{{Side: register.Theirs, PartnerID: partner, SignatoryID: person}, {Side: register.Ours, PartnerID: other}}})
		f.Commitment(register.Commitment{Executor: register.Executor{BodyID: partner, PersonID: person}})
		f.Commitment(register.Commitment{Executor: register.Executor{BodyID: other}, CoExecutors: []register.Executor{{BodyID: partner, PersonID: person}}})
		f.Visit(register.Visit{PartnerIDs: []register.ID{partner}, Delegation: []register.Delegate{{PersonID: person, Role: register.DelegateMember}}})
		f.Person(register.Person{Appointments: []register.Appointment{{Post: register.Ru("директор"), PartnerID: partner}}})
		before := said(t, f)
		var batches []register.ID
		for _, refs := range [][]register.Ref{partners, persons} {
			batch, _ := united(t, f, refs...)
			batches = append(batches, batch)
		}
		after := said(t, f)
		require.NotEqual(t, before, after)
		require.NoError(t, f.Undo(ctx, batches[first]))
		require.NoError(t, f.Undo(ctx, batches[1-first]))
		assert.Equal(t, before, said(t, f))
		steps, err := f.Steps(ctx, 2)
		require.NoError(t, err)
		for _, done := range steps.Redo {
			require.NoError(t, f.Undo(ctx, done.ID))
		}
		assert.Equal(t, after, said(t, f), "and both are done again")
	}
}
