package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func TestTheNumberOfTheNextPoint(t *testing.T) {
	for last, want := range map[string]string{"": "1", "1": "2", "9": "10", "2.3": "2.4", "2.9.": "2.10.", "п. 4": "п. 5", "IV": ""} {
		assert.Equal(t, want, register.NextPoint(last), last)
	}
}

func TestAPointWithoutNumberIsCalledByItsWords(t *testing.T) {
	c := register.Commitment{Title: register.Ru("Открыть центр")}
	assert.Equal(t, "«Открыть центр»", c.Point(register.Russian))
	s := register.Session{SignedOn: "2022-12-05"}
	faults := s.ProtocolFaults([]*register.Commitment{&c})
	assert.Len(t, faults, 1, "each point once")
	assert.Equal(t, []string{"«Открыть центр»"}, faults[0].Args)
	assert.Empty(t, (&register.Session{}).ProtocolFaults([]*register.Commitment{&c}), "nobody says that it is signed")
}
