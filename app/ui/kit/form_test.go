package kit

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/storage/clock"
	"accord/storage/register"
)

// trip is a made-up record with one of everything that a form can hold.
type trip struct {
	Name     register.Text
	Title    string
	Notes    string
	Kind     string
	From, To register.Date
	Clock    string
	Count    int
	Public   bool
	Partner  register.ID
	Partners []register.ID
	Aliases  []string
	Items    []stop
}

type stop struct {
	Day   register.Date
	Place string
	Host  register.ID
}

const testDay = register.Date("2022-12-05")

// testNoon is where the clocks of the tests stand.
var testNoon = time.Date(2022, 12, 5, 12, 0, 0, 0, time.UTC)

// bench is a form in a window of the test driver, with everything done in line.
type bench struct {
	*testing.T
	loader *Loader
	clock  *clock.Manual
	form   *Form
	trip   *trip
	window fyne.Window
	book   map[register.ID]Picked
	order  []register.ID
	rows   *RowList[stop]
	saved  int
	left   int
}

func (b *bench) add(label string) register.ID {
	id := register.NewID()
	b.book[id] = Picked{ID: id, Label: label}
	b.order = append(b.order, id)
	return id
}

func (b *bench) source() Source {
	return Source{
		Find: func(_ context.Context, text string) (found []Picked, err error) {
			for _, id := range b.order {
				if strings.Contains(strings.ToLower(b.book[id].Label), strings.ToLower(text)) {
					found = append(found, b.book[id])
				}
			}
			return found, nil
		},
		Label:  func(_ context.Context, id register.ID) (Picked, error) { return b.book[id], nil },
		Create: func(_ context.Context, name, _ string) (Picked, error) { return b.book[b.add(name)], nil },
	}
}

// newBench lays out a form with all kinds of fields over the record.
func newBench(t *testing.T, record *trip) *bench {
	t.Helper()
	lang.Use(register.Russian)
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	b := &bench{T: t, loader: InLine(), clock: clock.At(testNoon), trip: record, book: map[register.ID]Picked{}}
	b.loader.Clock = b.clock
	b.clock.Hurry()
	for _, name := range []string{"Азербайджан", "Казахстан", "Гянджа", "Гянджинский автозавод"} {
		b.add(name)
	}
	return b
}

func (b *bench) show(width float32) *bench {
	kinds := []Option{{Value: "work", Label: "Рабочий"}, {Value: "state", Label: "Государственный"}, {Value: "private", Label: "Частный"}, {Value: "pass", Label: "Проездом"}}
	f := NewForm(b.loader, b.trip)
	b.rows = Rows("trip.items", &b.trip.Items, func(_ int, s *stop) []Block {
		return []Block{Line(
			Date("trip.day", &s.Day, testDay).Labelled("День"),
			Text("trip.place", &s.Place).Labelled("Место"),
			Pick("trip.host", &s.Host, b.source()).Labelled("Хозяин"),
		)}
	}).Adds("+ Пункт", nil)
	f.Section("Главное",
		Line(Phrase("trip.name", &b.trip.Name).Required(), Text("trip.title", &b.trip.Title), Choice("trip.kind", &b.trip.Kind, kinds)),
		Line(Date("trip.from", &b.trip.From, testDay), Date("trip.to", &b.trip.To, testDay), Clock("trip.clock", &b.trip.Clock), Number("trip.count", &b.trip.Count)),
		Line(Pick("trip.partner", &b.trip.Partner, b.source()), PickMany("trip.partners", &b.trip.Partners, b.source())),
		Line(Check("trip.public", &b.trip.Public), Tags("trip.aliases", &b.trip.Aliases)),
	)
	f.Section("", b.rows)
	f.Section("", Line(LongText("trip.notes", &b.trip.Notes)))
	f.OnSave = func() { b.saved++ }
	f.OnLeave = func() { b.left++ }
	b.form = f
	b.window = test.NewTempWindow(b, f)
	b.window.SetPadded(false)
	b.window.Resize(fyne.NewSize(width, 700))
	return b
}

func (b *bench) focus(path string) fyne.Focusable {
	b.Helper()
	f := b.form.Field(path)
	if f == nil {
		b.Fatalf("no field %q", path)
	}
	f.Focus()
	return b.window.Canvas().Focused()
}

// typeInto puts the keyboard into a field, replaces what is there and types.
func (b *bench) typeInto(path, text string) {
	b.Helper()
	at := b.focus(path)
	if e, ok := at.(*entry); ok && e.Text != "" && text != "" {
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	for _, r := range text {
		at.TypedRune(r)
	}
}

// keys presses keys where the keyboard is.
func (b *bench) keys(names ...fyne.KeyName) {
	for _, n := range names {
		if focused := b.window.Canvas().Focused(); focused != nil {
			focused.TypedKey(&fyne.KeyEvent{Name: n})
		} else if typed := b.window.Canvas().OnTypedKey(); typed != nil {
			typed(&fyne.KeyEvent{Name: n})
		}
	}
}

func (b *bench) shortcut(key fyne.KeyName, modifier fyne.KeyModifier) {
	if s, ok := b.window.Canvas().Focused().(fyne.Shortcutable); ok {
		s.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: modifier})
	}
}

func (b *bench) text(path string) string {
	b.Helper()
	e, ok := b.form.Field(path).in.target().(*entry)
	if !ok {
		b.Fatalf("%q is no entry", path)
	}
	return e.Text
}

// dialog returns the dialog that is open, nil where none is.
func (b *bench) dialog() *Dialog {
	if !DialogOpen(b.window.Canvas()) {
		return nil
	}
	var found *Dialog
	for _, o := range test.LaidOutObjects(b.window.Canvas().Overlays().Top()) {
		if d, ok := o.(*Dialog); ok {
			found = d
		}
	}
	return found
}

// slow makes the form's answers wait until they are let through.
func (b *bench) slow() (answer func()) {
	var due []func()
	b.loader.Background = func(work func()) { due = append(due, work) }
	return func() {
		for _, work := range due {
			work()
		}
		due = nil
	}
}

func TestSmallFields(t *testing.T) {
	b := newBench(t, &trip{}).show(1150)
	for typed, want := range map[string]string{"930": "09:30", "9.30": "09:30", "9:30": "09:30", "1545": "15:45", "7": "07:00", "": ""} {
		if got, err := readClock(typed); got != want || err != nil {
			t.Errorf("clock %q: %q, %v", typed, got, err)
		}
	}
	for _, wrong := range []string{"25:00", "9:60", "полдень", "12345"} {
		if got, err := readClock(wrong); err == nil {
			t.Errorf("clock %q: %q", wrong, got)
		}
	}
	b.typeInto("clock", "930")
	b.typeInto("count", "1 254")
	b.typeInto("aliases", "Визит в Баку; Поездка")
	b.keys(fyne.KeyReturn)
	b.focus("public")
	b.keys(fyne.KeySpace)
	b.typeInto("notes", "  раз ")
	b.focus("name")
	if b.trip.Clock != "09:30" || b.trip.Count != 1254 || !b.trip.Public || b.trip.Notes != "раз" ||
		!slices.Equal(b.trip.Aliases, []string{"Визит в Баку", "Поездка"}) {
		t.Errorf("%+v", b.trip)
	}
	b.typeInto("count", "много")
	b.focus("name")
	if b.trip.Count != 1254 || b.text("count") != "много" || b.form.Field("count").Fault() == "" {
		t.Errorf("count %d, %q", b.trip.Count, b.text("count"))
	}
}

func TestPhraseInThreeLanguages(t *testing.T) {
	b := newBench(t, &trip{Name: register.Text{En: "Visit"}}).show(1150)
	in := b.form.Field("name").in.(*phraseInput)
	if in.boxes[0].PlaceHolder != "Visit" || in.boxes[1].Visible() {
		t.Errorf("hint %q", in.boxes[0].PlaceHolder)
	}
	b.typeInto("name", "Визит")
	b.keys(fyne.KeyF6)
	b.window.Canvas().FocusNext()
	b.window.Canvas().FocusNext()
	for _, r := range "Сәфәр" {
		b.window.Canvas().Focused().TypedRune(r)
	}
	if want := (register.Text{Ru: "Визит", En: "Visit", Tt: "Сәфәр"}); b.trip.Name != want {
		t.Errorf("%+v", b.trip.Name)
	}
	b.keys(fyne.KeyF6)
	if b.window.Canvas().Focused() != fyne.Focusable(in.boxes[0]) {
		t.Error("the keyboard stayed in a hidden entry")
	}
}

// What is said above the field that has the keyboard does not push the field out of sight.
func TestTheKeyboardStaysInSight(t *testing.T) {
	b := newBench(t, &trip{Items: make([]stop, 12)}).show(900)
	b.window.Resize(fyne.NewSize(900, 420))
	b.focus("notes")
	notes := b.form.Field("notes")
	seen := func() float32 { return b.form.top(notes) - b.form.scroll.Offset.Y }
	before := seen()
	b.form.Report([]Problem{{Field: "title", Text: strings.Repeat("Слишком длинно. ", 20)}, {Field: "items[3].place", Text: "Нет такого места", Warning: true}})
	if after := seen(); after != before || after+notes.size.Height > b.form.scroll.Size().Height {
		t.Errorf("the field was seen at %g and is at %g of %g", before, after, b.form.scroll.Size().Height)
	}
	b.form.Report(nil)
	if after := seen(); after != before {
		t.Errorf("the field is at %g, was at %g", after, before)
	}
}

// A form without faults does not say that it has none, and counts no faults where only something is warned of.
func TestTheFootOfAFormCountsOnlyWhatThereIs(t *testing.T) {
	b := newBench(t, &trip{}).show(1150)
	var problems []Problem
	b.form.Check = func() []Problem { return problems }
	says := func(told ...Problem) string {
		problems = told
		b.form.Save()
		return b.form.bar.state.Text
	}
	fault, warning := Problem{Field: "title", Text: "Нет названия"}, Problem{Field: "title", Text: "Длинно", Warning: true}
	if got := says(warning); got != lang.N("form.warnings", 1) {
		t.Errorf("one warning: %q", got)
	}
	if got := says(fault); got != lang.N("form.errors", 1) {
		t.Errorf("one fault: %q", got)
	}
	if got := says(fault, warning); got != lang.N("form.errors", 1)+", "+lang.N("form.warnings", 1) {
		t.Errorf("both: %q", got)
	}
	if got := says(); got != "" {
		t.Errorf("nothing: %q", got)
	}
}

// A warning about what stands in a field comes while one types; what is missing, and what is wrong, may come right yet.
func TestWarningsComeWhileTyping(t *testing.T) {
	b := newBench(t, &trip{}).show(1150)
	b.form.Check = func() (problems []Problem) {
		if b.trip.From > "2022" {
			problems = append(problems, Problem{Field: "from", Text: "Поздно", Warning: true})
		}
		return append(problems, Problem{Field: "to", Text: "Нет конца", Warning: true}, Problem{Field: "title", Text: "Нет названия"},
			Problem{Field: "items", Text: "Нет пунктов", Warning: true})
	}
	b.typeInto("from", "1.2.2023")
	if got := b.form.Field("from").Problems(); len(got) != 1 || got[0].Text != "Поздно" {
		t.Errorf("of a late day is said %v", got)
	}
	if faults, warnings := b.form.Counts(); faults != 0 || warnings != 1 {
		t.Errorf("%d errors and %d warnings before a save", faults, warnings)
	}
	b.typeInto("from", "1.2.2021")
	if got := b.form.Field("from").Problems(); len(got) != 0 {
		t.Errorf("of a mended day is said %v", got)
	}
	b.form.Save()
	if faults, warnings := b.form.Counts(); faults != 1 || warnings != 2 {
		t.Errorf("%d errors and %d warnings after a save", faults, warnings)
	}
}

// A long title wraps; what lies below moves down only when a line is added, and comes back when it goes.
// A number may be the beginning of another while one types, and is whole when the keyboard has left it.
func TestWhatIsWrongWithANumberIsSaidWhenTheKeyboardLeavesIt(t *testing.T) {
	b := newBench(t, &trip{}).show(1150)
	b.form.Check = func() []Problem {
		if b.trip.Count > 9 {
			return []Problem{{Field: "count", Text: "Слишком много"}}
		}
		return nil
	}
	count := b.form.Field("count")
	b.typeInto("count", "12")
	assert.Empty(t, count.Problems())
	b.focus("title")
	assert.Len(t, count.Problems(), 1)
	b.typeInto("count", "7")
	assert.Empty(t, count.Problems())
}

// What stands in another language is read whole where this one is empty, and typing over it moves nothing.
func TestAPhraseInAnotherLanguageIsReadWhole(t *testing.T) {
	long := strings.Repeat("Соглашение о сотрудничестве ", 6)
	b := newBench(t, &trip{Name: register.Text{Tt: long}}).show(900)
	height := func() float32 { return b.form.Field("name").in.object().Size().Height }
	before := height()
	if before <= fieldHeight {
		t.Errorf("the hint is %v high", before)
	}
	b.typeInto("name", "С")
	if height() != before {
		t.Errorf("a letter makes it %v high instead of %v", height(), before)
	}
}

func TestATitleGrowsWithItsText(t *testing.T) {
	b := newBench(t, &trip{})
	f := NewForm(b.loader, b.trip)
	f.Section("", Line(Text("trip.title", &b.trip.Title).Width(0.5), Phrase("trip.name", &b.trip.Name)), Line(Number("trip.count", &b.trip.Count)))
	b.form = f
	b.window = test.NewTempWindow(t, f)
	b.window.Resize(fyne.NewSize(700, 500))
	below := func() float32 { return f.top(f.Field("count")) }
	first := below()
	at := b.focus("name").(*entry)
	line := sizeOf("M", TextSize, fyne.TextStyle{}).Height
	steps := map[float32]bool{first: true}
	for range 200 {
		at.TypedRune('ж')
		at.TypedRune(' ')
		steps[below()] = true
	}
	if most := first + float32(len(steps)-1)*line; len(steps) != 7 || below() < most || below() > most+1 {
		t.Errorf("what lies below stood at %v, first at %g, a line being %g", steps, first, line)
	}
	before := at.Text
	at.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if at.Text != before {
		t.Error("Enter breaks a title")
	}
	at.TypedShortcut(&fyne.ShortcutSelectAll{})
	at.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if below() != first {
		t.Errorf("an empty title leaves what is below at %g", below())
	}
}

func TestTheWordsOfACheckStandInLinesAndTheKeyboardIsSeenAtATickedBox(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	record := struct{ Goes bool }{true}
	long := "9.1. Представить предложения о сотрудничестве в области промышленности и обмене сведениями · просрочено: 08.03.2026"
	f := NewForm(InLine(), &record)
	f.Section("", Line(Check("trip.public", &record.Goes).At("Goes").Labelled(long)))
	w := test.NewTempWindow(t, f)
	w.Resize(fyne.NewSize(420, 300))
	c := f.Field("Goes").in.(*checkInput)
	require.Greater(t, len(c.lines), 1)
	var said []string
	for _, line := range c.lines {
		said = append(said, line.Text)
		assert.LessOrEqual(t, line.Position().X+line.MinSize().Width, c.Size().Width)
		assert.LessOrEqual(t, line.Position().Y+checkLine, c.Size().Height)
	}
	assert.Equal(t, long, strings.Join(said, " "))
	assert.Zero(t, c.ring.StrokeWidth)
	f.FocusFirst()
	assert.Greater(t, c.ring.StrokeWidth, float32(0))
}

func TestAChoiceHasRoomForEachOfItsWords(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	kind := "b"
	f := Choice("agreement.kind", &kind, []Option{{Value: "a", Label: "да"}, {Value: "b", Label: "с последнего уведомления о выполнении внутренних процедур"}})
	word := f.in.(*choiceInput).labels[1]
	f.label = "Вид"
	if room := f.needs(true) - choiceAround; WidthOf(TextSize, fyne.TextStyle{}).Cut(word, room) != word {
		t.Errorf("%v is too little for %q", room, word)
	}
}
