package kit

import (
	"strings"

	"fyne.io/fyne/v2"
)

// wrapWords breaks a text into lines that fit into the width, at spaces only. A word that is wider
// than the line has one for itself.
func wrapWords(text string, size, width float32) []string {
	measure := WidthOf(size, fyne.TextStyle{})
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		// Spaces at the beginning are somebody's indentation.
		indent := paragraph[:len(paragraph)-len(strings.TrimLeft(paragraph, " "))]
		line := indent
		for _, word := range strings.Fields(paragraph) {
			longer := word
			if strings.TrimSpace(line) != "" {
				longer = line + " " + word
			} else {
				longer = line + word
			}
			if width > 0 && strings.TrimSpace(line) != "" && measure.Width(longer) > width {
				lines = append(lines, line)
				longer = indent + word
			}
			line = longer
		}
		lines = append(lines, line)
	}
	return lines
}
