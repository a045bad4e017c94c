package native_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/native"
)

func TestLinuxNeedsADisplay(t *testing.T) {
	with := func(name string) func(string) string {
		return func(asked string) string {
			if asked == name {
				return ":0"
			}
			return ""
		}
	}
	assert.False(t, native.HasDisplay(with("")))
	assert.True(t, native.HasDisplay(with("DISPLAY")))
	assert.True(t, native.HasDisplay(with("WAYLAND_DISPLAY")))
}
