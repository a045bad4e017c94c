// Package format writes a paper in the form that the name of its file asks for.
package format

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"accord/app/paper"
	"accord/app/paper/docx"
	"accord/app/paper/markdown"
	"accord/app/paper/pdf"
)

// ErrUnknown: no paper is written in files of that name.
var ErrUnknown = errors.New("papers are not written in this form")

// Extensions are the endings of names of files that papers are written to.
var Extensions = []string{".docx", ".pdf", ".md"}

var writers = map[string]func(io.Writer, *paper.Paper) error{".docx": docx.Write, ".pdf": pdf.Write, ".md": markdown.Write}

// Known reports whether papers are written to files of that name.
func Known(name string) bool { return writers[strings.ToLower(filepath.Ext(name))] != nil }

// Write writes a paper in the form that the name of the file ends in. ErrUnknown where that is none.
func Write(to io.Writer, name string, p *paper.Paper) error {
	write := writers[strings.ToLower(filepath.Ext(name))]
	if write == nil {
		return fmt.Errorf("%w: %s", ErrUnknown, name)
	}
	return write(to, p.InWords())
}
