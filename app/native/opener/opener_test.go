//go:build !windows && !darwin

package opener_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/native/opener"
)

func TestAStarterThatBeginsAndThenFailsIsNoticed(t *testing.T) {
	for said, script := range map[string]string{"opened": "exit 0", "no program": "exit 3", "broken": "exit 4"} {
		bin := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(bin, "xdg-open"), []byte("#!/bin/sh\n"+script+"\n"), 0o700))
		t.Setenv("PATH", bin)
		err := opener.Open("file.pdf")
		if said == "opened" {
			assert.NoError(t, err)
			continue
		}
		assert.ErrorIs(t, err, opener.ErrNoProgram, said)
	}
	t.Setenv("PATH", t.TempDir())
	assert.ErrorIs(t, opener.Open("file.pdf"), opener.ErrNoProgram, "there is no starter")
}
