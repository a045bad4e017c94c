package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
)

func TestLongTextsMergeByParagraphs(t *testing.T) {
	const base = "Встреча.\n\nПоезд.\n\nОтель."
	for name, c := range map[string]struct {
		theirs, mine, merged string
		clash                bool
	}{
		"different paragraphs":   {"Встреча в порту.\n\nПоезд.\n\nОтель.", "Встреча.\n\nПоезд.\n\nОтель у моря.", "Встреча в порту.\n\nПоезд.\n\nОтель у моря.", false},
		"one is added to":        {base + "\n\nОбед.", "Приём.\n\nПоезд.\n\nОтель.", "Приём.\n\nПоезд.\n\nОтель.\n\nОбед.", false},
		"one is taken out":       {"Встреча.\n\nОтель.", "Встреча.\n\nПоезд.\n\nОтель у моря.", "", true},
		"the same paragraph":     {"Встреча в порту.\n\nПоезд.\n\nОтель.", "Приём.\n\nПоезд.\n\nОтель.", "", true},
		"alike, and another one": {"Приём.\n\nПоезд.\n\nОтель у моря.", "Приём.\n\nПоезд.\n\nОтель.\n\nОбед.", "", true},
		"both add at the end":    {base + "\n\nОбед.", base + "\n\nУжин.", "", true},
	} {
		t.Run(name, func(t *testing.T) {
			head := register.Head{ID: register.NewID()}
			of := func(text string) *register.Visit { return &register.Visit{Head: head, Note: register.Ru(text)} }
			merged, clashes, err := register.Merge(of(base), of(c.theirs), of(c.mine))
			require.NoError(t, err)
			if assert.Equal(t, c.clash, len(clashes) > 0) && !c.clash {
				assert.Equal(t, c.merged, merged.(*register.Visit).Note.Ru)
			}
			_, back, err := register.Merge(of(base), of(c.mine), of(c.theirs))
			require.NoError(t, err)
			assert.Equal(t, len(clashes), len(back), "from either side")
		})
	}
}
