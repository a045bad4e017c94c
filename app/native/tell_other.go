//go:build !windows

package native

import (
	"fmt"
	"os"
)

// Tell says something to the person at the computer where there is no window to say it in.
func Tell(_, text string) { fmt.Fprintln(os.Stderr, text) }
