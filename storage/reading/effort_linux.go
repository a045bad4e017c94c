package reading

import (
	"time"

	"golang.org/x/sys/unix"
)

// threadWork returns how long the processor has worked for the thread that it is called on, to be asked on any other until end;
// worked is nil where the system does not say.
func threadWork() (worked func() time.Duration, end func()) {
	clock := int32(^unix.Gettid()<<3 | 6) // of a thread's own work, as the system numbers its clocks
	worked = func() time.Duration {
		var spent unix.Timespec
		if unix.ClockGettime(clock, &spent) != nil {
			return 0
		}
		return time.Duration(spent.Nano())
	}
	if worked() == 0 {
		return nil, nil
	}
	return worked, func() {}
}
