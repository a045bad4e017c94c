package kit

import (
	"sort"
	"strings"

	"fyne.io/fyne/v2"
)

// wrapWords breaks a text into lines that fit into the width, at spaces. A word that is wider
// than a line is cut; a number stays with the word that it counts.
func wrapWords(text string, size, width float32) []string {
	measure := WidthOf(size, fyne.TextStyle{})
	return wrapAt(text, width, measure.Width, func(paragraph string) []string {
		return together(paragraph, func(words string) bool { return measure.Width(words) <= width })
	})
}

// wrapTyped breaks a text into lines as the toolkit's own entries do.
func wrapTyped(text string, width float32) []string {
	return wrapAt(text, width, WidthOf(TextSize, fyne.TextStyle{}).Width, strings.Fields)
}

// together parts a text into what no line ends within: words, and numbers with their words where those fit into a line.
func together(text string, fits func(string) bool) []string {
	var all []string
	words := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\t' }) // no line ends at a no-break space
	for i, word := range words {
		last := len(all) - 1
		if i > 0 && counts(words[i-1], word) && fits(all[last]+" "+word) {
			all[last] += " " + word
		} else {
			all = append(all, word)
		}
	}
	return all
}

// wrapAt breaks a text into lines between the pieces that parts finds in its paragraphs.
func wrapAt(text string, width float32, measure func(string) float32, parts func(paragraph string) []string) []string {
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		// Spaces at the beginning are somebody's indentation.
		indent := paragraph[:len(paragraph)-len(strings.TrimLeft(paragraph, " "))]
		line := indent
		for _, word := range pieces(parts(paragraph), width, measure) {
			longer := word
			if strings.TrimSpace(line) != "" {
				longer = line + " " + word
			} else {
				longer = line + word
			}
			if width > 0 && strings.TrimSpace(line) != "" && measure(longer) > width {
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
