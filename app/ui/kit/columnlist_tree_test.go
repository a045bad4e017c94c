package kit

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// newTree is a list of two trees: 0 over 1 and 2, 2 over 3; and 4 over 5.
func newTree(t *testing.T, folded ...int) (*sampleList, *[]int) {
	t.Helper()
	s, kept := newSampleList(t, 0, InLine()), &[]int{}
	s.OnFolded = func() { *kept = s.Folded() }
	s.SetTree(map[int]int{0: 0, 1: 1, 2: 1, 3: 2, 4: 0, 5: 1}, folded)
	s.SetKeys(upTo(6))
	return s, kept
}

func TestATreeFoldsByKeysAndIsRemembered(t *testing.T) {
	s, kept := newTree(t)
	if got := s.pages.keys; !slices.Equal(got, upTo(6)) {
		t.Fatalf("shown are %v", got)
	}
	at := func() int { key, _, _ := s.Current(); return key }
	s.Select(3)
	s.press(fyne.KeyLeft)
	if at() != 2 {
		t.Errorf("Left leads to %d, not to what is above", at())
	}
	s.press(fyne.KeyLeft)
	if got := s.pages.keys; !slices.Equal(got, []int{0, 1, 2, 4, 5}) || !slices.Equal(*kept, []int{2}) || at() != 2 {
		t.Errorf("folded, %v are shown, %v is kept, %d is current", got, *kept, at())
	}
	s.press(fyne.KeyLeft, fyne.KeyLeft)
	if got := s.pages.keys; !slices.Equal(got, []int{0, 4, 5}) || !slices.Equal(*kept, []int{0, 2}) {
		t.Errorf("folded above, %v are shown and %v kept", got, *kept)
	}
	s.press(fyne.KeyRight)
	if got := s.pages.keys; !slices.Equal(got, []int{0, 1, 2, 4, 5}) {
		t.Errorf("what was folded below is shown: %v", got)
	}
	s.press(fyne.KeyRight)
	if at() != 1 {
		t.Errorf("Right leads to %d, not to the first below", at())
	}
	if got := s.Keys(); !slices.Equal(got, upTo(6)) {
		t.Errorf("the list has %v", got)
	}

	again, _ := newTree(t, *kept...)
	if got := again.pages.keys; !slices.Equal(got, []int{0, 1, 2, 4, 5}) {
		t.Errorf("at the next reading %v are shown", got)
	}
	if !again.Select(3) || len(again.pages.keys) != 6 {
		t.Errorf("a link into what is folded shows %v", again.pages.keys)
	}
}

func TestAPressOnTheMarkFoldsTheTree(t *testing.T) {
	s, _ := newTree(t)
	title := slices.IndexFunc(s.area.places, func(p place) bool { return s.columns.specs[p.column].grow })
	press := func(row int, x float32) {
		s.clock.Pass(time.Second)
		s.area.MouseDown(&desktop.MouseEvent{
			PointEvent: fyne.PointEvent{Position: fyne.NewPos(s.area.places[title].x+x, rowHeight*float32(row)+5)}, Button: desktop.MouseButtonPrimary,
		})
	}
	press(0, 4)
	if got := s.pages.keys; !slices.Equal(got, []int{0, 4, 5}) {
		t.Errorf("a press on the mark shows %v", got)
	}
	press(0, 4)
	press(0, 60)
	press(1, 4) // nothing hangs below it
	if got := s.pages.keys; !slices.Equal(got, upTo(6)) {
		t.Errorf("a press beside the mark shows %v", got)
	}
	texts := s.drawn(s.area.places[title].column)
	if !strings.HasPrefix(texts[0], markOpen) || !strings.HasPrefix(texts[2], treeStep+markOpen) || strings.Contains(texts[1], markOpen) {
		t.Errorf("drawn are %v", texts)
	}
	s.selectAll()
	s.Copy()
	if strings.Contains(s.clip, markOpen) || strings.Contains(s.clip, treeStep) {
		t.Errorf("copied %q", s.clip)
	}
}
