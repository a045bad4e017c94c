package native

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/term"
)

// errNoTerminal: there is nobody to be asked.
var errNoTerminal = errors.New("the standard input is no terminal")

// Secret asks on the terminal for something that is not to be seen.
func Secret(prompt string) (string, error) {
	at := int(os.Stdin.Fd())
	if !term.IsTerminal(at) {
		return "", errNoTerminal
	}
	_, _ = fmt.Fprint(os.Stderr, prompt+" ") // there is nowhere else to ask
	answer, err := term.ReadPassword(at)
	_, _ = fmt.Fprintln(os.Stderr)
	return string(answer), err
}
