package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestTheCalendarHoldsWhatTakesPlaceAndWhatFallsDue(t *testing.T) {
	f := storagetest.New(t)
	visit := f.Visit(register.Visit{From: "2022-11-28", To: "2022-11-30", Places: []register.Place{{Name: register.Ru("Баку")}}})
	f.Visit(register.Visit{From: "2022-11"})
	f.Visit(register.Visit{From: "2021-11-29"})
	off := f.Visit(register.Visit{From: "2022-12-02", Fate: register.Cancelled})
	session := f.Session(register.Session{From: "2022-11-30", Place: register.Ru("Казань")})
	notice := f.Agreement(renewed("О производстве"))

	entries, err := f.Calendar(ctx, "2022-11", "2022-12")
	require.NoError(t, err)
	var ids []register.ID
	for _, e := range entries {
		ids = append(ids, e.ID)
		assert.NotZero(t, e.Revision)
	}
	assert.Equal(t, []register.ID{notice.ID, visit.ID, session.ID, off.ID}, ids, "in the order of days, without those whose day is not known")
	assert.Equal(t, storage.EntryNotice, entries[0].Kind)
	assert.Equal(t, register.Date("2022-11-17"), entries[0].From)
	assert.Equal(t, register.Date("2022-11-30"), entries[1].To)
	assert.Equal(t, "Баку", entries[1].Place.Ru)
	assert.True(t, entries[3].Off)

	entries, err = f.Calendar(ctx, "2022-11-29", "2022-11-29")
	require.NoError(t, err)
	require.Len(t, entries, 1, "a visit that began before and goes on")
	assert.Equal(t, visit.ID, entries[0].ID)
}
