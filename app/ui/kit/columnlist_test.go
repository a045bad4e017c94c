package kit

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"accord/storage/clock"
)

type sampleRow struct {
	key   int
	title string
	tone  Tone
}

func sampleColumns() []Column[sampleRow] {
	return []Column[sampleRow]{
		{ID: "number", Label: "Number", Width: 80, Right: true, Sort: "number", Text: func(r sampleRow) string { return fmt.Sprint(r.key) }},
		{ID: "title", Label: "Title", Width: 300, Grow: true, Sort: "title", Text: func(r sampleRow) string { return r.title }},
		{ID: "state", Label: "State", Width: 120, Text: func(r sampleRow) string { return "state" }, Tone: func(r sampleRow) Tone { return r.tone }},
		{ID: "note", Label: "Note", Width: 100, Hidden: true, Text: func(sampleRow) string { return "note" }},
	}
}

// sampleList is a list in a window, with everything it fetched written down.
type sampleList struct {
	*ColumnList[int, sampleRow]
	fetched [][]int
	clock   *clock.Manual
	held    fyne.KeyModifier
	clip    string
}

func newSampleList(t testing.TB, rows int, l *Loader) *sampleList {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(Theme(Light))
	s := &sampleList{clock: clock.At(testNoon)}
	l.Clock = s.clock
	s.ColumnList = NewColumnList(l, sampleColumns(), func(r sampleRow) int { return r.key },
		func(_ context.Context, keys []int) ([]sampleRow, error) {
			s.fetched = append(s.fetched, keys)
			return sampleRows(keys), nil
		})
	s.Held = func() fyne.KeyModifier { return s.held }
	s.Put = func(text string) { s.clip = text }
	s.SetKeys(upTo(rows))
	w := test.NewTempWindow(t, s.ColumnList)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(700, headerHeight+20*rowHeight))
	return s
}

func sampleRows(keys []int) []sampleRow {
	rows := make([]sampleRow, len(keys))
	for i, k := range keys {
		rows[i] = sampleRow{key: k, title: fmt.Sprintf("О торгово-экономическом сотрудничестве %d", k), tone: Tone(1 + k%5)}
	}
	return rows
}

func upTo(n int) []int {
	keys := make([]int, n)
	for i := range keys {
		keys[i] = i
	}
	return keys
}

func (s *sampleList) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		s.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func (s *sampleList) click(row int, held fyne.KeyModifier) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: held}
	e.Position = fyne.NewPos(50, rowHeight*float32(row)+5)
	s.area.MouseDown(e)
}

// drawn returns what the cells of a column show, by row.
func (s *sampleList) drawn(column int) map[int]string {
	words := map[int]string{}
	for _, slot := range s.area.slots {
		if slot.row >= 0 && slot.texts[column].Visible() {
			words[slot.row] = slot.texts[column].Text
		}
	}
	return words
}

func TestColumnListFetchesWhatIsSeenAndOneBlockAhead(t *testing.T) {
	s := newSampleList(t, 100_000, InLine())

	var starts []int
	for _, keys := range s.fetched {
		starts = append(starts, keys[0])
	}
	if !slices.Equal(starts, []int{0, blockRows}) {
		t.Fatalf("fetched blocks starting at %v, want the visible one and the next", starts)
	}
	if got := s.drawn(1)[3]; got != "О торгово-экономическом сотрудничестве 3" {
		t.Errorf("row 3 shows %q", got)
	}

	s.fetched = nil
	s.SetScrollOffset(rowHeight * 50_000)
	starts = nil
	rows := 0
	for _, keys := range s.fetched {
		starts = append(starts, keys[0])
		rows += len(keys)
	}
	if rows > 3*blockRows || starts[0] > 50_000 || starts[0]+blockRows <= 50_000 {
		t.Errorf("a jump fetched %d rows, in blocks starting at %v", rows, starts)
	}
	if got := s.drawn(0)[50_001]; got != "50001" {
		t.Errorf("row 50001 shows %q", got)
	}
	if len(s.drawn(0)) > 22 {
		t.Errorf("%d rows are drawn", len(s.drawn(0)))
	}
}

func TestColumnListForgetsBlocksLongPassed(t *testing.T) {
	s := newSampleList(t, 100_000, InLine())
	for block := range 60 {
		s.SetScrollOffset(rowHeight * float32(block*blockRows))
	}
	if len(s.pages.blocks) > blocksKept || len(s.pages.rows) > blocksKept*blockRows {
		t.Errorf("%d blocks and %d rows are held", len(s.pages.blocks), len(s.pages.rows))
	}
	s.fetched = nil
	s.SetScrollOffset(0)
	if len(s.fetched) == 0 || s.fetched[0][0] != 0 {
		t.Errorf("the first block was not fetched again: %v", s.fetched)
	}
}

func TestColumnListKeyboard(t *testing.T) {
	tests := []struct {
		name string
		keys []fyne.KeyName
		want int
	}{
		{"down from nothing", []fyne.KeyName{fyne.KeyDown}, 0},
		{"down twice", []fyne.KeyName{fyne.KeyDown, fyne.KeyDown}, 1},
		{"up at the top", []fyne.KeyName{fyne.KeyUp, fyne.KeyUp}, 0},
		{"end", []fyne.KeyName{fyne.KeyEnd}, 999},
		{"down at the end", []fyne.KeyName{fyne.KeyEnd, fyne.KeyDown}, 999},
		{"page down", []fyne.KeyName{fyne.KeyHome, fyne.KeyPageDown}, 19},
		{"page up", []fyne.KeyName{fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyUp}, 979},
		{"home", []fyne.KeyName{fyne.KeyEnd, fyne.KeyHome}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newSampleList(t, 1000, InLine())
			told := -1
			s.OnSelect = func(k int) { told = k }
			s.press(tt.keys...)
			key, at, is := s.Current()
			if !is || key != tt.want || at != tt.want || told != tt.want {
				t.Errorf("current %d at %d, told %d, want %d", key, at, told, tt.want)
			}
			from, to := s.area.visible()
			if at < from || at >= to {
				t.Errorf("row %d is out of sight: %d–%d", at, from, to)
			}
			if got := s.Selected(); !slices.Equal(got, []int{tt.want}) {
				t.Errorf("selected %v", got)
			}
		})
	}
}

func TestColumnListKeyboardOnNoRows(t *testing.T) {
	s := newSampleList(t, 0, InLine())
	s.OnOpen = func(int) { t.Error("opened nothing") }
	s.press(fyne.KeyDown, fyne.KeyEnd, fyne.KeyReturn, fyne.KeyF2, fyne.KeyDelete, fyne.KeySpace, desktop.KeyMenu)
	s.TypedShortcut(&fyne.ShortcutCopy{})
	s.TypedShortcut(&fyne.ShortcutSelectAll{})
	if _, _, is := s.Current(); is {
		t.Error("an empty list has a current row")
	}
}

func TestColumnListKeysAct(t *testing.T) {
	s := newSampleList(t, 100, InLine())
	var done []string
	s.OnOpen = func(k int) { done = append(done, fmt.Sprint("open ", k)) }
	s.OnEdit = func(k int) { done = append(done, fmt.Sprint("edit ", k)) }
	s.OnDelete = func(k []int) { done = append(done, fmt.Sprint("delete ", k)) }
	s.OnMenu = func(k int, _ fyne.Position) { done = append(done, fmt.Sprint("menu ", k)) }
	s.Select(7)
	s.press(fyne.KeyReturn, fyne.KeyF2, desktop.KeyMenu)
	s.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl})
	s.held = fyne.KeyModifierShift
	s.press(fyne.KeyDown)
	s.held = 0
	s.press(fyne.KeyDelete)
	want := []string{"open 7", "edit 7", "menu 7", "edit 7", "delete [7 8]"}
	if !slices.Equal(done, want) {
		t.Errorf("did %v, want %v", done, want)
	}
}

func TestColumnListMouse(t *testing.T) {
	s := newSampleList(t, 100, InLine())
	opened := 0
	s.OnOpen = func(int) { opened++ }

	s.click(4, 0)
	if key, _, _ := s.Current(); key != 4 {
		t.Fatalf("a press made %d current, want 4 at once", key)
	}
	s.clock.Pass(200 * time.Millisecond)
	s.click(4, 0)
	if opened != 1 {
		t.Errorf("two quick presses opened %d times", opened)
	}
	s.clock.Pass(200 * time.Millisecond)
	s.click(4, 0)
	if opened != 1 {
		t.Error("the third press opened once more")
	}
	s.clock.Pass(2 * time.Second)
	s.click(4, 0)
	s.click(6, 0)
	if opened != 1 {
		t.Error("slow presses, or presses on two rows, opened")
	}

	s.click(9, fyne.KeyModifierShift)
	if got := s.Selected(); !slices.Equal(got, []int{6, 7, 8, 9}) {
		t.Errorf("Shift selected %v", got)
	}
	s.click(7, fyne.KeyModifierControl)
	s.click(20, fyne.KeyModifierControl)
	if got := s.Selected(); !slices.Equal(got, []int{6, 8, 9, 20}) {
		t.Errorf("Ctrl left selected %v", got)
	}
	s.click(500, 0) // under the last row
	if got := s.Selected(); len(got) != 4 {
		t.Errorf("a press on no row left selected %v", got)
	}
}

func TestColumnListRightClickKeepsSelection(t *testing.T) {
	s := newSampleList(t, 100, InLine())
	s.click(3, 0)
	s.click(5, fyne.KeyModifierShift)
	e := &desktop.MouseEvent{Button: desktop.MouseButtonSecondary}
	e.Position = fyne.NewPos(50, rowHeight*4+5)
	s.area.MouseDown(e)
	if got := s.Selected(); !slices.Equal(got, []int{3, 4, 5}) {
		t.Errorf("a right click among the selected left %v", got)
	}
	e.Position = fyne.NewPos(50, rowHeight*8+5)
	s.area.MouseDown(e)
	if got := s.Selected(); !slices.Equal(got, []int{8}) {
		t.Errorf("a right click elsewhere left %v", got)
	}
}

func TestColumnListKeepsSelectionByKey(t *testing.T) {
	s := newSampleList(t, 10, InLine())
	told := 0
	s.click(3, 0)
	s.click(5, fyne.KeyModifierShift)
	s.OnSelect = func(int) { told++ }

	s.SetKeys([]int{9, 5, 4, 1, 0})
	if got := s.Selected(); !slices.Equal(got, []int{5, 4}) {
		t.Errorf("selected %v after the order changed", got)
	}
	if key, at, _ := s.Current(); key != 5 || at != 1 {
		t.Errorf("current %d at %d", key, at)
	}
	s.SetKeys([]int{1, 2})
	if _, _, is := s.Current(); is || len(s.Selected()) != 0 {
		t.Error("what is gone is still selected")
	}
	if told != 0 {
		t.Error("OnSelect was told of an old row")
	}
	if s.Select(77) {
		t.Error("a row that is not there was selected")
	}
}

func TestColumnListTypeAhead(t *testing.T) {
	s := newSampleList(t, 10, InLine())
	var found []string
	s.OnTypeAhead = func(prefix string) { found = append(found, prefix) }
	for _, r := range "ме" {
		s.TypedRune(r)
		s.clock.Pass(300 * time.Millisecond)
	}
	s.press(fyne.KeySpace) // belongs to the word, and comes as a letter too
	s.TypedRune(' ')
	s.clock.Pass(2 * time.Second)
	s.TypedRune(' ') // begins nothing
	s.TypedRune('к')
	if want := []string{"м", "ме", "ме ", "к"}; !slices.Equal(found, want) {
		t.Errorf("looked for %q, want %q", found, want)
	}
}

func TestColumnListCopies(t *testing.T) {
	s := newSampleList(t, 1000, InLine())
	copied := 0
	s.OnCopied = func(rows int, err error) { copied = rows }
	s.columns.move(1, -1)
	s.click(2, 0)
	s.held = fyne.KeyModifierShift
	s.press(fyne.KeyDown)
	s.TypedShortcut(&fyne.ShortcutCopy{})
	want := "Title\tNumber\tState\r\n" +
		"О торгово-экономическом сотрудничестве 2\t2\tstate\r\n" +
		"О торгово-экономическом сотрудничестве 3\t3\tstate\r\n"
	if s.clip != want || copied != 2 {
		t.Errorf("copied %d rows: %q", copied, s.clip)
	}

	s.TypedShortcut(&fyne.ShortcutSelectAll{})
	s.Copy()
	if copied != 1000 {
		t.Errorf("copied %d of all", copied)
	}
}

func TestColumnListCopyKeepsTableWhole(t *testing.T) {
	columns := []Column[string]{{ID: "a", Label: "A", Text: func(s string) string { return s }}}
	got, err := table(context.Background(), []string{"a\tb\r\nc\nd"}, columns, []string{"A"},
		func(_ context.Context, keys []string) ([]string, error) { return keys, nil }, func(s string) string { return s })
	if err != nil || got != "A\r\na b c d\r\n" {
		t.Errorf("%q, %v", got, err)
	}
}

// later is a loader whose work waits until the test lets it go.
type later struct{ waiting []func() }

func (l *later) loader() *Loader {
	return &Loader{
		Background: func(work func()) { l.waiting = append(l.waiting, work) },
		OnScreen:   func(f func()) { f() },
	}
}

func (l *later) run() {
	for len(l.waiting) > 0 {
		next := l.waiting[0]
		l.waiting = l.waiting[1:]
		next()
	}
}

func TestColumnListDrawsEmptyUntilRowsCome(t *testing.T) {
	var wait later
	s := newSampleList(t, 1000, wait.loader())
	if len(s.drawn(0)) != 0 {
		t.Fatalf("rows are drawn before they are there: %v", s.drawn(0))
	}
	s.SetScrollOffset(rowHeight * 500)
	if len(wait.waiting) != 2 {
		t.Fatalf("%d requests, want the first and the one that overtook it", len(wait.waiting))
	}
	wait.run()
	if got := s.drawn(0)[505]; got != "505" {
		t.Errorf("row 505 shows %q", got)
	}
	if _, stale := s.pages.rows[3]; stale {
		t.Error("the answer that was overtaken has been kept")
	}

	s.Invalidate()
	if got := s.drawn(0)[505]; got != "505" {
		t.Errorf("while rows are fetched anew, row 505 shows %q", got)
	}
	wait.run()
	s.SetKeys(upTo(5))
	wait.run()
	if got := s.drawn(0); len(got) != 5 || got[4] != "4" {
		t.Errorf("after the list has shrunk it shows %v", got)
	}
}

func TestColumnListTellsFailureOnce(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(Theme(Light))
	calls, told := 0, 0
	broken := errors.New("no disk")
	list := NewColumnList(InLine(), sampleColumns(), func(r sampleRow) int { return r.key },
		func(context.Context, []int) ([]sampleRow, error) { calls++; return nil, broken })
	list.OnError = func(err error) {
		if errors.Is(err, broken) {
			told++
		}
	}
	list.SetKeys(upTo(30))
	w := test.NewTempWindow(t, list)
	w.Resize(fyne.NewSize(700, 300))
	list.SetScrollOffset(40)
	if calls != 1 || told != 1 {
		t.Errorf("fetched %d times, told %d times", calls, told)
	}
	list.Invalidate()
	if calls != 2 {
		t.Error("a refresh did not try again")
	}
}

func TestColumnListSelectBeforeItHasASize(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	list := NewColumnList(InLine(), sampleColumns(), func(r sampleRow) int { return r.key },
		func(_ context.Context, keys []int) ([]sampleRow, error) { return sampleRows(keys), nil })
	list.SetKeys(upTo(1000))
	list.Select(700)
	w := test.NewTempWindow(t, list)
	w.Resize(fyne.NewSize(700, 400))
	if from, to := list.area.visible(); 700 < from || 700 >= to {
		t.Errorf("row 700 is out of sight: %d–%d", from, to)
	}
}

func TestColumnListFollowsTheme(t *testing.T) {
	s := newSampleList(t, 10, InLine())
	fyne.CurrentApp().Settings().SetTheme(Theme(Dark))
	s.Refresh()
	if got := s.area.slots[0].texts[1].Color; got != dark[ColorText] {
		t.Errorf("text is drawn in %v", got)
	}
}

func BenchmarkColumnListScrollStep(b *testing.B) {
	s := newSampleList(b, 100_000, InLine())
	at := float32(0)
	b.ResetTimer()
	for b.Loop() {
		at += 3 * rowHeight // a notch of the wheel
		if at > 90_000*rowHeight {
			at = 0
		}
		s.SetScrollOffset(at)
	}
}

func BenchmarkColumnListSetKeys(b *testing.B) {
	s := newSampleList(b, 100_000, InLine())
	s.Select(50_000)
	keys := upTo(100_000)
	for b.Loop() {
		s.SetKeys(keys)
	}
}
