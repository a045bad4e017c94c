//go:build !windows

package plainfile_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/plainfile"
)

// Nobody writes into the pipe: who opened it would wait without end.
func TestAPipeAndADeviceAreRefusedAtOnce(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	require.NoError(t, syscall.Mkfifo(pipe, 0o600))
	link := pipe + ".link"
	require.NoError(t, os.Symlink(pipe, link))
	for _, path := range []string{pipe, link, "/dev/zero"} {
		_, _, err := plainfile.Open(path)
		assert.ErrorIs(t, err, plainfile.ErrNotPlain, path)
	}
}
