package native

import (
	"os"
	"os/exec"
	"path/filepath"
	"unsafe"

	"golang.org/x/sys/windows"
)

var setDllDirectory = kernel.NewProc("SetDllDirectoryW")

// inSoftware is set for a program that has been started again.
const inSoftware = "ACCORD_IN_SOFTWARE"

// InSoftware starts the program once more with the OpenGL that lies in the folder "software" beside
// it, which draws without a graphics card, and reports whether it did. It does not where that OpenGL
// is missing or has been tried already. The caller ends, so that one program is left.
func InSoftware() bool {
	program, err := os.Executable()
	if err != nil || os.Getenv(inSoftware) != "" {
		return false
	}
	folder := filepath.Join(filepath.Dir(program), "software")
	if _, err := os.Stat(filepath.Join(folder, "opengl32.dll")); err != nil {
		return false
	}
	name, err := windows.UTF16PtrFromString(folder)
	if err != nil {
		return false
	}
	// A program looks for its libraries in this folder of the one that started it before it looks in the system's.
	if ok, _, _ := setDllDirectory.Call(uintptr(unsafe.Pointer(name))); ok == 0 {
		return false
	}
	again := exec.Command(program, os.Args[1:]...)
	again.Env = append(os.Environ(), inSoftware+"=1")
	return again.Start() == nil
}
