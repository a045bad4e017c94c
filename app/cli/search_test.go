package cli_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The fields of a search narrow it in any of the three languages, whatever the language of the answer.
func TestASearchIsNarrowedByFields(t *testing.T) {
	d := newDesk(t)
	d.done("sample")
	kinds := func(text string) []string {
		var hits []struct{ Kind string }
		require.NoError(t, json.Unmarshal([]byte(d.done("search", text, "--format", "json", "--limit", "50")), &hits))
		found := []string{}
		for _, h := range hits {
			found = append(found, h.Kind)
		}
		return found
	}
	assert.Equal(t, []string{"visit"}, kinds("партнёр:азербайджан год:2022 вид:визит"))
	assert.Equal(t, []string{"visit"}, kinds("partner:azerbaijan year:2022 kind:visit"))
	assert.Equal(t, []string{"visit"}, kinds("партнер:азербайҗан ел:2022 төр:визитлар"))
	assert.Equal(t, []string{"agreement"}, kinds("статус:действует вид:соглашение"))
	assert.Equal(t, "agreement", kinds(`"научно-техническом и культурном"`)[0])
	assert.Empty(t, kinds(`"культурном и научно-техническом"`))
	assert.Equal(t, []string{"trade-record", "trade-record"}, kinds("вид:торговля азербайджан"))
	assert.NotContains(t, kinds("азербайджан -вид:партнёр"), "partner")
	assert.Contains(t, kinds("азербайджан"), "partner")

	code, _, errs := d.on("search", "вид:чепуха")
	assert.Equal(t, 2, code)
	assert.Contains(t, errs, "Not understood in the search: вид:чепуха.")
	assert.Equal(t, "Nothing found. Did you mean: Azerbaijan kind:visit\n", d.done("search", "Azerbiajan kind:visit"))
}

// What lies in the trash is found behind all else, and said to lie there.
func TestASearchLooksIntoTheTrash(t *testing.T) {
	d := newDesk(t)
	d.done("sample")
	type hit struct {
		ID      string
		InTrash bool `json:"in_trash"`
	}
	find := func() (hits []hit) {
		t.Helper()
		require.NoError(t, json.Unmarshal([]byte(d.done("search", "вид:соглашение сотрудничество", "--format", "json", "--limit", "50")), &hits))
		require.NotEmpty(t, hits)
		return hits
	}
	before := find()
	for _, h := range before {
		assert.False(t, h.InTrash)
	}
	d.done("undo") // of the sample: all of it goes into the trash
	after := find()
	assert.Len(t, after, len(before))
	for _, h := range after {
		assert.True(t, h.InTrash)
	}
	assert.Contains(t, d.done("search", "вид:соглашение сотрудничество"), "in the trash")
}
