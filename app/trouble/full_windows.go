package trouble

import "syscall"

// errDiskFull is ERROR_DISK_FULL.
var errDiskFull error = syscall.Errno(0x70)
