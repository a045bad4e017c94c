package register_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage/register"
)

// Who decides a conflict later sees what stood there before both changes.
func TestWhatWasBeforeAClashIsKnownFromIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, theirs, mine := three(t)
		merged, clashes, err := register.Merge(base, theirs, mine)
		require.NoError(t, err)
		before, err := register.BeforeClashes(merged, clashes)
		require.NoError(t, err)
		for _, c := range clashes {
			if before == nil {
				require.Nil(t, c.Base)
				continue
			}
			want, there := register.ValueAt(base, c.Path)
			got, _ := register.ValueAt(before, c.Path)
			if there && c.Path != register.ClashDeleted {
				require.Equal(t, written(t, want), written(t, got), c.Path)
			}
		}
	})
}

// written is the JSON of a value; an empty list is none.
func written(t require.TestingT, value any) string {
	text, err := json.Marshal(value)
	require.NoError(t, err)
	if string(text) == "[]" {
		return "null"
	}
	return string(text)
}

func TestNothingWasBeforeTwoRecordsThatBeganApart(t *testing.T) {
	theirs, mine := &register.Visit{Title: register.Ru("Визит")}, &register.Visit{Title: register.Ru("Поездка")}
	_, clashes, err := register.Merge(nil, theirs, mine)
	require.NoError(t, err)
	before, err := register.BeforeClashes(mine, clashes)
	require.NoError(t, err)
	require.Nil(t, before)
}
