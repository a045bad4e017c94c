package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"accord/storage/register"
)

func TestACopyIsADraftOfTheSameThing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := agreements.Draw(t, "agreement")
		c := a.Copy()
		assert.Equal(t, a.Title, c.Title)
		assert.Equal(t, a.ClausesOn(register.Forever).Rules.Renewal, c.Rules.Renewal)
		assert.Len(t, c.Parties, len(a.Parties))
		assert.True(t, c.ID.IsZero(), "it is a new record")
		assert.Empty(t, c.Number)
		assert.Empty(t, c.Actions)
		assert.Empty(t, c.Links)
		assert.Empty(t, c.SignedOn())
		assert.Empty(t, c.Until)
		assert.Empty(t, c.Rules.Force.Day)
		for _, p := range c.Parties {
			assert.Equal(t, register.Party{Side: p.Side, PartnerID: p.PartnerID}, p)
		}
		assert.Equal(t, register.StatusDraft, c.StatusOn(days.Draw(t, "day")))
	})
}
