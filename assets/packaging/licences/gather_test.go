package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/assets"
)

// TestEveryLinkedComponentHasItsLicenceInTheProgram fails when a library has come, gone or changed.
func TestEveryLinkedComponentHasItsLicenceInTheProgram(t *testing.T) {
	top, err := moduleFolder()
	require.NoError(t, err)
	linked, err := gather(top)
	require.NoError(t, err)
	carried, err := assets.Components()
	require.NoError(t, err)
	for _, c := range linked {
		assert.Truef(t, slices.Contains(carried, c), "%s is not in the program as it is linked; run: go run ./assets/packaging/licences -embed", title(c))
	}
	assert.Len(t, carried, len(linked), "the program carries licences of what is linked no more")
}

func TestAnUnknownLicenceIsRefused(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "LICENSE")
	require.NoError(t, os.WriteFile(file, []byte("GNU AFFERO GENERAL PUBLIC LICENSE\nVersion 3"), 0o600))
	_, err := component("example.org/closed", "v1", []string{file})
	assert.ErrorContains(t, err, "not one that is known")
	_, err = component("example.org/none", "v1", nil)
	assert.ErrorContains(t, err, "has no licence")
}
