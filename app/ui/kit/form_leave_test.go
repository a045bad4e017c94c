package kit

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
	"accord/storage/register"
)

func TestLeavingAsksOnlyWhereSomethingWasChanged(t *testing.T) {
	b := newBench(t, &trip{Name: register.Ru("Визит"), Title: "Баку"}).show(1150)
	b.focus("title")
	b.keys(fyne.KeyEscape)
	if b.left != 1 || b.dialog() != nil {
		t.Fatalf("left %d times", b.left)
	}
	b.typeInto("title", "Гянджа")
	if !b.form.Dirty() {
		t.Error("not dirty")
	}
	b.keys(fyne.KeyEscape)
	d := b.dialog()
	if d == nil || b.left != 1 {
		t.Fatal("does not ask")
	}
	var words []string
	for _, button := range d.buttons {
		words = append(words, button.Word())
	}
	if want := []string{"Остаться", "Не сохранять", "Сохранить"}; !slices.Equal(words, want) {
		t.Errorf("offers %v", words)
	}
	b.keys(fyne.KeyEscape) // stay
	if b.left != 1 || b.dialog() != nil || b.trip.Title != "Гянджа" {
		t.Error("Esc in the dialog did not stay")
	}
	b.keys(fyne.KeyEscape, fyne.KeyReturn) // save
	if b.saved != 1 {
		t.Error("Enter did not save")
	}
	b.form.Saved()
	b.keys(fyne.KeyEscape)
	if b.left != 2 {
		t.Error("asks about what is saved")
	}
	b.typeInto("title", "Шуша")
	b.form.Leave()
	b.dialog().Answer(1)
	if b.left != 3 || b.saved != 1 {
		t.Error("did not give the changes up")
	}
}

func TestUndoneChangeIsNoChange(t *testing.T) {
	b := newBench(t, &trip{Title: "Баку", From: "2022-11-29", Items: []stop{{Place: "Шеки"}}}).show(1150)
	b.typeInto("title", "Гянджа")
	b.typeInto("title", "Баку")
	b.typeInto("from", "29/11/22")
	b.typeInto("aliases", "Поездка")
	b.keys(fyne.KeyReturn, fyne.KeyBackspace)
	b.focus("title")
	if b.form.Dirty() {
		t.Error("dirty")
	}
}

func TestTabGoesInReadingOrder(t *testing.T) {
	b := newBench(t, &trip{Items: []stop{{Place: "Баку"}}}).show(1150)
	b.form.FocusFirst()
	var order []string
	for range 20 {
		at := b.window.Canvas().Focused()
		name := ""
		b.form.each(func(f *Field) {
			if f.in.target() == at {
				name = f.Path()
			}
		})
		switch o := at.(type) {
		case *Button:
			name = o.Word()
		case *rowTools:
			name = "tools"
		}
		order = append(order, name)
		b.window.Canvas().FocusNext()
	}
	want := []string{"name", "title", "kind", "from", "to", "clock", "count", "partner", "partners", "public", "aliases",
		"+ Пункт", "items[0].day", "items[0].place", "items[0].host", "tools", "notes", "Отмена", "Сохранить", "name"}
	if !slices.Equal(order, want) {
		t.Errorf("%v\nwant\n%v", order, want)
	}
	b.form.Field("partner").Focus()
	b.window.Canvas().FocusPrevious()
	if b.window.Canvas().Focused() != b.form.Field("count").in.target() {
		t.Error("Shift+Tab went elsewhere")
	}
}

func TestTabSelectsButComingBackDoesNot(t *testing.T) {
	b := newBench(t, &trip{Title: "Баку"}).show(1150)
	b.form.FocusFirst()
	b.window.Canvas().FocusNext()
	e := b.window.Canvas().Focused().(*entry)
	if e.SelectedText() != "Баку" {
		t.Errorf("selected %q", e.SelectedText())
	}
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	e.FocusLost() // the window goes to the background
	e.FocusGained()
	e.TypedRune('!')
	if b.trip.Title != "Баку!" {
		t.Errorf("title %q", b.trip.Title)
	}
}

func TestFocusedFieldIsScrolledIntoView(t *testing.T) {
	b := newBench(t, &trip{Items: make([]stop, 40)}).show(1150)
	b.focus("notes")
	if b.form.scroll.Offset.Y == 0 {
		t.Error("stands still")
	}
	b.focus("name")
	if b.form.scroll.Offset.Y > 20 {
		t.Errorf("at %v", b.form.scroll.Offset.Y)
	}
	before := b.form.scroll.Offset.Y
	test.Scroll(b.window.Canvas(), fyne.NewPos(200, 60), 0, -50)
	if b.form.scroll.Offset.Y <= before {
		t.Error("the wheel over a field does not scroll the form")
	}
}

func TestClickAtTheEdgeOfAFieldMeansItsLine(t *testing.T) {
	b := newBench(t, &trip{Title: "Баку и Гянджа"}).show(1150)
	e := b.form.Field("title").in.target().(*entry)
	for _, y := range []float32{1, 15, 29} {
		e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, y)}, Button: desktop.MouseButtonPrimary})
		if e.CursorColumn != len([]rune(e.Text)) || e.SelectedText() != "" {
			t.Errorf("a click at height %v goes to column %d, selects %q", y, e.CursorColumn, e.SelectedText())
		}
	}
}

func TestConditionalField(t *testing.T) {
	record := &trip{}
	b := newBench(t, record)
	f := NewForm(b.loader, record)
	f.Section("", Line(Check("trip.public", &record.Public), Text("trip.title", &record.Title).When(func() bool { return record.Public })))
	b.form, b.window = f, test.NewTempWindow(t, f)
	b.window.Resize(fyne.NewSize(600, 300))
	if f.Field("title").box.Visible() {
		t.Error("is shown")
	}
	b.focus("public")
	b.keys(fyne.KeySpace)
	if !f.Field("title").box.Visible() {
		t.Error("is not shown")
	}
}

func TestRequiredWithoutRules(t *testing.T) {
	b := newBench(t, &trip{}).show(1150)
	b.form.Save()
	if p := b.form.Field("name").Problems(); b.saved != 0 || len(p) != 1 || p[0].Text != lang.T("form.fault.required") {
		t.Errorf("saved %d, %v", b.saved, p)
	}
}

func TestRefusedByTheRegister(t *testing.T) {
	b := newBench(t, &trip{Name: register.Ru("Визит")}).show(1150)
	b.form.OnSave = func() { b.form.Busy(true) }
	b.form.Save()
	if !b.form.bar.save.Disabled() {
		t.Error("can be saved twice")
	}
	b.form.Refuse([]Problem{{Field: "title", Text: "Такое название уже есть"}})
	if b.form.bar.save.Disabled() || b.window.Canvas().Focused() != b.form.Field("title").in.target() {
		t.Error("is not back in the form")
	}
}

func TestDialogKeys(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	lang.Use(register.Russian)
	under := widget.NewEntry()
	w := test.NewTempWindow(t, under)
	w.Resize(fyne.NewSize(800, 600))
	c := w.Canvas()
	c.Focus(under)
	window := 0
	c.SetOnTypedKey(func(*fyne.KeyEvent) { window++ })
	press := func(n fyne.KeyName) { c.Focused().TypedKey(&fyne.KeyEvent{Name: n}) }
	done := 0
	Confirm(c, "Удалить?", "Запись уйдёт в корзину.", "Удалить", func() { done++ })
	if !DialogOpen(c) {
		t.Fatal("not open")
	}
	for range 5 {
		if c.FocusNext(); c.Focused() == fyne.Focusable(under) {
			t.Error("the keyboard got out")
		}
	}
	press(fyne.KeyEscape)
	if done != 0 || DialogOpen(c) || c.Focused() != fyne.Focusable(under) {
		t.Error("Esc did not cancel")
	}
	Confirm(c, "Удалить?", "", "Удалить", func() { done++ })
	press(fyne.KeyReturn)
	if done != 1 || DialogOpen(c) {
		t.Error("Enter did not confirm")
	}
	ConfirmDanger(c, "Стереть навсегда?", "", "Стереть", func() { done++ })
	press(fyne.KeyReturn)
	if done != 1 || DialogOpen(c) {
		t.Error("Enter destroys")
	}
	// Nothing in the dialog has the keyboard after a click beside the buttons.
	d := ConfirmDanger(c, "Стереть навсегда?", "", "Стереть", func() { done++ })
	c.Unfocus()
	c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !d.Closed() || done != 1 {
		t.Error("Esc does not close a dialog without the keyboard")
	}
	long := Inform(c, "Отличия", strings.Repeat("поле: было одно, стало другое\n", 100))
	if height := long.MinSize().Height; height > c.Size().Height {
		t.Errorf("a long text makes the dialog %v high", height)
	}
	press(fyne.KeyReturn)
	ShowFault(c, "Не удалось сохранить", errors.New("диск полон"))
	press(fyne.KeyEscape)
	if DialogOpen(c) || window != 0 {
		t.Errorf("open %v, the window got %d keys", DialogOpen(c), window)
	}
	c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF5})
	if window != 1 {
		t.Error("the window does not get its keys back")
	}
}

func TestPasteDialog(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	w := test.NewTempWindow(t, widget.NewLabel(""))
	w.Resize(fyne.NewSize(800, 600))
	got := ""
	PasteDialog(w.Canvas(), "Вставить", "Одна строка — один человек", func(s string) { got = s })
	e := w.Canvas().Focused().(*entry)
	for _, r := range "Иванов" {
		e.TypedRune(r)
	}
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	e.TypedRune('П')
	w.Canvas().FocusNext()
	w.Canvas().FocusNext()
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got != "Иванов\nП" || DialogOpen(w.Canvas()) {
		t.Errorf("%q", got)
	}
}

func TestAPastedTextIsNotLostByEscape(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	w := test.NewTempWindow(t, widget.NewLabel(""))
	w.Resize(fyne.NewSize(800, 600))
	escape := func() { w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) }
	PasteDialog(w.Canvas(), "Вставить", "", func(string) {})
	escape()
	if DialogOpen(w.Canvas()) {
		t.Fatal("asks though nothing was pasted")
	}
	PasteDialog(w.Canvas(), "Вставить", "", func(string) {})
	paste := w.Canvas().Overlays().Top()
	w.Canvas().Focused().(*entry).TypedRune('И')
	escape()
	if w.Canvas().Overlays().Top() == paste {
		t.Fatal("does not ask")
	}
	escape()
	if w.Canvas().Overlays().Top() != paste {
		t.Fatal("does not stay")
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	w.Canvas().FocusPrevious()
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if DialogOpen(w.Canvas()) {
		t.Error("does not go")
	}
}

func TestSaveFileAddsTheExtensionAndAsksBeforeReplacing(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "Список.xlsx"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	w := test.NewTempWindow(t, widget.NewLabel(""))
	w.Resize(fyne.NewSize(900, 700))
	got := ""
	ask := func(name string) {
		SaveFile(w, folder, name, ".xlsx", func(path string) { got = path })
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	ask("Отчёт 2022")
	if got != filepath.Join(folder, "Отчёт 2022.xlsx") {
		t.Errorf("%q", got)
	}
	got = ""
	ask("Список.xlsx")
	if got != "" || !DialogOpen(w.Canvas()) {
		t.Fatal("does not ask before replacing")
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // no
	if got != "" {
		t.Error("Enter replaces")
	}
	if files, err := os.ReadDir(folder); err != nil || len(files) != 1 {
		t.Errorf("%v, %v", files, err)
	}
}

func TestWithExtension(t *testing.T) {
	for _, c := range [][3]string{{"a", ".xlsx", "a.xlsx"}, {"a.XLSX", ".xlsx", "a.XLSX"}, {"отчёт за 29.11.2022", ".docx", "отчёт за 29.11.2022.docx"}, {"a", "", "a"}} {
		if got := WithExtension(c[0], c[1]); got != c[2] {
			t.Errorf("%q: %q", c[0], got)
		}
	}
	for path, want := range map[string]string{"visits.xlsx": "visits.xlsx", "visits.CSV": "visits.CSV", "visits.ods": "visits.ods.csv", "visits": "visits.csv"} {
		if got := WithExtension(path, ".csv", ".xlsx", ".csv"); got != want {
			t.Errorf("%q: %q", path, got)
		}
	}
}

func TestOpenFileShowsTheToolkitsDialog(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	w := test.NewTempWindow(t, widget.NewLabel(""))
	w.Resize(fyne.NewSize(900, 700))
	OpenFile(w, t.TempDir(), []string{".xlsx"}, func(string) {})
	if !DialogOpen(w.Canvas()) {
		t.Error("not open")
	}
}
