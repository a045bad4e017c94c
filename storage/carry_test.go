package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage"
	"accord/storage/register"
)

// The size that is said beforehand is that of the files which go: each version by itself, and what two documents hold once.
func TestFilesGoAlongByTheirOwnSize(t *testing.T) {
	small, other, large := register.Version{Hash: "a", Size: 3}, register.Version{Hash: "b", Size: 4}, register.Version{Hash: "c", Size: 6}
	all := []register.Version{small, other, large, small}
	for under, want := range map[int64][]register.Version{-1: {small, other, large}, 0: nil, 3: {small}, 5: {small, other}, 6: {small, other, large}} {
		assert.Equal(t, want, storage.FilesUnder(all, under), under)
	}
}
