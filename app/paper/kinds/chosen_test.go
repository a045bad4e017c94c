package kinds

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

// TestAPeriodIsNotParted: where a note has room for few figures, the export of a year still stands with its import.
func TestAPeriodIsNotParted(t *testing.T) {
	var lines []register.TradeLine
	for year := 2022; year > 2019; year-- {
		for _, flow := range []register.Flow{register.FlowTurnover, register.FlowExport, register.FlowImport} {
			lines = append(lines, register.TradeLine{Period: register.TradePeriod{Kind: register.PeriodYear, Year: year}, Flow: flow})
		}
	}
	n := &note{scope: scope{rows: 2}}
	assert.Equal(t, lines[:3], n.chosenLines(lines))
	n.scope.rows = 3
	assert.Equal(t, lines[:3], n.chosenLines(lines))
	n.scope.rows = 9
	assert.Equal(t, lines, n.chosenLines(lines))
}
