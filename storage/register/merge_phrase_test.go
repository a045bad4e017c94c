package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
)

// A phrase is asked about in the languages that clash, and in no other.
func TestOnlyTheLanguageThatClashesIsAsked(t *testing.T) {
	head := register.Head{ID: register.NewID(), Revision: 1}
	base := register.Text{Ru: "Визит", En: "Visit", Tt: "Визит"}
	for _, c := range []struct {
		name                 string
		theirs, mine, merged register.Text
		paths                []string
	}{
		{"each another language", register.Text{Ru: "Визит в Баку", En: "Visit", Tt: "Визит"}, register.Text{Ru: "Визит", En: "A visit", Tt: "Визит"},
			register.Text{Ru: "Визит в Баку", En: "A visit", Tt: "Визит"}, nil},
		{"one clashes beside others that do not", register.Text{Ru: "Визит в Баку", En: "A visit", Tt: "Визит"}, register.Text{Ru: "Визит в Шеки", En: "Visit", Tt: "Сәфәр"},
			register.Text{Ru: "Визит в Шеки", En: "A visit", Tt: "Сәфәр"}, []string{"name.ru"}},
		{"two clash", register.Text{Ru: "Визит в Баку", En: "To Baku", Tt: "Визит"}, register.Text{Ru: "Визит в Шеки", En: "To Sheki", Tt: "Визит"},
			register.Text{Ru: "Визит в Шеки", En: "To Sheki", Tt: "Визит"}, []string{"name.ru", "name.en"}},
		{"there is one alone", register.Text{Ru: "Визит в Баку", En: "Visit", Tt: "Визит"}, register.Text{Ru: "Визит в Шеки", En: "Visit", Tt: "Визит"},
			register.Text{Ru: "Визит в Шеки", En: "Visit", Tt: "Визит"}, []string{"name"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			of := func(name register.Text) *register.Partner { return &register.Partner{Head: head, Name: name} }
			merged, clashes, err := register.Merge(of(base), of(c.theirs), of(c.mine))
			require.NoError(t, err)
			assert.Equal(t, c.merged, merged.(*register.Partner).Name)
			var paths []string
			for _, clash := range clashes {
				paths = append(paths, clash.Path)
				require.NoError(t, register.Take(merged, of(c.theirs), clash.Path))
			}
			assert.Equal(t, c.paths, paths)
			want := c.merged
			for _, path := range paths {
				switch path {
				case "name", "name.ru":
					want.Ru = c.theirs.Ru
				case "name.en":
					want.En = c.theirs.En
				}
			}
			assert.Equal(t, want, merged.(*register.Partner).Name, "taking theirs takes that language alone")
		})
	}
}
