// Package reading takes out of files what search and previews want of them: the words of a PDF or a DOCX, and a picture of
// an image or of a PDF's first page. Files come from anywhere: one that is damaged, locked with a password or made to
// do harm gives nothing, and takes neither the memory nor the time of the program.
package reading

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"time"
	"unicode"
)

// Limit is how many bytes of a file's words are taken at the most.
const Limit = 200_000

// patience is how long a PDF is looked at before it is given up.
const patience = 30 * time.Second

// ErrUnreadable: the file has no picture, or none that can be had.
var ErrUnreadable = errors.New("the file cannot be shown")

// Words gives the text of a PDF or a DOCX in plain lines, at most Limit bytes of it. Other files, and those that cannot be
// read, give nothing.
func Words(ctx context.Context, r io.ReaderAt, size int64) string {
	switch kindOf(r) {
	case isPDF:
		return tidy(pdfWords(ctx, r, size))
	case isZip:
		return tidy(docxWords(ctx, r, size))
	}
	return ""
}

type kind int

const (
	isOther kind = iota
	isPDF
	isZip
)

// kindOf looks at how a file begins: its name may say anything.
func kindOf(r io.ReaderAt) kind {
	start := make([]byte, 1024)
	n, _ := r.ReadAt(start, 0)
	start = start[:n]
	switch {
	case bytes.Contains(start, []byte("%PDF-")): // some write a few bytes of their own before it
		return isPDF
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		return isZip
	}
	return isOther
}

// tidy keeps whole letters, no more than Limit bytes, and one line break for any.
func tidy(text string) string {
	if len(text) > Limit {
		text = text[:Limit]
	}
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r == '\n' || r == '\t':
			return r
		case r == unicode.ReplacementChar || unicode.IsControl(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	var b strings.Builder
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString(line)
			b.WriteByte('\n')
		}
	}
	return strings.TrimSpace(b.String())
}
