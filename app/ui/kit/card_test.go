package kit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const longWords = "Затем продлится на 3 года, если ни одна из сторон не возразит до 17.11.2025. Вступило в силу 17.05.2008."

func sampleCard() *Card {
	card := NewCard()
	card.Kicker("Соглашение · межправительственное · № 14/2002").
		Title("О торгово-экономическом, научно-техническом и культурном сотрудничестве").
		Banner(ToneGreen, "Действует до 17.05.2026", Plain(longWords))
	for range 30 {
		card.Field("Подписано", Plain("25.01.2002, Баку, 2 экз. на русском и азербайджанском"))
		card.Row([]Part{Plain("Отчёт об исполнении")}, []Part{Toned(ToneRed, "просрочен")}, nil)
	}
	return card.Actions(NewButton(ButtonPrimary, "Изменить", nil).WithKey("F2"))
}

func TestCardLaysItemsUnderEachOther(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	card := sampleCard()
	w := test.NewTempWindow(t, card)
	for _, width := range []float32{420, 300, 240} {
		w.Resize(fyne.NewSize(width, 500))
		bottom := float32(0)
		for n, i := range card.body.items {
			if at := i.object.Position().Y; at < bottom {
				t.Errorf("at %v, item %d begins at %v, the one before ends at %v", width, n, at, bottom)
			}
			bottom = i.object.Position().Y + i.object.Size().Height
		}
		if got := card.body.MinSize().Height; got < bottom {
			t.Errorf("at %v the body is %v high, its items end at %v", width, got, bottom)
		}
	}
}

// A label of long words is not broken within one on a narrow card, and the values of a card begin under each other.
func TestNoWordOfALabelIsBroken(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	card := NewCard()
	labels := []string{"Место", "Сопредседатели", "Учредительное соглашение", "Периодичность"}
	for _, label := range labels {
		card.Field(label, Plain("Кормикор"))
	}
	w := test.NewTempWindow(t, card)
	w.Resize(fyne.NewSize(322, 500))
	for i, label := range labels {
		line := card.body.items[i].object.(*fieldLine)
		var drawn []string
		for _, o := range test.WidgetRenderer(line.label).Objects() {
			if text, is := o.(*canvas.Text); is && text.Visible() {
				drawn = append(drawn, strings.TrimSpace(text.Text))
			}
		}
		assert.Equal(t, label, strings.Join(drawn, " "))
		assert.Equal(t, card.body.items[0].object.(*fieldLine).value.Position().X, line.value.Position().X, label)
	}
}

func TestCardKeepsScroll(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	card := sampleCard()
	card.SetScrollOffset(300) // before it is shown at all
	w := test.NewTempWindow(t, card)
	w.Resize(fyne.NewSize(420, 400))
	if got := card.ScrollOffset(); got != 300 {
		t.Errorf("scrolled to %v", got)
	}
	card.SetScrollOffset(1e6)
	if got := card.ScrollOffset(); got > card.body.MinSize().Height {
		t.Errorf("scrolled to %v", got)
	}
	card.Clear().Title("Другое")
	card.Refresh()
	if got := card.ScrollOffset(); got != 0 {
		t.Errorf("another record begins at %v", got)
	}
}

func TestFlowWraps(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	opened := 0
	flow := NewFlow(Plain("Изменено протоколом "), Link("№ 17/2018 о внесении изменений", func() { opened++ }),
		Plain(", подписанным 03.04.2018 в Казани"), Plain("\nи ещё"))
	for _, width := range []float32{1000, 300, 150, 60, 5} {
		flow.Resize(fyne.NewSize(width, 100))
		var said strings.Builder
		for _, p := range flow.pieces {
			said.WriteString(p.text)
			if p.x > 0 && width >= 60 && p.x+p.width > width+8 {
				t.Errorf("at %v: %q ends at %v", width, p.text, p.x+p.width)
			}
			if strings.HasPrefix(p.text, ",") && p.x == 0 && width >= 60 {
				t.Errorf("at %v a line begins with %q", width, p.text)
			}
		}
		bare := strings.NewReplacer(" ", "", "\n", "")
		if got, want := bare.Replace(said.String()), bare.Replace(flow.Text()); got != want {
			t.Errorf("at %v it says %q, want %q", width, got, want)
		}
	}
	if flow.Text() != "Изменено протоколом № 17/2018 о внесении изменений, подписанным 03.04.2018 в Казани\nи ещё" {
		t.Errorf("copies %q", flow.Text())
	}
}

func TestNoLineEndsWithinASpanOfDaysOrANumber(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	flow := NewFlow(Plain("Последнее заседание: № 8/14, 04–06.06.2025, Улнули; торгово-экономическое сотрудничество"))
	for width := float32(90); width < 700; width += 7 {
		flow.Resize(fyne.NewSize(width, 100))
		var lines []string
		for _, p := range flow.pieces {
			lines = append(lines, p.text)
		}
		said := strings.Join(lines, "|")
		assert.Contains(t, said, "04–06.06.2025")
		assert.Contains(t, said, "8/14")
	}
}

func TestAHeadingStandsAboveItsButtonsWhereThereIsNoRoomForBoth(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	buttons := []*Button{NewButton(ButtonLink, "+ Заседание", nil), NewButton(ButtonLink, "Создать следующее…", nil)}
	line := newSectionLine("Заседания", buttons)
	for _, width := range []float32{300, 330, 400, 600} {
		line.Resize(fyne.NewSize(width, line.heightFor(width)))
		assert.Equal(t, 1, line.heading.lines, "at %v the heading is broken", width)
		first := buttons[0].Position()
		beside := first.X >= line.heading.widest()
		assert.True(t, beside || first.Y >= line.heading.Size().Height, "at %v the buttons lie over the heading", width)
		assert.GreaterOrEqual(t, first.X, float32(0), "at %v", width)
		assert.LessOrEqual(t, first.Y+buttonHeight, line.Size().Height, "at %v", width)
	}
}

func TestLinksTakeTheKeyboardOnceEach(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	var opened []string
	follow := func(name string) func() { return func() { opened = append(opened, name) } }
	flow := NewFlow(Links(Link("Республика Татарстан", follow("rt")), Link("Азербайджанская Республика", follow("az")))...)
	w := test.NewTempWindow(t, flow)
	w.Resize(fyne.NewSize(110, 300)) // every link takes several lines
	for range 2 {
		w.Canvas().FocusNext()
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	if !slices.Equal(opened, []string{"rt", "az"}) {
		t.Errorf("opened %v", opened)
	}
}

func TestRowSharesItsWidth(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	row := newRowLine([]Part{Plain(longWords)}, []Part{Plain("17.11.2025")}, nil).(*rowLine)
	left, right := row.widths(300)
	if need := WidthOf(TextSize, fyne.TextStyle{}).Width("17.11.2025"); right < need || left+right > 300 {
		t.Errorf("left %v, right %v", left, right)
	}
	row = newRowLine([]Part{Plain("a")}, []Part{Plain(longWords)}, nil).(*rowLine)
	if left, _ := row.widths(300); left < 100 {
		t.Errorf("a long right side leaves %v", left)
	}
}

func TestTabs(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	var chosen []int
	tabs := NewTabs(0, func(at int) { chosen = append(chosen, at) }, "Главное", "Действия 6", "История")
	w := test.NewTempWindow(t, tabs)
	w.Resize(fyne.NewSize(400, 100))
	for _, k := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyEnd, fyne.KeyEnd, fyne.KeyHome} {
		tabs.TypedKey(&fyne.KeyEvent{Name: k})
	}
	tabs.Tapped(&fyne.PointEvent{Position: fyne.NewPos(tabs.at[2]+5, 10)})
	if want := []int{1, 2, 0, 2}; !slices.Equal(chosen, want) {
		t.Errorf("chosen %v, want %v", chosen, want)
	}
}

// Tab leads to links, rows and buttons far down, and the card follows.
func TestTheCardFollowsTheKeyboard(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	card := NewCard()
	for range 20 {
		card.Section("Итоги", NewButton(ButtonLink, "+ Пункт", nil))
		card.Field("Партнёр", Link("Азербайджан", func() {}))
		card.Row([]Part{Link("поручение", func() {})}, nil, nil)
		card.Row([]Part{Plain("Встреча")}, nil, func() {})
		card.Tabs(NewTabs(0, nil, "Рабочая", "Для гостей"))
		card.Add(Wrap(8, NewButton(ButtonPlain, "Снять с контроля", nil)))
	}
	w := test.NewTempWindow(t, card)
	w.Resize(fyne.NewSize(420, 400))
	d := fyne.CurrentApp().Driver()
	for n := range 100 {
		w.Canvas().FocusNext()
		o, ok := w.Canvas().Focused().(fyne.CanvasObject)
		if !ok {
			t.Fatalf("at stop %d the keyboard is nowhere", n)
		}
		top := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(card.scroll).Y
		if top < 0 || top+o.Size().Height > card.scroll.Size().Height {
			t.Fatalf("stop %d, a %T, lies at %g of %g", n, o, top, card.scroll.Size().Height)
		}
	}
}

func TestWhatStandsInARowStandsInItsMiddle(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	words, button := NewWords("Выбрано: 4", TextSize, true, ColorText), NewButton(ButtonPlain, "Копировать", nil)
	below := NewWords("в следующем ряду", TextSize, false, ColorText)
	row := Wrap(8, words, button, below)
	row.Resize(fyne.NewSize(button.MinSize().Width+words.MinSize().Width+10, 80))
	middle := func(o fyne.CanvasObject) float32 { return o.Position().Y + o.Size().Height/2 }
	if middle(words) != middle(button) {
		t.Errorf("the words stand at %g, the button at %g", middle(words), middle(button))
	}
	if below.Position().Y < button.Size().Height {
		t.Errorf("the second row begins at %g", below.Position().Y)
	}
}

// clicked is what a click at a place of a window goes to: the innermost thing there that takes clicks of either button, as
// in the toolkit's window.
func clicked(w fyne.Window, at fyne.Position) (found fyne.CanvasObject) {
	var walk func(o fyne.CanvasObject, from fyne.Position)
	walk = func(o fyne.CanvasObject, from fyne.Position) {
		from = from.Add(o.Position())
		inside := at.X >= from.X && at.Y >= from.Y && at.X < from.X+o.Size().Width && at.Y < from.Y+o.Size().Height
		if !o.Visible() || !inside {
			return
		}
		switch o.(type) {
		case fyne.Tappable, fyne.SecondaryTappable, fyne.DoubleTappable, fyne.Focusable, desktop.Mouseable:
			found = o
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child, from)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child, from)
			}
		}
	}
	walk(w.Content(), fyne.Position{})
	return found
}

func TestAClickAnywhereOnARowOpensIt(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	opened, asked := 0, 0
	open := func() { opened++ }
	menu := func() Menu { asked++; return Menu{{Word: "Убрать", Do: func() {}}} }
	for name, row := range map[string]*Card{
		"a row":             NewCard().Row([]Part{Plain("№ 7 · 2010 · Казань")}, []Part{Plain("проведено")}, open),
		"a row with a menu": NewCard().MenuRow([]Part{Plain("Протокол.pdf")}, []Part{Soft("12 КБ")}, open, menu),
	} {
		w := test.NewTempWindow(t, row)
		w.SetPadded(false)
		w.Resize(fyne.NewSize(400, 200))
		o := row.body.items[0].object
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		for x := float32(1); x < o.Size().Width-menuRoom; x += 20 {
			opened, asked = 0, 0
			hit := clicked(w, top.AddXY(x, o.Size().Height/2))
			tapped, takes := hit.(fyne.Tappable)
			require.True(t, takes, "%s: at %v a click is lost in %T", name, x, hit)
			tapped.Tapped(&fyne.PointEvent{})
			assert.Equal(t, 1, opened, "%s: at %v", name, x)
			if _, has := o.(*menuRow); has {
				hit.(fyne.SecondaryTappable).TappedSecondary(&fyne.PointEvent{})
				assert.Equal(t, 1, asked, "%s: its menu at %v", name, x)
				w.Canvas().Overlays().Remove(w.Canvas().Overlays().Top())
			}
		}
	}
}

// A narrow card is as wide as it is: the buttons of a heading stand below each other rather than beyond its edge.
func TestNoButtonOfAHeadingLeavesTheCard(t *testing.T) {
	test.NewTempApp(t)
	for n := 1; n <= 4; n++ {
		var buttons []*Button
		for _, words := range []string{"+ Решение", "Вставить список…", "Изменить таблицей…", "Перенести"}[:n] {
			buttons = append(buttons, NewButton(ButtonLink, words, nil))
		}
		line := newSectionLine("Решения", buttons)
		test.NewTempWindow(t, line)
		for width := float32(170); width < 700; width += 37 {
			size := fyne.NewSize(width, line.heightFor(width))
			line.Resize(size)
			for i, b := range buttons {
				at, least := b.Position(), b.MinSize()
				if at.X+b.margin() < 0 || at.X+least.Width > width+b.margin()+1 || at.Y < 0 || at.Y+buttonHeight > size.Height+1 {
					t.Errorf("at %v the %d. of %d buttons stands at %v", width, i+1, n, at)
				}
				for _, other := range buttons[:i] {
					if other.Position().Y == at.Y && other.Position().X+other.Size().Width > at.X+1 {
						t.Errorf("at %v two of %d buttons lie over each other", width, n)
					}
				}
			}
		}
	}
}

// A heading stands over something: a button beside it, or what is in its section.
func TestASectionWithNothingInItIsNotShown(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	card := NewCard().Title("Комиссия").
		Section("Рабочие группы").
		Section("Заседания").Paragraph(Plain("Заседаний пока нет")).
		Section("Файлы", NewButton(ButtonLink, "+ Файл", nil)).
		Section("Примечание")
	if got, want := card.Text(), "Комиссия\n\nЗаседания\nЗаседаний пока нет\n\nФайлы"; got != want {
		t.Errorf("the card says %q, want %q", got, want)
	}
}
