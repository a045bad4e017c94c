//go:build e2e

package endtoend

import (
	"context"
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
	assert.Contains(t, told(virtualScreen(t, "-extension", "GLX")), "Accord cannot open its window: the screen offers no OpenGL 2.1")
}
