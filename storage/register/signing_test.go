package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func TestTheWholeSigningStandsForPartiesWhoseOwnIsNotKnown(t *testing.T) {
	a := &register.Agreement{
		Title: register.Text{En: "On forests"}, Kind: register.AgreementTreaty,
		Parties: []register.Party{{Side: register.Ours, PartnerID: anna}, {Side: register.Theirs, PartnerID: boris}},
		Signing: register.Signing{On: "1992-06-05", At: register.Text{En: "Rio de Janeiro"}},
	}
	assert.Equal(t, register.Date("1992-06-05"), a.SignedOn())
	assert.Equal(t, register.StatusNotYet, a.StatusOn("1992-06-04"))
	assert.Equal(t, register.StatusSigned, a.StatusOn("1992-06-05"))
	assert.Empty(t, a.Check())
	assert.Contains(t, a.Words(), "Rio de Janeiro", "the place is searched for")

	a.Parties[1].SignedOn = "1993-01-13"
	assert.Equal(t, register.Date("1993-01-13"), a.SignedOn(), "one signed later, on a day of its own")
	assert.Empty(t, a.Check(), "the place of the whole is also that of who signed later")
	a.Parties[0].SignedOn = "1992-01-01"
	assert.Equal(t, register.Date("1993-01-13"), a.SignedOn(), "all have days of their own")

	a.Parties = nil
	assert.Equal(t, register.Date("1992-06-05"), a.SignedOn(), "nobody wrote down the parties")
	a.Signing.At = register.Text{}
	a.Parties = []register.Party{{Side: register.Ours, PartnerID: anna}, {Side: register.Theirs, PartnerID: boris}}
	assert.Equal(t, register.Problems{{Field: "signing.at", Key: "problem.no_place", Warning: true}}, a.Check())
	a.Signing.On = "1992-13"
	assert.Equal(t, "problem.date", a.Check().Errors()[0].Key)
	assert.Zero(t, a.Copy().Signing, "a copy is not signed")
}

// convention is one that a conference adopted and nobody signed.
func convention(actions ...register.Action) *register.Agreement {
	return &register.Agreement{
		Title: register.Text{En: "On forced labour"}, Kind: register.AgreementConvention, Term: register.TermOpen,
		Parties: []register.Party{{Side: register.Ours, PartnerID: anna}, {Side: register.Theirs, PartnerID: boris}},
		Actions: append([]register.Action{{Kind: register.ActionAdoption, PartnerID: register.ID{9}, On: "1930-06-28"}}, actions...),
	}
}

func TestATextIsAdoptedWithoutSignature(t *testing.T) {
	a := convention()
	assert.Empty(t, a.Check())
	assert.Empty(t, a.SignedOn())
	assert.Equal(t, register.Date("1930-06-28"), a.DoneOn())
	assert.Equal(t, register.StatusNotYet, a.StatusOn("1930-06-27"))
	assert.Equal(t, register.StatusAdopted, a.StatusOn("1930-06-28"))
	a = convention(register.Action{Kind: register.ActionEntryIntoForce, On: "1932-05-01"})
	assert.Equal(t, register.StatusAdopted, a.StatusOn("1932-04-30"))
	assert.Equal(t, register.StatusInForce, a.StatusOn("1932-05-01"))

	a = convention()
	a.Signing.On = "1930-12-01"
	assert.Equal(t, register.StatusAdopted, a.StatusOn("1930-11-30"), "adopted by a conference, then signed by States")
	assert.Equal(t, register.StatusSigned, a.StatusOn("1930-12-01"))
	assert.Equal(t, register.Date("1930-12-01"), a.DoneOn())

	a = convention()
	a.Term, a.Until = register.TermUntil, "1940"
	assert.Equal(t, register.StatusExpired, a.StatusOn("1941-01-01"), "it ran out without entering into force")
	a.Until = "1929"
	assert.Equal(t, "problem.end_before_start", a.Check().Errors()[0].Key)

	a = convention()
	a.Actions[0].PartnerID = register.None
	assert.Equal(t, register.Problems{{Field: "actions[0].partner", Key: "problem.no_adopting_body", Warning: true}}, a.Check())
	a.Actions[0].On = ""
	assert.Equal(t, register.StatusAdopted, a.StatusOn("1800-01-01"), "on a day that nobody wrote down")
}

func TestNotKnownWhetherInForceIsNotNotInForce(t *testing.T) {
	unclear := func(a *register.Agreement, since register.Date) *register.Agreement {
		a.Actions = append(a.Actions, register.Action{Kind: register.ActionForceUnclear, On: since})
		return a
	}
	signed := unclear(life("1965-03-01", "", "", ""), "")
	assert.Equal(t, register.StatusDraft, signed.StatusOn("1965-02-28"), "known to be none before it was signed")
	assert.Equal(t, register.StatusUnclear, signed.StatusOn("1965-03-01"))
	assert.Equal(t, register.StatusSigned, life("1965-03-01", "", "", "").StatusOn("2022-11-29"), "without the mark it awaits its entry into force")
	assert.Empty(t, signed.UntilOn("2022-11-29"))

	since := unclear(life("1965-03-01", "1966-01-01", "", ""), "1991-12-26")
	assert.Equal(t, register.StatusInForce, since.StatusOn("1991-12-25"))
	assert.Equal(t, register.StatusUnclear, since.StatusOn("1991-12-26"))
	assert.Empty(t, since.UntilOn("2022-11-29"))
	assert.Equal(t, register.StatusUnclear, unclear(life("1965-03-01", "1966-01-01", "", ""), "").StatusOn("1966-01-01"), "nothing is known after it entered into force")

	ended := unclear(life("1965-03-01", "1966-01-01", "2000", ""), "1991-12-26")
	assert.Equal(t, register.StatusUnclear, ended.StatusOn("2000-12-31"))
	assert.Equal(t, register.StatusExpired, ended.StatusOn("2001-01-01"), "by then it has certainly run out")
	assert.Equal(t, register.StatusTerminated, unclear(life("1965-03-01", "1966-01-01", "", "1995-01-01"), "1991").StatusOn("1995-01-01"))

	found := unclear(life("1965-03-01", "1993-05-01", "", ""), "1970")
	assert.Equal(t, register.StatusSigned, found.StatusOn("1969-12-31"))
	assert.Equal(t, register.StatusUnclear, found.StatusOn("1970-01-01"))
	assert.Equal(t, register.Date("1970"), register.SpanOn(register.Timeline(found), "1980-01-01").Since)
	assert.Equal(t, register.StatusInForce, found.StatusOn("1993-05-01"), "the entry into force makes it clear")
}
