package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"accord/app/chart"
	"accord/storage/register"
)

func TestAChartTellsItsValuesAndOpensTheirRecords(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	first, second := register.Ref{Kind: register.KindTradeRecord, ID: register.ID{1}}, register.Ref{Kind: register.KindTradeRecord, ID: register.ID{2}}
	var opened []register.Ref
	v := NewChartView(100, "подсказка", func(width, height float32, _ chart.Measure) []chart.Shape {
		return []chart.Shape{
			{Form: chart.Filled, X: 10, Y: 20, W: 20, H: 60, Figure: "2021", Record: first},
			{Form: chart.Line, X: 60, Y: 40, W: 20, H: 40, Figure: "2022", Record: second}, {Form: chart.Outline, X: 60, Y: 40, W: 20, H: 40, Figure: "2022", Record: second},
			{Form: chart.Words, X: 0, Y: 0, W: width, H: 12, Text: "слова"},
		}
	}, func(r register.Ref) { opened = append(opened, r) })
	w := test.NewTempWindow(t, v)
	w.Resize(fyne.NewSize(300, 200))
	if v.Points() != 2 {
		t.Fatalf("%d values, want 2: shapes of one value are one", v.Points())
	}
	if v.Said() != "подсказка" {
		t.Errorf("at first it says %q", v.Said())
	}
	w.Canvas().Focus(v)
	if v.Said() != "2022" {
		t.Errorf("the keyboard comes to the newest value, not to %q", v.Said())
	}
	for _, key := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyReturn, fyne.KeyRight, fyne.KeyReturn} {
		v.TypedKey(&fyne.KeyEvent{Name: key})
	}
	v.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 50)})
	if len(opened) != 3 || opened[0] != first || opened[1] != second || opened[2] != first {
		t.Errorf("opened are %v", opened)
	}
	w.Canvas().Unfocus()
	if v.Said() != "подсказка" {
		t.Errorf("left it says %q", v.Said())
	}
}
