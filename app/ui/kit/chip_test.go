package kit

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func options(words ...string) func(string) []Option {
	return func(find string) []Option {
		var found []Option
		for i, w := range words {
			if strings.Contains(w, find) {
				found = append(found, Option{fmt.Sprint(i), w})
			}
		}
		return found
	}
}

func showChip(t *testing.T, c *FilterChip) fyne.Canvas {
	w := test.NewTempWindow(t, Row(0, c))
	w.Resize(fyne.NewSize(600, 600))
	return w.Canvas()
}

func typeKeys(c fyne.Canvas, keys ...fyne.KeyName) {
	for _, k := range keys {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestChipChoosesSeveralByKeyboard(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	chip := NewFilterChip(InLine(), "Состояние", true, options("действует", "истекает", "проект"))
	var told [][]string
	chip.OnChange = func(values []string) { told = append(told, values) }
	c := showChip(t, chip)
	c.Focus(chip)

	typeKeys(c, fyne.KeySpace) // opens
	typeKeys(c, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	if got, want := chip.Text(), "Состояние: действует, истекает"; got != want {
		t.Errorf("says %q, want %q", got, want)
	}
	typeKeys(c, fyne.KeyUp, fyne.KeyReturn) // away again
	typeKeys(c, fyne.KeyEscape)
	if c.Focused() != chip {
		t.Error("after Esc the keyboard is not on the chip")
	}
	if c.Overlays().Top() != nil {
		t.Error("the list is still open")
	}
	if !slices.Equal(chip.Values(), []string{"1"}) || len(told) != 3 {
		t.Errorf("chosen %v, told %v", chip.Values(), told)
	}
	typeKeys(c, fyne.KeyDelete)
	if len(chip.Values()) != 0 || len(told) != 4 {
		t.Errorf("after Del chosen %v", chip.Values())
	}
}

func TestChipChoosesOneByTyping(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	words := []string{"Азербайджан", "Армения", "Беларусь", "Казахстан", "Турция", "Туркменистан", "Узбекистан", "Иран", "Китай"}
	chip := NewFilterChip(InLine(), "Партнёр", false, options(words...))
	c := showChip(t, chip)
	c.Focus(chip)
	typeKeys(c, fyne.KeyDown)
	test.Type(c.Focused(), "Тур")
	if got := len(chip.list.rows.options); got != 2 {
		t.Fatalf("%d options found", got)
	}
	typeKeys(c, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if got := chip.Text(); got != "Партнёр: Туркменистан" {
		t.Errorf("says %q", got)
	}
	if c.Overlays().Top() != nil || c.Focused() != chip {
		t.Error("choosing one did not close the list")
	}
	// Opened again it stands on what is chosen, which Enter takes away.
	typeKeys(c, fyne.KeyReturn, fyne.KeyReturn)
	if len(chip.Values()) != 0 {
		t.Errorf("chosen %v", chip.Values())
	}
}

func TestChipHoldsSoManyOptions(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	words := make([]string, optionsMost+54)
	chip := NewFilterChip(InLine(), "Партнёр", false, options(words...))
	c := showChip(t, chip)
	chip.Open()
	if got := len(chip.list.rows.options); got != optionsMost {
		t.Errorf("%d options held", got)
	}
	if !strings.Contains(chip.list.rows.rest.Text, "54") {
		t.Errorf("the rest is told as %q", chip.list.rows.rest.Text)
	}
	typeKeys(c, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyUp)
	typeKeys(c, fyne.KeyEscape)
}

func TestChipCrossTakesBack(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	chip := NewFilterChip(InLine(), "Год", false, options("2022"))
	showChip(t, chip)
	chip.Set(Option{"2022", "2022"})
	chip.Resize(chip.MinSize())
	chip.Tapped(&fyne.PointEvent{Position: fyne.NewPos(chip.Size().Width-12, 10)})
	if len(chip.Values()) != 0 {
		t.Errorf("chosen %v", chip.Values())
	}
}

func TestChipWithNothingToChoose(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	chip := NewFilterChip(InLine(), "Сфера", true, options())
	c := showChip(t, chip)
	chip.Open()
	typeKeys(c, fyne.KeyDown, fyne.KeyUp, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyEscape)
	if len(chip.Values()) != 0 {
		t.Errorf("chosen %v", chip.Values())
	}
}

func TestWhatIsChosenStandsOnTopOfALongList(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	words := []string{"Азербайджан", "Армения", "Беларусь", "Казахстан", "Турция", "Туркменистан", "Узбекистан", "Иран", "Китай"}
	chip := NewFilterChip(InLine(), "Партнёр", true, options(words...))
	showChip(t, chip)
	chip.Set(Option{"7", "Иран"}, Option{"77", "Монголия"}) // the second is not offered at all
	chip.Open()
	var shown []string
	for _, o := range chip.list.rows.options[:3] {
		shown = append(shown, o.Label)
	}
	if !slices.Equal(shown, []string{"Иран", "Монголия", "Азербайджан"}) || len(chip.list.rows.options) != len(words)+1 {
		t.Errorf("shows %q of %d", shown, len(chip.list.rows.options))
	}
}

func TestOnlyWhatIsSeenOfAListIsCounted(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	words := make([]string, 100)
	for i := range words {
		words[i] = fmt.Sprint("партнёр ", i)
	}
	chip := NewFilterChip(InLine(), "Партнёр", true, options(words...))
	counted := map[string]int{}
	chip.Counts = func() CountOption {
		return func(_ context.Context, value string) (int, error) {
			counted[value]++
			return 7, nil
		}
	}
	c := showChip(t, chip)
	chip.Open()
	if len(counted) == 0 || len(counted) > optionsShown+1 || chip.list.rows.numbers[0].Text != "7" {
		t.Errorf("%d counted, %q shown", len(counted), chip.list.rows.numbers[0].Text)
	}
	c.Focus(chip.list.rows)
	typeKeys(c, fyne.KeyEnd)
	if counted["99"] != 1 || counted["50"] != 0 {
		t.Errorf("at the end: %v", counted)
	}
}

// In a long list the field has the keyboard, and a space chooses as in a short one: but not within what is being written.
func TestASpaceChoosesInALongListToo(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	words := []string{"ещё нет", "проект", "принято", "подписано", "действует", "дано уведомление", "истекло", "прекращено", "не заключено"}
	chip := NewFilterChip(InLine(), "Состояние", true, options(words...))
	c := showChip(t, chip)
	c.Focus(chip)
	space := func() {
		typeKeys(c, fyne.KeySpace)
		c.Focused().TypedRune(' ')
	}
	typeKeys(c, fyne.KeyReturn)
	space()
	typeKeys(c, fyne.KeyDown)
	space()
	if got, want := chip.Text(), "Состояние: ещё нет, проект"; got != want {
		t.Errorf("says %q, want %q", got, want)
	}
	test.Type(c.Focused(), "дано")
	space()
	test.Type(c.Focused(), "у")
	if got := len(chip.list.rows.options); got != 1 {
		t.Fatalf("%d options found by two words", got)
	}
	typeKeys(c, fyne.KeyDown)
	space()
	if got, want := len(chip.Values()), 3; got != want {
		t.Errorf("%d are chosen, want %d", got, want)
	}
}

// A list of few options offers no field to find by, yet typing finds what it does not offer.
func TestTypingFindsAmongFewOptions(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	chip := NewFilterChip(InLine(), "Исполнитель", false, func(find string) []Option {
		if find == "" {
			return options("КАМАЗ")(find)
		}
		return options("КАМАЗ", "Коробченко Олег")(find)
	})
	c := showChip(t, chip)
	c.Focus(chip)
	typeKeys(c, fyne.KeyReturn)
	for _, r := range "Кор" {
		c.Focused().TypedRune(r)
	}
	typeKeys(c, fyne.KeyReturn)
	if got := chip.Text(); got != "Исполнитель: Коробченко Олег" {
		t.Errorf("says %q", got)
	}
}

// A filter that says what can be typed has the field for it from the first.
func TestWhatCanBeTypedIsSaid(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	chip := NewFilterChip(InLine(), "Когда", false, func(find string) []Option {
		if find == "" {
			return options("сегодня", "вчера")(find)
		}
		return options(find)(find)
	})
	chip.FindBy = "День, месяц или год"
	c := showChip(t, chip)
	chip.Open()
	entry, is := c.Focused().(*findEntry)
	if !is || !entry.Visible() || entry.PlaceHolder != chip.FindBy {
		t.Fatalf("%T has the keyboard", c.Focused())
	}
	for _, r := range "24.11" {
		c.Focused().TypedRune(r)
	}
	typeKeys(c, fyne.KeyReturn)
	if got := chip.Text(); got != "Когда: 24.11" {
		t.Errorf("says %q", got)
	}
}

// The toolkit takes the focus away at a click, and the list stays open for more.
func TestKeysGoOnAfterAnOptionIsClicked(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	chip := NewFilterChip(InLine(), "Состояние", true, options("действует", "истекает"))
	c := showChip(t, chip)
	chip.Open()
	c.Unfocus()
	chip.list.rows.Tapped(&fyne.PointEvent{Position: fyne.NewPos(10, optionHeight*1.5)})
	if got := chip.Values(); len(got) != 1 {
		t.Errorf("chosen %v", got)
	}
	typeKeys(c, fyne.KeyEscape)
	if c.Overlays().Top() != nil {
		t.Error("Esc does not close the list")
	}
}
