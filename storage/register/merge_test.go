package register_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage/register"
)

func TestMergeTakesWhatOnlyOneSideChanged(t *testing.T) {
	id := register.NewID()
	base := &register.Partner{Head: register.Head{ID: id, Revision: 1}, Name: register.Ru("Гянджа"), Kind: register.PartnerMunicipality, Aliases: []string{"Gence"}, Note: register.Ru("старое")}
	theirs, mine := *base, *base
	theirs.Revision, theirs.UpdatedBy, theirs.Code, theirs.Note = 2, "Ильдар", "AZ", register.Text{}
	mine.Aliases, mine.Ours = []string{"Gence", "Ganja"}, true

	merged, clashes, err := register.Merge(base, &theirs, &mine)
	require.NoError(t, err)
	assert.Empty(t, clashes)
	want := theirs
	want.Aliases, want.Ours = mine.Aliases, true
	assert.Equal(t, &want, merged)
}

func TestMergeAsksWhereBothChanged(t *testing.T) {
	id := register.NewID()
	base := &register.Partner{Head: register.Head{ID: id, Revision: 1}, Name: register.Ru("Гянджа"), Code: "AZ"}
	theirs, mine := *base, *base
	theirs.Revision, theirs.Name, theirs.Code, theirs.Note = 2, register.Ru("Кировабад"), "", register.Ru("одно")
	mine.Name, mine.Code, mine.Note = register.Ru("Елизаветполь"), "", register.Ru("одно")

	merged, clashes, err := register.Merge(base, &theirs, &mine)
	require.NoError(t, err)
	assert.Equal(t, []register.Clash{{
		Path: "name", Base: json.RawMessage(`{"ru":"Гянджа"}`), Theirs: json.RawMessage(`{"ru":"Кировабад"}`), Mine: json.RawMessage(`{"ru":"Елизаветполь"}`),
	}}, clashes, "both emptied the code and wrote one note: nothing to ask")
	got := merged.(*register.Partner)
	assert.Equal(t, "Елизаветполь", got.Name.Ru)
	assert.Empty(t, got.Code)
	assert.Equal(t, "одно", got.Note.Ru)
	assert.EqualValues(t, 2, got.Revision)
}

func TestMergeWithAFieldThatOneSideEmptied(t *testing.T) {
	base := &register.Partner{Head: register.Head{ID: register.NewID(), Revision: 1}, Name: register.Ru("Гянджа"), Code: "AZ"}
	theirs, mine := *base, *base
	theirs.Code, mine.Code = "", "AZ-GA"
	merged, clashes, err := register.Merge(base, &theirs, &mine)
	require.NoError(t, err)
	assert.Equal(t, []register.Clash{{Path: "code", Base: json.RawMessage(`"AZ"`), Mine: json.RawMessage(`"AZ-GA"`)}}, clashes)
	assert.Equal(t, "AZ-GA", merged.(*register.Partner).Code)
}

func TestMergeWithoutABaseAsksForEveryDifference(t *testing.T) {
	id := register.NewID()
	theirs := &register.Partner{Head: register.Head{ID: id, Revision: 5}, Name: register.Ru("Гянджа"), Code: "AZ"}
	mine := &register.Partner{Head: register.Head{ID: id, Revision: 3}, Name: register.Ru("Гянджа")}
	merged, clashes, err := register.Merge(nil, theirs, mine)
	require.NoError(t, err)
	require.Len(t, clashes, 1)
	assert.Equal(t, "code", clashes[0].Path)
	assert.EqualValues(t, 5, merged.Meta().Revision)
}

func TestMergeRefusesDifferentRecords(t *testing.T) {
	a := &register.Partner{Head: register.Head{ID: register.NewID()}}
	b := &register.Partner{Head: register.Head{ID: register.NewID()}}
	_, _, err := register.Merge(a, a, b)
	assert.Error(t, err)
	_, _, err = register.Merge(b, a, a)
	assert.Error(t, err)
	_, _, err = register.Merge(nil, a, &register.Sphere{Head: a.Head})
	assert.Error(t, err)
}

func asJSON(t require.TestingT, r register.Record) string {
	text, err := json.Marshal(r)
	require.NoError(t, err)
	return string(text)
}

// three returns a record and two others of its kind and ID.
func three(t *rapid.T) (base, x, y register.Record) {
	kind := rapid.SampledFrom(ofEachKind).Draw(t, "kind")
	base, x, y = kind.Draw(t, "base"), kind.Draw(t, "x"), kind.Draw(t, "y")
	x.Meta().ID, y.Meta().ID = base.Ref().ID, base.Ref().ID
	return base, x, y
}

func TestMergeLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, x, y := three(t)
		merged, clashes, err := register.Merge(base, x, base)
		require.NoError(t, err)
		require.Empty(t, clashes)
		require.JSONEq(t, asJSON(t, x), asJSON(t, merged), "only they changed it: theirs")

		merged, clashes, err = register.Merge(base, base, y)
		require.NoError(t, err)
		require.Empty(t, clashes)
		want := y.Ref().Kind.New()
		require.NoError(t, json.Unmarshal([]byte(asJSON(t, y)), want))
		*want.Meta() = *base.Meta()
		require.JSONEq(t, asJSON(t, want), asJSON(t, merged), "only I changed it: mine, under their head")

		_, clashes, err = register.Merge(base, x, x)
		require.NoError(t, err)
		require.Empty(t, clashes, "both alike")

		mine, clashes, err := register.Merge(base, x, y)
		require.NoError(t, err)
		theirs, others, err := register.Merge(base, y, x)
		require.NoError(t, err)
		require.ElementsMatch(t, places(clashes), places(others), "it does not matter who was first")
		for i, c := range clashes {
			require.NotEqual(t, string(c.Theirs), string(c.Mine))
			require.NoError(t, register.Take(mine, y, c.Path))
			require.NoError(t, register.Take(theirs, y, others[i].Path))
		}
		*theirs.Meta() = *mine.Meta()
		require.JSONEq(t, inAnyOrder(t, mine), inAnyOrder(t, theirs), "what is decided for one person is the same from either side")
	})
}

func places(clashes []register.Clash) (paths []string) {
	for _, c := range clashes {
		paths = append(paths, c.Path)
	}
	return paths
}

// inAnyOrder is the JSON of a record whose lists are sorted.
func inAnyOrder(t require.TestingT, r register.Record) string {
	var v any
	require.NoError(t, json.Unmarshal([]byte(asJSON(t, r)), &v))
	var sort func(v any)
	sort = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for _, one := range v {
				sort(one)
			}
		case []any:
			for _, one := range v {
				sort(one)
			}
			slices.SortFunc(v, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		}
	}
	sort(v)
	text, err := json.Marshal(v)
	require.NoError(t, err)
	return string(text)
}
