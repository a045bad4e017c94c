package register_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
)

// delegates are members of a delegation by a letter each.
func delegates(letters string) (rows []register.Delegate) {
	for _, l := range letters {
		rows = append(rows, register.Delegate{PersonID: person(l), Role: register.DelegateMember})
	}
	return rows
}

func person(letter rune) register.ID { return register.ID{0: byte(letter)} }

// letters names the members of a delegation, those with another role by a capital.
func letters(v register.Record) string {
	var out []rune
	for _, d := range v.(*register.Visit).Delegation {
		l := rune(d.PersonID[0])
		if d.Role != register.DelegateMember {
			l += 'A' - 'a'
		}
		out = append(out, l)
	}
	return string(out)
}

// A capital in a case is a member whose role was changed.
func delegation(text string) []register.Delegate {
	rows := delegates(string(lower(text)))
	for i, l := range []rune(text) {
		if l < 'a' {
			rows[i].Role = register.DelegateHead
		}
	}
	return rows
}

func lower(text string) []rune {
	all := []rune(text)
	for i, l := range all {
		if l < 'a' {
			all[i] = l + 'a' - 'A'
		}
	}
	return all
}

func TestMergeOfRows(t *testing.T) {
	row := func(l rune) string { return "delegation[" + person(l).String() + "]" }
	for name, c := range map[string]struct {
		base, theirs, mine, merged string
		clashes                    []string
	}{
		"two people who each add a delegate":       {"ab", "abc", "abd", "abcd", nil},
		"both add the same one":                    {"ab", "abc", "abc", "abc", nil},
		"both add the same one, as something else": {"ab", "abc", "abC", "abC", []string{row('c') + ".role"}},
		"one adds, the other removes":              {"ab", "abc", "b", "bc", nil},
		"one changes, the other removes":           {"ab", "Ab", "b", "Ab", []string{row('a')}},
		"one removes, the other changes":           {"ab", "b", "Ab", "Ab", []string{row('a')}},
		"both remove":                              {"abc", "bc", "bc", "bc", nil},
		"each changes another one":                 {"ab", "Ab", "aB", "AB", nil},
		"one moves, the other adds":                {"abc", "cab", "abcd", "cdab", nil},
		"one moves, the other changes":             {"abc", "cab", "aBc", "caB", nil},
		"both move alike":                          {"abc", "cab", "cab", "cab", nil},
		"both move otherwise":                      {"abc", "cab", "bac", "cab", []string{"delegation[]"}},
		"added in the middle":                      {"abc", "axbc", "aybc", "axybc", nil},
		"added in front":                           {"ab", "xab", "yab", "xyab", nil},
		"all removed, one added":                   {"ab", "", "abc", "c", nil},
	} {
		t.Run(name, func(t *testing.T) {
			head := register.Head{ID: register.NewID()}
			of := func(text string) *register.Visit { return &register.Visit{Head: head, Delegation: delegation(text)} }
			merged, clashes, err := register.Merge(of(c.base), of(c.theirs), of(c.mine))
			require.NoError(t, err)
			assert.Equal(t, c.merged, letters(merged))
			assert.Equal(t, c.clashes, places(clashes))
		})
	}
}

func TestRowsThatCannotBeToldApartAreOneValue(t *testing.T) {
	head := register.Head{ID: register.NewID()}
	of := func(text string) *register.Visit { return &register.Visit{Head: head, Delegation: delegation(text)} }
	merged, clashes, err := register.Merge(of("aa"), of("aab"), of("aac"))
	require.NoError(t, err)
	assert.Equal(t, []string{"delegation"}, places(clashes))
	assert.Equal(t, "aac", letters(merged))
}

func TestOfAPhraseEachLanguageIsMerged(t *testing.T) {
	head := register.Head{ID: register.NewID()}
	base := &register.Partner{Head: head, Name: register.Text{Ru: "Казань", En: "Kazan"}}
	theirs, mine := *base, *base
	theirs.Name.Ru, mine.Name.Tt = "Город Казань", "Казан"
	merged, clashes, err := register.Merge(base, &theirs, &mine)
	require.NoError(t, err)
	assert.Empty(t, clashes)
	assert.Equal(t, register.Text{Ru: "Город Казань", En: "Kazan", Tt: "Казан"}, merged.(*register.Partner).Name)
}

// Each clash is decided for itself, either way.
func TestClashesAreDecidedOneByOne(t *testing.T) {
	id := register.NewID()
	visit := func(title, start, members string) *register.Visit {
		return &register.Visit{Head: register.Head{ID: person('v')}, Title: register.Ru(title), Delegation: delegation(members),
			Programme: []register.ProgrammeItem{{ID: id, Start: start, Title: register.Ru("Беседа")}}}
	}
	base, theirs, mine := visit("Визит", "10:00", "abc"), visit("Их визит", "11:00", "Acb"), visit("Мой визит", "12:00", "cb")
	_, clashes, err := register.Merge(base, theirs, mine)
	require.NoError(t, err)
	start, gone := "programme["+id.String()+"].start", "delegation["+person('a').String()+"]"
	require.Equal(t, []string{"title", gone, start}, places(clashes))
	for _, path := range places(clashes) {
		for _, from := range []*register.Visit{theirs, mine} {
			merged, _, err := register.Merge(base, theirs, mine)
			require.NoError(t, err)
			require.NoError(t, register.Take(merged, from, path))
			got := merged.(*register.Visit)
			switch path {
			case "title":
				assert.Equal(t, from.Title, got.Title)
			case start:
				assert.Equal(t, from.Programme[0].Start, got.Programme[0].Start)
			case gone:
				assert.Equal(t, from == theirs, slices.Contains([]rune(letters(got)), 'A'))
			}
		}
	}
	assert.Error(t, register.Take(theirs, mine, "nothing"))
	list, key, field, ok := register.RowOf(start)
	assert.Equal(t, []any{"programme", id.String(), "start", true}, []any{list, key, field, ok})
}

// A record from before rows had IDs has the same ones on every computer, and what was saved before it is matched by what it
// says.
func TestRowsOfOldRecordsAreNamedAlikeEverywhere(t *testing.T) {
	old := func(state ...register.VisitState) *register.Visit {
		v := &register.Visit{Head: register.Head{ID: person('v')}}
		for _, s := range state {
			v.Steps = append(v.Steps, register.VisitStep{State: s})
		}
		return v
	}
	here, there := old(register.VisitApproved, register.VisitPostponed), old(register.VisitApproved, register.VisitPostponed)
	register.DeriveRowIDs(here)
	register.DeriveRowIDs(there)
	assert.Equal(t, here, there)
	assert.NotEqual(t, here.Steps[0].ID, here.Steps[1].ID)
	text, err := json.Marshal(here)
	require.NoError(t, err)
	register.DeriveRowIDs(here)
	assert.JSONEq(t, string(text), asJSON(t, here), "named for good")

	earlier := old(register.VisitPostponed)
	register.NameRowsLike(earlier, here)
	assert.Equal(t, here.Steps[1].ID, earlier.Steps[0].ID)
}

func TestACopiedRowIsNamedAgain(t *testing.T) {
	v := &register.Visit{Steps: []register.VisitStep{{ID: person('a')}, {ID: person('a')}, {}}}
	register.NameRows(v)
	assert.Equal(t, person('a'), v.Steps[0].ID)
	assert.NotEqual(t, person('a'), v.Steps[1].ID)
	assert.False(t, v.Steps[2].ID.IsZero())
}
