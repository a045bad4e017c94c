package keychain_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/zalando/go-keyring"

	"accord/app/native/keychain"
)

func TestAPasswordIsKeptForItsAddressAlone(t *testing.T) {
	keyring.MockInit()
	ctx := context.Background()
	const bare, full = "postgres://anna@db.example/office", "postgres://anna:%D0%AF%2F1@db.example/office"
	assert.Equal(t, bare, keychain.Complete(ctx, bare), "before anything is kept")
	require.NoError(t, keychain.Keep(ctx, full))
	assert.Equal(t, full, keychain.Complete(ctx, bare))
	for _, other := range []string{
		"postgres://ildar@db.example/office", "postgres://anna@db.example/other", "postgres://anna:typed@db.example/office",
		"postgres://anna@/office?host=/tmp", "/home/anna/office.accord",
	} {
		assert.Equal(t, other, keychain.Complete(ctx, other))
	}
	keychain.Forget(ctx, bare)
	assert.Equal(t, bare, keychain.Complete(ctx, bare))
}

func TestWithoutAKeychainThePasswordIsAskedFor(t *testing.T) {
	keyring.MockInitWithError(errors.New("no secret service"))
	ctx := context.Background()
	const bare = "postgres://anna@db.example/office"
	require.Error(t, keychain.Keep(ctx, "postgres://anna:secret@db.example/office"))
	assert.Equal(t, bare, keychain.Complete(ctx, bare))
}
