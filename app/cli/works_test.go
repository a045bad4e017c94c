package cli

import (
	"testing"

	"github.com/alecthomas/kong"
)

// A command that the grammar knows and nobody does would be found by whoever types it.
func TestEveryCommandDoesSomething(t *testing.T) {
	g := &grammar{}
	k, err := kong.New(g)
	if err != nil {
		t.Fatal(err)
	}
	works := (&command{}).works(g)
	for _, leaf := range k.Model.Leaves(false) {
		name := commandName(leaf)
		if name == "window" {
			continue // opened before any work
		}
		if works[name] == nil {
			t.Errorf("nothing does %q", name)
		}
		delete(works, name)
	}
	for name := range works {
		t.Errorf("no command is called %q", name)
	}
}
