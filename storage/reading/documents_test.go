package reading_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"accord/storage/reading"
)

const wordNS = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`

// parts packs names and contents, by turns.
func parts(t *testing.T, pairs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		w, err := z.Create(pairs[i])
		require.NoError(t, err)
		_, err = w.Write([]byte(pairs[i+1]))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

func docxBody(inside string) string {
	return "<w:document" + wordNS + "><w:body>" + inside + "</w:body></w:document>"
}

func paragraph(said string) string { return "<w:p><w:r><w:t>" + said + "</w:t></w:r></w:p>" }

func TestWordsOfEveryPartOfADOCX(t *testing.T) {
	file := parts(t,
		"_rels/.rels", `<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/text/main.xml"/></Relationships>`,
		"text/main.xml", docxBody(paragraph("основа")+`<w:p><mc:AlternateContent><mc:Choice><w:txbxContent>`+paragraph("врезка")+`</w:txbxContent></mc:Choice><mc:Fallback>`+paragraph("врезка")+`</mc:Fallback></mc:AlternateContent></w:p>`),
		"text/_rels/main.xml.rels", `<Relationships>
			<Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/footnotes" Target="notes/feet.xml"/>
			<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="top.xml"/>
			<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="http://example.org/" TargetMode="External"/></Relationships>`,
		"text/notes/feet.xml", "<w:footnotes"+wordNS+"><w:footnote>"+paragraph("укроп")+"</w:footnote></w:footnotes>",
		"text/top.xml", "<w:hdr"+wordNS+">"+paragraph("сельдерей")+"</w:hdr>",
		"text/comments.xml", "<w:comments"+wordNS+"><w:comment>"+paragraph("замечание")+"</w:comment></w:comments>",
		"text/endnotes.xml", "<w:endnotes"+wordNS+"><w:endnote>"+paragraph("конец")+"</w:endnote></w:endnotes>",
		"text/footer2.xml", "<w:ftr"+wordNS+">"+paragraph("низ")+"</w:ftr>",
	)
	assert.Equal(t, "основа\nврезка\nукроп\nконец\nзамечание\nсельдерей\nниз", words(file))
}

// A part that is damaged costs the others nothing, and it is known that something is missing.
func TestADamagedPartIsToldOf(t *testing.T) {
	file := parts(t, "word/document.xml", docxBody(paragraph("основа")), "word/footnotes.xml", "<w:footnotes><w:p", "word/header1.xml", "<w:hdr"+wordNS+">"+paragraph("верх")+"</w:hdr>")
	said := reading.Words(ctx, bytes.NewReader(file), int64(len(file)))
	assert.Equal(t, reading.Text{Words: "основа\nверх", Part: true}, said)
}

func TestWordsOwnHyphens(t *testing.T) {
	file := parts(t, "word/document.xml", docxBody(
		"<w:p><w:r><w:t>Волго</w:t><w:noBreakHyphen/><w:t>Каспийский</w:t></w:r></w:p>"+
			"<w:p><w:r><w:t>газо</w:t><w:softHyphen/><w:t>мотор\u00adное</w:t></w:r></w:p>"+
			"<w:p><w:r><w:t>Баку\u2011Казань</w:t></w:r></w:p>"))
	assert.Equal(t, "Волго-Каспийский\nгазомоторное\nБаку-Казань", words(file))
}

func TestWordsOfAnODT(t *testing.T) {
	file := parts(t, "mimetype", "application/vnd.oasis.opendocument.text",
		"content.xml", `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:dc="d"><office:body><office:text>
			<text:tracked-changes><text:p>вычеркнуто</text:p></text:tracked-changes><text:h>Протокол</text:h><text:p>о<text:s text:c="2"/>поставках<text:note><text:note-body><text:p>сноска</text:p></text:note-body></text:note></text:p>
			<text:p><office:annotation><dc:creator>Иванов</dc:creator><text:p>замечание</text:p></office:annotation></text:p></office:text></office:body></office:document-content>`,
		"styles.xml", `<office:document-styles xmlns:office="o" xmlns:text="t" xmlns:style="s"><office:styles><text:p>стиль</text:p></office:styles>
			<office:master-styles><style:header><text:p>верх</text:p></style:header></office:master-styles></office:document-styles>`)
	assert.Equal(t, "Протокол\nо  поставках\nсноска\nзамечание\nверх", words(file))
}

func TestWordsOfPartsInUTF16(t *testing.T) {
	wide := func(e encoding.Encoding, said string) string {
		text, err := e.NewEncoder().String(`<?xml version="1.0" encoding="UTF-16"?>` + docxBody(paragraph(said)))
		require.NoError(t, err)
		return text
	}
	little, big := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	assert.Equal(t, "основа", words(parts(t, "word/document.xml", wide(little, "основа"))))
	long := strings.Repeat("x", 1<<20-1000) + "</w:t></w:r></w:p><w:p><w:r><w:t>"
	assert.Len(t, words(parts(t, "word/document.xml", wide(big, long))), reading.Limit)
}

func TestAFileOfWhichNothingCanBeReadIsKnownToBe(t *testing.T) {
	whole := parts(t, "word/document.xml", docxBody(paragraph("основа")))
	for name, raw := range map[string][]byte{
		"cut":             whole[:len(whole)/2],
		"nested":          parts(t, "word/document.xml", docxBody(strings.Repeat("<w:p>", 5000))),
		"no such letters": parts(t, "word/document.xml", `<?xml version="1.0" encoding="EBCDIC"?>`+docxBody(paragraph("x"))),
		"no PDF":          []byte("%PDF-1.4 nothing"),
	} {
		assert.Equal(t, reading.Text{Part: true}, reading.Words(ctx, bytes.NewReader(raw), int64(len(raw))), name)
	}
	blank := parts(t, "word/document.xml", docxBody(""))
	assert.Zero(t, reading.Words(ctx, bytes.NewReader(blank), int64(len(blank))), "one that says nothing is read whole")
}

func TestWordsOfAnRTF(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"by its page":           {`{\rtf1\ansi\ansicpg1251 \'cf\'f0\'ee\'f2\'ee\'ea\'ee\'eb\par x}`, "Протокол\nx"},
		"by its font":           {`{\rtf1\ansi{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}\f1\'c1\'e0\'ea\'f3 \f0 caf\'e9}`, "Баку café"},
		"by numbers":            {`{\rtf1\ansi\uc1\u1043?\u1103?\u1085?\u1076?\u1078?\u1072? \uc2\u1040??x}`, "Гянджа Аx"},
		"beyond sixteen bits":   {`{\rtf1\uc1\u-10179?\u-8704?}`, "😀"},
		"hyphens":               {`{\rtf1 Volga\_Caspian gas\-motor a\~b}`, "Volga-Caspian gasmotor a b"},
		"what is no text":       {`{\rtf1{\*\generator Riched20;}{\info{\title no}}{\stylesheet{\s1 no;}}{\pict 00ff}{\header top\par}body{\footnote note}}`, "top\nbody\nnote"},
		"beside the text":       {`{\rtf1{\header top}{\footer foot}bo{\footnote note}dy{\*\atnid A}{\*\annotation said{\*\atnref 1}}}`, "top\nfoot\nbo\nnote\ndy\nsaid"},
		"bytes among the rest":  {"{\\rtf1 a\\bin3 {}}b}", "ab"},
		"signs":                 {`{\rtf1 \{a\}\\ \emdash  b\cell c\row d\line e}`, "{a}\\ — b\tc\nd\ne"},
		"not closed":            {`{\rtf1 a{b`, "ab"},
		"after its end nothing": {`{\rtf1 a} b`, "a"},
	} {
		assert.Equal(t, c.want, words([]byte(c.text)), name)
	}
	deep := "{\\rtf1 a" + strings.Repeat("{", 1<<20)
	assert.Equal(t, reading.Text{Words: "a", Part: true}, reading.Words(ctx, strings.NewReader(deep), int64(len(deep))))
}

func TestWordsOfAPlainText(t *testing.T) {
	const russian = "Протокол заседания рабочей группы о поставках газомоторного топлива, № 7 от 29.11.2022.\nСТОРОНЫ ДОГОВОРИЛИСЬ о следующем: «Волга» и Каспий."
	encode := func(c *charmap.Charmap, s string) []byte {
		b, err := c.NewEncoder().Bytes([]byte(s))
		require.NoError(t, err)
		return b
	}
	utf16le := []byte{}
	for _, u := range utf16.Encode([]rune(russian)) {
		utf16le = binary.LittleEndian.AppendUint16(utf16le, u)
	}
	without := strings.NewReplacer("«", "\"", "»", "\"", "№", "N").Replace(russian)
	for name, c := range map[string]struct {
		raw  []byte
		want string
	}{
		"UTF-8":                {[]byte(russian), russian},
		"UTF-8 with a mark":    {[]byte("\xef\xbb\xbf" + russian), russian},
		"UTF-16 with a mark":   {append([]byte{0xff, 0xfe}, utf16le...), russian},
		"UTF-16 without":       {utf16le, russian},
		"Windows":              {encode(charmap.Windows1251, russian), russian},
		"DOS":                  {encode(charmap.CodePage866, without), without},
		"KOI8":                 {encode(charmap.KOI8R, without), without},
		"one word of Windows":  {encode(charmap.Windows1251, "протокол"), "протокол"},
		"one word of DOS":      {encode(charmap.CodePage866, "протокол"), "протокол"},
		"a capital in Windows": {encode(charmap.Windows1251, "Договор поставки"), "Договор поставки"},
	} {
		assert.Equal(t, c.want, words(c.raw), name)
	}
	for name, raw := range map[string][]byte{
		"zeros": make([]byte, 10_000), "an old document of Word": append([]byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}, make([]byte, 4000)...),
		"bytes of any kind": {0x80, 0x81, 0x01, 0x02, 0xff}, "one byte": {0xff},
	} {
		assert.Empty(t, words(raw), name)
	}
	long := strings.Repeat("слово ", 50_000) + "барбарис"
	said := reading.Words(ctx, strings.NewReader(long), int64(len(long)))
	assert.True(t, said.Part, "only the beginning is taken, and that is said")
	assert.LessOrEqual(t, len(said.Words), reading.Limit)
}

// Paragraphs in paragraphs, tags without an end and lists of a million names are broken off before they take memory.
func TestADocumentMadeToDoHarmIsBrokenOff(t *testing.T) {
	many := bytes.Buffer{}
	z := zip.NewWriter(&many)
	for range 120_000 {
		_, err := z.CreateRaw(&zip.FileHeader{Name: "word/document.xml"})
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	for name, content := range map[string][]byte{
		"nested":     archive(t, "word/document.xml", strings.NewReader(docxBody(paragraph("начало")+strings.Repeat("<w:p>", 2<<20)))),
		"a long tag": archive(t, "word/document.xml", strings.NewReader(docxBody(paragraph("начало")+"<w:p a='"+strings.Repeat("x", 20<<20)))),
		"names":      many.Bytes(),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		said := reading.Words(ctx, bytes.NewReader(content), int64(len(content)))
		runtime.ReadMemStats(&after)
		if name != "names" {
			assert.Equal(t, reading.Text{Words: "начало", Part: true}, said, name)
		}
		assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(64<<20), name)
	}
}

// FuzzWords: whatever the bytes, reading ends without a panic and within its limit.
func FuzzWords(f *testing.F) {
	f.Add([]byte(`{\rtf1\ansi{\fonttbl{\f1\fcharset204 A;}}\f1\'c1\uc1\u1043?\bin2 ab}`))
	f.Add([]byte("plain"))
	f.Add([]byte{0xff, 0xfe, 0x31, 0x04})
	f.Fuzz(func(t *testing.T, content []byte) {
		if bytes.Contains(content[:min(len(content), 1024)], []byte("%PDF-")) {
			t.Skip("PDFium has its own tests, and is slow to make ready")
		}
		if said := words(content); len(said) > reading.Limit {
			t.Fatal("too long")
		}
	})
}
