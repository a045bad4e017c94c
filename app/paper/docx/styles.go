package docx

import (
	"fmt"
	"strconv"
	"strings"
)

// style is a style of paragraphs by the name that Word's own menus know it under, where they know it.
type style struct{ id, name, based, paragraph, run string }

// boxIndent is how far the text of a frame stands behind its bar.
const boxIndent = 200

// textStyles are those of paragraphs; lengths are in twentieths of a point, sizes in halves of one.
var textStyles = []style{
	{"Title", "Title", "Normal", `<w:keepNext/><w:spacing w:before="0" w:after="80"/><w:jc w:val="center"/>`, `<w:b/><w:sz w:val="32"/>`},
	{"Subtitle", "Subtitle", "Normal", `<w:keepNext/><w:spacing w:before="0" w:after="200"/><w:jc w:val="center"/>`, `<w:color w:val="404040"/>`},
	{"Heading1", "heading 1", "Normal", `<w:keepNext/><w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="0"/>`, `<w:b/><w:color w:val="1F3A5F"/><w:sz w:val="26"/>`},
	{"Heading2", "heading 2", "Normal", `<w:keepNext/><w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="1"/>`, `<w:b/><w:sz w:val="22"/>`},
	{"Heading3", "heading 3", "Normal", `<w:keepNext/><w:spacing w:before="160" w:after="60"/><w:outlineLvl w:val="2"/>`, `<w:i/>`},
	{"Aside", "Aside", "Normal", `<w:jc w:val="right"/>`, ``},
	{"Head", "Letterhead", "Normal", `<w:keepNext/><w:spacing w:before="0" w:after="40"/><w:jc w:val="center"/>`, `<w:b/>`},
	{"Small", "Small print", "Normal", `<w:spacing w:before="0" w:after="60"/>`, `<w:color w:val="404040"/><w:sz w:val="18"/>`},
	{"Boxed", "Boxed", "Normal", `<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="B45309"/></w:pBdr>` +
		`<w:shd w:val="clear" w:color="auto" w:fill="FBF3E6"/><w:spacing w:before="0" w:after="0"/><w:ind w:left="` + strconv.Itoa(boxIndent) + `"/>`, `<w:sz w:val="19"/>`},
	{"Point", "Point", "Normal", `<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs><w:ind w:left="567" w:hanging="567"/>`, ``},
	{"Caption", "caption", "Normal", `<w:keepNext/><w:spacing w:before="120" w:after="60"/>`, `<w:b/><w:sz w:val="20"/>`},
	{"Figure", "Figure", "Normal", `<w:keepNext/><w:spacing w:before="120" w:after="60"/><w:jc w:val="center"/>`, ``},
	{"Cell", "Cell", "Normal", `<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>`, `<w:sz w:val="19"/>`},
	{"CellHead", "Cell head", "Cell", `<w:keepNext/>`, `<w:b/>`},
	{"Label", "Label", "Cell", ``, `<w:color w:val="404040"/>`},
	{"Signature", "Signature", "Normal", `<w:keepLines/><w:spacing w:before="400" w:after="0"/>`, ``},
	{"Gap", "Gap", "Normal", `<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>`, `<w:sz w:val="8"/>`},
	{"Footer", "footer", "Normal", `<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>`, `<w:sz w:val="18"/>`},
	{"FootnoteText", "footnote text", "Normal", `<w:spacing w:before="0" w:after="20" w:line="240" w:lineRule="auto"/>`, `<w:sz w:val="17"/>`},
}

func (d *document) styles() string {
	var b strings.Builder
	fmt.Fprintf(&b, head+`<w:styles %s><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>`+
		`<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="%s"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="269" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`+
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`, namespaces, tag(d.paper.Language))
	for _, s := range textStyles {
		fmt.Fprintf(&b, `<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="%s"/><w:qFormat/><w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>`,
			s.id, s.name, s.based, s.paragraph, s.run)
	}
	b.WriteString(`<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>` +
		tableStyle("Ruled", "single") + tableStyle("Bare", "nil") + `</w:styles>`)
	return b.String()
}

func tableStyle(id, line string) string {
	borders := ""
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		borders += fmt.Sprintf(`<w:%s w:val="%s" w:sz="4" w:space="0" w:color="7F8A96"/>`, side, line)
	}
	return fmt.Sprintf(`<w:style w:type="table" w:styleId="%s"><w:name w:val="%s"/><w:tblPr><w:tblBorders>%s</w:tblBorders>`+
		`<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`, id, id, borders)
}
