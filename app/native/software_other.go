//go:build !windows

package native

// UseSoftware has nothing to do here: only for Windows an OpenGL is brought along.
func UseSoftware() {}

// InSoftware reports that the program has not been started again.
func InSoftware() bool { return false }
