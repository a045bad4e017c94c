package field

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func TestALastDayIsKnownByTheWordBeforeItOrBehind(t *testing.T) {
	d := Days{Today: "2026-12-01"}
	for _, cell := range []string{"до 31.12.2027", "до 31.12.2027 г.", "until 31 December 2027", "31.12.2027 кадәр", "31.12.2027 гә кадәр", "31.12.2027 чаклы"} {
		term, _, day, ok := d.Term(cell)
		assert.True(t, ok, cell)
		assert.Equal(t, register.TermUntil, term, cell)
		assert.Equal(t, register.Date("2027-12-31"), day, cell)
	}
	for _, cell := range []string{"until terminated", "до расторжения", "бессрочно"} {
		term, _, _, ok := d.Term(cell)
		assert.True(t, ok && term == register.TermOpen, cell)
	}
}
