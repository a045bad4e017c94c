package native

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAWaylandWithoutTheNewCallIsOld(t *testing.T) {
	folder := t.TempDir()
	mapped := func(name, symbols string) string {
		path := filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(path, []byte(symbols), 0o600))
		return "7f0a-7f0b r--p 00000000 08:01 131 /usr/lib/libc.so.6\n7f1a-7f1b r-xp 00000000 08:01 132      " + path + "\n"
	}
	assert.True(t, oldWayland(mapped("libwayland-client.so.0.3.0", "wl_proxy_marshal\x00wl_proxy_destroy")))
	assert.False(t, oldWayland(mapped("libwayland-client.so.0.21.0", "wl_proxy_marshal_flags\x00wl_proxy_destroy")))
	assert.False(t, oldWayland("7f0a-7f0b r--p 00000000 08:01 131 /usr/lib/libc.so.6\n7f0a-7f0b rw-p 00000000 00:00 0\n"), "there is no Wayland")
}
