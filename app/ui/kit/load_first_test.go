package kit

import (
	"context"
	"slices"
	"testing"
	"time"
)

// gatherer is a loader as it is before the window is shown: nobody runs what it hands to the screen.
func gatherer(late *[]string) *Loader {
	return &Loader{
		Background: func(work func()) { go work() },
		OnScreen:   func(func()) { *late = append(*late, "handed to the screen") },
	}
}

func TestGatheredAnswersAndWhatFollowsThemAreRunBeforeTheWindowIsShown(t *testing.T) {
	var told []string
	l := gatherer(&told)
	settle := l.Gather()
	var ids, rows Slot
	read := func(context.Context) (int, error) { return 1, nil }
	Load(l, &ids, read, func(int, error) {
		told = append(told, "ids")
		Load(l, &rows, read, func(int, error) { told = append(told, "rows") })
	})
	settle(time.Minute)
	if want := []string{"ids", "rows"}; !slices.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
	l.OnScreen(func() {})
	if told[len(told)-1] != "handed to the screen" {
		t.Error("after the gathering the screen gets nothing")
	}
}

func TestSlowAnswersAreLeftToTheScreen(t *testing.T) {
	var told []string
	handed := make(chan struct{})
	l := &Loader{Background: func(work func()) { go work() }, OnScreen: func(func()) { close(handed) }}
	settle := l.Gather()
	var slot Slot
	read := make(chan struct{})
	Load(l, &slot, func(context.Context) (int, error) { <-read; return 1, nil }, func(int, error) { told = append(told, "ids") })
	settle(0)
	close(read)
	<-handed
	if len(told) > 0 {
		t.Error("an answer that came too late was run before the window is shown")
	}
}
