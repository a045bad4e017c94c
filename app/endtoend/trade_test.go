//go:build e2e

package endtoend

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A table of trade is pasted from Excel, saved as one change and taken back; then the note on the partner is printed. All of it
// by keyboard alone.
func TestTradeIsPastedAndANotePrintedByKeyboardAlone(t *testing.T) {
	bin, printed := t.TempDir(), filepath.Join(t.TempDir(), "printed.pdf")
	lp := "#!/bin/sh\nfor last; do :; done\ncp \"$last\" " + printed + ".part && mv " + printed + ".part " + printed + "\n"
	require.NoError(t, os.WriteFile(filepath.Join(bin, "lp"), []byte(lp), 0o700))
	d := newDesk(t)
	d.bin = bin
	w := d.open()
	figures := d.count("trade-record")

	w.keys(partners)
	w.keys("ctrl+Tab") // people
	w.keys("ctrl+Tab") // links
	w.keys("ctrl+Tab") // trade
	w.push("Paste a table…")
	w.pastes("Country\tYear\tExports, USD million\tImports, USD million\nAzerbaijan\t2019\t45.2\t12\nAzerbaijan\t2020\t38\t-\n")
	w.keys("ctrl+Return")
	w.picture("trade pasted")
	assert.Equal(t, figures, d.count("trade-record"), "nothing is saved before it is said")
	w.push("Import 3 records")
	d.waits("three figures", func() bool { return d.count("trade-record") == figures+3 })
	w.picture("trade saved")
	w.keys("ctrl+z")
	w.push("Move to the trash")
	d.waits("the figures to be taken back", func() bool { return d.count("trade-record") == figures })

	w.keys(partners)
	w.keys("ctrl+f")
	w.types("azer")
	w.keys("Return")
	w.keys("ctrl+p")
	w.push("Print")
	d.waits("the printed note", func() bool { _, err := os.Stat(printed); return err == nil })
	w.picture("note printed")
	note, err := os.ReadFile(printed)
	require.NoError(t, err)
	assert.Equal(t, "%PDF", string(note[:4]))
	w.keys("Escape")
	w.close()
	require.NotContains(t, w.said.String(), "Error in Fyne call thread")
}
