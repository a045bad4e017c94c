package exchange_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/exchange"
)

func TestAFileThatCannotBeWrittenWholeStaysAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "перечень.csv")
	say := func(words string, then error) error {
		return exchange.WriteWhole(path, func(to io.Writer) error {
			_, err := io.WriteString(to, words)
			return errors.Join(err, then)
		})
	}
	require.NoError(t, say("прежнее", nil))
	full := errors.New("the disk is full")
	assert.ErrorIs(t, say("полови", full), full)
	written, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "прежнее", string(written))
	left, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	assert.Len(t, left, 1, "nothing half-written is left beside it")
	assert.Error(t, exchange.WriteWhole(filepath.Join(path, "нигде.csv"), nil), "there is no such folder")
}
