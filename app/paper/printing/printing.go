// Package printing hands a file to the printer of the system.
package printing

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
)

// ErrNoPrinter: the system has no way to print that a program may use, or no printer. The file can be opened and printed
// from there.
var ErrNoPrinter = errors.New("no printer answers")

// Print prints a PDF under a title by lp, the command of CUPS. ErrNoPrinter where there is none, or no printer.
func Print(ctx context.Context, title, path string) error {
	lp, err := exec.LookPath("lp")
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNoPrinter, err)
	}
	command := exec.CommandContext(ctx, lp, "-t", shortened(title), "-o", "media=A4", "-o", "sides=two-sided-long-edge", "--", path)
	if out, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s: %w", ErrNoPrinter, strings.TrimSpace(string(out)), err)
	}
	return nil
}

// shortened is a title as the queue of a printer shows it.
func shortened(title string) string {
	const most = 80
	if letters := []rune(title); len(letters) > most {
		return string(letters[:most-1]) + "…"
	}
	return title
}
