//go:build !windows

package whole_test

import (
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/whole"
)

func TestAPipeIsWrittenToOnlyWhereSomebodyReads(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	require.NoError(t, syscall.Mkfifo(pipe, 0o600))
	say := func(to io.Writer) error {
		_, err := io.WriteString(to, "перечень")
		return err
	}
	assert.ErrorIs(t, whole.Write(pipe, say), whole.ErrNobodyReads)

	reader, err := os.OpenFile(pipe, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	require.NoError(t, err)
	defer func() { _ = reader.Close() }()
	require.NoError(t, whole.Write(pipe, say))
	got, err := io.ReadAll(reader)
	require.NoError(t, err)
	assert.Equal(t, "перечень", string(got))
}
