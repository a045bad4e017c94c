package clock_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"accord/storage/clock"
)

var noon = time.Date(2022, 12, 5, 12, 0, 0, 0, time.UTC)

func TestTimersFireInTheirOrderAndWhenTimePasses(t *testing.T) {
	c := clock.At(noon)
	var fired []string
	fire := func(name string) func() {
		return func() { fired = append(fired, name+c.Now().Sub(noon).String()) }
	}
	c.After(3*time.Second, fire("third "))
	c.After(time.Second, func() {
		fire("first ")()
		c.After(time.Second, fire("second "))
	})
	stop := c.After(time.Second, fire("stopped "))
	stop()
	c.Pass(time.Second - 1)
	assert.Empty(t, fired)
	c.Pass(time.Minute)
	assert.Equal(t, []string{"first 1s", "second 2s", "third 3s"}, fired)
	assert.Equal(t, noon.Add(time.Minute+time.Second-1), c.Now())
	c.Pass(time.Hour)
	assert.Len(t, fired, 3, "each fires once")
	stop()
}

func TestAHastyClockDoesNotWait(t *testing.T) {
	c := clock.At(noon)
	fired := 0
	c.After(0, func() { fired++ })
	assert.Equal(t, 1, fired)
	c.Hurry()
	c.After(time.Hour, func() { fired++ })()
	assert.Equal(t, 2, fired)
	assert.Equal(t, noon, c.Now())
}

func TestTheComputersClock(t *testing.T) {
	fired := make(chan struct{})
	clock.System.After(time.Hour, func() { t.Error("a stopped timer fired") })()
	clock.System.After(1, func() { close(fired) })
	<-fired
	assert.False(t, clock.System.Now().IsZero())
}

func TestEveryGoesOnUntilItIsStopped(t *testing.T) {
	c := clock.At(noon)
	rounds := 0
	stop := clock.Every(c, time.Second, func() { rounds++ })
	c.Pass(time.Second - 1)
	assert.Zero(t, rounds)
	c.Pass(3 * time.Second)
	assert.Equal(t, 3, rounds)
	stop()
	c.Pass(time.Hour)
	assert.Equal(t, 3, rounds)
}
