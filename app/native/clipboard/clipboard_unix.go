//go:build !windows && !darwin

package clipboard

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
)

// copyPNG hands the picture to the program that the desktop has for it. It goes on by itself and keeps the picture for as long
// as nothing else is copied; who waits for what it says waits for that long too.
func copyPNG(picture []byte) error {
	ways := [][]string{{"xclip", "-selection", "clipboard", "-t", "image/png"}}
	if os.Getenv("WAYLAND_DISPLAY") != "" {
		ways = append([][]string{{"wl-copy", "--type", "image/png"}}, ways...)
	}
	for _, way := range ways {
		program, err := exec.LookPath(way[0])
		if err != nil {
			continue
		}
		c := exec.Command(program, way[1:]...)
		c.Stdin = bytes.NewReader(picture)
		if err := c.Run(); err != nil {
			return fmt.Errorf("%s: %w", way[0], err)
		}
		return nil
	}
	return ErrNoProgram
}
