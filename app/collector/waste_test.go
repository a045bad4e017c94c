package collector_test

import (
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/collector"
)

// percent is what holds now.
func percent() int {
	now := debug.SetGCPercent(100)
	debug.SetGCPercent(now)
	return now
}

func TestWorksThatOverlapLeaveWhatWasUsual(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(70))
	first := collector.Waste(30)
	assert.Equal(t, 30, percent())
	second := collector.Waste(400)
	first()
	assert.Equal(t, 400, percent(), "the other goes on")
	second()
	assert.Equal(t, 70, percent())
}

func TestWhatIsUsualWaitsForAWork(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(70))
	done := collector.Waste(30)
	collector.Usually(50)
	assert.Equal(t, 30, percent(), "the work goes on")
	done()
	assert.Equal(t, 50, percent())
	collector.Usually(60)
	assert.Equal(t, 60, percent())
}
