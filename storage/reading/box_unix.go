//go:build unix

package reading

import "golang.org/x/sys/unix"

// reserve reserves memory; the system provides a page when it is first used.
func reserve(bytes int) ([]byte, error) {
	return unix.Mmap(-1, 0, bytes, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_ANON|unix.MAP_PRIVATE)
}

// release returns the memory to the system.
func release(room []byte) { _ = unix.Munmap(room) } // it was reserved
