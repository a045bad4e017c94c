package register_test

import (
	"cmp"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage/register"
)

// life writes an agreement of two parties by its dates; "-" stands for a step that was taken on an unknown day.
func life(signed, force, until, terminated register.Date) *register.Agreement {
	a := &register.Agreement{Parties: []register.Party{{Side: register.Ours, SignedOn: signed}, {Side: register.Theirs, SignedOn: signed}}}
	step := func(kind register.ActionKind, on register.Date) {
		if on == "-" {
			a.Actions = append(a.Actions, register.Action{Kind: kind})
		} else if on != "" {
			a.Actions = append(a.Actions, register.Action{Kind: kind, On: on})
		}
	}
	step(register.ActionEntryIntoForce, force)
	step(register.ActionTermination, terminated)
	if until != "" {
		a.Term, a.Until = register.TermUntil, until
	}
	return a
}

func TestLivesOfAgreements(t *testing.T) {
	type span struct {
		status   register.Status
		from, to register.Date
	}
	const (
		notYet                 = register.StatusNotYet
		draft, signed, inForce = register.StatusDraft, register.StatusSigned, register.StatusInForce
		expired, terminated    = register.StatusExpired, register.StatusTerminated
		ever                   = register.Forever
	)
	for _, c := range []struct {
		name                     string
		signed, force, until, by register.Date
		want                     []span
	}{
		{"never signed", "", "", "", "", []span{{draft, "", ever}}},
		{"signed, never in force", "2002-01-25", "", "", "", []span{{notYet, "", "2002-01-24"}, {signed, "2002-01-25", ever}}},
		{"signed, in force six years later", "2002-01-25", "2008-05-17", "", "",
			[]span{{notYet, "", "2002-01-24"}, {signed, "2002-01-25", "2008-05-16"}, {inForce, "2008-05-17", ever}}},
		{"in force from the day of signing", "2002-01-25", "2002-01-25", "", "", []span{{notYet, "", "2002-01-24"}, {inForce, "2002-01-25", ever}}},
		{"the last day in force still counts", "2002-01-25", "2002-01-25", "2012-01-24", "",
			[]span{{notYet, "", "2002-01-24"}, {inForce, "2002-01-25", "2012-01-24"}, {expired, "2012-01-25", ever}}},
		{"terminated before its term ends", "2002-01-25", "2002-01-25", "2012-01-24", "2010-06-01",
			[]span{{notYet, "", "2002-01-24"}, {inForce, "2002-01-25", "2010-05-31"}, {terminated, "2010-06-01", ever}}},
		{"terminated after it had expired: that is the same end, written down twice", "2002-01-25", "2002-01-25", "2012-01-24", "2013",
			[]span{{notYet, "", "2002-01-24"}, {inForce, "2002-01-25", "2012-01-24"}, {expired, "2012-01-25", ever}}},
		{"terminated after it had run out without entering into force", "2002-01-25", "", "2005", "2007",
			[]span{{notYet, "", "2002-01-24"}, {signed, "2002-01-25", "2005-12-31"}, {expired, "2006-01-01", ever}}},
		{"signed, ran out without entering into force", "2002-01-25", "", "2005", "",
			[]span{{notYet, "", "2002-01-24"}, {signed, "2002-01-25", "2005-12-31"}, {expired, "2006-01-01", ever}}},
		{"terminated while only signed", "2002-01-25", "", "", "2004-02-29",
			[]span{{notYet, "", "2002-01-24"}, {signed, "2002-01-25", "2004-02-28"}, {terminated, "2004-02-29", ever}}},
		{"in force since an unknown day, and not before it was signed", "2002-01-25", "-", "", "", []span{{notYet, "", "2002-01-24"}, {inForce, "2002-01-25", ever}}},
		{"in force since an unknown day, signed on one", "", "-", "", "", []span{{inForce, "", ever}}},
		{"in force since an unknown day, until a known one", "2002", "-", "2010", "",
			[]span{{notYet, "", "2001-12-31"}, {inForce, "2002-01-01", "2010-12-31"}, {expired, "2011-01-01", ever}}},
		{"in force, the signing is not known", "", "1993-05-01", "", "", []span{{notYet, "", "1993-04-30"}, {inForce, "1993-05-01", ever}}},
		{"terminated on an unknown day", "2002-01-25", "2003", "", "-", []span{{notYet, "", "2002-01-24"}, {signed, "2002-01-25", "2002-12-31"}, {inForce, "2003-01-01", "2003-12-31"}, {terminated, "2004-01-01", ever}}},
		{"known to the year: force from its first day, term to its last", "2002", "2003", "2004", "",
			[]span{{notYet, "", "2001-12-31"}, {signed, "2002-01-01", "2002-12-31"}, {inForce, "2003-01-01", "2004-12-31"}, {expired, "2005-01-01", ever}}},
		{"known to the month of a leap year", "2004-02", "2004-02", "2004-02", "",
			[]span{{notYet, "", "2004-01-31"}, {inForce, "2004-02-01", "2004-02-29"}, {expired, "2004-03-01", ever}}},
		{"in force before it was signed, as old lists have it", "2003-01-01", "2002-01-01", "", "", []span{{notYet, "", "2001-12-31"}, {inForce, "2002-01-01", ever}}},
		{"a term without any date of beginning", "", "", "2010", "", []span{{draft, "", ever}}},
		{"a term that never ends", "2002-01-25", "2003", "9999-12-31", "",
			[]span{{notYet, "", "2002-01-24"}, {signed, "2002-01-25", "2002-12-31"}, {inForce, "2003-01-01", ever}}},
		{"a term that never ends, by its year", "2002", "", "9999", "", []span{{notYet, "", "2001-12-31"}, {signed, "2002-01-01", ever}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []span
			for _, s := range register.Timeline(life(c.signed, c.force, c.until, c.by)) {
				got = append(got, span{s.Status, s.From, s.To})
			}
			assert.Equal(t, c.want, got)
		})
	}
}

func TestSignedWhenTheLastPartyHasSigned(t *testing.T) {
	a := &register.Agreement{Parties: []register.Party{{SignedOn: "2002-01-25"}, {SignedOn: "2002-03-01"}}}
	assert.Equal(t, register.Date("2002-03-01"), a.SignedOn())
	assert.Equal(t, register.StatusDraft, a.StatusOn("2002-02-28"))
	assert.Equal(t, register.StatusSigned, a.StatusOn("2002-03-01"))
	a.Parties = append(a.Parties, register.Party{})
	assert.Equal(t, register.StatusDraft, a.StatusOn("2022-12-05"), "one has not signed")
	assert.Empty(t, (&register.Agreement{}).SignedOn())
}

func TestTheEffectiveDayCountsWhereThereIsOne(t *testing.T) {
	a := life("2002-01-25", "", "", "")
	a.Actions = []register.Action{
		{Kind: register.ActionTermination, On: "2020-01-01", Effective: "2020-07-01"},
		{Kind: register.ActionEntryIntoForce, On: "2004", Effective: "2005-01-01"},
		{Kind: register.ActionEntryIntoForce, On: "2004-06-01"},
	}
	assert.Equal(t, register.StatusInForce, a.StatusOn("2004-06-01"), "the entry that works first")
	assert.Equal(t, register.StatusInForce, a.StatusOn("2020-06-30"))
	assert.Equal(t, register.StatusTerminated, a.StatusOn("2020-07-01"))
}

func TestStatusOfAnImpreciseDayIsThatOfItsFirst(t *testing.T) {
	a := life("2002-01-25", "2008-05-17", "", "")
	assert.Equal(t, register.StatusSigned, a.StatusOn("2008"))
	assert.Equal(t, register.StatusSigned, a.StatusOn("2008-05"))
	assert.Equal(t, register.StatusInForce, a.StatusOn("2008-06"))
}

func TestSpansFollowEachOtherWithoutAHole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := agreements.Draw(t, "agreement")
		spans := register.Timeline(&a)
		require.NotEmpty(t, spans)
		assert.Equal(t, register.Date(""), spans[0].From, "the first begins with the beginning of time")
		assert.Equal(t, register.Forever, spans[len(spans)-1].To, "the last never ends")
		for i := 1; i < len(spans); i++ {
			assert.Equal(t, spans[i].From, spans[i-1].To.AddDays(1))
			assert.NotEqual(t, spans[i].Status, spans[i-1].Status)
			assert.Less(t, spans[i-1].From, spans[i].From)
		}
		day := days.Draw(t, "day")
		assert.Equal(t, register.SpanOn(spans, day.First()).Status, a.StatusOn(day))
		assert.Contains(t, register.Statuses, a.StatusOn(day))
		again := a
		assert.Equal(t, spans, register.Timeline(&again))
	})
}

// What happens later never changes what was: a list as of a day stays as it is printed. Only an end on an unknown day moves: it
// comes after all that is known.
func TestALaterStepNeverChangesAnEarlierDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := agreements.Draw(t, "agreement")
		day := days.Draw(t, "day").First()
		step := register.Action{
			Kind:      rapid.SampledFrom(register.ActionKinds).Draw(t, "kind"),
			On:        days.Draw(t, "on"),
			Effective: days.Draw(t, "effective"),
			Until:     days.Draw(t, "until"),
		}
		ahead := []register.ActionKind{register.ActionEntryIntoForce, register.ActionProvisional, register.ActionAccession, register.ActionAdoption}
		known := step.On
		if known == "" || slices.Contains(ahead, step.Kind) {
			known = step.Works()
		}
		if step.On != "" {
			known = min(known, step.On)
		}
		ends := []register.ActionKind{register.ActionWithdrawal, register.ActionTermination, register.ActionNotConcluded}
		someDay := func(act register.Action) bool { return slices.Contains(ends, act.Kind) && act.Works() == "" }
		if known.First() <= day || slices.ContainsFunc(a.Actions, someDay) {
			t.Skip("not later")
		}
		was := a.StatusOn(day)
		a.Actions = append(append([]register.Action{}, a.Actions...), step)
		if was == register.StatusDraft && cmp.Or(step.On, step.Effective).First() > day { // nothing is known of that day any more
			assert.Contains(t, []register.Status{register.StatusDraft, register.StatusNotYet}, a.StatusOn(day))
			return
		}
		assert.Equal(t, was, a.StatusOn(day))
	})
}

func TestSpanOnOutsideIsNothing(t *testing.T) {
	assert.Zero(t, register.SpanOn(nil, "2022-12-05"))
	assert.Zero(t, register.SpanOn([]register.Span{{Status: register.StatusDraft, From: "2022", To: "2023"}}, "2021"))
}
