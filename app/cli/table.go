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

// paddedMost is how wide a column is made for its cells: a longer one, as of a treaty with hundreds of parties, goes beyond
// it in its own row alone.
const paddedMost = 60

// write prints the table, two spaces between the columns.
func (t *table) write(w io.Writer) error {
	var widths []int
	for _, row := range t.rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			if width := screen.StringWidth(cell); width <= paddedMost {
				widths[i] = max(widths[i], width)
			}
		}
	}
	for _, row := range t.rows {
		var line strings.Builder
		for i, cell := range row {
			if i > 0 {
				line.WriteString("  ")
			}
			gap := strings.Repeat(" ", max(0, widths[i]-screen.StringWidth(cell)))
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
