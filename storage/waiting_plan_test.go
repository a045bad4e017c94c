package storage

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
)

// An index that comes later may look better to the engine than the one that was made for a question, and cost ten times as much.
func TestWhatAgreementsLackIsReadFromTheIndexesMadeForIt(t *testing.T) {
	ctx := context.Background()
	s, err := Create(ctx, filepath.Join(t.TempDir(), "register.accord"), Options{})
	require.NoError(t, err)
	defer func() { require.NoError(t, s.Close()) }()
	for waiting, index := range map[Waiting]string{
		WaitsOriginal: "agreements_no_original", WaitsRegistration: "agreements_unregistered", WaitsForceDay: "agreements_force_unknown",
	} {
		q := gaps(s.engine(), register.Date("2022-12-05"))[waiting].lacking
		rows, err := s.reads.Raw("EXPLAIN QUERY PLAN "+s.engine().strung(q.sql), q.args...).Rows()
		require.NoError(t, err)
		var plan []string
		for rows.Next() {
			var id, parent, unused int
			var step string
			require.NoError(t, rows.Scan(&id, &parent, &unused, &step))
			plan = append(plan, step)
		}
		require.NoError(t, rows.Close())
		assert.Contains(t, strings.Join(plan, "\n"), index, waiting)
	}
}
