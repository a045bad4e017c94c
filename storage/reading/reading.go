// Package reading extracts from files what search and previews need: the words of documents, and a picture of an image
// or of a PDF's first page. Files come from anywhere: a damaged, locked or malicious one yields nothing, and takes
// neither the memory nor the time of the program.
package reading

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"unicode"
)

// Limit is how many bytes of a file's words are taken at the most.
const Limit = 200_000

// ErrUnreadable: the file has no picture, or none that can be had.
var ErrUnreadable = errors.New("the file cannot be shown")

// Text is what a file says.
type Text struct {
	Words string
	// Part says that there is more than this: the file is longer, or could not be read to its end, or not at all.
	Part bool
}

// Words returns the text of a PDF, DOCX, ODT, RTF or a plain text in lines, at most Limit bytes of it. Other files, and
// those that cannot be read, give nothing.
func Words(ctx context.Context, r io.ReaderAt, size int64) Text {
	out, is := &words{}, kindOf(r, size)
	read := map[kind]func(context.Context, io.ReaderAt, int64, *words) error{
		isPDF: pdfWords, isZip: packedWords, isRTF: rtfWords, isPlain: plainWords,
	}[is]
	if read == nil {
		return Text{}
	}
	var err error
	if is == isPDF { // which first makes its reader ready
		err = read(ctx, r, size, out)
	} else {
		err = withinEffort(ctx, func(ctx context.Context) error { return read(ctx, r, size, out) })
	}
	return Text{out.text(), err != nil || out.full}
}

// errEnough stops reading a file once enough is known of it.
var errEnough = errors.New("no more words are wanted")

// words gathers what a file says.
type words struct {
	b     strings.Builder
	full  bool
	pages bool // a form feed ends each page
}

// PageEnd stands in a line of its own where a page ends, in the texts of files whose pages are known.
const PageEnd = '\f'

// endPage notes that a page ends.
func (w *words) endPage() error {
	w.pages = true
	return w.add("\n\f\n")
}

// add takes a piece of text; errEnough where there is no room for more.
func (w *words) add(text string) error {
	w.b.WriteString(text)
	if w.b.Len() > Limit {
		w.full = true
		return errEnough
	}
	return nil
}

// text returns it in whole letters, no more than Limit bytes, and one line break for any.
func (w *words) text() string {
	text := w.b.String()
	if len(text) > Limit {
		text = text[:Limit]
	}
	text = strings.Map(func(r rune) rune {
		switch {
		case r == PageEnd && w.pages:
			return r
		case r == '\r' || r == '\f' || r == '\v' || r == '\u2028' || r == '\u2029':
			return '\n'
		case r == '\n' || r == '\t':
			return r
		case r == '\u2011' || r == '\u2010': // the hyphens of typesetters
			return '-'
		case r == unicode.ReplacementChar || unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	var b strings.Builder
	for line := range strings.Lines(text) {
		ends := line == "\f\n"
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString(line)
			b.WriteByte('\n')
		}
		if ends {
			b.WriteString("\f\n")
		}
	}
	return strings.TrimRightFunc(b.String(), unicode.IsSpace)
}

type kind int

const (
	isOther kind = iota
	isPDF
	isZip
	isRTF
	isPlain
)

// kindOf looks at how a file begins: its name may say anything.
func kindOf(r io.ReaderAt, size int64) kind {
	start := make([]byte, min(size, 4096))
	n, _ := r.ReadAt(start, 0)
	start = start[:n]
	switch {
	case bytes.Contains(start[:min(n, 1024)], []byte("%PDF-")): // some write a few bytes of their own before it
		return isPDF
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		return isZip
	case bytes.HasPrefix(bytes.TrimLeft(start, "\xef\xbb\xbf \t\r\n"), []byte(`{\rtf`)):
		return isRTF
	case charsetOf(start) != nil:
		return isPlain
	}
	return isOther
}
