//go:build !windows && !linux && !darwin

package presence

// ended: what a process that has ended is called is not known here.
func ended(int) bool { return false }
