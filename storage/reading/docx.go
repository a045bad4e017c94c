package reading

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"io"
	"strings"
)

// unpacked is how much of a DOCX is unpacked at the most: a small file may hold gigabytes of nothing.
const unpacked = 64 << 20

// docxWords gives the text of a DOCX (ECMA-376, WordprocessingML): runs of w:t, a line for each w:p.
func docxWords(ctx context.Context, r io.ReaderAt, size int64) string {
	packed, err := zip.NewReader(r, size)
	if err != nil {
		return ""
	}
	file, err := packed.Open("word/document.xml")
	if err != nil {
		return ""
	}
	defer func() { _ = file.Close() }()
	var text strings.Builder
	d := xml.NewDecoder(io.LimitReader(file, unpacked))
	inText := false
	for text.Len() < Limit && ctx.Err() == nil {
		token, err := d.Token()
		if err != nil {
			break // the end, or damage: what was read so far is as good as it gets
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				inText = true
			case "tab":
				text.WriteByte('\t')
			case "br", "cr":
				text.WriteByte('\n')
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inText = false
			case "p":
				text.WriteByte('\n')
			}
		case xml.CharData:
			if inText {
				text.Write(t)
			}
		}
	}
	return text.String()
}
