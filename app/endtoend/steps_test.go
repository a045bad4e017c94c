//go:build e2e

package endtoend

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/stretchr/testify/require"
)

// fill goes on to a field and types text there.
func (w *window) fill(field, text string) {
	w.d.t.Helper()
	w.goes(field)
	w.types(text)
}

// pick goes on to a field and takes what is found there by these words.
func (w *window) pick(field, words string) {
	w.d.t.Helper()
	w.fill(field, words)
	w.keys("Return")
}

// push goes on to a button or a link and presses it.
func (w *window) push(words string) {
	w.d.t.Helper()
	w.goes(words)
	w.keys("Return")
}

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
	clipboard := w.d.tool(context.Background(), "xclip", "-selection", "clipboard", "-in")
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

// exports writes what the page shows into a file of that name, by its key, and returns what is in it.
func (w *window) exports(name string) string {
	w.d.t.Helper()
	w.keys("ctrl+e")
	return w.writes(name)
}

// exportsDays writes the calendar between two days into a file of that name, without alarms, and returns what is in it.
func (w *window) exportsDays(name, from, to string) string {
	w.d.t.Helper()
	w.keys("ctrl+e")
	w.keys("ctrl+a")
	w.types(from)
	w.fills(1, to)
	w.keys("ctrl+s")
	return w.writes(name)
}

// writes answers the question for a file and returns what is in it then.
func (w *window) writes(name string) string {
	w.d.t.Helper()
	file := filepath.Join(w.d.t.TempDir(), name)
	w.keys("ctrl+a")
	w.types(file)
	w.keys("Return")
	var text []byte
	w.d.waits(name, func() (there bool) {
		var err error
		text, err = os.ReadFile(file)
		return err == nil
	})
	return string(text)
}

// until waits until a record is as it should be, by what the command says of it, and returns that.
func until[T any](d *desk, what, kind, id string, is func(T) bool) (record T) {
	d.t.Helper()
	d.waits(what+" of "+kind+" "+id, func() bool {
		var read T // again: what has gone must not stay
		d.show(&read, kind, id)
		record = read
		return is(record)
	})
	return record
}

// waits waits until something is so in the register.
func (d *desk) waits(what string, is func() bool) {
	d.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); {
		if is() {
			return
		}
	}
	require.Fail(d.t, what+" was not saved")
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
