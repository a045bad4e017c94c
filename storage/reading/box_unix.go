//go:build unix

package reading

import "golang.org/x/sys/unix"

// reserve takes memory from the system, which gives what is used of it.
func reserve(bytes int) ([]byte, error) {
	return unix.Mmap(-1, 0, bytes, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_ANON|unix.MAP_PRIVATE)
}

// release gives it back.
func release(room []byte) { _ = unix.Munmap(room) } // it was reserved
