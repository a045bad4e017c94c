package kit

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"accord/app/lang"
)

func TestColumnListSortsByHeading(t *testing.T) {
	s := newSampleList(t, 10, InLine())
	var told []string
	s.OnSort = func(field string, descending bool) { told = append(told, fmt.Sprint(field, " ", descending)) }
	middle := func(n int) *fyne.PointEvent {
		p := s.header.places[n]
		return &fyne.PointEvent{Position: fyne.NewPos(p.x+p.width/2, 10)}
	}
	s.header.Tapped(middle(1))
	s.header.Tapped(middle(1))
	s.header.Tapped(middle(1))
	s.header.Tapped(middle(2)) // not sortable
	s.header.Tapped(middle(0))
	if want := []string{"title false", "title true", "title false", "number false"}; !slices.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
}

func TestColumnListResizesByEdge(t *testing.T) {
	s := newSampleList(t, 10, InLine())
	kept := 0
	s.OnLayoutChanged = func(ColumnsLayout) { kept++ }
	before := slices.Clone(s.header.places)
	edge := before[1].x + before[1].width + columnGap/2
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position = fyne.NewPos(edge+2, 10)
	s.header.MouseDown(e)
	drag := func(x float32) {
		s.header.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 10)}})
	}
	drag(edge + 2 - 30)
	drag(edge + 2 - 40)
	s.header.DragEnd()
	after := s.header.places
	if after[1].width != before[1].width-40 || after[2].width != before[2].width+40 || after[0] != before[0] {
		t.Errorf("widths went from %v to %v", before, after)
	}
	if kept != 1 {
		t.Errorf("the layout was told %d times", kept)
	}
	s.header.Tapped(&fyne.PointEvent{Position: fyne.NewPos(after[2].x-columnGap/2, 10)})
	if s.header.sort != "" {
		t.Error("a click on an edge sorted")
	}
}

func TestColumnListEdgeDoubleClickFits(t *testing.T) {
	s := newSampleList(t, 10, InLine())
	p := s.header.places[1]
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position = fyne.NewPos(p.x+p.width+columnGap/2, 10)
	s.header.MouseDown(e)
	s.clock.Pass(100 * time.Millisecond)
	s.header.MouseDown(e)
	want := WidthOf(TextSize, fyne.TextStyle{}).Width("О торгово-экономическом сотрудничестве 0") + 1
	if got := s.header.places[1].width; got != want {
		t.Errorf("fitted to %v, want %v", got, want)
	}
}

func TestColumnListLayoutSurvivesJSON(t *testing.T) {
	s := newSampleList(t, 10, InLine())
	s.columns.move(2, -1)
	s.columns.hide(0, true)
	s.columns.hide(3, false)
	s.columns.width[1] = 222
	text, err := json.Marshal(s.Layout())
	if err != nil {
		t.Fatal(err)
	}
	var layout ColumnsLayout
	if err := json.Unmarshal(text, &layout); err != nil {
		t.Fatal(err)
	}
	layout.Order = append(layout.Order, "gone") // of an older Accord
	layout.Widths["gone"] = 5
	other := newSampleList(t, 10, InLine())
	other.SetLayout(layout)
	if got, want := other.columns.shown(), []int{2, 1, 3}; !slices.Equal(got, want) {
		t.Errorf("shows %v, want %v", got, want)
	}
	if other.columns.width[1] != 222 {
		t.Errorf("width %v", other.columns.width[1])
	}
	other.SetLayout(ColumnsLayout{Hidden: []string{"number", "title", "state"}})
	if len(other.columns.shown()) == 0 {
		t.Error("every column is hidden")
	}
}

func TestColumnsFit(t *testing.T) {
	wide := []columnSpec{{width: 80}, {width: 300, grow: true}, {width: 120}}
	tests := []struct {
		name  string
		total float32
		want  []float32
	}{
		{"room left over goes to the growing one", 760, []float32{80, 760 - 32 - 28 - 200, 120}},
		{"on a wide screen all get of it", 1060, []float32{80 * 1.5, 1060 - 32 - 28 - 300, 120 * 1.5}},
		{"on a wider one a little", 880, []float32{120, 520, 180}},
		{"just enough", 560, []float32{80, 300, 120}},
		{"too little", 204 + 178, nil},
		{"room for two", 306, []float32{80, 180}},
		{"hardly anything", 100, []float32{68}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			places := newColumnSet(wide).fit(tt.total)
			var sum float32
			for i, p := range places {
				sum += p.width
				if tt.want != nil && p.width != tt.want[i] {
					t.Errorf("column %d is %v wide, want %v", i, p.width, tt.want[i])
				}
				if p.width < columnLeast {
					t.Errorf("column %d is %v wide", i, p.width)
				}
			}
			if tt.want != nil && len(places) != len(tt.want) {
				t.Fatalf("%d columns are shown, want %d", len(places), len(tt.want))
			}
			if last := places[len(places)-1]; tt.total > 300 && last.x+last.width > tt.total-columnMargin+0.01 {
				t.Errorf("columns end at %v of %v", last.x+last.width, tt.total)
			}
		})
	}
}

// Widths that a reader has set on a wide screen stay as they are.
func TestColumnsStayWhereTheyWereDrawn(t *testing.T) {
	s := newColumnSet([]columnSpec{{width: 80}, {width: 300, grow: true}, {width: 120}})
	s.moveEdge(s.fit(1060), 0, 30)
	if places := s.fit(1060); places[0].width != 150 || places[2].width != 180 {
		t.Errorf("drawn to %v", places)
	}
}

// Four letters of each column say less than some columns whole: the rest goes, the states last, and the heading says so.
func TestColumnsGoWhereThereIsNoRoomToReadThem(t *testing.T) {
	s := newColumnSet([]columnSpec{
		{id: "number", width: 70}, {id: "title", width: 230, grow: true}, {id: "partner", width: 112}, {id: "signed", width: 92},
		{id: "until", width: 96, stays: true}, {id: "status", width: 110, toned: true, least: 140},
	})
	for _, tt := range []struct {
		total float32
		want  string
	}{
		{900, "number title partner signed until status"},
		{660, "number title partner until status"},
		{560, "number title until status"},
		{460, "title until status"},
		{400, "title status"},
		{300, "title"},
		{60, "title"},
	} {
		var shown []string
		for _, p := range s.fit(tt.total) {
			shown = append(shown, s.specs[p.column].id)
			if least := s.leastOf(p.column); p.width < least && len(shown) > 1 {
				t.Errorf("%v: %s is %v wide, which nobody can read", tt.total, s.specs[p.column].id, p.width)
			}
		}
		if got := strings.Join(shown, " "); got != tt.want {
			t.Errorf("%v: shown are %q, want %q", tt.total, got, tt.want)
		}
	}

	list := newSampleList(t, 3, InLine())
	list.header.Resize(fyne.NewSize(200, headerHeight))
	if list.header.more.Text != "+2" {
		t.Errorf("the heading says that %q columns have no room", list.header.more.Text)
	}
	if len(list.ShownColumns()) != 3 {
		t.Errorf("%d columns would be copied", len(list.ShownColumns()))
	}
	list.header.Resize(fyne.NewSize(900, headerHeight))
	if list.header.more.Text != "" {
		t.Errorf("with room for all it says %q", list.header.more.Text)
	}
}

// A column without a word in the list gives its room as soon as another could use it, and comes back with a word.
func TestABlankColumnGivesItsRoom(t *testing.T) {
	rows := []sampleRow{{key: 0, title: "О торговле"}, {key: 1, title: "О науке", tone: ToneGreen}}
	number := ""
	column := func(id string, width float32, text func(sampleRow) string) Column[sampleRow] {
		return Column[sampleRow]{ID: id, Label: "agreement.number", Width: width, Text: text}
	}
	title := column("title", 240, func(r sampleRow) string { return r.title })
	title.Grow = true
	list := NewColumnList(InLine(), []Column[sampleRow]{
		column("number", 80, func(sampleRow) string { return number }), title,
		column("partner", 120, func(sampleRow) string { return lang.Unknown }), column("place", 100, func(sampleRow) string { return "Казань" }),
	}, func(r sampleRow) int { return r.key }, func(context.Context, []int) ([]sampleRow, error) { return rows, nil })
	w := test.NewTempWindow(t, list)
	w.SetPadded(false)
	shown := func(width float32) string {
		w.Resize(fyne.NewSize(width, 300))
		var ids []string
		for _, p := range list.area.places {
			ids = append(ids, list.columns.specs[p.column].id)
		}
		return strings.Join(ids, " ")
	}
	list.SetKeys([]int{0, 1})
	for _, tt := range []struct {
		number string
		width  float32
		want   string
	}{
		{"", 740, "number title partner place"},
		{"", 700, "number title place"},
		{"", 560, "title place"},
		{"7", 560, "number title place"},
		{"", 560, "title place"},
	} {
		number = tt.number
		list.SetKeys([]int{0, 1})
		if got := shown(tt.width); got != tt.want {
			t.Errorf("number %q, %v wide: shown are %q, want %q", tt.number, tt.width, got, tt.want)
		}
	}
	if list.header.more.Text != "+2" {
		t.Errorf("the heading says that %q columns have no room", list.header.more.Text)
	}
	for _, number = range []string{"7", ""} {
		list.HoldColumns()
		list.SetKeys([]int{0, 1})
		if got := shown(560); got != "number title place" {
			t.Errorf("number %q, held: shown are %q", number, got)
		}
	}
}

func TestColumnListHeaderMenu(t *testing.T) {
	s := newSampleList(t, 10, InLine())
	var words []string
	for _, i := range s.header.menu(2) {
		if i != nil {
			words = append(words, i.Word)
		}
	}
	if len(words) != 5 {
		t.Errorf("a column without an order offers %v", words)
	}
	menu := s.header.menu(0)
	menu[len(menu)-2].Sub[3].Do() // show the hidden one
	if !slices.Equal(s.columns.shown(), []int{0, 1, 2, 3}) {
		t.Errorf("shows %v", s.columns.shown())
	}
	menu[len(menu)-1].Do()
	if !slices.Equal(s.columns.shown(), []int{0, 1, 2}) {
		t.Errorf("after the reset shows %v", s.columns.shown())
	}
}
