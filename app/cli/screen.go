package cli

import (
	"bytes"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A terminal obeys control characters, wherever they come from: a name in somebody's file could clear the screen, hide
// lines or answer for the user. So none reaches it, in a table, in JSON or in a complaint.

// printable returns what a terminal may show in place of a letter.
func printable(r rune) rune {
	if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
		return ' '
	}
	return r
}

// oneLine is a text as it may stand in a line of a table.
func oneLine(s string) string { return strings.Map(printable, s) }

// onTerminal reports whether a writer ends on a terminal.
func onTerminal(w io.Writer) bool {
	file, is := w.(*os.File)
	if !is {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// screened writes no control characters but line feeds and tabs.
type screened struct {
	to   io.Writer
	rest []byte // the beginning of a letter
}

func (s *screened) Write(p []byte) (int, error) {
	text := append(s.rest, p...)
	s.rest = nil
	var out bytes.Buffer
	for len(text) > 0 {
		if !utf8.FullRune(text) {
			s.rest = bytes.Clone(text)
			break
		}
		r, size := utf8.DecodeRune(text)
		text = text[size:]
		if r != '\n' && r != '\t' {
			r = printable(r)
		}
		out.WriteRune(r)
	}
	if _, err := s.to.Write(out.Bytes()); err != nil {
		return 0, err
	}
	return len(p), nil
}
