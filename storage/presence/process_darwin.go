package presence

import "golang.org/x/sys/unix"

// zombie is SZOMB of sys/proc.h.
const zombie = 5

// ended reports whether a process is kept only until its parent asks how it ended.
func ended(process int) bool {
	about, err := unix.SysctlKinfoProc("kern.proc.pid", process)
	return err == nil && about.Proc.P_stat == zombie
}
