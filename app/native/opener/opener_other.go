//go:build !windows

package opener

import (
	"os/exec"
	"runtime"
)

// open runs the system's starter and waits for what it says: it begins even where there is nothing to be started.
func open(path string) error {
	starter := "xdg-open"
	if runtime.GOOS == "darwin" {
		starter = "open"
	}
	return exec.Command(starter, path).Run()
}
