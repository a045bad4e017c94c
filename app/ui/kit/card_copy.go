package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
)

// Text returns all that the card says, a line for each of its own.
func (c *Card) Text() string {
	var lines []string
	for _, item := range c.body.items {
		if said := textOf(item.object); said != "" {
			lines = append(lines, said)
		}
	}
	return strings.Join(lines, "\n")
}

// textOf returns what an item of a card says; buttons and pictures say nothing.
func textOf(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *Flow:
		return o.Text()
	case *sectionLine:
		return "\n" + o.heading.Text()
	case *fieldLine:
		return o.label.Text() + ": " + o.value.Text()
	case *rowLine:
		said := o.left.Text()
		if right := o.right.Text(); right != "" {
			said += "\t" + right
		}
		return said
	case *openRow:
		return textOf(o.row)
	case *menuRow:
		return textOf(o.row)
	case *Banner:
		var said []string
		for _, f := range []*Flow{o.title, o.text} {
			if f != nil {
				said = append(said, f.Text())
			}
		}
		return strings.Join(said, "\n")
	}
	return ""
}

// TappedSecondary offers to copy the whole card; over a text the text itself is offered.
func (c *Card) TappedSecondary(e *fyne.PointEvent) {
	ShowMenu(Menu{{Word: lang.T("menu.copy_card"), Do: func() {
		fyne.CurrentApp().Clipboard().SetContent(c.Text())
	}}}, c, e.AbsolutePosition)
}
