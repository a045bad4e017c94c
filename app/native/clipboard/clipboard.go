// Package clipboard puts pictures onto the system's clipboard; the toolkit's own takes texts alone.
package clipboard

import (
	"errors"
	"fmt"
)

// ErrNoProgram means that the system has no way to put a picture onto its clipboard.
var ErrNoProgram = errors.New("no program copies pictures")

// CopyPNG puts a picture onto the clipboard.
func CopyPNG(picture []byte) error {
	if err := copyPNG(picture); err != nil {
		return fmt.Errorf("copy a picture: %w", err)
	}
	return nil
}
