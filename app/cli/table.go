package cli

import (
	"io"
	"strings"

	"github.com/mattn/go-runewidth"
)

// table is text in columns. The last column is not padded.
type table struct {
	rows  [][]string
	right map[int]bool // columns that are aligned to the right
}

func (t *table) add(cells ...string) {
	row := make([]string, len(cells))
	for i, cell := range cells {
		row[i] = oneLine(cell)
	}
	t.rows = append(t.rows, row)
}

// screen counts the places that letters take on the screen. Its own setting, unlike the package's,
// does not depend on the system, where Cyrillic may count as wide.
var screen = runewidth.Condition{StrictEmojiNeutral: true}

// write prints the table, two spaces between the columns.
func (t *table) write(w io.Writer) error {
	var widths []int
	for _, row := range t.rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], screen.StringWidth(cell))
		}
	}
	for _, row := range t.rows {
		var line strings.Builder
		for i, cell := range row {
			if i > 0 {
				line.WriteString("  ")
			}
			gap := strings.Repeat(" ", widths[i]-screen.StringWidth(cell))
			if t.right[i] {
				line.WriteString(gap + cell)
			} else {
				line.WriteString(cell + gap)
			}
		}
		if _, err := io.WriteString(w, strings.TrimRight(line.String(), " ")+"\n"); err != nil {
			return err
		}
	}
	return nil
}
