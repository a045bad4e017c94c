package storage

import (
	"os"

	"golang.org/x/sys/windows"
)

// What the system says of a fault.
var (
	noRoom  = []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED, windows.ERROR_FILE_TOO_LARGE}
	noRight = []error{windows.ERROR_WRITE_PROTECT}
	held    = []error{windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION}
	noName  = []error{
		windows.ERROR_INVALID_NAME, windows.ERROR_BAD_PATHNAME, windows.ERROR_FILENAME_EXCED_RANGE, windows.ERROR_DIRECTORY, windows.ERROR_CANT_RESOLVE_FILENAME,
	}
	away = []error{
		windows.ERROR_NOT_READY, windows.ERROR_BAD_UNIT, windows.ERROR_GEN_FAILURE, windows.ERROR_DEV_NOT_EXIST, windows.ERROR_NO_MEDIA_IN_DRIVE,
		windows.ERROR_BAD_NETPATH, windows.ERROR_BAD_NET_NAME, windows.ERROR_NETNAME_DELETED, windows.ERROR_UNEXP_NET_ERR, windows.ERROR_NETWORK_UNREACHABLE,
		windows.ERROR_IO_DEVICE, windows.ERROR_DEVICE_NOT_CONNECTED, windows.ERROR_SEM_TIMEOUT, windows.ERROR_CRC,
	}
)

// mayWrite returns an error for a file that is marked as read-only, which who opened it earlier is not told. Of any other
// missing right the system itself reports.
func mayWrite(path string) error {
	if file, err := os.Stat(path); err == nil && file.Mode()&0o200 == 0 {
		return os.ErrPermission
	}
	return nil
}
