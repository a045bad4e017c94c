package cli_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheTradeWithAPartnerIsToldAsItWasSaidAndWhatFollows(t *testing.T) {
	d := newDesk(t)
	d.done("sample")
	assert.Equal(t, "Partner  Goods  Period  Flow  Value  Growth  Basis  How known  Published\n"+
		"Azerbaijan  all goods  first half of 2022  turnover  60 000 000 USD  growth: more than twofold  statement  as stated  29.11.2022\n"+
		"Azerbaijan  all goods  2021  turnover  more than 70 000 000 USD  statement  as stated  29.11.2022\n"+
		"Azerbaijan  all goods  first half of 2021  turnover  less than 30 000 000 USD  statement  follows from what was stated  29.11.2022\n",
		lessGaps(strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(d.done("trade", "азербайджан", "--on", "2022-12-05"))))
	var rows []map[string]any
	require.NoError(t, json.Unmarshal([]byte(d.done("trade", "AZ", "--on", "2022-12-05", "--format", "json")), &rows))
	require.Len(t, rows, 3)
	assert.InDelta(t, 2, rows[0]["growth_ratio"], 0, "twice as much")
	assert.Equal(t, "over", rows[0]["growth_qualifier"])
	assert.Nil(t, rows[1]["growth_ratio"], "nothing to compare with")
	assert.Equal(t, "implied", rows[2]["origin"])
	assert.Equal(t, "under", rows[2]["qualifier"])
	assert.InDelta(t, 3_000_000_000, rows[2]["value"], 0)
	assert.Equal(t, "USD", rows[2]["currency"])
	assert.Equal(t, "[]\n", d.done("trade", "AZ", "--on", "2022-11-28", "--format", "json"), "it was not said yet")
	assert.Contains(t, lessGaps(d.done("list", "trade-record", "--partner", "AZ")), "Azerbaijan  2021  turnover")
	assert.Contains(t, d.done("trade", "AZ", "--on", "2022-12-05", "--format", "csv"), ",7000000000,USD,over,false,,,false,")
	code, _, errs := d.on("trade", "Atlantis")
	assert.Equal(t, 1, code)
	assert.Contains(t, errs, "Atlantis")
}
