package main

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// ran runs the program to its end and returns the seconds of the processor that it took, and the memory that it held at the
// most, in MB. At the end the system would tell what this program held when it started the other, where that was more: the
// other's own mark is read while it runs.
func (b *bench) ran(args ...string) (seconds, most float64, err error) {
	run := exec.CommandContext(b.ctx, b.program, args...)
	if err := run.Start(); err != nil {
		return 0, 0, err
	}
	ended := make(chan error, 1)
	go func() { ended <- run.Wait() }()
	every := time.NewTicker(look)
	defer every.Stop()
	for {
		select {
		case err := <-ended:
			return (run.ProcessState.UserTime() + run.ProcessState.SystemTime()).Seconds(), most, err
		case <-every.C:
			most = max(most, heldAtMost(run.Process.Pid))
		}
	}
}

// heldAtMost returns the memory that a running program has held at the most, in MB; 0 of one that has ended.
func heldAtMost(pid int) float64 {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	_, mark, _ := strings.Cut(string(text), "VmHWM:")
	kilobytes, _, _ := strings.Cut(strings.TrimSpace(mark), " ")
	n, _ := strconv.ParseFloat(kilobytes, 64)
	return n / 1024
}
