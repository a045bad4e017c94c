package lang_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"accord/app/lang"
	"accord/storage/register"
)

// lives are agreements of two to four parties with whatever may happen to them.
var lives = rapid.Custom(func(t *rapid.T) *register.Agreement {
	day := rapid.Custom(func(t *rapid.T) register.Date {
		d := register.Day(rapid.IntRange(2000, 2012).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 31).Draw(t, "day"))
		return d[:rapid.SampledFrom([]int{0, 4, 7, 10, 10, 10, 10}).Draw(t, "precision")]
	})
	id := rapid.Custom(func(t *rapid.T) register.ID { return register.ID{15: rapid.Byte().Draw(t, "party") % 5} })
	a := &register.Agreement{
		Term: rapid.SampledFrom(register.Terms).Draw(t, "term"),
		Rules: register.Rules{
			Months: rapid.IntRange(0, 40).Draw(t, "months"), Renewal: rapid.SampledFrom(register.Renewals).Draw(t, "renewal"),
			Times: rapid.IntRange(0, 3).Draw(t, "times"), RenewalMonths: rapid.IntRange(0, 24).Draw(t, "renewal months"),
			Notice: register.Length{Count: rapid.IntRange(0, 30).Draw(t, "notice"), Unit: register.Months},
		},
	}
	if a.Term == register.TermUntil {
		a.Until = day.Draw(t, "until")
	}
	for n := range rapid.IntRange(2, 4).Draw(t, "parties") {
		a.Parties = append(a.Parties, register.Party{Side: register.Theirs, PartnerID: register.ID{15: byte(n + 1)}, SignedOn: "2000-01-01"})
	}
	a.Actions = []register.Action{{Kind: register.ActionEntryIntoForce, On: day.Draw(t, "force")}}
	for range rapid.IntRange(0, 6).Draw(t, "steps") {
		a.Actions = append(a.Actions, register.Action{
			Kind: rapid.SampledFrom(register.ActionKinds).Draw(t, "kind"), PartnerID: id.Draw(t, "by"),
			On: day.Draw(t, "on"), Until: day.Draw(t, "until"),
		})
	}
	return a
})

// What a sentence may not say while an agreement has a status, and one of what it must say.
var (
	never = map[register.Status][]string{
		register.StatusInForce:     {"Terminated", "Termination:", "The last day in force was", "Suspended since", "Not in force", "not concluded"},
		register.StatusNoticeGiven: {"Termination:", "The last day in force was", "Unless a party gives notice", "Suspended since", "Not in force"},
		register.StatusSuspended:   {"Termination:", "The last day in force was", "in force until", "In force until", "In force for", "Not in force"},
		register.StatusExpired:     {"Termination:", "in force until", "In force until", "renewed until", "Suspended since", "Unless a party"},
		register.StatusTerminated:  {"The last day in force was", "in force until", "In force until", "renewed until", "Suspended since", "Unless a party"},
		register.StatusNotYet:      {"Signing", "Entry into force"},
	}
	always = map[register.Status][]string{
		register.StatusNoticeGiven: {"otice of termination was given", "Notice of withdrawal", "Its end is recorded"},
		register.StatusSuspended:   {"Suspended since", "Suspended from"},
		register.StatusExpired:     {"The last day in force was", "its term ran out on", "It ended between"},
		register.StatusNotYet:      {"did not exist yet"},
	}
)

// One sentence and one status that agree, on every day.
func TestTheSentenceAgreesWithTheStatus(t *testing.T) {
	names := func(id register.ID) string {
		if id.IsZero() {
			return ""
		}
		return "P" + string('0'+id[15])
	}
	draw := func(t *rapid.T) (a *register.Agreement, day register.Date) {
		a = lives.Draw(t, "agreement")
		return a, register.Day(rapid.IntRange(1999, 2016).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 31).Draw(t, "day"))
	}
	// One language after the other: the toolkit takes longer to learn one each time.
	t.Cleanup(func() { lang.Use(register.Russian) })
	lang.Use(register.English)
	rapid.Check(t, func(t *rapid.T) {
		a, day := draw(t)
		status := a.StatusOn(day)
		said := lang.AgreementSentence(a, day, names)
		for _, word := range never[status] {
			if strings.Contains(said, word) {
				t.Fatalf("%s on %s, and the sentence says %q: %s", status, day, word, said)
			}
		}
		found := len(always[status]) == 0 || a.StandingOn(day).From == ""
		for _, word := range always[status] {
			found = found || strings.Contains(said, word)
		}
		if !found {
			t.Fatalf("%s on %s, and the sentence does not say so: %s", status, day, said)
		}
		if state := lang.AgreementState(a, day, names); !strings.HasPrefix(state, lang.T("agreement.status."+string(status))) {
			t.Fatalf("%s on %s, and the state reads %q", status, day, state)
		}
	})
	for _, l := range []register.Language{register.Russian, register.Tatar} {
		lang.Use(l)
		rapid.Check(t, func(t *rapid.T) {
			a, day := draw(t)
			if text := lang.AgreementSentence(a, day, names) + lang.AgreementState(a, day, names); strings.Contains(text, "%!") || strings.Contains(text, "agreement.") {
				t.Fatalf("%s: %s", l, text)
			}
		})
	}
}
