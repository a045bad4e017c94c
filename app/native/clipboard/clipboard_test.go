//go:build !windows && !darwin

package clipboard_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/native/clipboard"
)

func TestAPictureGoesToTheProgramForIt(t *testing.T) {
	bin := t.TempDir()
	taken := filepath.Join(bin, "taken")
	require.NoError(t, os.WriteFile(filepath.Join(bin, "xclip"), []byte("#!/bin/sh\nexec /bin/cat > "+taken+"\n"), 0o700))
	t.Setenv("PATH", bin)
	t.Setenv("WAYLAND_DISPLAY", "")
	require.NoError(t, clipboard.CopyPNG([]byte("picture")))
	got, err := os.ReadFile(taken)
	require.NoError(t, err)
	assert.Equal(t, "picture", string(got))

	t.Setenv("PATH", t.TempDir())
	assert.ErrorIs(t, clipboard.CopyPNG([]byte("picture")), clipboard.ErrNoProgram)
}
