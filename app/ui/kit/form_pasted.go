package kit

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"accord/storage/register"
)

// kept is a clipboard that gives a field what a record keeps of a text, so that it is seen before it is saved.
type kept struct {
	fyne.Clipboard
	lines bool // the field keeps line breaks
}

// Content keeps a space, or a line break, at the edges: it parts the text from what stands there.
func (k kept) Content() string {
	text := k.Clipboard.Content()
	within := strings.TrimLeftFunc(text, unicode.IsSpace)
	before := text[:len(text)-len(within)]
	after := within[len(strings.TrimRightFunc(within, unicode.IsSpace)):]
	fit := register.Line
	if k.lines {
		fit = register.Lines
	}
	return k.edge(before) + fit(within) + k.edge(after)
}

func (k kept) edge(blank string) string {
	switch breaks := strings.ContainsAny(blank, "\r\n"); {
	case breaks && k.lines:
		return "\n"
	case breaks || blank == "":
		return "" // a cell of a sheet comes with the end of its row
	}
	return " "
}
