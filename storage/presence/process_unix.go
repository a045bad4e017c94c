//go:build !windows

package presence

import (
	"errors"
	"syscall"
)

// runs reports whether a process of this computer is there, and has not ended with nobody asking how.
func runs(process int) bool {
	err := syscall.Kill(process, 0)
	return (err == nil || errors.Is(err, syscall.EPERM)) && !ended(process)
}
