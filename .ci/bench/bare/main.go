// Bare is the yardstick of a start: the toolkit's smallest program, in a window of our size.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func main() {
	window := app.NewWithID("org.accord.bench.bare").NewWindow("Bare")
	window.SetContent(container.NewCenter(widget.NewLabel("Bare window")))
	window.Resize(fyne.NewSize(1280, 720))
	window.ShowAndRun()
}
