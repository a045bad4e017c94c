package storagetest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
)

// NeedsPDF skips a test among the short ones: under the race detector it takes minutes to make ready what reads PDFs.
func NeedsPDF(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("makes PDFium ready")
	}
}

// DOCX makes a document of these paragraphs.
func DOCX(paragraphs ...string) []byte {
	var body bytes.Buffer
	body.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for _, p := range paragraphs {
		body.WriteString(`<w:p><w:r><w:t xml:space="preserve">`)
		_ = xml.EscapeText(&body, []byte(p)) // a buffer takes everything
		body.WriteString(`</w:t></w:r></w:p>`)
	}
	body.WriteString(`</w:body></w:document>`)
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	if w, err := z.Create("word/document.xml"); err == nil {
		_, _ = w.Write(body.Bytes())
	}
	_ = z.Close()
	return packed.Bytes()
}

// PDF makes a document of a page for each of these lines, in Latin letters.
func PDF(lines ...string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	var kids, pages []string
	for i, line := range lines {
		content := "BT /F1 24 Tf 60 700 Td (" + line + ") Tj ET"
		kids = append(kids, fmt.Sprintf("%d 0 R", 4+2*i))
		pages = append(pages,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>", 5+2*i),
			fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content))
	}
	var at []int
	for i, object := range append([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", strings.Join(kids, " "), len(kids)),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
	}, pages...) {
		at = append(at, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF", len(at)+1, table)
	return out.Bytes()
}
