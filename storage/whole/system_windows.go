package whole

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/windows"
)

// hold takes a file for this program until it is closed or the program ends, however that comes. The lock lies far behind
// the end, where it keeps nobody from reading.
func hold(file *os.File) error {
	far := &windows.Overlapped{OffsetHigh: 0x7fffffff}
	err := windows.LockFileEx(windows.Handle(file.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, far)
	if err == nil || errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return err
	}
	return errors.ErrUnsupported
}

// usual is the mode of any file; who may read it is the folder's matter.
const usual fs.FileMode = 0o666

// withoutWaiting: the system keeps no pipes among its files.
const withoutWaiting = 0

func nobodyReads(error) bool { return false }
