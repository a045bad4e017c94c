package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"accord/storage/register"
)

func TestPageDownScrollsALongFormFromEveryFieldAndChangesNothing(t *testing.T) {
	r := &struct {
		Title string
		Kind  string
		Open  bool
		Day   register.Date
		Host  register.ID
		Hosts []register.ID
		Kinds []string
		Words []string
		Said  register.Text
		Hour  string
		Years register.Length
		More  [40]string
	}{}
	b := newBench(t, &trip{}).show(900)
	f := NewForm(b.loader, r)
	fields := []*Field{
		Text("trip.title", &r.Title), LongText("trip.title", &r.Title), Check("trip.title", &r.Open),
		Choice("trip.title", &r.Kind, []Option{{Value: "a", Label: "а"}, {Value: "b", Label: "б"}}), Date("trip.title", &r.Day, "2026-12-01"),
		Pick("trip.title", &r.Host, b.source()), PickMany("trip.title", &r.Hosts, b.source()),
		ChooseMany("trip.title", &r.Kinds, []Option{{Value: "a", Label: "а"}}), Tags("trip.title", &r.Words), Phrase("trip.title", &r.Said),
		Clock("trip.title", &r.Hour), Length("trip.title", &r.Years),
	}
	for _, field := range fields {
		f.Section("", Line(field))
	}
	for i := range r.More {
		f.Section("", Line(Text("trip.title", &r.More[i]).At(fmt.Sprintf("more[%d]", i))))
	}
	b.window.SetContent(f)
	b.window.Resize(fyne.NewSize(900, 500))
	before := fmt.Sprint(*r)
	for i, field := range fields {
		f.scroll.ScrollToOffset(fyne.NewPos(0, 0))
		field.Focus()
		at := f.scroll.Offset.Y
		b.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
		down := f.scroll.Offset.Y
		if down < at+200 {
			t.Errorf("from the field %d the form went from %.0f to %.0f", i, at, down)
		}
		b.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
		if f.scroll.Offset.Y >= down {
			t.Errorf("from the field %d it did not go back", i)
		}
	}
	if fmt.Sprint(*r) != before {
		t.Errorf("the record is %+v", *r)
	}
}
