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

func TestOneRecordIsMadeOfTwo(t *testing.T) {
	f := storagetest.New(t)
	state := f.Partner(register.Partner{Name: register.Ru("Россия"), Kind: register.PartnerState})
	stays := f.Partner(register.Partner{Name: register.Ru("КАМАЗ"), Kind: register.PartnerEnterprise, Ours: true})
	other := f.Partner(register.Partner{Name: register.Text{Ru: "ПАО «КАМАЗ»", En: "KAMAZ PJSC"}, Kind: register.PartnerEnterprise, Ours: true,
		Aliases: []string{"Камский автозавод"}, ParentID: state.ID, Note: register.Ru("Набережные Челны")})
	child := f.Partner(register.Partner{Name: register.Ru("КАМАЗ-Азия"), Kind: register.PartnerEnterprise, Ours: true, ParentID: other.ID})
	both := f.Agreement(register.Agreement{Parties: []register.Party{
		{Side: register.Ours, PartnerID: stays.ID}, {Side: register.Ours, PartnerID: other.ID}, {Side: register.Theirs, PartnerID: state.ID},
	}})
	paper := f.Document(register.Document{Subjects: []register.Ref{other.Ref()}})
	before := said(t, f)

	require.NoError(t, register.Unite(stays, other))
	assert.Equal(t, "KAMAZ PJSC", stays.Name.En, "what is missing is taken over")
	assert.Equal(t, []string{"Камский автозавод", "ПАО «КАМАЗ»"}, stays.Aliases)
	assert.Equal(t, state.ID, stays.ParentID)
	batch, err := f.Unite(ctx, stays, other.Ref())
	require.NoError(t, err)

	read := func(ref register.Ref) register.Record {
		r, err := f.Record(ctx, ref)
		require.NoError(t, err)
		return r
	}
	assert.True(t, read(other.Ref()).Meta().InTrash())
	assert.Equal(t, stays.ID, read(child.Ref()).(*register.Partner).ParentID)
	assert.Equal(t, []register.Ref{stays.Ref()}, read(paper.Ref()).(*register.Document).Subjects, "files of both are kept")
	assert.Len(t, read(both.Ref()).(*register.Agreement).Parties, 2, "a party is named once")
	require.NoError(t, f.Undo(ctx, batch))
	assert.Equal(t, before, said(t, f))
}

// TestUnitingIsUndoneToTheByte unites partners at random, in any order and number, and takes it all back.
func TestUnitingIsUndoneToTheByte(t *testing.T) {
	f := storagetest.New(t)
	var partners []register.Ref
	for range 5 {
		p := f.Partner(register.Partner{Kind: register.PartnerEnterprise, Aliases: []string{"а", "б"}})
		partners = append(partners, p.Ref())
		f.Agreement(register.Agreement{Parties: []register.Party{{Side: register.Theirs, PartnerID: p.ID}}})
		f.Document(register.Document{Subjects: []register.Ref{p.Ref()}})
		f.Person(register.Person{Appointments: []register.Appointment{{Post: register.Ru("директор"), PartnerID: p.ID}}})
	}
	rapid.Check(t, func(r *rapid.T) {
		before := said(r, f)
		order := rapid.Permutation(partners).Draw(r, "order")
		var batches []register.ID
		for n := range rapid.IntRange(1, len(order)-1).Draw(r, "times") {
			stays, err := f.Record(ctx, order[n+1])
			require.NoError(r, err)
			other, err := f.Record(ctx, order[n])
			require.NoError(r, err)
			require.NoError(r, register.Unite(stays, other))
			batch, err := f.Unite(ctx, stays, other.Ref())
			require.NoError(r, err)
			batches = append(batches, batch)
		}
		for _, batch := range slices.Backward(batches) {
			require.NoError(r, f.Undo(ctx, batch))
		}
		require.Equal(r, before, said(r, f))
	})
}

func TestWhatCannotBeUnited(t *testing.T) {
	f := storagetest.New(t)
	partner := f.Partner(register.Partner{})
	person := f.Person(register.Person{})
	assert.Error(t, register.Unite(partner, person))
	assert.Error(t, register.Unite(partner, partner))
	_, err := f.Unite(ctx, partner, person.Ref())
	assert.ErrorIs(t, err, storage.ErrNotFound)
}
