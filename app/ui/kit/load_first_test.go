package kit

import (
	"context"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"accord/storage/clock"
)

// gatherer is a loader as it is before the window is shown: nobody runs what it hands to the screen.
func gatherer(late *[]string) *Loader {
	return &Loader{
		Background: func(work func()) { go work() },
		OnScreen:   func(func()) { *late = append(*late, "handed to the screen") },
		Clock:      clock.At(testNoon),
	}
}

func TestGatheredAnswersAndWhatFollowsThemAreRunBeforeTheWindowIsShown(t *testing.T) {
	var told []string
	l := gatherer(&told)
	first := l.Gather()
	var ids, rows Slot
	read := func(context.Context) (int, error) { return 1, nil }
	Load(l, &ids, read, func(int, error) {
		told = append(told, "ids")
		Load(l, &rows, read, func(int, error) { told = append(told, "rows") })
	})
	first.Settle(time.Minute)
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
	l := &Loader{Background: func(work func()) { go work() }, OnScreen: func(func()) { close(handed) }, Clock: clock.At(testNoon)}
	first := l.Gather()
	var slot Slot
	read := make(chan struct{})
	Load(l, &slot, func(context.Context) (int, error) { <-read; return 1, nil }, func(int, error) { told = append(told, "ids") })
	first.Settle(0)
	close(read)
	<-handed
	if len(told) > 0 {
		t.Error("an answer that came too late was run before the window is shown")
	}
}

// The toolkit asks a content for its least size many times; what was gathered comes with the first.
func TestAWindowIsFilledWhenItIsMade(t *testing.T) {
	var told []string
	l := gatherer(&told)
	first := l.Gather()
	var ids Slot
	Load(l, &ids, func(context.Context) (int, error) { return 1, nil }, func(int, error) { told = append(told, "ids") })
	content := container.NewStack()
	usual := content.Layout
	first.SettleWhenMade(content, time.Minute)
	content.Resize(fyne.NewSize(100, 100))
	if len(told) > 0 {
		t.Fatal("filled before the window is made")
	}
	content.MinSize()
	content.MinSize()
	first.Settle(time.Minute)
	if !slices.Equal(told, []string{"ids"}) {
		t.Errorf("told %v", told)
	}
	if content.Layout != usual {
		t.Error("the content does not have its own layout back")
	}
}
