package native

import (
	"fmt"
	"os"

	"golang.org/x/sys/windows"
)

// Tell says something to the person at the computer where there is no window to say it in, and waits
// until it is read.
func Tell(title, text string) {
	fmt.Fprintln(os.Stderr, text) // for those who watch a console
	t, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return
	}
	heading, err := windows.UTF16PtrFromString(title)
	if err != nil {
		return
	}
	_, _ = windows.MessageBox(0, t, heading, windows.MB_OK|windows.MB_ICONERROR|windows.MB_SETFOREGROUND)
}
