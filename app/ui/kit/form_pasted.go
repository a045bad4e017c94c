package kit

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"accord/storage/register"
)

// How much of a clipboard a field takes: more than it keeps, so that the form tells that it is too long, and not so much
// that the toolkit measures for minutes.
const (
	pastedLine  = 10_000
	pastedLines = register.LinesAtMost + 1
)

// bounded is a clipboard of at most so many letters.
type bounded struct {
	fyne.Clipboard
	most int
}

// Content returns the first of them.
func (b bounded) Content() string {
	text, letters := b.Clipboard.Content(), 0
	for at := range text {
		if letters++; letters > b.most {
			return text[:at]
		}
	}
	return text
}

// boundedPaste returns a shortcut that pastes no more than a line takes, where it pastes; any other as it is.
func boundedPaste(s fyne.Shortcut) fyne.Shortcut {
	if paste, is := s.(*fyne.ShortcutPaste); is {
		return &fyne.ShortcutPaste{Clipboard: bounded{paste.Clipboard, pastedLine}}
	}
	return s
}

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
