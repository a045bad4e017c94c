package register_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
)

// A deletion and a change of one record are a clash, whoever was quicker; a deletion of what nobody changed is none.
func TestMergeTakesADeletionForAChange(t *testing.T) {
	gone := register.At(time.Date(2022, 12, 5, 12, 0, 0, 0, time.UTC))
	base := register.Partner{Head: register.Head{ID: register.NewID(), Revision: 1}, Name: register.Ru("Гянджа")}
	changed, deleted := base, base
	changed.Name = register.Ru("Кировабад")
	deleted.DeletedAt = gone
	for name, c := range map[string]struct {
		theirs, mine   register.Partner
		clash, inTrash bool
	}{
		"deleted by them, changed by me": {deleted, changed, true, false},
		"changed by them, deleted by me": {changed, deleted, true, true},
		"deleted by them alone":          {deleted, base, false, true},
		"deleted by me alone":            {base, deleted, false, true},
		"deleted by both":                {deleted, deleted, false, true},
	} {
		merged, clashes, err := register.Merge(&base, &c.theirs, &c.mine)
		require.NoError(t, err)
		assert.Equal(t, c.inTrash, merged.Meta().InTrash(), name)
		assert.Equal(t, c.clash, len(clashes) == 1 && clashes[0].Path == register.ClashDeleted, name)
	}
}
