package native

import "C" // for opengl_windows.c

import (
	"os"
	"os/exec"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// inSoftware makes a program draw with the OpenGL beside it. A person may set it too, where the
// system's OpenGL is there and draws wrongly.
const inSoftware = "ACCORD_IN_SOFTWARE"

// UseSoftware makes the program draw with the OpenGL in the folder "software" beside it, which needs no graphics card,
// if the environment asks for it. Call it before the toolkit: later requests for OpenGL get that one.
func UseSoftware() {
	if os.Getenv(inSoftware) != "" {
		// Its own libraries lie beside it.
		_, _ = windows.LoadLibraryEx(software(), 0, windows.LOAD_WITH_ALTERED_SEARCH_PATH)
	}
}

// InSoftware starts the program once more, drawing in software, and reports whether it did: not where that was tried
// already or is impossible. The caller ends, so that one program is left.
func InSoftware() bool {
	if os.Getenv(inSoftware) != "" {
		return false
	}
	if _, err := os.Stat(software()); err != nil {
		return false
	}
	program, err := os.Executable()
	if err != nil {
		return false
	}
	again := exec.Command(program, os.Args[1:]...)
	again.Env = append(os.Environ(), inSoftware+"=1")
	return again.Start() == nil
}

// software is the OpenGL that is brought along.
func software() string {
	program, err := os.Executable()
	if err != nil {
		return ""
	}
	return filepath.Join(filepath.Dir(program), "software", "opengl32.dll")
}
