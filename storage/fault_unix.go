//go:build !windows

package storage

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// What the system says of a fault.
var (
	noRoom  = []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}
	noRight = []error{syscall.EROFS}
	held    = []error{syscall.ETXTBSY}
	noName  = []error{syscall.ENAMETOOLONG, syscall.ELOOP, syscall.ENOTDIR}
	away    = []error{syscall.EIO, syscall.ENXIO, syscall.ENODEV, syscall.ENOTCONN, syscall.ESTALE, syscall.EHOSTDOWN, syscall.EHOSTUNREACH, syscall.ENETDOWN, syscall.ENETUNREACH, syscall.ETIMEDOUT, syscall.ECONNABORTED}
)

// mayWrite asks the system whether a file may be written to, without opening it.
func mayWrite(path string) error { return unix.Access(path, unix.W_OK) }
