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

	entries, err := f.Calendar(ctx, storage.CalendarQuery{From: "2022-11", To: "2022-12"})
	require.NoError(t, err)
	var ids []register.ID
	for _, e := range entries {
		ids = append(ids, e.ID)
		assert.NotZero(t, e.Revision)
	}
	assert.Equal(t, []register.ID{notice.ID, visit.ID, session.ID, off.ID, visit.ID}, ids, "in the order of days, without those whose day is not known")
	assert.Equal(t, storage.EntryNotice, entries[0].Kind)
	assert.Equal(t, register.Date("2022-11-17"), entries[0].From)
	assert.Equal(t, register.Date("2022-11-30"), entries[1].To)
	assert.Equal(t, "Баку", entries[1].Place.Ru)
	assert.True(t, entries[3].Off)
	assert.Equal(t, storage.EntryVisitReport, entries[4].Kind)
	assert.Equal(t, register.Date("2022-12-03"), entries[4].From)

	entries, err = f.Calendar(ctx, storage.CalendarQuery{From: "2022-11-29", To: "2022-11-29"})
	require.NoError(t, err)
	require.Len(t, entries, 1, "a visit that began before and goes on")
	assert.Equal(t, visit.ID, entries[0].ID)
}

func TestRoundAnniversariesOfWhatIsInForce(t *testing.T) {
	f := storagetest.New(t)
	signed := func(on register.Date, more ...register.Action) *register.Agreement {
		return f.Agreement(register.Agreement{
			Term:    register.TermOpen,
			Parties: []register.Party{{Side: register.Theirs, PartnerID: f.Partner(register.Partner{}).ID, SignedOn: on}},
			Actions: append([]register.Action{{Kind: register.ActionEntryIntoForce, On: on}}, more...),
		})
	}
	twenty := signed("2002-11-29")
	signed("2001-11-29")
	signed("2002-11")
	signed("1992-11-29", register.Action{Kind: register.ActionTermination, On: "2022-11-29"})
	ended := signed("1997-11-28", register.Action{Kind: register.ActionTermination, On: "2022-11-29"})
	leap := signed("2016-02-29")
	adopted := f.Agreement(register.Agreement{Term: register.TermOpen, Actions: []register.Action{
		{Kind: register.ActionAdoption, On: "1972-11-29"}, {Kind: register.ActionEntryIntoForce, On: "1976"},
	}})

	entries, err := f.Calendar(ctx, storage.CalendarQuery{From: "2022-11-28", To: "2022-11-29"})
	require.NoError(t, err)
	got := map[register.ID]storage.Entry{}
	for _, e := range entries {
		if e.Kind == storage.EntryAnniversary {
			got[e.ID] = e
		}
	}
	require.Len(t, got, 3)
	assert.Equal(t, 50, got[adopted.ID].Years)
	assert.True(t, got[adopted.ID].Adopted, "no party signed it")
	assert.False(t, got[twenty.ID].Adopted)
	assert.Equal(t, 20, got[twenty.ID].Years)
	assert.Equal(t, register.Date("2022-11-29"), got[twenty.ID].From)
	assert.Equal(t, 25, got[ended.ID].Years, "in force for one day more")
	assert.NotZero(t, got[twenty.ID].Revision)

	entries, err = f.Calendar(ctx, storage.CalendarQuery{From: "2021-02-28", To: "2021-02-28"})
	require.NoError(t, err)
	require.Len(t, entries, 1, "nobody waits three years for the 29th of February")
	assert.Equal(t, leap.ID, entries[0].ID)
}

func TestTheCalendarHoldsEventsAndRepliesThatHaveNotCome(t *testing.T) {
	f := storagetest.New(t)
	event := f.Event(register.Event{From: "2023-05-18", To: "2023-05-19", Place: register.Ru("Казань")})
	f.Event(register.Event{From: "2023-05"})
	off := f.Event(register.Event{From: "2023-05-20", Fate: register.Postponed})
	silent := f.Invitation(register.Invitation{EventID: event.ID, SentOn: "2023-04-01", ReplyDue: "2023-05-02"})
	late := f.Invitation(register.Invitation{EventID: event.ID, SentOn: "2023-04-01", ReplyDue: "2023-05-02", Reply: register.ReplyAccepted, RepliedOn: "2023-05-03"})
	f.Invitation(register.Invitation{EventID: event.ID, SentOn: "2023-04-01", ReplyDue: "2023-05-02", Reply: register.ReplyAccepted, RepliedOn: "2023-05-02"})
	f.Invitation(register.Invitation{EventID: event.ID, ReplyDue: "2023-05-02"})

	entries, err := f.Calendar(ctx, storage.CalendarQuery{From: "2023-05-01", To: "2023-05-31"})
	require.NoError(t, err)
	type day struct {
		id       register.ID
		kind     storage.EntryKind
		from, to register.Date
		place    string
		off      bool
	}
	var got []day
	for _, e := range entries {
		got = append(got, day{e.ID, e.Kind, e.From, e.To, e.Place.Ru, e.Off})
		assert.Equal(t, int64(1), e.Revision)
	}
	assert.Equal(t, []day{
		{silent.ID, storage.EntryReply, "2023-05-02", "2023-05-02", "", false},
		{late.ID, storage.EntryReply, "2023-05-02", "2023-05-02", "", false},
		{event.ID, storage.EntryEvent, "2023-05-18", "2023-05-19", "Казань", false},
		{off.ID, storage.EntryEvent, "2023-05-20", "2023-05-20", "", true},
	}, got)
}

func TestTheCalendarHoldsTheDueDaysOfWhatIsOpen(t *testing.T) {
	f := storagetest.New(t)
	due := func(on register.Date) *register.Commitment {
		return f.Commitment(register.Commitment{DueRule: register.DueDay, DueOn: on})
	}
	open, moved, old := due("2022-12-20"), due("2022-12-20"), due("2022-11-01")
	closed := due("2022-12-20")
	closed.Closure = register.Closure{On: "2022-12-05", Result: register.ResultFulfilled}
	_, err := f.Save(ctx, closed)
	require.NoError(t, err)
	f.Commitment(register.Commitment{DueRule: register.DueNoTerm})
	quarterly := f.Commitment(register.Commitment{
		DueRule: register.DuePeriod, PeriodMonths: 3, Start: "2022-07-01", Reports: []register.Report{{On: "2022-09-30"}},
	})
	days := func(from, to register.Date) map[register.ID]storage.Entry {
		entries, err := f.Calendar(ctx, storage.CalendarQuery{From: from, To: to})
		require.NoError(t, err)
		got := map[register.ID]storage.Entry{}
		for _, e := range entries {
			assert.Equal(t, storage.EntryCommitment, e.Kind)
			got[e.ID] = e
		}
		return got
	}
	december := days("2022-12", "2022-12")
	require.Len(t, december, 3)
	assert.Equal(t, register.Date("2022-12-20"), december[open.ID].From)
	assert.Equal(t, open.Title, december[open.ID].Label)
	assert.Equal(t, register.Date("2022-12-31"), december[quarterly.ID].To, "the next report")
	assert.Contains(t, days("2022-11", "2022-11"), old.ID, "overdue, and still open")

	moved.DueChanges = append(moved.DueChanges, register.DueChange{On: "2022-12-05", Old: "2022-12-20", New: "2023-02-01", Reason: register.Ru("Ждём лицензию")})
	_, err = f.Save(ctx, moved)
	require.NoError(t, err)
	assert.NotContains(t, days("2022-12", "2022-12"), moved.ID)
	assert.Equal(t, december[moved.ID].Revision+1, days("2023-02", "2023-02")[moved.ID].Revision)
}

func TestTheCalendarHoldsTheReportsThatNobodyHasGiven(t *testing.T) {
	f := storagetest.New(t)
	due := f.Visit(register.Visit{From: "2022-12-10", To: "2022-12-12"})
	f.Visit(register.Visit{From: "2022-12-10", Report: register.VisitReport{On: "2022-12-11"}})
	f.Visit(register.Visit{From: "2021-11-10"}) // nobody asks for it any more
	report := func(from, to register.Date) (found *storage.Entry) {
		entries, err := f.Calendar(ctx, storage.CalendarQuery{From: from, To: to})
		require.NoError(t, err)
		for _, e := range entries {
			if e.Kind == storage.EntryVisitReport {
				assert.Nil(t, found, "one alone")
				found = &e
			}
		}
		return found
	}
	assert.Nil(t, report("2021-11", "2021-11"))
	first := report("2022-12", "2022-12")
	require.NotNil(t, first)
	assert.Equal(t, due.ID, first.ID)
	assert.Equal(t, register.Date("2022-12-15"), first.From)

	rule, err := f.ReportRule(ctx)
	require.NoError(t, err)
	rule.Deadline.Length.Count = 10
	_, err = f.Save(ctx, rule)
	require.NoError(t, err)
	moved := report("2022-12", "2022-12")
	require.NotNil(t, moved)
	assert.Equal(t, register.Date("2022-12-22"), moved.From)
	assert.Greater(t, moved.Revision, first.Revision, "what has taken the first in must take in the second")
}
