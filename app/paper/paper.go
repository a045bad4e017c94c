// Package paper is a paper before it has a form: titles, paragraphs, tables, notes. The packages docx, pdf and markdown
// write it, kinds makes it of records.
package paper

import (
	"time"

	"accord/storage/register"
)

// Paper is one document.
type Paper struct {
	// Title names it in the file's properties; what stands on the page is a Heading of level 0.
	Title  string
	Author string
	// Language is the language of everything without one of its own.
	Language register.Language
	// Made is the moment written into the file: the same paper is the same bytes.
	Made     time.Time
	Sections []Section
	// Pages is how many there are to be at the most, where a writer can have it so; nought is as many as it takes.
	Pages int
	// Apart is set where each section goes to a reader of its own: its pages are numbered alone, a single one not at all.
	Apart bool
}

// Section begins on a page of its own.
type Section struct {
	Landscape bool
	Blocks    []Block
}

// Block is one of the parts that pages are made of: Heading, Paragraph, Facts, Table, Points, Signatures, Picture.
type Block interface{ block() }

// Span is a run of text in one style. A line feed in the text ends the line.
type Span struct {
	Text         string
	Bold, Italic bool
	// Language is set where it is not that of the paper.
	Language register.Language
	// Note is a footnote called after the text, nothing where there is none.
	Note string
}

// Phrase is a line or more of text.
type Phrase []Span

// Words makes a Phrase of plain text.
func Words(text string) Phrase {
	if text == "" {
		return nil
	}
	return Phrase{{Text: text}}
}

// Strong makes a bold Phrase.
func Strong(text string) Phrase { return Phrase{{Text: text, Bold: true}} }

// String returns the text alone.
func (p Phrase) String() (text string) {
	for _, s := range p {
		text += s.Text
	}
	return text
}

// Noted returns the phrase with a footnote at its end; an empty note and an empty phrase change nothing.
func (p Phrase) Noted(note string) Phrase {
	if len(p) == 0 || note == "" {
		return p
	}
	noted := append(Phrase{}, p...)
	noted[len(noted)-1].Note = note
	return noted
}

// Heading is a title of a level: 0 for that of the paper, 1 to 3 for its parts.
type Heading struct {
	Level int
	Text  Phrase
}

// Style says how a paragraph looks.
type Style int

// The styles: running text, a line under the title, a line at the right edge, small print, a frame around what a reader
// must not overlook, and a line in the middle, as at the head of a letter.
const (
	Plain Style = iota
	Lead
	Right
	Small
	Boxed
	Centred
)

// Paragraph is running text. A mark stands before its first line, and the others begin below that line's text.
type Paragraph struct {
	Mark  string
	Text  Phrase
	Style Style
}

// marked returns a phrase behind its mark.
func marked(mark string, p Phrase) Phrase {
	if mark == "" {
		return p
	}
	return append(Words(mark+" "), p...)
}

// Facts are labels with a value under each, in two columns.
type Facts []Fact

// Fact is one of them.
type Fact struct {
	Label string
	Value Phrase
}

// Points are paragraphs with a mark before each: "1.", "2.1.", "–".
type Points []Point

// Dash is the mark of points that are not numbered.
const Dash = "–"

// Point is one of them.
type Point struct {
	Mark string
	Text Phrase
}

// Table has a head that stands again on every page.
type Table struct {
	Caption string
	Columns []Column
	Rows    []Row
	// Bare leaves out rules and shading: texts that stand side by side.
	Bare bool
	// Even keeps the widths asked for, whatever the cells say: the same in two languages side by side.
	Even bool
}

// Column is a column of a table. Width is its share of the whole beside the others'.
type Column struct {
	Head  string
	Width int
	Right bool
}

// Row is a row of a table. A Band is one cell across all columns, the heading of the rows below it.
type Row struct {
	Band  bool
	Cells []Phrase
}

// Signatures are lines to sign on.
type Signatures []Signature

// Signature is the line of one person.
type Signature struct{ Post, Name string }

// Picture is a PNG; its width is in hundredths of the text's. Alt describes it to readers who cannot see it.
type Picture struct {
	PNG          []byte
	Width        int
	Caption, Alt string
}

func (Heading) block()    {}
func (Paragraph) block()  {}
func (Facts) block()      {}
func (Points) block()     {}
func (Table) block()      {}
func (Signatures) block() {}
func (Picture) block()    {}

// Phrases calls do with every phrase of the paper that people read, in the order of the pages.
func (p *Paper) Phrases(do func(Phrase)) {
	p.Statements(func(of ...Phrase) {
		for _, one := range of {
			do(one)
		}
	})
}

// Statements calls do with the phrases of everything that the paper states, in the order of the pages: those of a
// paragraph, of a row of a table, of a fact with its label.
func (p *Paper) Statements(do func(of ...Phrase)) {
	for _, s := range p.Sections {
		for _, b := range s.Blocks {
			statements(b, do)
		}
	}
}

func statements(b Block, do func(of ...Phrase)) {
	switch b := b.(type) {
	case Heading:
		do(b.Text)
	case Paragraph:
		do(marked(b.Mark, b.Text))
	case Facts:
		for _, f := range b {
			do(Words(f.Label), f.Value)
		}
	case Points:
		for _, one := range b {
			do(marked(one.Mark, one.Text))
		}
	case Table:
		do(Words(b.Caption))
		for _, c := range b.Columns {
			do(Words(c.Head))
		}
		for _, r := range b.Rows {
			do(r.Cells...)
		}
	case Signatures:
		for _, s := range b {
			do(Words(s.Post + " " + s.Name))
		}
	case Picture:
		do(Words(b.Caption))
	}
}
