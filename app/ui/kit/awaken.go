package kit

import "fyne.io/fyne/v2"

// awaken paints the windows again where something comes to be seen for the first time. The toolkit does not know its
// window yet and would wait for the next key or click: nobody would see what a timer has found out.
func awaken(shown fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	if driver.CanvasForObject(shown) != nil {
		return
	}
	for _, w := range driver.AllWindows() {
		if content := w.Canvas().Content(); content != nil {
			w.Canvas().Refresh(firstSeen(content))
		}
	}
}

// firstSeen returns the first visible thing that is no container: to paint it again costs next to nothing.
func firstSeen(o fyne.CanvasObject) fyne.CanvasObject {
	box, is := o.(*fyne.Container)
	if !is {
		return o
	}
	for _, child := range box.Objects {
		if child.Visible() {
			return firstSeen(child)
		}
	}
	return o
}
