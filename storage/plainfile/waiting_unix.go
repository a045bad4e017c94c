//go:build !windows

package plainfile

import "syscall"

// withoutWaiting lets the opening of a pipe return at once.
const withoutWaiting = syscall.O_NONBLOCK
