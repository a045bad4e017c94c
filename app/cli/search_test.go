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
