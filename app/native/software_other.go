//go:build !windows

package native

// InSoftware starts the program again where the system's OpenGL fails it; only Windows needs that.
func InSoftware() bool { return false }
