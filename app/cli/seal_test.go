package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every command works on a register under seal once it is told the passphrase, and none without.
func TestARegisterIsClosedAndOpenedByCommands(t *testing.T) {
	d := withSample(t)
	before := d.done("export")
	d.done("backup")
	code, out, errs := d.secretly([]string{"длинная фраза", "длинная фраза"}, "seal")
	require.Zero(t, code, errs)
	recovery := regexp.MustCompile(`AGE-SECRET-KEY-\S+`).FindString(out)
	require.NotEmpty(t, recovery)
	assert.Contains(t, errs, "Earlier backups open without the passphrase: 1 backup.")

	code, _, errs = d.on("list", "partner")
	assert.Equal(t, 1, code)
	assert.Contains(t, errs, "No passphrase was entered.")
	code, _, errs = d.secretly([]string{"не та"}, "list", "partner")
	assert.Equal(t, 1, code)
	assert.Contains(t, errs, "The passphrase does not fit.")
	for _, secret := range []string{"длинная фраза", recovery} {
		code, out, errs = d.secretly([]string{secret}, "export")
		require.Zero(t, code, errs)
		assert.Equal(t, before, out)
	}
	code, out, errs = d.secretly([]string{"длинная фраза"}, "check")
	require.Zero(t, code, errs)
	assert.Contains(t, out, "whole")

	code, out, errs = d.secretly(nil, "--unlock-fd", d.hand("длинная фраза"), "export")
	require.Zero(t, code, errs)
	assert.Equal(t, before, out)

	code, _, errs = d.secretly([]string{"длинная фраза", "другая фраза", "другая фраза"}, "seal", "--change")
	require.Zero(t, code, errs)
	code, _, errs = d.secretly([]string{"длинная фраза"}, "export")
	assert.Equal(t, 1, code, errs)
	made := filepath.Join(t.TempDir(), "копия.accordbackup")
	code, _, errs = d.secretly([]string{"другая фраза"}, "backup", "-o", made)
	require.Zero(t, code, errs)
	content, err := os.ReadFile(made)
	require.NoError(t, err)
	assert.False(t, bytes.Contains(content, []byte("Азербайджан")))
	code, out, errs = d.secretly([]string{"другая фраза"}, "unseal")
	require.Zero(t, code, errs)
	assert.Contains(t, out, "taken off")
	assert.Equal(t, before, d.done("export"))
}
