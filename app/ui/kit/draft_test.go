package kit

import (
	"sync"
	"testing"
)

func TestOnlyTheLastDraftIsWritten(t *testing.T) {
	var lane draftLane
	var wg sync.WaitGroup
	last := 0
	for i := 1; i <= 200; i++ {
		lane.put(func() error { last = i; return nil })
		wg.Add(1)
		go func() {
			defer wg.Done()
			if err := lane.run(); err != nil {
				t.Error(err)
			}
		}()
	}
	wg.Wait()
	if last != 200 {
		t.Errorf("the last one written is %d", last)
	}
}
