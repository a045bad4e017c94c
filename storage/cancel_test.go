package storage_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// A list that is overtaken by a newer one is cancelled, often before it has begun.
func TestACancelledListEndsWithAnError(t *testing.T) {
	f := storagetest.New(t)
	f.Agreement(register.Agreement{})
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	_, err := f.AgreementIDs(cancelled, storage.AgreementQuery{})
	require.ErrorIs(t, err, context.Canceled)
	_, err = f.Search(cancelled, "соглашение", 5)
	require.ErrorIs(t, err, context.Canceled)
}
