// Package native is what the system itself offers a program that has no window yet, or cannot have
// one: the console it was started from, a message of its own, a place to draw.
package native

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

// NoScreen is the program's exit code when no window could be shown.
const NoScreen = 6

// HasDisplay reports whether there is a screen to ask for a window. Only Linux starts programs
// without one, and the toolkit ends in a panic there.
func HasDisplay(getenv func(string) string) bool {
	return runtime.GOOS != "linux" || getenv("DISPLAY") != "" || getenv("WAYLAND_DISPLAY") != ""
}

// Shown reports whether the system has made the window. Where there is no OpenGL to draw with, the
// toolkit only logs that, and would go on for ever without a window. It is asked on the screen's goroutine.
func Shown(w fyne.Window) bool {
	own, ok := w.(driver.NativeWindow)
	if !ok {
		return true // nothing to ask
	}
	shown := false
	own.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.X11WindowContext:
			shown = c.WindowHandle != 0
		case driver.WaylandWindowContext:
			shown = c.WaylandSurface != 0
		case driver.WindowsWindowContext:
			shown = c.HWND != 0
		case driver.MacWindowContext:
			shown = c.NSWindow != 0
		}
	})
	return shown
}
