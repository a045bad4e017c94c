package reading

import (
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

var threadTimes = windows.NewLazySystemDLL("kernel32.dll").NewProc("GetThreadTimes")

// threadWork returns how long the processor has worked for the thread that it is called on, to be asked on any other until end;
// worked is nil where the system does not say.
func threadWork() (worked func() time.Duration, end func()) {
	var thread windows.Handle
	self := windows.CurrentProcess()
	err := windows.DuplicateHandle(self, windows.CurrentThread(), self, &thread, 0, false, windows.DUPLICATE_SAME_ACCESS)
	if err != nil || threadTimes.Find() != nil {
		return nil, nil
	}
	return func() time.Duration {
		var made, ended, system, own windows.Filetime
		done, _, _ := threadTimes.Call(uintptr(thread), uintptr(unsafe.Pointer(&made)), uintptr(unsafe.Pointer(&ended)),
			uintptr(unsafe.Pointer(&system)), uintptr(unsafe.Pointer(&own)))
		if done == 0 {
			return 0
		}
		const tick = 100 * time.Nanosecond
		spent := func(f windows.Filetime) int64 { return int64(f.HighDateTime)<<32 | int64(f.LowDateTime) }
		return time.Duration(spent(system)+spent(own)) * tick
	}, func() { _ = windows.CloseHandle(thread) } // it was only asked
}
