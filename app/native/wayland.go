package native

import (
	"bytes"
	"os"
	"strings"
)

// AvoidOldWayland makes the toolkit take X11 where the system's Wayland is older than the toolkit needs, as on Debian
// 11: there it would call missing functions and end at once. FYNE_PLATFORM, if set, has precedence.
func AvoidOldWayland() {
	if os.Getenv("WAYLAND_DISPLAY") == "" || os.Getenv("FYNE_PLATFORM") != "" {
		return
	}
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil || !oldWayland(string(maps)) {
		return
	}
	_ = os.Setenv("FYNE_PLATFORM", "x11")
	_ = os.Unsetenv("WAYLAND_DISPLAY") // the toolkit then takes X11
}

// oldWayland reports whether the client's library among a process's mapped files lacks the call that
// came with version 1.20.
func oldWayland(maps string) bool {
	for line := range strings.Lines(maps) {
		at := strings.Index(line, "/")
		if at < 0 || !strings.Contains(line[at:], "/libwayland-client.so") {
			continue
		}
		library, err := os.ReadFile(strings.TrimSpace(line[at:]))
		return err == nil && !bytes.Contains(library, []byte("wl_proxy_marshal_flags"))
	}
	return false
}
