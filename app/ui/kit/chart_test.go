package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// The axis begins at nothing: half the value is half the length, nothing is nothing, and what is there is seen.
func TestTheLengthOfABarIsItsValue(t *testing.T) {
	for _, c := range []struct {
		value, most int
		want        float32
	}{{100, 100, 300}, {50, 100, 150}, {0, 100, 0}, {1, 100000, 2}, {-1, 100, 0}, {1, 0, 0}} {
		if got := barLength(c.value, c.most, 300); got != c.want {
			t.Errorf("%d of %d is %g long, want %g", c.value, c.most, got, c.want)
		}
	}
}

func TestBarsShowTheirNumbersAndLeadSomewhere(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	led := 0
	bars := NewBars(Bar{"Азербайджан", 23, func() { led++ }}, Bar{"Турция", 1150, nil})
	w := test.NewTempWindow(t, Under(bars[0], bars[1]))
	w.Resize(fyne.NewSize(400, 100))
	if bars[0].value.Text != "23" || bars[1].value.Text != "1\u202f150" || bars[0].body.Size().Width >= bars[1].body.Size().Width/10 {
		t.Errorf("the bars are %q, %g long, and %q, %g long", bars[0].value.Text, bars[0].body.Size().Width, bars[1].value.Text, bars[1].body.Size().Width)
	}
	w.Canvas().Focus(bars[0])
	if bars[0].ring.Hidden {
		t.Error("nobody sees where the keyboard is")
	}
	bars[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	bars[1].Press()
	if led != 1 {
		t.Errorf("led %d times", led)
	}
}

func TestColumnsStandOnTheAxis(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Dark))
	chart := NewColumnChart(
		ChartGroup{"2021", []ChartColumn{{Value: 8, Tone: ToneGreen}, {Value: 4, Tone: ToneBlue}}},
		ChartGroup{"2022", []ChartColumn{{Value: 0, Tone: ToneGreen}, {Value: 2, Tone: ToneBlue}}},
	)
	w := test.NewTempWindow(t, chart.Container)
	w.Resize(fyne.NewSize(300, 200))
	tall := func(i int) float32 { return chart.Columns[i].body.Size().Height }
	if tall(0) != 2*tall(1) || tall(2) != 0 || tall(0) != 4*tall(3) {
		t.Errorf("the columns are %g, %g, %g and %g high", tall(0), tall(1), tall(2), tall(3))
	}
	for i, want := range []string{"8", "4", "0", "2"} {
		if got := chart.Columns[i].value; got.Text != want || got.Hidden {
			t.Errorf("over column %d stands %q, want %q", i, got.Text, want)
		}
	}
}

// Tab leads to what is not seen, and the page follows.
func TestThePageFollowsTheKeyboard(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	column := Under()
	var lines []*ListLine
	for range 40 {
		l := NewListLine("О торговле", "сегодня", ToneAmber, "", func() {})
		lines = append(lines, l)
		column.Add(l)
	}
	f := NewFollowing(column)
	for _, l := range lines {
		f.Follow(l)
	}
	w := test.NewTempWindow(t, f.Scroll)
	w.Resize(fyne.NewSize(300, 200))
	for _, at := range []int{39, 0, 20, 5} {
		w.Canvas().Focus(lines[at])
		top := float32(at)*listLineHeight - f.Offset.Y
		if top < 0 || top+listLineHeight > f.Size().Height {
			t.Errorf("line %d lies %g below the top of %g", at, top, f.Size().Height)
		}
	}
}
