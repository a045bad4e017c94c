package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
)

func TestAnOlderPackageAfterANewerOneChangesNothing(t *testing.T) {
	f, v, _ := baku(t)
	s := laptop(t, f.Store, "ноутбук", storage.Packing{})
	change := func(hotel string) *storage.Luggage {
		there := visitIn(t, s, v.ID)
		there.Hotel = register.Ru(hotel)
		saved(t, s, there)
		return packed(t, s, storage.Packing{})
	}
	older := change("Старая")
	newer := change("Новая")
	in := intended(t, f.Store, newer)
	assert.Equal(t, map[storage.Verdict]int{storage.VerdictNewer: 1}, in.Counts())
	_, err := f.TakeParcel(ctx, in, "", nil)
	require.NoError(t, err)
	assert.Empty(t, intended(t, f.Store, older).Arrivals)
	assert.Equal(t, "Новая", visitIn(t, f.Store, v.ID).Hotel.Ru)
}

func TestContraryDecisionsAreAskedAgain(t *testing.T) {
	f, v, _ := baku(t)
	s := laptop(t, f.Store, "ноутбук", storage.Packing{})
	here, there := visitIn(t, f.Store, v.ID), visitIn(t, s, v.ID)
	here.Purpose, there.Purpose, there.Hotel = register.Ru("Переговоры"), register.Ru("Выставка"), register.Ru("У моря")
	saved(t, f.Store, here)
	saved(t, s, there)
	out, back := packed(t, f.Store, storage.Packing{}), packed(t, s, storage.Packing{})
	takeLuggage(t, f.Store, s, back, storage.ResolutionOurs)
	takeLuggage(t, s, f.Store, out, storage.ResolutionOurs) // each has decided for what it wrote itself

	in := intended(t, f.Store, packed(t, s, storage.Packing{}))
	require.Len(t, in.Arrivals, 1)
	a := in.Arrivals[0]
	require.Equal(t, storage.VerdictClash, a.Verdict)
	require.Len(t, a.Clashes, 1, "the hotel was never in question: %s", a.Clashes)
	require.Equal(t, "purpose", a.Clashes[0].Path)
	require.JSONEq(t, `{"ru":"Выставка"}`, string(a.Clashes[0].Theirs))
	require.JSONEq(t, `{"ru":"Переговоры"}`, string(a.Clashes[0].Mine))
	require.JSONEq(t, `{"ru":"Форум"}`, string(a.Clashes[0].Base), "what stood before either wrote")
	in.Prefer(storage.ResolutionTheirs)
	_, err := f.TakeParcel(ctx, in, "", nil)
	require.NoError(t, err)
	takeIn(t, s, f.Store, storage.ResolutionOpen) // who decided knew both: nothing is asked here
	require.Equal(t, exported(t, f.Store), exported(t, s))
	require.Equal(t, "Выставка", visitIn(t, f.Store, v.ID).Purpose.Ru)
}
