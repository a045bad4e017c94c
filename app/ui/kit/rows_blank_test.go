package kit

import (
	"slices"
	"testing"

	"accord/storage/register"
)

func TestARowNobodyFilledInIsNotSaved(t *testing.T) {
	b := newBench(t, &trip{Name: register.Ru("Визит"), Items: []stop{{Place: "Баку"}}}).show(1150)
	for range 3 {
		b.rows.buttons[0].Press()
	}
	if b.form.Dirty() {
		t.Error("empty rows count as a change")
	}
	b.form.Leave()
	if b.left != 1 {
		t.Error("the form asks about empty rows")
	}
	b.typeInto("items[2].place", "Шуша")
	if !b.form.Dirty() {
		t.Error("a row that was filled in counts as none")
	}
	b.form.Field("items[3].day").Focus()
	b.form.Save()
	if want := []string{"Баку", "Шуша"}; !slices.Equal(places(b.trip.Items), want) || b.saved != 1 {
		t.Errorf("saved %d times: %v", b.saved, places(b.trip.Items))
	}
	if b.window.Canvas().Focused() != b.form.Field("items[1].day").in.target() {
		t.Error("the keyboard is lost with the row it was in")
	}
}

func TestRowsNobodyFilledInStayWhereNothingIsSaved(t *testing.T) {
	b := newBench(t, &trip{Items: []stop{{Place: "Баку"}}}).show(1150)
	b.rows.buttons[0].Press()
	b.form.Save() // the name is required
	if b.saved != 0 || b.form.Field("items[1].place") == nil {
		t.Error("the row is gone though nothing was saved")
	}
	if len(b.form.Field("items[1].place").Problems()) > 0 {
		t.Error("an empty row is complained of")
	}
	b.typeInto("name", "Визит")
	b.form.Save()
	if want := []string{"Баку"}; !slices.Equal(places(b.trip.Items), want) || b.saved != 1 {
		t.Errorf("saved %d times: %v", b.saved, places(b.trip.Items))
	}
}

func TestARowWithSomethingHalfTypedStays(t *testing.T) {
	b := newBench(t, &trip{Name: register.Ru("Визит")}).show(1150)
	b.rows.buttons[0].Press()
	b.typeInto("items[0].day", "32.13.2022")
	b.form.Save()
	if b.saved != 0 || b.form.Field("items[0].day") == nil {
		t.Error("what was typed is gone")
	}
}
