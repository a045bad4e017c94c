package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// renewed is the agreement on production co-operation, renewed without limit.
func renewed(title string, actions ...register.Action) register.Agreement {
	return register.Agreement{
		Title: register.Ru(title), Term: register.TermFor,
		Actions: append([]register.Action{{Kind: register.ActionEntryIntoForce, On: "2008-05-17"}}, actions...),
		Rules:   register.Rules{Months: 36, Renewal: register.RenewalUnlimited, Notice: register.Length{Count: 6, Unit: register.Months}},
	}
}

func TestDeadlines(t *testing.T) {
	f := storagetest.New(t)
	plain := f.Agreement(renewed("О производстве"))
	stopped := f.Agreement(renewed("Прекращаемое", register.Action{Kind: register.ActionNotice, On: "2022-11-01"}))
	fixed := f.Agreement(register.Agreement{
		Title: register.Ru("Со сроком"), Term: register.TermUntil, Until: "2022-12-31",
		Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: "2020-01-01"}},
	})
	open := f.Agreement(register.Agreement{Title: register.Ru("Бессрочное"), Term: register.TermOpen})

	due := func(on register.Date, within int) map[register.ID]storage.Deadline {
		all, err := f.Deadlines(ctx, on, within)
		require.NoError(t, err)
		found := map[register.ID]storage.Deadline{}
		for i, d := range all {
			assert.Contains(t, []register.Date{d.Day}, max(d.Day, on), "a day that has passed is none")
			if i > 0 {
				assert.LessOrEqual(t, all[i-1].Day, d.Day, "the nearest first")
			}
			found[d.ID] = d
		}
		return found
	}

	before := due("2022-10-20", 90)
	assert.Equal(t, storage.DeadlineNotice, before[plain.ID].Kind)
	assert.Equal(t, register.Date("2022-11-17"), before[plain.ID].Day)
	assert.Equal(t, register.Date("2026-05-17"), before[plain.ID].Then)
	assert.Equal(t, "О производстве", before[plain.ID].Label.Ru)
	assert.Equal(t, register.Date("2022-11-17"), before[stopped.ID].Day, "nobody knows yet that notice will be given")
	assert.Equal(t, storage.DeadlineExpiry, before[fixed.ID].Kind)
	assert.Equal(t, register.Date("2022-12-31"), before[fixed.ID].Day)
	assert.NotContains(t, before, open.ID)

	assert.Contains(t, due("2022-11-17", 0), plain.ID, "the last day itself")
	assert.NotContains(t, due("2022-11-18", 180), plain.ID, "the day has passed, the next is years away")
	assert.NotContains(t, due("2022-11-10", 30), stopped.ID, "notice was given")
	assert.Equal(t, storage.DeadlineExpiry, due("2022-11-10", 360)[stopped.ID].Kind, "it ends by that notice")
	assert.Equal(t, register.Date("2025-11-17"), due("2025-06-01", 180)[plain.ID].Day, "the next period has one as well")

	plain.Rules.Notice = register.Length{Count: 3, Unit: register.Months}
	_, err := f.Save(ctx, plain)
	require.NoError(t, err)
	assert.Equal(t, register.Date("2023-02-17"), due("2022-11-18", 180)[plain.ID].Day, "a change of the clause counts at once")
	_, err = f.Delete(ctx, plain.Ref())
	require.NoError(t, err)
	assert.NotContains(t, due("2022-11-18", 180), plain.ID, "what lies in the trash has no deadlines")
}

// Five years, then two, then three and three again, counted from the entry into force or from the signature.
// As of a day that has passed the deadlines are those that were known on it, as the list of agreements has them.
func TestDeadlinesOfAPastDayAreThoseKnownOnIt(t *testing.T) {
	f := storagetest.New(t)
	ours, theirs := f.Partner(register.Partner{Name: register.Ru("Наша"), Ours: true}), f.Partner(register.Partner{Name: register.Ru("Бета")})
	open := func(title string, actions ...register.Action) register.ID {
		return f.Agreement(register.Agreement{
			Title: register.Ru(title), Term: register.TermOpen, Rules: register.Rules{Notice: register.Length{Count: 6, Unit: register.Months}},
			Parties: []register.Party{{Side: register.Ours, PartnerID: ours.ID}, {Side: register.Theirs, PartnerID: theirs.ID}},
			Actions: append(actions, register.Action{Kind: register.ActionEntryIntoForce, On: "2010-03-15"}),
		}).ID
	}
	notice := func(on register.Date, by register.ID) register.Action {
		return register.Action{Kind: register.ActionNotice, PartnerID: by, On: on}
	}
	back := func(on register.Date, by register.ID) register.Action {
		return register.Action{Kind: register.ActionNoticeWithdrawn, PartnerID: by, On: on}
	}
	withdrawn := open("Отозвано", notice("2012-01-10", theirs.ID), back("2012-07-10", theirs.ID))
	again := open("Отозвано, и дано другое", notice("2012-01-10", theirs.ID), back("2012-03-01", theirs.ID), notice("2012-04-10", ours.ID))
	ended := open("Прекращено по соглашению", register.Action{Kind: register.ActionTermination, On: "2012-06-01"})

	ends := func(on register.Date) map[register.ID]string {
		all, err := f.Deadlines(ctx, on, 400)
		require.NoError(t, err)
		found := map[register.ID]string{}
		for _, d := range all {
			found[d.ID] += string(d.Kind) + " " + string(d.Day) + " " + d.Of.Label.Ru
		}
		return found
	}
	assert.Equal(t, map[register.ID]string{withdrawn: "expiry 2012-07-10 Бета", again: "expiry 2012-07-10 Бета"}, ends("2012-02-01"))
	assert.Equal(t, map[register.ID]string{withdrawn: "expiry 2012-07-10 Бета", again: "expiry 2012-10-10 Наша"}, ends("2012-04-10"))
	assert.NotContains(t, ends("2012-05-31"), ended, "the parties have not agreed on it yet")
	assert.Equal(t, map[register.ID]string{again: "expiry 2012-10-10 Наша"}, ends("2012-07-10"))
}

func TestDeadlinesOfUnequalPeriods(t *testing.T) {
	f := storagetest.New(t)
	unequal := func(title string, from register.TermStart) register.ID {
		a := f.Signed("2002-01-25", "2003-03-10")
		a.Title, a.Term = register.Ru(title), register.TermFor
		a.Rules = register.Rules{
			Months: 60, From: from, Renewal: register.RenewalUnlimited, RenewalMonths: 24, Then: []int{36},
			Notice: register.Length{Count: 6, Unit: register.Months},
		}
		return f.Agreement(a).ID
	}
	force, signature := unequal("От вступления в силу", register.TermFromForce), unequal("От подписания", register.TermFromSignature)
	for _, c := range []struct {
		id               register.ID
		on, notice, then register.Date
	}{
		{force, "2007-08-01", "2007-09-10", "2010-03-10"},
		{force, "2009-08-01", "2009-09-10", "2013-03-10"},
		{force, "2012-08-01", "2012-09-10", "2016-03-10"},
		{force, "2015-08-01", "2015-09-10", "2019-03-10"},
		{signature, "2006-06-01", "2006-07-25", "2009-01-25"},
		{signature, "2008-06-01", "2008-07-25", "2012-01-25"},
		{signature, "2011-06-01", "2011-07-25", "2015-01-25"},
	} {
		all, err := f.Deadlines(ctx, c.on, 90)
		require.NoError(t, err)
		require.Len(t, all, 1, "on %s", c.on)
		assert.Equal(t, []any{c.id, c.notice, c.then}, []any{all[0].ID, all[0].Day, all[0].Then}, "on %s", c.on)
	}
	none, err := f.Deadlines(ctx, "2010-08-01", 90)
	require.NoError(t, err)
	assert.Empty(t, none, "no period of either ends then")
}

// A reply is awaited until it comes or what one is invited to has passed; one that is late stands in front.
func TestRepliesAwaited(t *testing.T) {
	f := storagetest.New(t)
	event := f.Event(register.Event{From: "2023-05-18", To: "2023-05-19"})
	invite := func(sent, due register.Date) *register.Invitation {
		return f.Invitation(register.Invitation{EventID: event.ID, SentOn: sent, ReplyDue: due})
	}
	late := invite("2022-11-01", "2022-12-01")
	soon := invite("2022-11-01", "2022-12-20")
	answered := invite("2022-11-01", "2022-12-20")
	answered.Answer(register.ReplyDeclined, "2022-12-10", register.ChannelPhone)
	_, err := f.Save(ctx, answered)
	require.NoError(t, err)
	invite("", "2022-12-20")
	invite("2022-11-01", "2024-12-20")

	due := func(on register.Date) (ids []register.ID) {
		all, err := f.Deadlines(ctx, on, 60)
		require.NoError(t, err)
		for _, d := range all {
			assert.Equal(t, storage.DeadlineReply, d.Kind)
			ids = append(ids, d.ID)
		}
		return ids
	}
	assert.Equal(t, []register.ID{late.ID, soon.ID, answered.ID}, due("2022-12-05"), "the late one first; of the reply of the 10th nobody knows yet")
	assert.Equal(t, []register.ID{late.ID, soon.ID}, due("2022-12-10"))
	assert.Equal(t, []register.ID{late.ID, soon.ID}, due("2023-05-19"), "the last day of the event")
	assert.Empty(t, due("2023-05-20"), "there is nothing to answer any more")
	event.Fate = register.Cancelled
	_, err = f.Save(ctx, event)
	require.NoError(t, err)
	assert.Equal(t, []register.ID{soon.ID}, due("2022-12-10"), "who is late need not answer what is cancelled")
}
