package kit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"

	"accord/storage/clock"
)

func TestNavigationByKeyboardAndMouse(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	var went []string
	n := NewNavigation("Accord", func(id string) { went = append(went, id) },
		PlaceGroup{ID: "work", Word: "Работа", Places: []*Place{{ID: "overview", Word: "Обзор"}, {ID: "agreements", Word: "Соглашения"}}},
		PlaceGroup{Places: []*Place{{ID: "trash", Word: "Корзина"}}})
	n.Choose("agreements")
	n.SetBadge("overview", Badge{Count: 7, Urgent: true})
	w := test.NewTempWindow(t, n)
	w.Resize(fyne.NewSize(200, 400))
	w.Canvas().Focus(n)
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyHome, fyne.KeyDown, fyne.KeySpace} {
		n.TypedKey(&fyne.KeyEvent{Name: k})
	}
	n.Tapped(&fyne.PointEvent{Position: fyne.NewPos(30, navigationTop+navigationHead+navigationItem+5)})
	n.Tapped(&fyne.PointEvent{Position: fyne.NewPos(30, 5)}) // the program's name leads nowhere
	if want := []string{"trash", "overview", "agreements"}; !slices.Equal(went, want) {
		t.Errorf("went to %v, want %v", went, want)
	}
	if n.rows[1].count.Text != "7" || n.rows[1].pill.Hidden || !n.rows[0].pill.Hidden || !n.rows[2].pill.Hidden {
		t.Error("badges are not as set")
	}
}

func TestAGroupFoldsAndKeepsTheOpenPageInSight(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	n := NewNavigation("Accord", nil,
		PlaceGroup{ID: "today", Word: "Сегодня", Places: []*Place{{ID: "overview", Word: "Обзор"}, {ID: "calendar", Word: "Календарь"}}},
		PlaceGroup{ID: "work", Word: "Работа", Places: []*Place{{ID: "visit", Word: "Визиты"}, {ID: "meeting", Word: "Встречи", Inner: true}}})
	n.SetBadge("overview", Badge{Count: 7, Urgent: true})
	n.SetBadge("calendar", Badge{Count: 2})
	var told [][]string
	n.OnFold = func(folded []string) { told = append(told, folded) }
	w := test.NewTempWindow(t, n)
	w.Resize(fyne.NewSize(200, 400))
	n.Choose("calendar")
	seen := func() (words []string) {
		for _, r := range n.rows {
			words = append(words, r.text())
		}
		return words
	}
	n.Tapped(&fyne.PointEvent{Position: fyne.NewPos(30, navigationTop+5)})
	assert.Equal(t, []string{"Сегодня", "Календарь", "Работа", "Визиты", "Встречи"}, seen())
	assert.Equal(t, "7", n.rows[0].count.Text, "the heading says what waits on the pages that it hides")
	n.Choose("visit")
	assert.Equal(t, []string{"Сегодня", "Работа", "Визиты", "Встречи"}, seen())
	assert.Equal(t, "9", n.rows[0].count.Text)
	w.Canvas().Focus(n)
	n.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	assert.Equal(t, []string{"Сегодня", "Работа", "Визиты"}, seen())
	n.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	n.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	n.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	assert.Equal(t, []string{"Сегодня", "Обзор", "Календарь", "Работа", "Визиты", "Встречи"}, seen())
	assert.Equal(t, [][]string{{"today"}, {"today", "work"}, {"today"}, nil}, told)
}

func TestTheNavigationScrollsToTheOpenPage(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	var places []*Place
	for _, id := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"} {
		places = append(places, &Place{ID: id, Word: id})
	}
	n := NewNavigation("Accord", nil, PlaceGroup{ID: "work", Word: "Работа", Places: places})
	w := test.NewTempWindow(t, n.InScroll())
	w.SetPadded(false)
	w.Resize(fyne.NewSize(220, 150))
	n.Choose("j")
	assert.GreaterOrEqual(t, n.scroll.Offset.Y+n.scroll.Size().Height, n.rows[10].top+navigationItem)
	w.Canvas().Focus(n)
	n.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	assert.Zero(t, n.scroll.Offset.Y)
}

func TestTheOpenPageIsNamedInFull(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	word := "Хезмәттәшлек өлкәләре" // wider than usual, and bold where it is open
	n := NewNavigation("Accord", nil, PlaceGroup{Places: []*Place{{ID: "sphere", Word: word}, {ID: "visit", Word: "Визитлар"}}})
	n.Choose("sphere")
	assert.Equal(t, word, n.rows[0].word.Text)
	assert.Greater(t, n.MinSize().Width, navigationWidth)
	n.SetGroups(PlaceGroup{Places: []*Place{{ID: "visit", Word: "Визитлар"}}})
	assert.Equal(t, navigationWidth, n.MinSize().Width)
}

func TestNotes(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	time := clock.At(testNoon)
	loader := InLine()
	loader.Clock = time
	notes := NewNotes(loader)
	w := test.NewTempWindow(t, notes.Over(widget.NewLabel("page")))
	w.Resize(fyne.NewSize(600, 400))
	undone := 0
	notes.Say("Сохранено")
	notes.Offer("Удалено", "Отменить", func() { undone++ })
	if notes.Text() != "Удалено" {
		t.Errorf("shows %q", notes.Text())
	}
	time.Pass(noteStays)
	if notes.Text() != "Удалено" {
		t.Error("the end of an old note took the new one away")
	}
	notes.Act()
	if undone != 1 || notes.Text() != "" {
		t.Errorf("undone %d times, shows %q", undone, notes.Text())
	}
	notes.Act()
	notes.Say("Готово")
	time.Pass(noteStays)
	if notes.Text() != "" || undone != 1 {
		t.Errorf("shows %q", notes.Text())
	}
}

func TestANoteStaysOnTheLastLineAndLeavesFreeWhatItShall(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	notes := NewNotes(InLine())
	notes.Free = func() (left, right float32) { return 200, 120 }
	w := test.NewTempWindow(t, notes.Over(widget.NewLabel("page")))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(900, 400))
	for _, action := range []string{"", "Отменить"} {
		notes.Offer("Удалено: соглашение № 14/2002", action, nil)
		at, size := notes.pill.Position(), notes.pill.Size()
		assert.GreaterOrEqual(t, at.Y, 400-NoteHeight)
		assert.LessOrEqual(t, at.Y+size.Height, float32(400))
		assert.GreaterOrEqual(t, at.X, float32(200))
		assert.LessOrEqual(t, at.X+size.Width, float32(900-120))
	}
}

// Who misses the button of a note does not press what lies under the note.
func TestAClickOnANoteDoesNotGoThroughIt(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	notes := NewNotes(InLine())
	under := 0
	w := test.NewTempWindow(t, notes.Over(NewButton(ButtonPlain, "page", func() { under++ })))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(600, 400))
	notes.Offer("Удалено", "Отменить", nil)
	test.TapCanvas(w.Canvas(), notes.pill.Position().AddXY(20, 14))
	assert.Zero(t, under)
	assert.Equal(t, "Удалено", notes.Text())
	test.TapCanvas(w.Canvas(), fyne.NewPos(20, 20))
	assert.Equal(t, 1, under)
}

func TestALongNoteStandsInLinesAndStaysUntilItIsRead(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	time := clock.At(testNoon)
	loader := InLine()
	loader.Clock = time
	notes := NewNotes(loader)
	w := test.NewTempWindow(t, notes.Over(widget.NewLabel("page")))
	w.Resize(fyne.NewSize(500, 400))
	long := "Это файл самого открытого реестра. Сохраните его копию в настройках и прикрепите её. Тогда в реестре будет два файла."
	for _, action := range []string{"", "Отменить"} {
		notes.Offer(long, action, nil)
		assert.Greater(t, len(notes.pill.lines), 1)
		assert.LessOrEqual(t, notes.pill.Size().Width, float32(500), "the note is wider than the window")
		var shown []string
		for _, line := range notes.pill.lines {
			shown = append(shown, line.Text)
			assert.LessOrEqual(t, line.MinSize().Width, notes.pill.Size().Width-2*notePad-notes.pill.acts()+1)
		}
		assert.Equal(t, long, strings.Join(shown, " "))
	}
	notes.Say(long)
	time.Pass(noteStays)
	assert.Equal(t, long, notes.Text())
	time.Pass(noteStays)
	assert.Empty(t, notes.Text())
}

func TestSplitKeepsTheRightSide(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	left, right := widget.NewLabel("list"), widget.NewLabel("card")
	s := NewSplit(left, right, 400, 300, 250)
	kept := float32(0)
	s.OnMoved = func(w float32) { kept = w }
	w := test.NewTempWindow(t, s)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1200, 600))
	if right.Size().Width != 400 || left.Size().Width != 799 {
		t.Errorf("%v and %v", left.Size(), right.Size())
	}
	s.divider.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(-100, 9)}})
	s.divider.DragEnd()
	if want := 1200 - (799 - dividerBefore - 100); kept != want || right.Size().Width != want {
		t.Errorf("kept %v, shown %v, want %v", kept, right.Size().Width, want)
	}
	s.divider.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(900, 9)}})
	if right.Size().Width != 250 {
		t.Errorf("made as narrow as %v", right.Size().Width)
	}
	s.SetRightWidth(2000)
	if left.Size().Width < 298 {
		t.Errorf("left side is %v", left.Size().Width)
	}
}

func TestTheRightSideLeavesTheListItsRoomUntilAHandSaysOtherwise(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	left, right := widget.NewLabel("list"), widget.NewLabel("card")
	s := NewSplit(left, right, 400, 300, 250)
	s.Share = 0.3
	w := test.NewTempWindow(t, s)
	w.SetPadded(false)
	for width, want := range map[float32]float32{1600: 400, 1000: 300, 700: 250} {
		w.Resize(fyne.NewSize(width, 600))
		assert.Equal(t, want, right.Size().Width, "of %v", width)
	}
	w.Resize(fyne.NewSize(1000, 600))
	s.divider.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(-150, 9)}})
	assert.Greater(t, right.Size().Width, float32(440), "dragged wider than its share")
	s.SetRightWidth(380)
	assert.Equal(t, float32(380), right.Size().Width, "kept from another day")
}

func TestTheRightSideFoldsAwayByHandAndWhereThereIsTooLittleRoom(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	left, right := widget.NewLabel("list"), widget.NewLabel("card")
	s := NewSplit(left, right, 400, 300, 250)
	s.Narrow = 900
	var told []bool
	s.OnFolded = func(folded bool) { told = append(told, folded) }
	w := test.NewTempWindow(t, s)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1200, 600))
	shown := func(want bool) {
		t.Helper()
		assert.Equal(t, want, s.RightShown())
		assert.Equal(t, want, right.Visible())
		assert.Equal(t, want, left.Size().Width < s.Size().Width, "the left side has the rest")
	}
	shown(true)
	w.Resize(fyne.NewSize(800, 600))
	shown(false)
	s.Toggle()
	shown(true)
	assert.True(t, s.Unpeek())
	shown(false)
	s.Peek()
	shown(true)
	s.Toggle()
	shown(false)
	assert.Empty(t, told, "what folds by itself is nobody's wish")
	w.Resize(fyne.NewSize(1200, 600))
	shown(true)
	s.Toggle()
	shown(false)
	s.Peek()
	shown(true)
	assert.True(t, s.Unpeek())
	shown(false)
	s.Toggle()
	shown(true)
	assert.Equal(t, []bool{true, false}, told)
}

func TestButtonKeys(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	pressed, passed := 0, 0
	b := NewButton(ButtonPlain, "Справка", func() { pressed++ }).WithKey("Ctrl+P")
	w := test.NewTempWindow(t, b)
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { passed++ })
	for _, k := range []fyne.KeyName{fyne.KeySpace, fyne.KeyReturn, fyne.KeyF5} {
		b.TypedKey(&fyne.KeyEvent{Name: k})
	}
	b.Disable()
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	test.Tap(b)
	if pressed != 2 || passed != 1 {
		t.Errorf("pressed %d times, passed on %d", pressed, passed)
	}
}

func TestStrip(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	s := NewStrip(ToneAmber)
	if s.Visible() || s.Text() != "" {
		t.Error("a new strip is to be seen")
	}
	back := 0
	s.Say("Показано на 05.12.2022", "К сегодняшнему дню", func() { back++ })
	s.button.Press()
	if s.Text() != "Показано на 05.12.2022" || back != 1 {
		t.Errorf("says %q, went back %d times", s.Text(), back)
	}
	s.Hide()
	if s.Text() != "" {
		t.Error("a hidden strip says something")
	}
}

func TestWordsAreCut(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	w := Heading("Соглашения и договорённости").Least(40)
	w.Resize(fyne.NewSize(100, 20))
	if w.shown.Text == w.Text() || w.MinSize().Width != 40 {
		t.Errorf("shows %q", w.shown.Text)
	}
	w.Resize(fyne.NewSize(900, 20))
	if w.shown.Text != w.Text() {
		t.Errorf("shows %q", w.shown.Text)
	}
}
