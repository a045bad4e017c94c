package desk

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/ui/kit"
	"accord/storage/register"
)

// To take theirs is dangerous only where it drops what was typed and nowhere saved: an undo keeps both in the history.
func TestOnlyDroppingWhatWasTypedIsDangerous(t *testing.T) {
	decide := func(func(int) bool) func() { return nil }
	for typed, want := range map[bool]kit.ButtonKind{true: kit.ButtonDanger, false: kit.ButtonPlain} {
		c := Clashing{Clashes: make([]register.Clash, 1), Typed: typed, Leave: "leave", AllTheirs: "theirs", AllMine: "mine"}
		answers := c.answers(decide, nil)
		assert.Equal(t, "theirs", answers[1].Word)
		assert.Equal(t, want, answers[1].Kind, "typed: %v", typed)
		assert.True(t, answers[0].Cancels)
		assert.True(t, answers[2].Default)
	}
}
