package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func TestWhatChangesTheTextOfASignedAgreement(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*register.Agreement)
		want   []string
	}{
		{"nothing", func(*register.Agreement) {}, nil},
		{"the title", func(a *register.Agreement) { a.Title.Ru = "О торговле и культуре" }, []string{"title"}},
		{"the title in one more language", func(a *register.Agreement) { a.Title.En = "On trade" }, nil},
		{"a summary where there was none", func(a *register.Agreement) { a.Summary.Ru = "О чём оно" }, nil},
		{"another length of the term", func(a *register.Agreement) { a.Rules.Months = 60 }, []string{"rules"}},
		{"a channel that was not known", func(a *register.Agreement) { a.Rules.Channel = register.NoticeDiplomatic }, nil},
		{"another term", func(a *register.Agreement) { a.Term, a.Rules.Months = register.TermOpen, 0 }, []string{"term", "rules"}},
		{"a number, a note, an action", func(a *register.Agreement) {
			a.Number, a.Note.Ru = "14/2002", "где лежит"
			a.Actions = append(a.Actions, notice("2022-11-16"))
		}, nil},
	} {
		saved := production(register.RenewalUnlimited)
		saved.Title.Ru = "О торговле"
		edited := *saved
		c.change(&edited)
		assert.Equal(t, c.want, edited.TextChanged(saved), c.name)
	}
	draft, edited := life("", "", "", ""), life("", "", "", "")
	draft.Title.Ru, edited.Title.Ru = "О торговле", "О культуре"
	assert.Empty(t, edited.TextChanged(draft), "a draft is still being written")
}

func TestAnAmendmentIsADraftBetweenTheSameParties(t *testing.T) {
	a := production(register.RenewalUnlimited)
	a.ID, a.Number, a.Title.Ru = register.ID{1}, "14/2002", "О производстве"
	a.Parties[0].PartnerID, a.Parties[1].PartnerID = register.ID{2}, register.ID{3}
	got := a.Amendment()
	assert.Equal(t, []register.Link{{Kind: register.LinkAmends, AgreementID: a.ID}}, got.Links)
	assert.Equal(t, []register.Party{{Side: register.Ours, PartnerID: register.ID{2}}, {Side: register.Theirs, PartnerID: register.ID{3}}}, got.Parties)
	assert.Equal(t, register.StatusDraft, got.StatusOn(register.Forever))
	assert.Empty(t, got.Number+got.Title.Ru)
	assert.Zero(t, got.Rules)
}
