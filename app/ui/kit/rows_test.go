package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"accord/storage/register"
)

func places(items []stop) (all []string) {
	for _, s := range items {
		all = append(all, s.Place)
	}
	return all
}

func TestRowsAddMoveRemoveKeepWhatIsTyped(t *testing.T) {
	original := []stop{{Place: "Баку"}, {Place: "Гянджа"}}
	b := newBench(t, &trip{Items: original}).show(1150)
	b.rows.buttons[0].Press()
	if b.window.Canvas().Focused() != b.form.Field("items[2].day").in.target() {
		t.Error("the keyboard is not in the new row")
	}
	b.typeInto("items[2].place", "Шуша")
	b.typeInto("items[0].place", "Сумгаит")
	b.shortcut(fyne.KeyDown, fyne.KeyModifierControl)
	if want := []string{"Гянджа", "Сумгаит", "Шуша"}; !slices.Equal(places(b.trip.Items), want) {
		t.Errorf("moved: %v", places(b.trip.Items))
	}
	for _, r := range "!" {
		b.window.Canvas().Focused().TypedRune(r)
	}
	b.typeInto("items[2].place", "Шеки")
	b.rows.Remove(0)
	if want := []string{"Сумгаит!", "Шеки"}; !slices.Equal(places(b.trip.Items), want) {
		t.Errorf("removed: %v", places(b.trip.Items))
	}
	b.rows.restore.Press()
	if want := []string{"Гянджа", "Сумгаит!", "Шеки"}; !slices.Equal(places(b.trip.Items), want) {
		t.Errorf("restored: %v", places(b.trip.Items))
	}
	if want := []string{"Баку", "Гянджа"}; !slices.Equal(places(original), want) {
		t.Errorf("the original has become %v", places(original))
	}
}

func TestARowIsAddedToTheListWithTheKeyboard(t *testing.T) {
	b := newBench(t, &trip{Items: []stop{{Place: "Баку"}, {Place: "Гянджа"}}}).show(1150)
	b.window.Canvas().Unfocus()
	if b.form.AddRow() {
		t.Error("a row came though the keyboard is in no list")
	}
	b.typeInto("items[0].place", "Шуша")
	if !b.form.AddRow() || len(b.trip.Items) != 3 {
		t.Fatalf("the rows are %v", places(b.trip.Items))
	}
	if b.window.Canvas().Focused() != b.form.Field("items[2].day").in.target() {
		t.Error("the keyboard is not in the new row")
	}
}

func TestRowToolsByKeys(t *testing.T) {
	b := newBench(t, &trip{Items: []stop{{Place: "1"}, {Place: "2"}, {Place: "3"}}}).show(1150)
	focus(b.rows.rows[2].tools)
	b.keys(fyne.KeyUp, fyne.KeyLeft, fyne.KeyLeft, fyne.KeySpace)
	if want := []string{"3", "1", "2"}; !slices.Equal(places(b.trip.Items), want) {
		t.Errorf("moved: %v", places(b.trip.Items))
	}
	b.keys(fyne.KeyDelete)
	if want := []string{"1", "2"}; !slices.Equal(places(b.trip.Items), want) {
		t.Errorf("removed: %v", places(b.trip.Items))
	}
	if b.window.Canvas().Focused() != b.form.Field("items[0].day").in.target() {
		t.Error("the keyboard went with the row")
	}
}

func TestProblemsBesideFieldsOfRows(t *testing.T) {
	b := newBench(t, &trip{Name: register.Ru("Визит"), Items: []stop{{Place: "Баку"}, {Day: "2022"}}}).show(1150)
	b.form.Check = func() []Problem {
		var p []Problem
		for i, s := range b.trip.Items {
			if s.Place == "" {
				p = append(p, Problem{Field: fmt.Sprintf("items[%d].place", i), Text: "Нет места"})
			}
		}
		return append(p, Problem{Field: "title", Text: "Без заголовка", Warning: true},
			Problem{Field: "items[1].nothing", Text: "Что-то не так", Warning: true}, Problem{Text: "Вообще", Warning: true})
	}
	b.form.Save()
	if faults, warnings := b.form.Counts(); faults != 1 || warnings != 3 || b.saved != 0 {
		t.Errorf("%d errors, %d warnings, saved %d", faults, warnings, b.saved)
	}
	if got := b.form.Field("items[1].place").Problems(); len(got) != 1 || got[0].Text != "Нет места" {
		t.Errorf("beside the field: %v", got)
	}
	if b.window.Canvas().Focused() != b.form.Field("items[1].place").in.target() {
		t.Error("the keyboard is not in the wrong field")
	}
	if len(b.rows.said()) != 1 || len(b.form.loose) != 1 || b.form.bar.loose[0].Text != "• Вообще" {
		t.Errorf("of the list %v, of nothing %v", b.rows.said(), b.form.loose)
	}
	b.form.Field("items[1].place").Focus()
	b.window.Canvas().Focused().TypedRune('Ш')
	if faults, _ := b.form.Counts(); faults != 0 {
		t.Error("the problem stays after it is mended")
	}
	b.form.Save()
	if b.saved != 1 {
		t.Error("warnings block saving")
	}
}

func TestRowsBreakWhereItIsNarrow(t *testing.T) {
	b := newBench(t, &trip{Items: []stop{{Place: "Баку"}}}).show(1150)
	place, day := b.form.Field("items[0].place"), b.form.Field("items[0].day")
	if place.labelled || place.box.Position().Y != day.box.Position().Y {
		t.Error("wide: not a table")
	}
	b.window.Resize(fyne.NewSize(420, 700))
	if host := b.form.Field("items[0].host"); !place.labelled || host.box.Position().Y <= day.box.Position().Y {
		t.Error("narrow: still a table")
	}
	if width := b.form.Field("title").size.Width; width > 420-2*formMargin {
		t.Errorf("a field is %v wide", width)
	}
}

// The columns of a table take from each other before the words of a choice are cut.
func TestAChoiceInATableIsNotCutWhereTheRowHasRoom(t *testing.T) {
	type guest struct{ Name, Side, Mark string }
	side := []Option{{Value: "ours", Label: "наша сторона"}, {Value: "theirs", Label: "иностранная сторона"}}
	b := newBench(t, &trip{})
	guests := struct{ Guests []guest }{[]guest{{Side: "theirs"}, {Side: "ours"}}}
	b.form = NewForm(b.loader, &guests)
	b.form.Section("", Rows("trip.items", &guests.Guests, func(_ int, g *guest) []Block {
		return []Block{Line(Text("trip.title", &g.Name).Width(3), Choice("trip.kind", &g.Side, side), Text("trip.place", &g.Mark).Width(2))}
	}))
	w := test.NewTempWindow(t, b.form)
	for width, want := range map[float32]string{900: "иностранная сторона", 720: "иностранная сторона", 640: "иностранная…"} {
		w.Resize(fyne.NewSize(width, 500))
		shown := b.form.Field("items[0].kind").in.(*choiceInput)
		if got := shown.text.Text; !strings.HasPrefix(got, want) {
			t.Errorf("%v wide: says %q, want %q", width, got, want)
		}
		if tip := shown.ToolTip(); (tip == "иностранная сторона") != strings.HasSuffix(want, "…") {
			t.Errorf("%v wide: the tooltip says %q of %q", width, tip, want)
		}
	}
}

// Dates and choices show no more in a wide column: what they need not is for names.
func TestNamesGetTheRoomThatOtherColumnsCannotUse(t *testing.T) {
	type member struct {
		Name, Role, Note string
		From, To         register.Date
	}
	roles := []Option{{Value: "chair", Label: "сопредседатель"}, {Value: "member", Label: "член"}}
	b := newBench(t, &trip{})
	list := struct{ Members []member }{[]member{{Role: "chair"}}}
	b.form = NewForm(b.loader, &list)
	b.form.Section("", Rows("trip.items", &list.Members, func(_ int, m *member) []Block {
		return []Block{Line(Text("trip.title", &m.Name), Choice("trip.kind", &m.Role, roles), Date("trip.from", &m.From, testDay),
			Date("trip.to", &m.To, testDay), Text("trip.place", &m.Note))}
	}))
	w := test.NewTempWindow(t, b.form)
	w.Resize(fyne.NewSize(1320, 500))
	field := func(name string) *Field { return b.form.Field("items[0]." + name) }
	for _, name := range []string{"from", "to", "kind"} {
		if f := field(name); f.size.Width > max(f.most, f.headed())+1 {
			t.Errorf("%s is %v wide, and shows no more than %v", name, f.size.Width, f.most)
		}
	}
	name, note, last := field("title"), field("place"), field("place").box
	if note.size.Width-name.size.Width > 1 || name.size.Width < 350 {
		t.Errorf("the name is %v wide, the note %v", name.size.Width, note.size.Width)
	}
	if right := last.Position().X + note.size.Width; right < 1150 {
		t.Errorf("the columns end at %v", right)
	}
}

// A letter costs at most as many times more as there are more rows.
func TestManyRowsStayQuick(t *testing.T) {
	letter := func(rows int) float64 {
		items := make([]stop, rows)
		for i := range items {
			items[i].Place = fmt.Sprint("Место ", i)
		}
		b := newBench(t, &trip{Items: items}).show(1150)
		in := b.focus("items[5].place")
		return testing.AllocsPerRun(5, func() { in.TypedRune('а') })
	}
	few, many := letter(20), letter(60)
	if many > 3.5*few {
		t.Errorf("a letter takes %v allocations among 60 rows, %v among 20", many, few)
	}
}

type parent struct{ Groups []group }

type group struct {
	Name  string
	Stops []stop
}

func TestRowsInRows(t *testing.T) {
	b := newBench(t, &trip{}).show(1150)
	p := &parent{Groups: []group{{Name: "А", Stops: []stop{{Place: "Баку"}}}, {Name: "Б"}}}
	f := NewForm(b.loader, p)
	var inner []*RowList[stop]
	outer := Rows("parent.groups", &p.Groups, func(_ int, g *group) []Block {
		stops := Rows("group.stops", &g.Stops, func(_ int, s *stop) []Block { return []Block{Line(Text("stop.place", &s.Place))} }).Adds("stop.add", nil)
		inner = append(inner, stops)
		return []Block{Line(Text("group.name", &g.Name)), stops}
	}).Adds("group.add", nil)
	f.Section("", outer)
	b.window.SetContent(f)
	b.form = f
	inner[1].Add(stop{Place: "Казань"})
	outer.Move(1, -1)
	b.typeInto("groups[0].stops[0].place", "Болгар")
	if p.Groups[0].Name != "Б" || p.Groups[0].Stops[0].Place != "Болгар" || p.Groups[1].Stops[0].Place != "Баку" {
		t.Errorf("%+v", p.Groups)
	}
	f.AddRow()
	if len(p.Groups) != 2 || len(p.Groups[0].Stops) != 2 {
		t.Errorf("a row came to another list than the innermost: %+v", p.Groups)
	}
	outer.Remove(0)
	if len(p.Groups) != 1 || p.Groups[0].Stops[0].Place != "Баку" {
		t.Errorf("%+v", p.Groups)
	}
}

func TestATableHasColumnsForWhatComesAndGoes(t *testing.T) {
	b := newBench(t, &trip{Items: []stop{{Place: "Баку"}, {Place: "Гянджа"}}}).show(1150)
	f := NewForm(b.loader, b.trip)
	rows := Rows("trip.items", &b.trip.Items, func(_ int, s *stop) []Block {
		return []Block{Line(
			Text("stop.place", &s.Place),
			Date("stop.day", &s.Day, testDay).When(func() bool { return s.Place == "Баку" }),
			Pick("stop.host", &s.Host, b.source()),
		)}
	})
	f.Section("", rows)
	b.window.SetContent(f)
	b.form = f
	left := func(path string) float32 { return f.Field(path).box.Position().X }
	if f.Field("items[0].place").labelled || f.Field("items[1].day").box.Visible() {
		t.Error("a field that comes and goes spoils the table")
	}
	if left("items[1].host") != left("items[0].host") {
		t.Error("the columns do not stand below each other")
	}
	before := left("items[1].host")
	b.typeInto("items[0].place", "Шеки")
	if f.Field("items[0].place").labelled || left("items[1].host") != before {
		t.Error("a column goes under the hand")
	}
	b.window.Resize(fyne.NewSize(560, 700))
	narrow := left("items[1].host")
	b.typeInto("items[0].place", "Баку")
	day, place := f.Field("items[0].day"), f.Field("items[0].place")
	if place.labelled || left("items[1].host") != narrow || !day.labelled || day.box.Position().Y <= place.box.Position().Y {
		t.Error("where there is no room for its column, a field does not come below its row")
	}
}
