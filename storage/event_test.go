package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// The list of a state finds what the rules say, on every day.
func TestEventsByState(t *testing.T) {
	f := storagetest.New(t)
	rapid.Check(t, func(r *rapid.T) {
		e := &register.Event{
			Title: register.Ru("Форум"), Kind: register.EventForum, From: someDay.Draw(r, "from"), To: someDay.Draw(r, "to"),
			Fate: rapid.SampledFrom([]register.Fate{"", "", "", register.Cancelled, register.Postponed}).Draw(r, "fate"),
		}
		if len(e.Check().Errors()) > 0 {
			r.Skip("it ends before it begins")
		}
		_, err := f.Save(ctx, e)
		require.NoError(r, err)
		on := register.Day(2022, rapid.IntRange(1, 12).Draw(r, "month"), rapid.IntRange(1, 28).Draw(r, "day"))
		for _, state := range register.EventStates {
			ids, err := f.EventIDs(ctx, storage.EventQuery{On: on, States: []register.EventState{state}})
			require.NoError(r, err)
			assert.Equal(r, state == e.StateOn(on), len(ids) == 1, "%s on %s", state, on)
		}
		_, err = f.Delete(ctx, e.Ref())
		require.NoError(r, err)
	})
}

func TestEditionsOfASeries(t *testing.T) {
	f := storagetest.New(t)
	series := f.Event(register.Event{Title: register.Ru("Форум")})
	old := f.Event(register.Event{ParentID: series.ID, Edition: 1, From: "2021"})
	unknown := f.Event(register.Event{ParentID: series.ID, Edition: 2})
	fresh := f.Event(register.Event{ParentID: series.ID, Edition: 3, From: "2023-05"})
	named := f.Event(register.Event{Series: register.Ru("Ёлка дружбы"), From: "2020"})
	again := f.Event(register.Event{Series: register.Ru("елка  дружбы"), From: "2021"})
	alone := f.Event(register.Event{})
	for name, c := range map[string]struct {
		of   *register.Event
		want []register.ID
	}{
		"of an edition":             {old, []register.ID{fresh.ID, unknown.ID, series.ID}},
		"of the series":             {series, []register.ID{fresh.ID, old.ID, unknown.ID}},
		"by words in any spelling":  {named, []register.ID{again.ID}},
		"of what belongs to nobody": {alone, []register.ID{}},
	} {
		ids, err := f.Editions(ctx, c.of)
		require.NoError(t, err, name)
		assert.ElementsMatch(t, c.want, ids, name)
		if len(ids) > 0 {
			assert.Equal(t, c.want[0], ids[0], "%s: the latest first", name)
		}
	}
	for order, want := range map[string][]register.ID{"from": {named.ID, old.ID}, "title": nil, "organiser": nil} {
		ids, err := f.EventIDs(ctx, storage.EventQuery{Query: storage.Query{Order: order}})
		require.NoError(t, err)
		require.Len(t, ids, 7, order)
		if want != nil {
			assert.Equal(t, want, ids[:2])
		}
	}
	years, err := f.EventYears(ctx)
	require.NoError(t, err)
	assert.Equal(t, []int{2023, 2021, 2020}, years)
}
