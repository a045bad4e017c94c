package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// What was done in the field is one step here, and is told as it was: who, on which device, and what.
func TestStepsThatWereMadeElsewhereAreTold(t *testing.T) {
	storagetest.InTheFullPass(t)
	f, v, _ := baku(t)
	field := laptop(t, f.Store, "ноутбук", storage.Packing{History: true})
	for _, hotel := range []string{"У моря", "В порту"} {
		there := visitIn(t, field, v.ID)
		there.Hotel = register.Ru(hotel)
		saved(t, field, there)
	}
	here := visitIn(t, f.Store, v.ID)
	here.Purpose = register.Ru("Форум по торговле")
	saved(t, f.Store, here)
	l := packed(t, field, storage.Packing{History: true})
	take := func() register.ID {
		batch, err := f.TakeParcel(ctx, intended(t, f.Store, l), "баку.accordpack", nil)
		require.NoError(t, err)
		return batch
	}
	told := func(s *storage.Store) []storage.Change {
		history, err := s.History(ctx, v.ID)
		require.NoError(t, err)
		for _, c := range history {
			if c.Act == storage.ActTakeIn {
				again, err := s.ChangesAt(ctx, c.Seq)
				require.NoError(t, err)
				assert.Equal(t, c.Steps, again[0].Steps)
				return c.Steps
			}
		}
		return nil
	}
	batch := take()
	steps := told(f.Store)
	require.Len(t, steps, 2, "what both began with is in the history here")
	for i, hotel := range []string{"У моря", "В порту"} {
		assert.Equal(t, "ноутбук", steps[i].Author)
		assert.Equal(t, "ноутбук", steps[i].Device)
		assert.Equal(t, storage.ActSave, steps[i].Act)
		assert.Equal(t, hotel, steps[i].After.(*register.Visit).Hotel.Ru)
	}
	assert.Equal(t, "У моря", steps[1].Before.(*register.Visit).Hotel.Ru)

	require.NoError(t, f.Undo(ctx, batch))
	take()
	assert.Len(t, told(f.Store), 2, "after its undo it comes as it came before")
	next := laptop(t, f.Store, "второй", storage.Packing{History: true})
	assert.Equal(t, steps[1].After, told(next)[1].After, "they go along")
	findings, err := f.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)

	_, err = f.Delete(ctx, v.Ref())
	require.NoError(t, err)
	_, err = f.Purge(ctx, v.Ref())
	require.NoError(t, err)
	assert.Empty(t, told(f.Store), "what is taken away for good leaves nothing of its steps")
}

func TestAPackageIsExpectedUntilItComesBack(t *testing.T) {
	f, v, _ := baku(t)
	l := packed(t, f.Store, storage.Packing{History: true, For: "Баку", Until: "2022-12-10"})
	other := packed(t, f.Store, storage.Packing{Until: "2022-12-08"})
	for _, p := range []storage.Parcel{l.Parcel, other.Parcel, packed(t, f.Store, storage.Packing{}).Parcel} {
		require.NoError(t, f.Expect(ctx, p))
	}
	expected := func() (ids []register.ID) {
		all, err := f.Expected(ctx)
		require.NoError(t, err)
		for _, p := range all {
			ids = append(ids, p.ID)
		}
		return ids
	}
	assert.Equal(t, []register.ID{other.ID, l.ID}, expected(), "by their days; one without a day is not expected")

	field := unpacked(t, f.Store, "ноутбук", l)
	there := visitIn(t, field, v.ID)
	there.Hotel = register.Ru("У моря")
	saved(t, field, there)
	back := packed(t, field, storage.Packing{History: true})
	assert.Equal(t, l.ID, back.Of)
	require.NoError(t, field.Expect(ctx, back.Parcel))
	none, err := field.Expected(ctx)
	require.NoError(t, err)
	assert.Empty(t, none, "a part that goes back is not expected")
	batch, err := f.TakeParcel(ctx, intended(t, f.Store, back), "", nil)
	require.NoError(t, err)
	assert.Equal(t, []register.ID{other.ID}, expected())
	require.NoError(t, f.Undo(ctx, batch))
	assert.Equal(t, []register.ID{other.ID, l.ID}, expected(), "what was taken back has not come")
	require.NoError(t, f.CameBack(ctx, other.ID))
	assert.Equal(t, []register.ID{l.ID}, expected())
}
