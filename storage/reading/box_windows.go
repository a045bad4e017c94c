package reading

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

// reserve reserves memory; the system provides a page when it is first used.
func reserve(bytes int) ([]byte, error) {
	at, err := windows.VirtualAlloc(0, uintptr(bytes), windows.MEM_RESERVE|windows.MEM_COMMIT, windows.PAGE_READWRITE)
	if err != nil {
		return nil, err
	}
	return unsafe.Slice(*(**byte)(unsafe.Pointer(&at)), bytes), nil // an address of the system's, not of the sweeper's
}

// release returns the memory to the system.
func release(room []byte) {
	_ = windows.VirtualFree(uintptr(unsafe.Pointer(unsafe.SliceData(room))), 0, windows.MEM_RELEASE) // it was reserved
}
