package register_test

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage/register"
)

var pathStep = regexp.MustCompile(`^([a-z_]+)(?:\[(\d+)\])?$`)

// resolve follows a path such as "parties[1].partner" into JSON.
func resolve(t require.TestingT, text []byte, path string) any {
	var at any
	require.NoError(t, json.Unmarshal(text, &at))
	for _, step := range strings.Split(path, ".") {
		m := pathStep.FindStringSubmatch(step)
		require.NotNil(t, m, "%s in %s", step, path)
		fields, ok := at.(map[string]any)
		require.True(t, ok, "%s: %s is not within an object", path, step)
		at = fields[m[1]]
		if m[2] != "" {
			i, _ := strconv.Atoi(m[2])
			list, ok := at.([]any)
			require.True(t, ok && i < len(list), "%s: no %s", path, step)
			at = list[i]
		}
	}
	return at
}

func TestMentionsNameTheirFields(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := records.Draw(t, "record")
		text, err := json.Marshal(r)
		require.NoError(t, err)
		found := 0
		for _, m := range r.Mentions() {
			require.Equal(t, m.ID.String(), resolve(t, text, m.Field), m.Field)
			require.Contains(t, register.Kinds, m.Kind)
			require.NotEmpty(t, m.Role)
			found++
		}
		// Every other ID in the record is its own, one of its parts' own, or that of a part of another record: none is
		// forgotten.
		var fields any
		require.NoError(t, json.Unmarshal(text, &fields))
		rest, err := json.Marshal(withoutOwn(fields))
		require.NoError(t, err)
		require.Equal(t, found, strings.Count(string(rest), `-7000-8000-`))
	})
}

// withoutOwn takes the IDs out by which a record and its parts are called; that of a Ref, which has a kind, stays.
func withoutOwn(v any) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = withoutOwn(v[i])
		}
	case map[string]any:
		if _, refers := v["kind"]; !refers || len(v) > 2 {
			delete(v, "id")
		}
		delete(v, "identity") // of others that are no part of what it says
		delete(v, "item")     // a part of the visit that is mentioned
		for name := range v {
			v[name] = withoutOwn(v[name])
		}
	}
	return v
}

func TestProblemsNameFieldsThatAreThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := records.Draw(t, "record")
		for _, p := range r.Check() {
			require.True(t, strings.HasPrefix(p.Key, "problem."), p.Key)
			for _, step := range strings.Split(p.Field, ".") {
				require.Regexp(t, pathStep, step)
			}
		}
	})
}

func TestRecordsCallThemselves(t *testing.T) {
	assert.Equal(t, "Заседание № 3", (&register.Session{Number: 3}).Label().Ru)
	assert.Equal(t, "Session No. 3", (&register.Session{Number: 3}).Label().En)
	assert.Equal(t, "3 нче утырыш", (&register.Session{Number: 3}).Label().Tt)
	assert.Equal(t, "6 нчы утырыш", (&register.Session{Number: 6}).Label().Tt)
	assert.Equal(t, "10 нчы утырыш", (&register.Session{Number: 10}).Label().Tt)
	assert.Equal(t, "20 нче утырыш", (&register.Session{Number: 20}).Label().Tt)
	assert.Equal(t, "110 нчы утырыш", (&register.Session{Number: 110}).Label().Tt)
	assert.Equal(t, "100 нче утырыш", (&register.Session{Number: 100}).Label().Tt)
	assert.Equal(t, "Заседание", (&register.Session{}).Label().Ru)
	assert.Equal(t, "Особое", (&register.Session{Number: 3, Title: register.Ru("Особое")}).Label().Ru)
	assert.Equal(t, "29.11.2022", (&register.Visit{From: "2022-11-29"}).Hint().En)
	assert.Equal(t, "14/2002", (&register.Agreement{Number: "14/2002"}).Hint().Tt)
}
