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

func TestAPasswordIsKeptUntilItIsForgotten(t *testing.T) {
	keyring.MockInit()
	ctx := context.Background()
	assert.Empty(t, keychain.Password(ctx, "here"))
	require.NoError(t, keychain.Keep(ctx, "here", "Я/1"))
	assert.Equal(t, "Я/1", keychain.Password(ctx, "here"))
	assert.Empty(t, keychain.Password(ctx, "there"))
	keychain.Forget(ctx, "here")
	assert.Empty(t, keychain.Password(ctx, "here"))
}

func TestWithoutAKeychainNothingIsKept(t *testing.T) {
	keyring.MockInitWithError(errors.New("no secret service"))
	require.Error(t, keychain.Keep(context.Background(), "here", "secret"))
	assert.Empty(t, keychain.Password(context.Background(), "here"))
}
