// Package docx writes papers as Office Open XML (ECMA-376), for further work in Word and LibreOffice: with styles,
// footnotes, table heads that repeat and the language of each run.
package docx

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"

	"accord/app/paper"
)

// Write writes the paper. The same paper is the same bytes.
func Write(to io.Writer, p *paper.Paper) error {
	d := &document{paper: p}
	d.body()
	archive := zip.NewWriter(to)
	parts := []part{
		{"[Content_Types].xml", contentTypes}, {"_rels/.rels", packageRelations}, {"docProps/core.xml", d.properties()},
		{"word/document.xml", d.xml.String()}, {"word/_rels/document.xml.rels", d.relations()},
		{"word/styles.xml", d.styles()}, {"word/settings.xml", settings}, {"word/footer1.xml", footer},
		{"word/footnotes.xml", d.footnotes()},
	}
	for i, png := range d.pictures {
		parts = append(parts, part{pictureName(i), string(png)})
	}
	for _, one := range parts {
		if err := d.add(archive, one); err != nil {
			return fmt.Errorf("write %s of a paper: %w", one.name, err)
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("write a paper: %w", err)
	}
	return nil
}

// part is a file of the package.
type part struct{ name, content string }

func (d *document) add(archive *zip.Writer, one part) error {
	w, err := archive.CreateHeader(&zip.FileHeader{Name: one.name, Method: zip.Deflate, Modified: d.paper.Made.UTC()})
	if err != nil {
		return err
	}
	buffered := bufio.NewWriter(w)
	_, _ = buffered.WriteString(one.content) // an error stays until Flush
	return buffered.Flush()
}

func pictureName(i int) string { return fmt.Sprintf("word/media/picture%d.png", i+1) }
