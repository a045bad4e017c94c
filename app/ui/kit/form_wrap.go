package kit

import (
	"sort"
	"strings"

	"fyne.io/fyne/v2"
)

// wrapWords breaks a text into lines that fit into the width, at spaces. A word that is wider
// than a line is cut.
func wrapWords(text string, size, width float32) []string {
	measure := WidthOf(size, fyne.TextStyle{})
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		// Spaces at the beginning are somebody's indentation.
		indent := paragraph[:len(paragraph)-len(strings.TrimLeft(paragraph, " "))]
		line := indent
		for _, word := range pieces(strings.Fields(paragraph), width, measure.Width) {
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

// pieces cuts words that are wider than a line, as names of files may be.
func pieces(words []string, width float32, measure func(string) float32) []string {
	var all []string
	for _, word := range words {
		letters := []rune(word)
		for width > 0 && len(letters) > 1 && measure(string(letters)) > width {
			fits := sort.Search(len(letters), func(n int) bool { return measure(string(letters[:n+1])) > width })
			all = append(all, string(letters[:max(1, fits)]))
			letters = letters[max(1, fits):]
		}
		all = append(all, string(letters))
	}
	return all
}
