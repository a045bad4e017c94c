// Package opener opens files in the programs that the system has for them.
package opener

import (
	"errors"
	"fmt"
)

// ErrNoProgram means that the system has no program for a file, or could not start it.
var ErrNoProgram = errors.New("no program opens the file")

// Open hands a file to the system's program for it. It returns when the system says whether that was started; on a desktop
// without a starter of its own that is when the program ends.
func Open(path string) error {
	if err := open(path); err != nil {
		return fmt.Errorf("%w: %w", ErrNoProgram, err)
	}
	return nil
}
