package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage/register"
)

func TestARecordSaysTheSameWhateverItsHeadAndTheIDsOfItsRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := records.Draw(t, "record")
		register.Tidy(r)
		saved, err := register.Clone(r)
		require.NoError(t, err)
		*saved.Meta() = register.Head{ID: register.NewID(), Revision: 7, UpdatedBy: "tester"}
		register.DropBlankRows(saved)
		register.NameRows(saved)
		assert.True(t, register.SaysTheSame(r, saved))
	})
	typed := &register.Partner{Name: register.Ru(" Баку  город "), Kind: register.PartnerTerritory}
	saved := &register.Partner{Head: register.Head{Revision: 1}, Name: register.Ru("Баку город"), Kind: register.PartnerTerritory, Aliases: []string{}}
	assert.True(t, register.SaysTheSame(typed, saved))
	saved.Note = register.Ru("Столица")
	assert.False(t, register.SaysTheSame(typed, saved))
	of := func(id register.ID) *register.Commitment {
		return &register.Commitment{Source: register.Ref{Kind: register.KindVisit, ID: id}}
	}
	assert.False(t, register.SaysTheSame(of(anna), of(boris)), "what a row names is not an ID of its own")
	assert.False(t, register.SaysTheSame(typed, of(anna)))
}
