package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func TestAfterProvisionalApplicationAnAgreementIsWhatItWouldBeWithoutIt(t *testing.T) {
	const provisional, signed, draft, inForce = register.StatusProvisional, register.StatusSigned, register.StatusDraft, register.StatusInForce
	applied := func(from, until register.Date, more ...register.Action) []register.Action {
		return append(more, register.Action{Kind: register.ActionProvisional, On: from, Until: until})
	}
	two := []register.ID{partyA, partyB}
	notice, back := does(register.ActionNotice, partyB, "2010-06-01"), does(register.ActionNoticeWithdrawn, partyB, "2010-06-15")
	later := notice
	later.Effective = "2010-07-01"
	for _, c := range []struct {
		name    string
		actions []register.Action
		second  register.Date // the day on which the second party signed
		want    map[register.Date]register.Status
	}{
		{"from the day of signature", applied("2010-01-01", "2010-12-31"), "2010-01-01",
			map[register.Date]register.Status{"2010-01-01": provisional, "2010-12-31": provisional, "2011-01-01": signed, "2026-12-01": signed}},
		{"before the last has signed", applied("2010-01-01", "2010-12-31"), "2010-03-01",
			map[register.Date]register.Status{"2010-02-01": provisional, "2010-03-01": provisional, "2011-01-01": signed}},
		{"the last signs when it is over", applied("2010-01-01", "2010-12-31"), "2011-03-01",
			map[register.Date]register.Status{"2010-12-31": provisional, "2011-01-01": draft, "2011-02-28": draft, "2011-03-01": signed}},
		{"between it and the entry into force", applied("2010-01-01", "2010-12-31", does(register.ActionEntryIntoForce, register.None, "2011-06-01")), "2010-01-01",
			map[register.Date]register.Status{"2011-01-01": signed, "2011-05-31": signed, "2011-06-01": inForce}},
		{"ended by who will not become a party", applied("2010-01-01", "", notice), "2010-01-01",
			map[register.Date]register.Status{"2010-05-31": provisional, "2010-06-01": signed, "2026-12-01": signed}},
		{"ended from a later day", applied("2010-01-01", "", later), "2010-01-01",
			map[register.Date]register.Status{"2010-06-30": provisional, "2010-07-01": signed}},
		{"by a notice that was withdrawn in time", applied("2010-01-01", "", later, back), "2010-01-01",
			map[register.Date]register.Status{"2010-06-10": provisional, "2010-07-01": provisional}},
		{"by one that was withdrawn too late", applied("2010-01-01", "", notice, back), "2010-01-01",
			map[register.Date]register.Status{"2010-06-01": signed, "2010-07-01": signed}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := between(two)
			a.Actions, a.Parties[0].SignedOn, a.Parties[1].SignedOn = c.actions, "2010-01-01", c.second
			for day, status := range c.want {
				assert.Equal(t, status, a.StatusOn(day), "on %s", day)
			}
		})
	}
}

func TestANoticeIsNotKnownBeforeItIsGiven(t *testing.T) {
	provisional := does(register.ActionProvisional, register.None, "2010-01-01")
	for name, before := range map[string]register.Action{
		"of what is applied provisionally": provisional,
		"of what was not concluded":        does(register.ActionNotConcluded, register.None, "2010-03-01"),
		"of what enters into force later":  does(register.ActionEntryIntoForce, register.None, "2012-01-01"),
	} {
		a := between([]register.ID{partyA, partyB})
		a.Actions = []register.Action{before, does(register.ActionNotice, partyB, "2010-06-01")}
		assert.Empty(t, a.StandingOn("2010-05-31").Notices, name)
	}
	a := between([]register.ID{partyA, partyB})
	a.Actions = []register.Action{does(register.ActionNotice, partyB, "2010-06-01")}
	given := a.StandingOn("2010-06-01").Notices
	if assert.Len(t, given, 1) {
		assert.Equal(t, register.NoticeVoid, given[0].Effect)
	}
}

// Before the entry into force, too, one of several parties takes back only what it gave itself.
func TestAWithdrawalBeforeTheEntryIntoForceIsAnswered(t *testing.T) {
	for _, c := range []struct {
		name    string
		actions []register.Action
		problem string
		alone   int
	}{
		{"a joint notice, withdrawn by one", []register.Action{does(register.ActionNotice, register.None, "2011-01-15"), does(register.ActionNoticeWithdrawn, partyB, "2011-03-01")}, "problem.withdrawn_alone", 1},
		{"a joint notice, withdrawn by all", []register.Action{does(register.ActionNotice, register.None, "2011-01-15"), does(register.ActionNoticeWithdrawn, register.None, "2011-03-01")}, "", 0},
		{"its own notice", []register.Action{does(register.ActionNotice, partyB, "2011-01-15"), does(register.ActionNoticeWithdrawn, partyB, "2011-03-01")}, "", 0},
		{"no notice", []register.Action{does(register.ActionNoticeWithdrawn, partyB, "2011-03-01")}, "problem.nothing_to_withdraw", 0},
	} {
		a := between([]register.ID{partyA, partyB, partyC})
		a.Actions = c.actions
		keys := ""
		for _, p := range a.Check() {
			if p.Key == "problem.withdrawn_alone" || p.Key == "problem.nothing_to_withdraw" {
				keys += p.Key
			}
		}
		assert.Equal(t, c.problem, keys, c.name)
		assert.Len(t, a.StandingOn("2011-03-01").Alone, c.alone, c.name)
	}
}
