package storage

import (
	"context"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAConnectionKeepsSoManyStatements(t *testing.T) {
	ctx := context.Background()
	s, err := Create(ctx, filepath.Join(t.TempDir(), "register.accord"), Options{Author: "tester"})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	pool, err := s.reads.DB()
	require.NoError(t, err)
	c, err := pool.Conn(ctx)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, c.Close()) })
	count := func() (n int) {
		require.NoError(t, c.Raw(func(of any) error { n = len(of.(*keeping).kept); return nil }))
		return n
	}
	ask := func(query string, values ...any) int {
		var answer int
		require.NoError(t, c.QueryRowContext(ctx, query, values...).Scan(&answer))
		return answer
	}

	before := count()
	assert.Equal(t, 7, ask("SELECT ?", 7))
	assert.Equal(t, 8, ask("SELECT ?", 8), "nothing stays of the values before")
	assert.Equal(t, before+1, count(), "one query is one statement")

	ask(sqlNoWaiting)
	assert.Equal(t, before+1, count(), "the engine does a PRAGMA when it compiles it")

	twice := "SELECT 1 UNION ALL SELECT 2"
	outer, err := c.QueryContext(ctx, twice)
	require.NoError(t, err)
	require.True(t, outer.Next())
	assert.Equal(t, 1, ask(twice), "the same is asked while its rows are being read")
	for i := range 3 * statementsAtMost {
		assert.Equal(t, i, ask("SELECT "+strconv.Itoa(i)))
	}
	assert.LessOrEqual(t, count(), statementsAtMost)
	require.True(t, outer.Next(), "what is being read is not let go of")
	require.NoError(t, outer.Close())
	assert.Equal(t, 1, ask(twice))
}
