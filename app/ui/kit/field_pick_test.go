package kit

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/storage/register"
)

func TestPickFindsAndChoosesByKeys(t *testing.T) {
	b := newBench(t, &trip{}).show(1150)
	b.typeInto("partner", "гян")
	if !b.form.drop.Visible() || len(b.form.drop.items) != 3 { // two found, one to create
		t.Fatalf("list %v", b.form.drop.items)
	}
	b.keys(fyne.KeyDown, fyne.KeyReturn)
	if b.book[b.trip.Partner].Label != "Гянджинский автозавод" || b.text("partner") != "Гянджинский автозавод" || b.form.drop.Visible() {
		t.Errorf("chose %q, shown %q", b.book[b.trip.Partner].Label, b.text("partner"))
	}
	b.typeInto("partner", "казахстан")
	b.focus("title")
	if b.book[b.trip.Partner].Label != "Казахстан" || b.text("partner") != "Казахстан" {
		t.Errorf("the exact name chose %q, shown %q", b.book[b.trip.Partner].Label, b.text("partner"))
	}
	b.focus("partner")
	b.keys(fyne.KeyF4)
	if len(b.form.drop.items) != len(b.order) {
		t.Errorf("F4 offers %d of %d", len(b.form.drop.items), len(b.order))
	}
	b.keys(fyne.KeyEscape)
	if b.form.drop.Visible() || b.left != 0 {
		t.Error("Esc did not just close the list")
	}
}

// A chosen name is read whole, whatever the width, and without it the field is one line again.
func TestALongNameChosenTakesSeveralLines(t *testing.T) {
	b := newBench(t, &trip{})
	b.add("Министерство промышленности и торговли Республики Татарстан")
	b.trip.Items = []stop{{Host: b.order[len(b.order)-1]}}
	b.show(900)
	height := func(path string) float32 { return b.form.Field(path).in.object().Size().Height }
	if got := height("items[0].host"); got <= fieldHeight {
		t.Errorf("the name of a row is %v high", got)
	}
	b.window.Resize(fyne.NewSize(520, 700))
	b.typeInto("partner", "министерство")
	b.keys(fyne.KeyReturn)
	if got := height("partner"); got <= fieldHeight {
		t.Errorf("the chosen name is %v high", got)
	}
	b.keys(fyne.KeyDelete)
	b.typeInto("partner", "")
	b.form.Field("partner").in.(*pickInput).tapped()
	if got := height("partner"); got != fieldHeight || b.text("partner") != "" {
		t.Errorf("without a name %v high: %q", got, b.text("partner"))
	}
}

func TestPickTakesWhatAFastTypistMeans(t *testing.T) {
	b := newBench(t, &trip{}).show(1150)
	answer := b.slow()
	b.typeInto("partner", "каз")
	b.keys(fyne.KeyReturn)
	answer()
	if b.text("partner") != "Казахстан" || b.form.drop.Visible() {
		t.Errorf("Enter before the answer chose %q", b.text("partner"))
	}
	b.typeInto("partner", "азер")
	b.keys(fyne.KeyReturn)
	b.focus("title")
	b.typeInto("partners", "гянджин")
	b.keys(fyne.KeyReturn)
	b.focus("title")
	answer()
	if b.text("partner") != "Азербайджан" || b.form.Field("partner").Fault() != "" {
		t.Errorf("Enter and Tab before the answer chose %q, %q", b.text("partner"), b.form.Field("partner").Fault())
	}
	if len(b.trip.Partners) != 1 || b.book[b.trip.Partners[0]].Label != "Гянджинский автозавод" {
		t.Errorf("Enter and Tab before the answer chose %v", b.trip.Partners)
	}
	if b.window.Canvas().Focused() != b.form.Field("title").in.target() {
		t.Error("a late answer takes the keyboard")
	}
	b.typeInto("partner", "нечто")
	b.keys(fyne.KeyReturn)
	b.focus("title")
	answer()
	if b.form.Field("partner").Fault() != lang.T("form.fault.pick") {
		t.Error("a late answer that names nothing is no fault")
	}

	// More letters since the list came: its rows are not what is meant.
	b.typeInto("partner", "гян")
	answer()
	for _, r := range "джинский" {
		b.focus("partner").TypedRune(r)
	}
	b.keys(fyne.KeyReturn)
	answer()
	if b.text("partner") != "Гянджинский автозавод" {
		t.Errorf("Enter took %q from the list of the letters before", b.text("partner"))
	}
}

func TestPickCreatesInPlace(t *testing.T) {
	b := newBench(t, &trip{}).show(1150)
	b.typeInto("partner", "Туркменистан")
	items := b.form.drop.items
	if last := items[len(items)-1]; last.word != "Создать «Туркменистан»" || !last.act {
		t.Fatalf("last row %+v", last)
	}
	b.keys(fyne.KeyReturn)
	if b.book[b.trip.Partner].Label != "Туркменистан" || b.text("partner") != "Туркменистан" {
		t.Errorf("made %q", b.book[b.trip.Partner].Label)
	}
}

func TestPickKeepsTextThatNamesNothing(t *testing.T) {
	b := newBench(t, &trip{Name: register.Ru("Визит")}).show(1150)
	b.typeInto("partner", "нечто")
	b.shortcut(fyne.KeyS, fyne.KeyModifierControl)
	f := b.form.Field("partner")
	if b.saved != 0 || b.text("partner") != "нечто" || f.Fault() != lang.T("form.fault.pick") || !b.form.Dirty() {
		t.Errorf("saved %d, text %q, fault %q, dirty %v", b.saved, b.text("partner"), f.Fault(), b.form.Dirty())
	}
	b.keys(fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace)
	b.focus("title")
	if f.Fault() != "" || b.form.Dirty() {
		t.Errorf("empty again: fault %q, dirty %v", f.Fault(), b.form.Dirty())
	}
}

func TestPickSaysWhyItFoundNothing(t *testing.T) {
	b := newBench(t, &trip{})
	b.show(1150)
	p := b.form.Field("partner").in.(*pickInput)
	p.source.Find = func(context.Context, string) ([]Picked, error) { return nil, errors.New("нет связи") }
	p.source.Create = func(context.Context, string, string) (Picked, error) { return Picked{}, errors.New("нет прав") }
	b.typeInto("partner", "а")
	if items := b.form.drop.items; len(items) != 1 || !strings.Contains(items[0].word, "нет связи") || !items[0].dead {
		t.Errorf("list %+v", items)
	}
	p.source.Find = func(context.Context, string) ([]Picked, error) { return nil, nil }
	b.typeInto("partner", "я")
	b.keys(fyne.KeyReturn)
	if f := b.form.Field("partner"); !strings.Contains(f.Fault(), "нет прав") {
		t.Errorf("fault %q", f.Fault())
	}
}

func TestPickManyByKeys(t *testing.T) {
	b := newBench(t, &trip{})
	b.trip.Partners = []register.ID{b.order[0]}
	b.show(1150)
	box := b.form.Field("partners").in.(*pickManyInput).box
	if len(box.tokens) != 1 || box.tokens[0].word != "Азербайджан" {
		t.Fatalf("tokens %v", box.tokens)
	}
	b.typeInto("partners", "аз")
	if len(b.form.drop.items) != 2 { // Казахстан, and to create; Азербайджан is there already
		t.Errorf("offers %v", b.form.drop.items)
	}
	b.keys(fyne.KeyReturn)
	for _, r := range "гянджа" {
		b.window.Canvas().Focused().TypedRune(r)
	}
	b.keys(fyne.KeyReturn)
	if want := []register.ID{b.order[0], b.order[1], b.order[2]}; !slices.Equal(b.trip.Partners, want) {
		t.Errorf("partners %v, want %v", b.trip.Partners, want)
	}
	b.keys(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyDelete, fyne.KeyBackspace)
	if want := []register.ID{b.order[0]}; !slices.Equal(b.trip.Partners, want) || b.text("partners") != "" {
		t.Errorf("left %v, want %v", b.trip.Partners, want)
	}
}

func TestChoiceByKeysAndLetters(t *testing.T) {
	b := newBench(t, &trip{Kind: "work"}).show(1150)
	b.focus("kind")
	b.keys(fyne.KeyDown)
	if b.trip.Kind != "state" {
		t.Errorf("Down: %q", b.trip.Kind)
	}
	b.typeInto("kind", "п")
	if b.trip.Kind != "pass" {
		t.Errorf("letter: %q", b.trip.Kind)
	}
	b.keys(fyne.KeyReturn, fyne.KeyHome, fyne.KeyReturn)
	if b.trip.Kind != "work" || b.form.drop.Visible() {
		t.Errorf("from the list: %q", b.trip.Kind)
	}
	b.keys(fyne.KeyDelete)
	if b.trip.Kind != "" {
		t.Errorf("Delete: %q", b.trip.Kind)
	}
}
