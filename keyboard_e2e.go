//go:build e2e

package main

import (
	"fmt"
	"os"

	"accord/app/ui/kit"
)

// The walks of the real program are told where the keyboard is.
func init() {
	kit.Keyboard = func(at string) { fmt.Fprintln(os.Stderr, "keyboard at "+at) }
}
