package reading

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

// reserve takes memory from the system, which gives what is used of it.
func reserve(bytes int) ([]byte, error) {
	at, err := windows.VirtualAlloc(0, uintptr(bytes), windows.MEM_RESERVE|windows.MEM_COMMIT, windows.PAGE_READWRITE)
	if err != nil {
		return nil, err
	}
	return unsafe.Slice(*(**byte)(unsafe.Pointer(&at)), bytes), nil // an address of the system's, not of the sweeper's
}

// release gives it back.
func release(room []byte) {
	_ = windows.VirtualFree(uintptr(unsafe.Pointer(unsafe.SliceData(room))), 0, windows.MEM_RELEASE) // it was reserved
}
