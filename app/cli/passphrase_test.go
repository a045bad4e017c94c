package cli_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
)

// A thief tries short ones in an hour: a new passphrase is as long as the window wants it, whatever it locks.
func TestANewPassphraseIsNoShorterThanInTheWindow(t *testing.T) {
	d := withSample(t)
	there := filepath.Join(t.TempDir(), "п")
	for _, args := range [][]string{
		{"briefcase", "-o", there + ".accordcase"}, {"pack", "-o", there + ".accordpack", "--for", "Baku"}, {"seal"},
	} {
		code, _, errs := d.on(append(args, "--passphrase-fd", d.hand("семь зн"))...)
		assert.NotZero(t, code, args)
		assert.Contains(t, errs, "At least eight characters", args)
	}
}
