//go:build e2e

package endtoend

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// ownDisplay starts a screen of 1366 × 768 with a window manager for one test alone, so that several can go on at once, and
// returns its name and the file that holds what it shows. Where there is no virtual screen, the one that the tests were started
// on serves them one after another, and there is no such file.
func ownDisplay(t *testing.T) (display, shown string) {
	t.Helper()
	if _, err := exec.LookPath("Xvfb"); err != nil {
		return os.Getenv("DISPLAY"), ""
	}
	t.Parallel()
	folder := t.TempDir()
	display = virtualScreen(t, "-screen", "0", "1366x768x24", "-noreset", "-fbdir", folder)
	windows := exec.Command("openbox", "--sm-disable")
	windows.Env = append(os.Environ(), "DISPLAY="+display)
	started(t, windows)
	for end := time.Now().Add(patience); time.Now().Before(end); {
		name := exec.Command("xprop", "-display", display, "-root", "_NET_SUPPORTING_WM_CHECK")
		if out, err := name.Output(); err == nil && strings.Contains(string(out), "window id") {
			return display, filepath.Join(folder, "Xvfb_screen0")
		}
	}
	require.Fail(t, "the window manager does not start")
	return "", ""
}

// virtualScreen starts a screen that nobody sees and returns its name.
func virtualScreen(t *testing.T, args ...string) string {
	t.Helper()
	reads, writes, err := os.Pipe()
	require.NoError(t, err)
	screen := exec.Command("Xvfb", append([]string{"-displayfd", "3", "-nolisten", "tcp"}, args...)...)
	screen.ExtraFiles = []*os.File{writes}
	started(t, screen)
	require.NoError(t, writes.Close())
	number, err := bufio.NewReader(reads).ReadString('\n')
	require.NoError(t, err)
	require.NoError(t, reads.Close())
	return ":" + strings.TrimSpace(number)
}

// started starts a process that ends with the test.
func started(t *testing.T, process *exec.Cmd) {
	t.Helper()
	require.NoError(t, process.Start())
	t.Cleanup(func() {
		_ = process.Process.Kill()
		_ = process.Wait()
	})
}
