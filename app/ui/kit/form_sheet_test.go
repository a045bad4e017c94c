package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// sheetOf is a sheet of forty replies in a form of a size.
func sheetOf(t *testing.T, width, height float32) (*Form, []*Field) {
	t.Helper()
	type record struct{ Answers [40]string }
	r := &record{}
	f := NewForm(InLine(), r)
	var cells [][]*Field
	for i := range r.Answers {
		name := fmt.Sprintf("Ахметзянова Гульнара Фаридовна, заместитель председателя правления %d", i)
		cells = append(cells, []*Field{Choice("invitation.reply", &r.Answers[i], []Option{{Label: "ответа нет"}, {Value: "yes", Label: "направлен представитель"}}).Labelled(name)})
	}
	f.Section("", Sheet(cells...))
	f.Resize(fyne.NewSize(width, height))
	return f, f.Fields()
}

func TestASheetOfFortyRepliesIsSeenAtOnce(t *testing.T) {
	_, fields := sheetOf(t, 1216, 560)
	for i, f := range fields {
		if bottom := f.box.Position().Y + f.under; bottom > 490 {
			t.Fatalf("the reply %d ends at %.0f", i, bottom)
		}
	}
}

func TestASheetNamesEachFieldAtItsLeftByTheBeginningOfItsLabel(t *testing.T) {
	for _, width := range []float32{900, 1216, 1400} {
		f, fields := sheetOf(t, width, 560)
		s := f.sections[0].blocks[0].(*sheet)
		for i, field := range fields {
			label := s.labels[field]
			if !strings.HasPrefix(label.text.Text, "Ахметзянова Гульнара") || label.ToolTip() != field.label {
				t.Fatalf("at %.0f the field %d is called %q, its tooltip says %q", width, i, label.text.Text, label.ToolTip())
			}
			if right := label.Position().X + label.Size().Width; right > field.box.Position().X {
				t.Fatalf("at %.0f the label %d reaches over its field", width, i)
			}
		}
	}
}
