package presence

import (
	"bytes"
	"fmt"
	"os"
)

// ended reports whether a process is kept only until its parent asks how it ended: its state, which follows its name in
// brackets, says so (proc_pid_stat(5)).
func ended(process int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", process))
	if err != nil {
		return false
	}
	_, state, found := bytes.Cut(stat[max(0, bytes.LastIndexByte(stat, ')')):], []byte(" "))
	return found && len(state) > 0 && bytes.IndexByte([]byte("ZXx"), state[0]) >= 0
}
