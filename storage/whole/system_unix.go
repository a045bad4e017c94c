//go:build !windows

package whole

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// hold takes a file for this program until it is closed or the program ends, however that comes.
func hold(file *os.File) error {
	err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil || errors.Is(err, syscall.EWOULDBLOCK) {
		return err
	}
	return errors.ErrUnsupported
}

// usual is the mode in which any program writes a file for its user.
var usual = func() fs.FileMode {
	mask := syscall.Umask(0o077) // it can only be read by setting it
	syscall.Umask(mask)
	return 0o666 &^ fs.FileMode(mask)
}()

// withoutWaiting lets the opening of a pipe return at once.
const withoutWaiting = syscall.O_NONBLOCK

// nobodyReads reports whether a pipe could not be opened because its other end is not.
func nobodyReads(err error) bool { return errors.Is(err, syscall.ENXIO) }
