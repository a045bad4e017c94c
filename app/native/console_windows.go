package native

import (
	"os"

	"golang.org/x/sys/windows"
)

var (
	kernel        = windows.NewLazySystemDLL("kernel32.dll")
	attachConsole = kernel.NewProc("AttachConsole")
	freeConsole   = kernel.NewProc("FreeConsole")
)

// parentProcess is ATTACH_PARENT_PROCESS.
const parentProcess = ^uintptr(0)

// Console lets a program built for the window print into the console it was started from. Output redirected into a file
// or another program stays redirected. leave lets the console go: a window outlives it.
func Console() (leave func()) {
	if redirected(os.Stdout) && redirected(os.Stderr) {
		return func() {}
	}
	if ok, _, _ := attachConsole.Call(parentProcess); ok == 0 {
		return func() {} // started by a double click
	}
	for _, f := range []**os.File{&os.Stdout, &os.Stderr} {
		if redirected(*f) {
			continue
		}
		if console, err := os.OpenFile("CONOUT$", os.O_RDWR, 0); err == nil {
			*f = console
		}
	}
	return func() { _, _, _ = freeConsole.Call() }
}

// redirected reports whether output goes anywhere.
func redirected(f *os.File) bool {
	kind, err := windows.GetFileType(windows.Handle(f.Fd()))
	return err == nil && kind != windows.FILE_TYPE_UNKNOWN
}
