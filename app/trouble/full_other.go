//go:build !windows

package trouble

import "syscall"

var errDiskFull error = syscall.ENOSPC
