package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestLinesOfGroupsAndRows(t *testing.T) {
	g := rowGroups{{First: 0, Count: 3}, {First: 3, Count: 1}, {First: 4, Count: 4}}
	line := 0
	for row := range 8 {
		if group := slices.IndexFunc(g, func(one Group) bool { return one.First == row }); group >= 0 {
			if r, at := g.on(line); r != -1 || at != group {
				t.Errorf("line %d holds row %d, group %d", line, r, at)
			}
			line++
		}
		if r, at := g.on(line); r != row || at != -1 || g.line(row) != line {
			t.Errorf("line %d holds row %d, group %d; row %d is on %d", line, r, at, row, g.line(row))
		}
		line++
	}
	if r, at := (rowGroups{}).on(7); r != 7 || at != -1 {
		t.Error("without groups a line is a row")
	}
}

func TestColumnListInGroups(t *testing.T) {
	s := newSampleList(t, 0, InLine())
	selected := 0
	s.OnSelection = func(n int) { selected = n }
	s.SetGroups([]Group{{First: 0, Count: 4, Note: "просрочено: 2", Tone: ToneRed}, {First: 4, Count: 3}}, func(r sampleRow) string { return fmt.Sprint("Группа ", r.key) })
	s.SetKeys(upTo(7))
	var words []string
	for _, slot := range s.area.slots {
		if !slot.words.Hidden {
			words = append(words, slot.words.Text)
		}
		if slot.row == 0 && slot.note.Text != "просрочено: 2" {
			t.Errorf("the note says %q", slot.note.Text)
		}
	}
	if got := strings.Join(words, "; "); got != "Группа 0 · 4; Группа 4 · 3" {
		t.Errorf("the headings are %q", got)
	}
	s.click(5, 0) // the line of the second group
	if got := s.Selected(); !slices.Equal(got, []int{4, 5, 6}) || selected != 3 {
		t.Errorf("the heading selected %v", got)
	}
	s.click(1, 0)
	if key, _, _ := s.Current(); key != 0 {
		t.Errorf("line 1 is row %d", key)
	}
	s.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	if key, _, _ := s.Current(); key != 4 {
		t.Errorf("the arrow passes the heading, to %d", key)
	}
	s.Copy()
	if !strings.Contains(s.clip, "сотрудничестве 4") || strings.Contains(s.clip, "Группа") {
		t.Errorf("copied %q", s.clip)
	}
	s.SetGroups(nil, nil)
	s.SetKeys(upTo(7))
	for _, slot := range s.area.slots {
		if !slot.words.Hidden {
			t.Error("a heading is left")
		}
	}
}

func TestGroupsFoldAndStayFolded(t *testing.T) {
	s := newSampleList(t, 0, InLine())
	groups := []Group{{First: 0, Count: 4, Key: "a"}, {First: 4, Count: 3, Key: "b"}, {First: 7, Count: 2, Key: "c"}}
	show := func() {
		s.SetGroups(groups, func(r sampleRow) string { return fmt.Sprint("Группа ", r.key) })
		s.SetKeys(upTo(9))
	}
	headings := func() string {
		var words []string
		for _, slot := range s.area.slots {
			if !slot.words.Hidden {
				words = append(words, fmt.Sprint(slot.row, " ", slot.words.Text))
			}
		}
		return strings.Join(words, "; ")
	}
	show()
	s.click(6, 0) // a row of the second group
	s.press(fyne.KeyLeft)
	const folded = "0 ▾ Группа 0 · 4; 5 ▸ Группа 4 · 3; 6 ▾ Группа 7 · 2"
	if got := headings(); got != folded {
		t.Errorf("the headings are %q", got)
	}
	if key, _, _ := s.Current(); key != 7 {
		t.Errorf("the current row is %d, the next one that is seen", key)
	}
	s.press(fyne.KeyUp)
	if key, _, _ := s.Current(); key != 3 {
		t.Errorf("Up passes over what is folded, to %d", key)
	}
	if got := len(s.Keys()); got != 9 {
		t.Errorf("the list has %d rows", got)
	}
	show()
	if got := headings(); got != folded {
		t.Errorf("read again, the headings are %q", got)
	}
	s.click(5, 0)
	s.click(5, 0)
	if got := headings(); got != "0 ▾ Группа 0 · 4; 5 ▾ Группа 4 · 3; 9 ▾ Группа 7 · 2" {
		t.Errorf("unfolded, the headings are %q", got)
	}
	s.click(1, 0)
	s.press(fyne.KeyLeft)
	if !s.Select(2) || !strings.HasPrefix(headings(), "0 ▾") {
		t.Errorf("what is asked for is unfolded: %q", headings())
	}
}
