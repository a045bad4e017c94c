package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// manyStops is a form of so many rows.
func manyStops(t *testing.T, n int) *bench {
	t.Helper()
	all := &trip{}
	for i := range n {
		all.Items = append(all.Items, stop{Place: fmt.Sprint("Место ", i)})
	}
	return newBench(t, all).show(1150)
}

func TestManyRowsAreFoldedAndNothingOfThemIsLost(t *testing.T) {
	b := manyStops(t, 290)
	if got := len(b.rows.awake()); got != rowsShown || b.form.Dirty() {
		t.Fatalf("%d rows are made at first, dirty: %v", got, b.form.Dirty())
	}
	if !b.rows.more.Visible() || !strings.Contains(b.rows.more.Word(), "275") {
		t.Errorf("below them stands %q", b.rows.more.Word())
	}
	before := places(b.trip.Items)
	b.typeInto("items[2].place", "Шуша")
	before[2] = "Шуша"
	if got := places(b.trip.Items); !slices.Equal(got, before) {
		t.Errorf("after one change %d places differ", len(got))
	}
	b.typeInto("items[200].place", "Гянджа") // the row of a field that is asked for is shown
	before[200] = "Гянджа"
	if got := places(b.trip.Items); !slices.Equal(got, before) || len(b.rows.awake()) != rowsShown+1 {
		t.Errorf("%d rows are made", len(b.rows.awake()))
	}
	b.rows.buttons[0].Press()
	b.typeInto("items[290].place", "Сумгаит")
	b.rows.Remove(0)
	before = append(before[1:], "Сумгаит")
	if got := places(b.trip.Items); !slices.Equal(got, before) {
		t.Errorf("after adding and removing: %v …", got[:3])
	}
	b.rows.more.Press()
	if len(b.rows.awake()) != 290 || b.rows.more.Visible() {
		t.Errorf("unfolded, %d rows are made", len(b.rows.awake()))
	}
	if got := places(b.trip.Items); !slices.Equal(got, before) {
		t.Error("unfolding has changed the record")
	}
}

func TestARowWithAnErrorIsUnfolded(t *testing.T) {
	b := manyStops(t, 60)
	b.form.Check = func() []Problem {
		return []Problem{{Field: "items[40].place", Text: "нет такого"}, {Field: "items[50].place", Text: "сомнительно", Warning: true}}
	}
	b.form.Save()
	if got := len(b.rows.awake()); got != rowsShown+1 {
		t.Errorf("%d rows are made", got)
	}
	if b.window.Canvas().Focused() != b.form.Field("items[40].place").in.target() {
		t.Error("the keyboard is not where the error is")
	}
	if faults, warnings := b.form.Counts(); faults != 1 || warnings != 1 {
		t.Errorf("%d errors and %d warnings are counted", faults, warnings)
	}
}
