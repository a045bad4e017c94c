//go:build e2e

package endtoend

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/stretchr/testify/require"
)

// fills goes on by n fields and types text there.
func (w *window) fills(n int, text string) {
	w.d.t.Helper()
	if n > 0 {
		w.press(slices.Repeat([]string{"Tab"}, n)...)
	}
	w.types(text)
}

// picks goes on by n fields and takes what is found there by these words.
func (w *window) picks(n int, words string) {
	w.d.t.Helper()
	w.fills(n, words)
	w.keys("Return")
}

// pastes puts text on the clipboard, as Word does, and pastes it into the field that has the keyboard.
func (w *window) pastes(text string) {
	w.d.t.Helper()
	clipboard := exec.Command("xclip", "-selection", "clipboard", "-in")
	clipboard.Stdin = strings.NewReader(text)
	require.NoError(w.d.t, clipboard.Run()) // a process of its own goes on holding the text
	w.keys("ctrl+v")
}

// chooses opens what has the keyboard and takes the n-th thing of its menu.
func (w *window) chooses(n int) {
	w.d.t.Helper()
	w.keys("Return")
	w.again("Down", n)
	w.keys("Return")
}

// menu opens the menu of the list's current row and takes the n-th thing of it.
func (w *window) menu(n int) {
	w.d.t.Helper()
	w.keys("shift+F10")
	w.again("Down", n)
	w.keys("Return")
}

// exports writes what the page shows into a file, by its key, and gives what is in it.
func (w *window) exports() string {
	w.d.t.Helper()
	file := filepath.Join(w.d.t.TempDir(), "list.csv")
	w.keys("ctrl+e")
	w.keys("ctrl+a")
	w.types(file)
	w.keys("Return")
	for end := time.Now().Add(patience); time.Now().Before(end); {
		if text, err := os.ReadFile(file); err == nil {
			return string(text)
		}
	}
	require.Fail(w.d.t, "nothing was exported")
	return ""
}

// until waits until a record is as it should be, by what the command says of it, and gives that.
func until[T any](d *desk, what, kind, id string, is func(T) bool) T {
	d.t.Helper()
	var record T
	for end := time.Now().Add(patience); time.Now().Before(end); {
		var read T
		require.NoError(d.t, json.Unmarshal([]byte(d.command("show", kind, id, "--format", "json")), &read))
		if record = read; is(record) {
			return record
		}
	}
	require.Failf(d.t, "not saved", "%s: %s %s is %+v", what, kind, id, record)
	return record
}

// count tells how many records of a kind there are.
func (d *desk) count(kind string) int {
	d.t.Helper()
	var rows []struct{ ID string }
	require.NoError(d.t, json.Unmarshal([]byte(d.command("list", kind, "--format", "json")), &rows))
	return len(rows)
}

// imports takes records into the register before the window is opened.
func (d *desk) imports(records string) {
	d.t.Helper()
	file := filepath.Join(d.t.TempDir(), "records.json")
	require.NoError(d.t, os.WriteFile(file, []byte(records), 0o600))
	d.command("import", file)
}
