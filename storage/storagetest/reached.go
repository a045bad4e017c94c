package storagetest

import (
	"fmt"
	"os"
	"testing"
)

// Reached logs a result of a test as a line of the table of `make torture`, and adds it to the file named by
// ACCORD_TABLE.
func Reached(t testing.TB, test, format string, values ...any) {
	t.Helper()
	line := fmt.Sprintf("| %s | "+format+" |", append([]any{test}, values...)...)
	t.Log(line)
	if t.Failed() {
		line = "| " + test + " | FAILED |"
	}
	path := os.Getenv("ACCORD_TABLE")
	if path == "" {
		return
	}
	table, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fmt.Fprintln(table, line); err != nil {
		t.Error(err)
	}
	if err := table.Close(); err != nil {
		t.Error(err)
	}
}
