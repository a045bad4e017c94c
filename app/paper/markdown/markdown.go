// Package markdown writes papers as Markdown with tables and footnotes (GitHub Flavored Markdown), for letters and for
// comparing.
package markdown

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"accord/app/paper"
)

// Write writes the paper. Pictures become their captions.
func Write(to io.Writer, p *paper.Paper) error {
	w := &writer{to: bufio.NewWriter(to)}
	for i, s := range p.Sections {
		if i > 0 {
			w.part("---")
		}
		for _, b := range s.Blocks {
			w.block(b)
		}
	}
	for i, note := range w.notes {
		if i == 0 {
			w.put("\n")
		}
		w.put("[^%d]: %s\n", i+1, escape(note, " "))
	}
	if err := w.to.Flush(); err != nil {
		return fmt.Errorf("write a paper as Markdown: %w", err)
	}
	return nil
}

type writer struct {
	to    *bufio.Writer
	notes []string
	begun bool
	boxed bool // the part before is a box
}

func (w *writer) put(format string, args ...any) { _, _ = fmt.Fprintf(w.to, format, args...) } // an error stays until Flush

// part writes a part of the text with an empty line before it.
func (w *writer) part(text string) {
	if w.begun {
		w.put("\n")
	}
	w.begun, w.boxed = true, false
	w.put("%s\n", text)
}

func (w *writer) block(b paper.Block) {
	switch b := b.(type) {
	case paper.Heading:
		w.part(strings.Repeat("#", b.Level+1) + " " + w.phrase(b.Text, " "))
	case paper.Paragraph:
		w.paragraph(b)
	case paper.Facts:
		var lines []string
		for _, f := range b {
			lines = append(lines, "- **"+escape(f.Label, " ")+":** "+w.phrase(f.Value, "<br>"))
		}
		w.lines(lines)
	case paper.Points:
		var lines []string
		for _, one := range b {
			lines = append(lines, strings.TrimSpace(escape(one.Mark, " ")+" "+w.phrase(one.Text, "<br>"))+"  ")
		}
		w.lines(lines)
	case paper.Table:
		w.table(b)
	case paper.Signatures:
		var lines []string
		for _, s := range b {
			lines = append(lines, escape(s.Post, " / ")+" \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_ "+escape(s.Name, " / ")+"  ")
		}
		w.lines(lines)
	case paper.Picture:
		w.part("*" + escape(cmp.Or(b.Caption, b.Alt), " ") + "*")
	}
}

func (w *writer) lines(lines []string) {
	if len(lines) > 0 {
		w.part(strings.TrimRight(strings.Join(lines, "\n"), " "))
	}
}

func (w *writer) paragraph(p paper.Paragraph) {
	text := strings.TrimSpace(escape(p.Mark, " ") + " " + w.phrase(p.Text, "  \n"))
	if p.Style != paper.Boxed {
		w.part(text)
		return
	}
	text = "> " + strings.ReplaceAll(text, "\n", "\n> ")
	if w.boxed {
		w.put(">\n%s\n", text)
		return
	}
	w.part(text)
	w.boxed = true
}

func (w *writer) table(t paper.Table) {
	if t.Caption != "" {
		w.part("**" + escape(t.Caption, " ") + "**")
	}
	var head, under []string
	for _, c := range t.Columns {
		head = append(head, escape(c.Head, " "))
		under = append(under, map[bool]string{false: "---", true: "---:"}[c.Right])
	}
	lines := []string{row(head), row(under)}
	for _, r := range t.Rows {
		cells := make([]string, len(t.Columns))
		for i, c := range r.Cells {
			cells[i] = w.phrase(c, "<br>")
		}
		if r.Band {
			cells[0] = "**" + cells[0] + "**"
		}
		lines = append(lines, row(cells))
	}
	w.part(strings.Join(lines, "\n"))
}

func row(cells []string) string {
	return strings.ReplaceAll("| "+strings.Join(cells, " | ")+" |", "|  |", "| |")
}

func (w *writer) phrase(text paper.Phrase, feed string) string {
	var b strings.Builder
	for _, s := range text {
		mark := ""
		if s.Bold {
			mark += "**"
		}
		if s.Italic {
			mark += "*"
		}
		// Marks hold no space at their edges, nor the end of a line, which a table writes as a tag.
		for i, line := range strings.Split(s.Text, "\n") {
			if i > 0 {
				b.WriteString(feed)
			}
			said := escape(line, feed)
			if inner := strings.TrimSpace(said); mark != "" && inner != "" {
				said = strings.Replace(said, inner, mark+inner+mark, 1)
			}
			b.WriteString(said)
		}
		if s.Note != "" {
			fmt.Fprintf(&b, "[^%d]", w.number(s.Note))
		}
	}
	return b.String()
}

// number returns the number of a note, the same for each call of it.
func (w *writer) number(note string) int {
	if at := slices.Index(w.notes, note); at >= 0 {
		return at + 1
	}
	w.notes = append(w.notes, note)
	return len(w.notes)
}

var (
	special = regexp.MustCompile("[\\\\`*_\\[\\]<>|#~]")
	counted = regexp.MustCompile(`^(\s*\d+)([.)]\s)`)
	dashed  = regexp.MustCompile(`^(\s*)([-+]\s)`)
)

// escape returns a text that Markdown shows as it is; feed stands for an end of a line.
func escape(text, feed string) string {
	lines := strings.Split(paper.Clean(text), "\n")
	for i, l := range lines {
		l = special.ReplaceAllString(l, `\$0`)
		l = counted.ReplaceAllString(l, `$1\$2`)
		lines[i] = dashed.ReplaceAllString(l, `$1\$2`)
	}
	return strings.Join(lines, feed)
}
