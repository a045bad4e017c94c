package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Menu is what a menu is declared by: its items in order, nil for a line between groups.
type Menu []*MenuItem

// MenuItem is one thing to do from a menu. Words are shown as they are given.
type MenuItem struct {
	Word     string
	Glyph    Glyph // optional
	Do       func()
	Checked  bool
	Disabled bool
	Sub      Menu // opens beside the item; Do is not used then
}

// ShowMenu opens the menu at a position of the canvas on which the object lies. Arrows, Enter and
// Esc work in it at once. When it closes, the keyboard returns to where it was.
func ShowMenu(menu Menu, over fyne.CanvasObject, at fyne.Position) {
	c := canvasOf(over)
	if c == nil || len(menu) == 0 {
		return
	}
	pop := widget.NewPopUpMenu(menu.build(), c)
	pop.ShowAtPosition(within(at, pop.MinSize(), c.Size()))
}

// menuMargin is what stays free between a menu and the edges of the window.
const menuMargin float32 = 8

// within is the place nearest to at that leaves a menu its distance from the edges of the window.
func within(at fyne.Position, size, window fyne.Size) fyne.Position {
	return fyne.NewPos(
		max(menuMargin, min(at.X, window.Width-size.Width-menuMargin)),
		max(menuMargin, min(at.Y, window.Height-size.Height-menuMargin)),
	)
}

// ShowMenuUnder opens the menu under the object's lower left corner.
func ShowMenuUnder(menu Menu, under fyne.CanvasObject) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
	ShowMenu(menu, under, at.AddXY(0, under.Size().Height+2))
}

func (m Menu) build() *fyne.Menu {
	items := make([]*fyne.MenuItem, 0, len(m))
	parted := false // a line is due, if something stands on both sides of it
	for _, i := range m {
		if i == nil {
			parted = len(items) > 0
			continue
		}
		if parted {
			items, parted = append(items, fyne.NewMenuItemSeparator()), false
		}
		item := fyne.NewMenuItem(i.Word, i.Do)
		item.Checked, item.Disabled = i.Checked, i.Disabled
		if i.Glyph != "" {
			item.Icon = Icon(i.Glyph, ColorText)
		}
		if len(i.Sub) > 0 {
			item.ChildMenu = i.Sub.build()
		}
		items = append(items, item)
	}
	return fyne.NewMenu("", items...)
}
