package storage

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestARegisterClosesWhenItsChecksHaveEnded(t *testing.T) {
	var checks underway
	ctx, done := checks.begin(context.Background())
	closed := make(chan struct{})
	go func() {
		checks.end()
		close(closed)
	}()
	<-ctx.Done()
	select {
	case <-closed:
		t.Error("it closes while the check still reads")
	default:
	}
	done()
	<-closed
	ctx, done = checks.begin(context.Background())
	require.NoError(t, ctx.Err(), "later ones go on")
	done()
	assert.Empty(t, checks.ends)
}
