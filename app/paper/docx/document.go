package docx

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"image/png"
	"slices"
	"strings"

	"accord/app/paper"
	"accord/storage/register"
)

// Lengths in twentieths of a point: A4, and the margins of an office.
const (
	pageWidth, pageHeight  = 11906, 16838
	marginLeft, marginSide = 1418, 851
	marginTop              = 1134
	portrait               = pageWidth - marginLeft - marginSide
	landscape              = pageHeight - marginLeft - marginSide
)

// document writes the parts that come of a paper.
type document struct {
	paper    *paper.Paper
	xml      strings.Builder
	notes    []string
	pictures [][]byte
	width    int // of the text, in the section that is written
}

func (d *document) put(format string, args ...any) { fmt.Fprintf(&d.xml, format, args...) }

func (d *document) body() {
	d.put(head + `<w:document ` + namespaces + `><w:body>`)
	for i, s := range d.paper.Sections {
		d.width = portrait
		if s.Landscape {
			d.width = landscape
		}
		for _, b := range s.Blocks {
			d.block(b)
		}
		if i < len(d.paper.Sections)-1 {
			d.put(`<w:p><w:pPr><w:pStyle w:val="Small"/>%s</w:pPr></w:p>`, d.sectionOf(s))
		} else {
			d.put(`%s`, d.sectionOf(s))
		}
	}
	d.put(`</w:body></w:document>`)
}

func (d *document) sectionOf(s paper.Section) string {
	size := fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"/>`, pageWidth, pageHeight)
	if s.Landscape {
		size = fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d" w:orient="landscape"/>`, pageHeight, pageWidth)
	}
	footer := `<w:footerReference w:type="default" r:id="rId4"/>`
	if d.paper.Apart { // Word cannot leave out the number of a single page
		footer = ""
	}
	return fmt.Sprintf(`<w:sectPr>%s<w:type w:val="nextPage"/>%s`+
		`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`,
		footer, size, marginTop, marginSide, marginTop, marginLeft)
}

func (d *document) block(b paper.Block) {
	switch b := b.(type) {
	case paper.Heading:
		d.paragraph(headingStyles[b.Level], "", b.Text)
	case paper.Paragraph:
		d.prose(b)
	case paper.Points:
		for _, one := range b {
			more := ""
			if one.Mark == paper.Dash {
				more = fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%[1]d"/>`, hanging)
			}
			d.paragraph("Point", more, append(paper.Words(one.Mark+"\t"), one.Text...))
		}
	case paper.Facts:
		d.facts(b)
	case paper.Table:
		d.table(b)
	case paper.Signatures:
		d.signatures(b)
	case paper.Picture:
		d.picture(b)
	}
}

var (
	headingStyles   = []string{"Title", "Heading1", "Heading2", "Heading3"}
	paragraphStyles = map[paper.Style]string{
		paper.Plain: "", paper.Lead: "Subtitle", paper.Right: "Aside", paper.Small: "Small", paper.Boxed: "Boxed", paper.Centred: "Head",
	}
)

// hanging is how far the text stands behind a dash.
const hanging = 284

// prose writes running text, behind its mark where it has one.
func (d *document) prose(p paper.Paragraph) {
	if p.Mark == "" {
		d.paragraph(paragraphStyles[p.Style], "", p.Text)
		return
	}
	more := fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%d"/>`, boxIndent+hanging, hanging)
	d.paragraph(paragraphStyles[p.Style], more, append(paper.Words(p.Mark+"\t"), p.Text...))
}

// paragraph writes one; more are further properties, in the order of the schema.
func (d *document) paragraph(style, more string, text paper.Phrase) {
	d.put(`<w:p>`)
	if style != "" {
		style = `<w:pStyle w:val="` + style + `"/>`
	}
	if style+more != "" {
		d.put(`<w:pPr>%s%s</w:pPr>`, style, more)
	}
	d.runs(text)
	d.put(`</w:p>`)
}

func (d *document) runs(text paper.Phrase) {
	for _, s := range text {
		properties := ""
		if s.Bold {
			properties += `<w:b/>`
		}
		if s.Italic {
			properties += `<w:i/>`
		}
		properties += `<w:lang w:val="` + tag(cmp.Or(s.Language, d.paper.Language)) + `"/>`
		d.put(`<w:r><w:rPr>%s</w:rPr>%s</w:r>`, properties, runText(s.Text))
		if s.Note != "" {
			d.call(s.Note)
		}
	}
}

// call calls a footnote. A second call refers to the first, so that a source stands once.
func (d *document) call(note string) {
	if at := slices.Index(d.notes, note); at >= 0 {
		d.put(`<w:fldSimple w:instr=" NOTEREF _Note%d \f \h "><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t>%d</w:t></w:r></w:fldSimple>`, at+1, at+1)
		return
	}
	d.notes = append(d.notes, note)
	n := len(d.notes)
	d.put(`<w:bookmarkStart w:id="%d" w:name="_Note%d"/><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="%d"/></w:r><w:bookmarkEnd w:id="%d"/>`, n, n, n, n)
}

// runText writes text with its ends of lines and tabulators as the elements that stand for them.
func runText(text string) string {
	var b strings.Builder
	for i, cell := range strings.Split(text, "\t") {
		if i > 0 {
			b.WriteString(`<w:tab/>`)
		}
		for j, line := range strings.Split(paper.Clean(cell), "\n") {
			if j > 0 {
				b.WriteString(`<w:br/>`)
			}
			if line != "" {
				b.WriteString(`<w:t xml:space="preserve">` + escaped(paper.Bound(line)) + `</w:t>`)
			}
		}
	}
	return b.String()
}

func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes everything
	return b.String()
}

// tag names a language as the format does.
func tag(l register.Language) string {
	switch l {
	case register.English:
		return "en-GB"
	case register.Tatar:
		return "tt-RU"
	}
	return "ru-RU"
}

func (d *document) facts(facts paper.Facts) {
	label := d.width * 3 / 10
	d.openTable(false, label, d.width-label)
	for _, f := range facts {
		d.put(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		d.cell(label, "", "Label", "", paper.Words(f.Label))
		d.cell(d.width-label, "", "Cell", "", f.Value)
		d.put(`</w:tr>`)
	}
	d.closeTable()
}

func (d *document) table(t paper.Table) {
	if t.Caption != "" {
		d.paragraph("Caption", "", paper.Words(t.Caption))
	}
	widths := d.shares(t)
	d.openTable(!t.Bare, widths...)
	if headed(t) {
		d.put(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
		for i, c := range t.Columns {
			more := ""
			if c.Right {
				more = `<w:jc w:val="right"/>`
			}
			d.cell(widths[i], shade(!t.Bare), "CellHead", more, paper.Words(c.Head))
		}
		d.put(`</w:tr>`)
	}
	for n, r := range t.Rows {
		d.row(t, widths, r, n == 0 && len(t.Rows) > 1 || n == len(t.Rows)-2)
	}
	d.closeTable()
}

// row writes a row; with is set where the next one must stand on the same page, so that none is left alone.
func (d *document) row(t paper.Table, widths []int, r paper.Row, with bool) {
	keep := ""
	if with || r.Band {
		keep = `<w:keepNext/>`
	}
	d.put(`<w:tr>`)
	if long(r) {
		keep = ""
	} else {
		d.put(`<w:trPr><w:cantSplit/></w:trPr>`)
	}
	if r.Band {
		d.cell(d.width, fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, len(widths))+shade(!t.Bare), "CellHead", keep, r.Cells[0])
		d.put(`</w:tr>`)
		return
	}
	for i, width := range widths {
		var text paper.Phrase
		if i < len(r.Cells) {
			text = r.Cells[i]
		}
		more := keep
		if t.Columns[i].Right {
			more += `<w:jc w:val="right"/>`
		}
		d.cell(width, "", "Cell", more, text)
	}
	d.put(`</w:tr>`)
}

// long reports whether a row may be longer than a page, and has to be let break.
func long(r paper.Row) bool {
	for _, c := range r.Cells {
		if len(c.String()) > 1500 {
			return true
		}
	}
	return false
}

func headed(t paper.Table) bool {
	for _, c := range t.Columns {
		if c.Head != "" {
			return true
		}
	}
	return false
}

func shade(shaded bool) string {
	if !shaded {
		return ""
	}
	return `<w:shd w:val="clear" w:color="auto" w:fill="E8EEF4"/>`
}

// shares spreads the width of the text over columns.
func (d *document) shares(t paper.Table) []int {
	letters := paper.LettersUpright
	if d.width == landscape {
		letters = paper.LettersAcross
	}
	left := d.width
	var widths []int
	for _, share := range t.Widths(letters) {
		widths = append(widths, int(float64(d.width)*share))
		left -= widths[len(widths)-1]
	}
	widths[len(widths)-1] += left
	return widths
}

func (d *document) openTable(ruled bool, widths ...int) {
	style := "Bare"
	if ruled {
		style = "Ruled"
	}
	d.put(`<w:tbl><w:tblPr><w:tblStyle w:val="%s"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`, style, d.width)
	for _, w := range widths {
		d.put(`<w:gridCol w:w="%d"/>`, w)
	}
	d.put(`</w:tblGrid>`)
}

// closeTable ends a table with a paragraph, without which two tables would grow together.
func (d *document) closeTable() { d.put(`</w:tbl><w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>`) }

func (d *document) cell(width int, properties, style, more string, text paper.Phrase) {
	d.put(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>`, width, properties)
	d.paragraph(style, more, text)
	d.put(`</w:tc>`)
}

func (d *document) signatures(all paper.Signatures) {
	side := d.width * 40 / 100 // a name of three words has its room
	widths := []int{side, d.width - 2*side, side}
	d.openTable(false, widths...)
	for i, s := range all {
		keep := ""
		if i < len(all)-1 {
			keep = `<w:keepNext/>`
		}
		d.put(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		d.cell(widths[0], `<w:vAlign w:val="bottom"/>`, "Signature", keep, paper.Words(s.Post))
		d.cell(widths[1], `<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tcBorders><w:vAlign w:val="bottom"/>`,
			"Signature", keep, nil)
		d.cell(widths[2], `<w:vAlign w:val="bottom"/>`, "Signature", keep, paper.Words(s.Name))
		d.put(`</w:tr>`)
	}
	d.closeTable()
}

const emuPerTwentieth = 635

func (d *document) picture(p paper.Picture) {
	size, err := png.DecodeConfig(bytes.NewReader(p.PNG))
	if err != nil || size.Width == 0 {
		d.paragraph("Caption", "", paper.Words(cmp.Or(p.Alt, p.Caption)))
		return
	}
	d.pictures = append(d.pictures, p.PNG)
	n := len(d.pictures)
	wide := d.width * p.Width / 100 * emuPerTwentieth
	high := wide * size.Height / size.Width
	d.put(`<w:p><w:pPr><w:pStyle w:val="Figure"/></w:pPr><w:r><w:drawing><wp:inline><wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="picture%d" descr="%s"/>`+
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>`+
		`<pic:nvPicPr><pic:cNvPr id="%d" name="picture%d"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip r:embed="rIdPicture%d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`+
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`, wide, high, n, n, escaped(paper.Clean(p.Alt)), n, n, n, wide, high)
	if p.Caption != "" {
		d.paragraph("Caption", "", paper.Words(p.Caption))
	}
}
