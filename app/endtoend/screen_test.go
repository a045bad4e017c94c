//go:build e2e

package endtoend

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A person at a computer that cannot show the window is told so; nothing hangs or ends in a trace.
func TestWithoutAScreenToDrawOnAPersonIsTold(t *testing.T) {
	d := newDesk(t)
	told := func(display string) string {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		run := exec.CommandContext(ctx, program, "--lang", "en", d.register)
		run.Env = append(d.environment(), "DISPLAY="+display, "WAYLAND_DISPLAY=")
		out, err := run.CombinedOutput()
		var ended *exec.ExitError
		require.ErrorAs(t, err, &ended, string(out))
		assert.Equal(t, 6, ended.ExitCode(), string(out))
		return string(out)
	}
	text := told("")
	assert.True(t, strings.HasPrefix(text, "Accord cannot open its window: there is no graphical screen here"), text)
	assert.Contains(t, told(withoutOpenGL(t)), "Accord cannot open its window: the screen offers no OpenGL 2.1")
}

// withoutOpenGL starts a screen that nothing can be drawn on with OpenGL and gives its name.
func withoutOpenGL(t *testing.T) string {
	t.Helper()
	reads, writes, err := os.Pipe()
	require.NoError(t, err)
	screen := exec.Command("Xvfb", "-displayfd", "3", "-extension", "GLX", "-nolisten", "tcp")
	screen.ExtraFiles = []*os.File{writes}
	require.NoError(t, screen.Start())
	t.Cleanup(func() {
		_ = screen.Process.Kill()
		_ = screen.Wait()
	})
	require.NoError(t, writes.Close())
	number, err := bufio.NewReader(reads).ReadString('\n')
	require.NoError(t, err)
	require.NoError(t, reads.Close())
	return ":" + strings.TrimSpace(number)
}
