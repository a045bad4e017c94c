package read

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"strings"
)

// cell reads what a cell says: the value behind it where that is a day, a number or a truth, else its paragraphs; and what hangs
// on it.
func (o *ods) cell(d *xml.Decoder, start xml.StartElement) (text string, hangs Mark, err error) {
	value := ""
	switch attribute(start, "value-type") {
	case "date":
		value = attribute(start, "date-value")
	case "float", "currency", "percentage":
		value = attribute(start, "value")
	case "boolean":
		value = attribute(start, "boolean-value")
	}
	var c odsCell
	for {
		token, err := d.RawToken()
		if err != nil {
			return "", Mark{}, fmt.Errorf("%w: %w", ErrBroken, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			c.opens(t)
		case xml.CharData:
			if c.says(t); c.text.Len() > mostCell {
				return "", Mark{}, ErrTooLarge
			}
		case xml.EndElement:
			if c.deep == 0 {
				c.hangs.Note = strings.TrimSpace(c.note.String())
				return cmp.Or(value, strings.TrimSpace(c.text.String())), c.hangs, nil
			}
			c.closes()
		}
	}
}

// odsCell is a cell while it is read. Depths count the open elements; 0 is none.
type odsCell struct {
	text, note strings.Builder
	hangs      Mark
	paragraphs int
	deep       int
	aside      int  // how deep a note or a drawing stands, whose words are none of the cell's
	inNote     bool // that is a note
	noted      int  // how deep a paragraph of the note stands
}

func (c *odsCell) opens(t xml.StartElement) {
	c.deep++
	switch {
	case c.aside > 0:
		if c.inNote && t.Name.Local == "p" && c.noted == 0 {
			c.noted = c.deep
			if c.note.Len() > 0 {
				c.note.WriteByte('\n')
			}
		}
	case t.Name.Local == "annotation" || t.Name.Space == "draw":
		c.aside, c.inNote = c.deep, t.Name.Local == "annotation"
	case t.Name.Local == "a" && c.hangs.Link == "":
		if link := attribute(t, "href"); len(link) <= markAtMost {
			c.hangs.Link = strings.TrimPrefix(link, insideWorkbook)
		}
	case t.Name.Local == "p":
		if c.paragraphs++; c.paragraphs > 1 {
			c.text.WriteByte('\n')
		}
	case t.Name.Local == "line-break":
		c.text.WriteByte('\n')
	case t.Name.Local == "s", t.Name.Local == "tab":
		c.text.WriteByte(' ')
	}
}

func (c *odsCell) says(words []byte) {
	switch {
	case c.noted > 0 && c.note.Len() < markAtMost:
		c.note.Write(words)
	case c.aside == 0 && c.paragraphs > 0:
		c.text.Write(words)
	}
}

func (c *odsCell) closes() {
	if c.deep == c.aside {
		c.aside = 0
	}
	if c.deep == c.noted {
		c.noted = 0
	}
	c.deep--
}
