package register_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"accord/storage/register"
)

// Of a step whose day is known to a month or a year, what holds for all of its days is said, and what does not is unclear.
func TestANoticeOfAMonthOrAYear(t *testing.T) {
	const (
		note, back            = register.ActionNotice, register.ActionNoticeWithdrawn
		suspend, resume       = register.ActionSuspension, register.ActionSuspensionEnd
		inForce, given, over  = register.StatusInForce, register.StatusNoticeGiven, register.StatusTerminated
		halted, unclear, gone = register.StatusSuspended, register.StatusUnclear, register.StatusExpired
		open                  = register.Forever
	)
	two, three := []register.ID{partyA, partyB}, []register.ID{partyA, partyB, partyC}
	step := func(kind register.ActionKind, on, effective, until register.Date) register.Action {
		return register.Action{Kind: kind, PartnerID: partyB, On: on, Effective: effective, Until: until}
	}
	renewed := func(on register.Date, renewal register.Renewal) *register.Agreement {
		a := production(renewal)
		a.Actions = append(a.Actions, notice(on))
		return a
	}
	unclaused := between(two, does(note, partyB, "2015-02"))
	unclaused.Rules.Notice = register.Length{}
	begun := between(two, does(note, partyB, "2010"))
	begun.Actions[0].On = "2010-06-15"
	both := between(two, does(register.ActionTermination, register.None, "2010"))
	both.Actions[0].On = "2010-06-15"
	ilo := between(two, does(note, partyB, "2020"))
	ilo.Rules.Notice, ilo.Rules.Window = register.Length{Count: 12, Unit: register.Months}, register.NoticeWindow{After: 120, Open: 12, Every: 120}
	for _, c := range []struct {
		name string
		a    *register.Agreement
		want []row
	}{
		{"six months after a month", between(two, does(note, partyB, "2015-03")),
			[]row{{"2015-02-28", inForce, open}, {"2015-03-01", given, "2015-09"}, {"2015-09-01", given, "2015-09"}, {"2015-09-02", unclear, "2015-09"}, {"2015-09-30", unclear, "2015-09"}, {"2015-10-01", over, "2015-09"}}},
		{"six months after a year", between(two, does(note, partyB, "2015")),
			[]row{{"2015-01-01", given, ""}, {"2015-07-01", given, ""}, {"2015-07-02", unclear, ""}, {"2016-06-30", unclear, ""}, {"2016-07-01", over, ""}}},
		{"a month in which the last day for notice lies", renewed("2022-11", register.RenewalUnlimited),
			[]row{{"2022-10-31", inForce, "2023-05-17"}, {"2022-11-10", given, ""}, {"2023-05-17", given, ""}, {"2023-05-18", unclear, ""}, {"2026-05-17", unclear, ""}, {"2026-05-18", over, ""}}},
		{"a month that is in time on all of its days", renewed("2022-10", register.RenewalUnlimited),
			[]row{{"2022-11-10", given, "2023-05-17"}, {"2023-05-18", over, "2023-05-17"}}},
		{"a month that is too late on all of its days", renewed("2022-12", register.RenewalUnlimited),
			[]row{{"2023-05-18", given, "2026-05-17"}, {"2026-05-18", over, "2026-05-17"}}},
		{"too late it would change nothing", renewed("2010", register.RenewalOnce),
			[]row{{"2010-06-01", given, ""}, {"2011-05-17", given, ""}, {"2011-05-18", unclear, ""}, {"2014-05-17", unclear, ""}, {"2014-05-18", gone, ""}}},
		{"no clause allows a notice: twelve months", unclaused,
			[]row{{"2015-06-01", given, "2016-02"}, {"2016-02-01", given, "2016-02"}, {"2016-02-02", unclear, "2016-02"}, {"2016-02-29", over, "2016-02"}}},
		{"it was given when there was something to end", begun,
			[]row{{"2010-06-15", given, ""}, {"2010-12-15", given, ""}, {"2010-12-16", unclear, ""}, {"2011-06-30", unclear, ""}, {"2011-07-01", over, ""}}},
		{"it was given when it might be", ilo,
			[]row{{"2021-01-01", given, "2021"}, {"2021-01-02", unclear, "2021"}, {"2021-12-31", unclear, "2021"}, {"2022-01-01", over, "2021"}}},
		{"another notice ends it sooner", between(two, does(note, partyB, "2015"), does(note, partyA, "2015-02-01")),
			[]row{{"2015-03-01", given, "2015"}, {"2015-07-02", unclear, "2015"}, {"2015-08-01", unclear, "2015"}, {"2015-08-02", over, "2015"}}},
		{"withdrawn in the month in which it was given", between(two, does(note, partyB, "2015-03-15"), does(back, partyB, "2015-03")),
			[]row{{"2015-03-14", inForce, open}, {"2015-03-15", inForce, open}, {"2016-01-01", inForce, open}}},
		{"both known to the month", between(two, does(note, partyB, "2015-03"), does(back, partyB, "2015-05")),
			[]row{{"2015-04-30", given, "2015-09"}, {"2015-05-01", inForce, open}, {"2016-01-01", inForce, open}}},
		{"suspended and resumed in one year", between(two, does(suspend, partyB, "2015-03-15"), does(resume, partyB, "2015")),
			[]row{{"2015-03-14", inForce, open}, {"2015-03-15", halted, "9999-12-31"}, {"2015-03-16", inForce, open}, {"2016-01-01", inForce, open}}},
		{"resumed in a year, and suspended again in it", between(two, does(suspend, partyB, "2014-03-15"), does(resume, partyB, "2015"), does(suspend, partyB, "2015-07-01")),
			[]row{{"2014-12-31", halted, ""}, {"2015-01-01", inForce, open}, {"2015-07-01", halted, ""}}},
		{"ended in the year in which it began", both,
			[]row{{"2010-06-15", inForce, "2010"}, {"2010-06-16", over, "2010"}}},
		{"one of three", between(three, does(note, partyB, "2015-03")),
			[]row{{"2015-09-15", inForce, open}, {"2015-10-01", inForce, open}}},
		{"two of three: fewer than two are left on some day", between(three, does(note, partyB, "2015-01-15"), does(note, partyC, "2015-02")),
			[]row{{"2015-02-10", given, "2015-08"}, {"2015-08-01", given, "2015-08"}, {"2015-08-02", unclear, "2015-08"}, {"2015-08-29", over, "2015-08"}}},
		{"a notice that names a month", between(two, step(note, "2015-03", "2016-05", "")),
			[]row{{"2015-03-01", given, "2016-05"}, {"2016-04-30", given, "2016-05"}, {"2016-06-01", over, "2016-05"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, want := range c.want {
				assert.Equal(t, want.status, c.a.StatusOn(want.day), "status on %s", want.day)
				assert.Equal(t, want.until, c.a.UntilOn(want.day), "last day as seen on %s", want.day)
			}
		})
	}

	s := renewed("2022-11", register.RenewalUnlimited).StandingOn("2022-11-10")
	first, last, unsure := s.Between()
	assert.Equal(t, []register.Date{"2023-05-17", "2026-05-17"}, []register.Date{first, last})
	assert.True(t, unsure)
	assert.Equal(t, register.Date("2023-05-17"), s.Last, "what may be the last day is counted down to")
	assert.Equal(t, partyB, between(two, does(note, partyB, "2015")).StandingOn("2015-09-01").Notice.PartnerID)
	found := false
	for _, p := range named(renewed("2022-11", register.RenewalUnlimited)).Check() {
		found = found || p.Key == "problem.notice_some_day"
	}
	assert.True(t, found, "the form asks for the day")
}

func TestSuspensionsAndMembershipsAreToldAsFarAsTheirDaysAreKnown(t *testing.T) {
	a := between([]register.ID{partyA, partyB, partyC, partyD},
		does(register.ActionAccession, partyD, "2014-03"), does(register.ActionNotice, partyB, "2015-03"),
		does(register.ActionSuspension, partyC, "2015-04"), does(register.ActionSuspensionEnd, partyC, "2016"))
	a.Parties[3].SignedOn = ""
	s := a.StandingOn("2015-05-01")
	assert.Equal(t, register.Date("2015-04"), s.Suspensions[0].Since())
	for _, m := range s.Members {
		switch m.PartnerID {
		case partyB:
			assert.Equal(t, register.Date("2015-09"), m.Ends())
			assert.Equal(t, register.Date("2015-09-01"), m.Sure)
		case partyD:
			assert.Equal(t, register.Date("2014-03"), m.Since)
			assert.Equal(t, register.Date("2014-03-01"), m.From)
		default:
			assert.Equal(t, register.Date("2010-01-01"), m.Since)
		}
	}
	dated := between([]register.ID{partyA, partyB}, register.Action{Kind: register.ActionSuspension, On: "2015-04-10", Until: "2016-02"})
	assert.Equal(t, register.Date("2016-02"), dated.StandingOn("2015-05-01").Resumed())
}

// What is proposed is not more exact than what it follows from.
func TestTheLastOfSeveralStepsIsNoMoreExactThanTheyAre(t *testing.T) {
	notified := func(days ...register.Date) *register.Agreement {
		a := life("2008-01-01", "", "", "")
		a.Parties[0].PartnerID, a.Parties[1].PartnerID = partyA, partyB
		a.Actions, a.Rules.Force.Basis = nil, register.ForceOnNotifications
		for i, day := range days {
			a.Actions = append(a.Actions, does(register.ActionNotification, a.Parties[i].PartnerID, day))
		}
		return a
	}
	for want, days := range map[register.Date][]register.Date{
		"2008-05-10": {"2008-04", "2008-05-10"}, "2008-05": {"2008-05", "2008-05-10"}, "2008-05-31": {"2008-05", "2008-05-31"},
		"2008": {"2008", "2008-05-10"}, "2009": {"2008", "2009"},
	} {
		assert.Equal(t, want, notified(days...).ProposedForce(register.Forever), days)
	}
	month := notified("2008-05", "2008-05-10")
	month.Rules.Force.After = register.Length{Count: 30, Unit: register.Days}
	assert.Empty(t, month.ProposedForce(register.Forever), "thirty days after no day")
	signed := life("2008-05-10", "", "", "")
	signed.Parties[1].SignedOn, signed.Rules.Force.Basis = "2008-05", register.ForceOnSignature
	assert.Equal(t, register.Date("2008-05"), signed.ProposedForce(register.Forever))
}

// Whatever day of its month or year a notice was given on, the status that is told is not wrong.
func TestWhatIsToldOfANoticeOfSomeDayHoldsForEachDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := life("2000-01-01", register.Day(2001, rapid.IntRange(1, 12).Draw(t, "month of force"), rapid.IntRange(1, 31).Draw(t, "day of force")), "", "")
		a.Term = rapid.SampledFrom([]register.Term{register.TermOpen, register.TermFor}).Draw(t, "term")
		a.Rules = register.Rules{
			Months: rapid.IntRange(1, 40).Draw(t, "months"), Renewal: rapid.SampledFrom(register.Renewals).Draw(t, "renewal"), Times: rapid.IntRange(0, 3).Draw(t, "times"),
			Notice:  register.Length{Count: rapid.IntRange(0, 14).Draw(t, "notice"), Unit: register.Months},
			AnyTime: register.Length{Count: rapid.IntRange(0, 90).Draw(t, "any time"), Unit: register.Days},
		}
		if a.Term == register.TermOpen {
			a.Rules.Renewal, a.Rules.AnyTime = "", register.Length{}
		}
		on := register.Day(rapid.IntRange(2001, 2006).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day"))
		with := func(on register.Date) *register.Agreement {
			b := *a
			b.Actions = append(slices.Clone(a.Actions), notice(on))
			return &b
		}
		exact, known := with(on), with(on[:rapid.SampledFrom([]int{4, 7}).Draw(t, "precision")])
		force, _ := a.Action(register.ActionEntryIntoForce)
		if on < force.On || a.StatusOn(on).Over() {
			return // of such a day nobody says that notice was given on it
		}
		day := on[:4].Last().AddDays(rapid.IntRange(1, 1500).Draw(t, "later"))
		got, want := known.StatusOn(day), exact.StatusOn(day)
		same := got == want || got.InForce() && want.InForce() || got.Over() && want.Over()
		if got != register.StatusUnclear && !same {
			t.Fatalf("%s given on %s or in %s: on %s it is %s, and is told to be %s", a.Term, on, known.Actions[1].On, day, want, got)
		}
	})
}

// A renewal is no fact while the last day for notice may still lie ahead.
func TestARenewalIsCertainOnceTheLastDayForNoticeHasCertainlyPassed(t *testing.T) {
	a := between([]register.ID{partyA, partyB})
	a.Actions[0].On = "2008"
	a.Term, a.Rules = register.TermFor, register.Rules{
		Months: 36, Renewal: register.RenewalUnlimited, Notice: register.Length{Count: 6, Unit: register.Months},
	}
	for _, c := range []struct {
		day              register.Date
		perhaps, renewed bool
		until            register.Date
	}{
		{"2010-07-01", false, false, "2011-12-31"},
		{"2010-07-02", true, false, "2011-12-31"},
		{"2011-06-30", true, false, "2011-12-31"},
		{"2011-07-01", false, true, "2014-12-31"},
	} {
		s := a.StandingOn(c.day)
		assert.Equal(t, c.perhaps, s.Perhaps(), c.day)
		assert.Equal(t, c.renewed, s.Renewed, c.day)
		assert.Equal(t, c.until, s.Until, c.day)
	}

	a.Actions = append(a.Actions, does(register.ActionNotice, partyB, "2011-03-01"))
	first, last, unsure := a.StandingOn("2011-03-01").Between()
	assert.True(t, unsure, "it came in time or not")
	assert.Equal(t, []register.Date{"2011-12-31", "2014-12-31"}, []register.Date{first, last})
	assert.Equal(t, register.StatusUnclear, a.StatusOn("2012-01-01"))
	assert.Equal(t, register.StatusTerminated, a.StatusOn("2015-01-01"))
}
