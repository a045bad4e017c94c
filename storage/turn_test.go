package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestCommissionsThatWait(t *testing.T) {
	f := storagetest.New(t)
	commission := func(title string, months int, days ...register.Date) *register.Commission {
		c := f.Commission(register.Commission{Title: register.Ru(title), Periodicity: months, HostRule: register.HostAlternates, Host: register.Ours})
		for i, day := range days {
			f.Session(register.Session{CommissionID: c.ID, Number: i + 1, From: day, Host: register.Sides[i%2]})
		}
		return c
	}
	forgotten := commission("Забытая", 12, "2007-07-10")
	commission("Без правила", 0, "2007-07-10")
	idle := commission("Не собиралась", 12)
	soon := commission("Скоро", 12, "2022-01-20")
	planned := commission("Назначена", 12, "2022-01-20", "2023-01-15")
	commission("Собиралась", 12, "2022-12-01")
	called := f.Session(register.Session{CommissionID: forgotten.ID, Number: 2, From: "2020-07-10", Cancelled: true})

	due := func(on register.Date, within int) map[storage.DeadlineKind]map[register.ID]register.Date {
		all, err := f.Deadlines(ctx, on, within)
		require.NoError(t, err)
		found := map[storage.DeadlineKind]map[register.ID]register.Date{storage.DeadlineSession: {}, storage.DeadlineAgenda: {}}
		for _, d := range all {
			found[d.Kind][d.ID] = d.Day
		}
		return found
	}
	assert.Equal(t, map[register.ID]register.Date{forgotten.ID: "2008-07-10", soon.ID: "2023-01-20"}, due("2022-12-05", 60)[storage.DeadlineSession])
	assert.Equal(t, map[register.ID]register.Date{forgotten.ID: "2008-07-10"}, due("2022-12-05", 30)[storage.DeadlineSession])
	assert.Empty(t, due("2007-01-01", 365)[storage.DeadlineSession])

	list := func(state register.CommissionState) []string {
		ids, err := f.CommissionIDs(ctx, storage.CommissionQuery{On: "2022-12-05", States: []register.CommissionState{state}})
		return names(t, f, ids, err)
	}
	assert.Equal(t, []string{"Забытая"}, list(register.CommissionOverdue))
	assert.Equal(t, []string{"Не собиралась"}, list(register.CommissionNeverMet))
	rows, err := f.CommissionRows(ctx, []register.ID{forgotten.ID, idle.ID, planned.ID}, "2022-12-05")
	require.NoError(t, err)
	assert.Equal(t, register.Theirs, rows[0].Turn.Host, "the cancelled session does not turn")
	assert.Equal(t, register.Ours, rows[1].Turn.Host)
	assert.Equal(t, register.Date("2023-01-15"), rows[2].Turn.Next.From)

	called.Cancelled, called.From = false, "2022-12-30"
	_, err = f.Save(ctx, called)
	require.NoError(t, err)
	assert.Equal(t, map[register.ID]register.Date{called.ID: "2022-12-10"}, due("2022-12-05", 10)[storage.DeadlineAgenda])
	assert.Equal(t, register.Date("2022-12-10"), due("2022-12-20", 10)[storage.DeadlineAgenda][called.ID], "it waits until the session")
	assert.NotContains(t, due("2022-12-30", 10)[storage.DeadlineAgenda], called.ID)
	called.AgendaAgreedOn = "2022-12-07"
	_, err = f.Save(ctx, called)
	require.NoError(t, err)
	assert.NotContains(t, due("2022-12-05", 10)[storage.DeadlineAgenda], called.ID)
}

func TestTheCalendarTakesTheSessionThatAProtocolFixes(t *testing.T) {
	f := storagetest.New(t)
	c := f.Commission(register.Commission{Title: register.Ru("Комиссия")})
	first := f.Session(register.Session{CommissionID: c.ID, Number: 1, From: "2022-06-01", NextFrom: "2023-03-15", NextTo: "2023-03-16", NextPlace: register.Ru("Баку")})
	next := func() (days []register.Date) {
		entries, err := f.Calendar(ctx, storage.CalendarQuery{From: "2023-03", To: "2023-03"})
		require.NoError(t, err)
		for _, e := range entries {
			days = append(days, e.From, e.To)
			assert.Equal(t, first.ID, e.ID)
			assert.Equal(t, storage.EntryNext, e.Kind)
			assert.Equal(t, "Баку", e.Place.Ru)
		}
		return days
	}
	assert.Equal(t, []register.Date{"2023-03-15", "2023-03-16"}, next())
	f.Session(register.Session{CommissionID: c.ID, Number: 2, From: "2023-04-01"})
	assert.Empty(t, next(), "it was entered, though for other days")
}

func TestNoRecordLiesBelowItself(t *testing.T) {
	f := storagetest.New(t)
	top := f.Commission(register.Commission{})
	group := f.Commission(register.Commission{ParentID: top.ID})
	below := f.Commission(register.Commission{ParentID: group.ID})
	ids, err := f.CommissionIDs(ctx, storage.CommissionQuery{Parent: top.ID})
	require.NoError(t, err)
	assert.Equal(t, []register.ID{group.ID}, ids)
	top.ParentID = below.ID
	_, err = f.Save(ctx, top)
	var invalid *storage.Invalid
	require.ErrorAs(t, err, &invalid)
	assert.Equal(t, "parent", invalid.Problems[0].Field)
	assert.Equal(t, "problem.circle", invalid.Problems[0].Key)
	below.ParentID = top.ID
	_, err = f.Save(ctx, below)
	assert.NoError(t, err)
}
