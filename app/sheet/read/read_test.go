package read_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"accord/app/sheet/read"
)

func file(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, content, 0o600))
	return path
}

// rows are the cells of a sheet by the numbers of their rows.
func rows(t testing.TB, b *read.Book, sheet int) map[int][]string {
	t.Helper()
	all := map[int][]string{}
	require.NoError(t, b.Rows(t.Context(), sheet, func(r read.Row) error {
		all[r.Number] = append([]string(nil), r.Cells...)
		return nil
	}))
	return all
}

func opened(t testing.TB, path string) *read.Book {
	t.Helper()
	b, err := read.Open(path)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, b.Close()) })
	return b
}

const plain = "Номер;Название соглашения;Страна\n1;О торговле и экономике;Азербайджан\n2;О культуре, науке и спорте;Турция\n"

func TestTextInEveryEncoding(t *testing.T) {
	wide := func(e unicode.Endianness, mark unicode.BOMPolicy) encoding.Encoding { return unicode.UTF16(e, mark) }
	for name, e := range map[string]encoding.Encoding{
		"UTF-8": encoding.Nop, "UTF-16LE": wide(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16BE": wide(unicode.BigEndian, unicode.IgnoreBOM),
		"UTF-16LE marked": wide(unicode.LittleEndian, unicode.UseBOM), "CP1251": charmap.Windows1251, "CP866": charmap.CodePage866,
	} {
		for _, separator := range []string{";", "\t", "|"} {
			text, err := e.NewEncoder().String(strings.ReplaceAll(plain, ";", separator))
			require.NoError(t, err)
			b := opened(t, file(t, "t.csv", []byte(text)))
			assert.Equal(t, []string{"2", "О культуре, науке и спорте", "Турция"}, rows(t, b, 0)[3], "%s by %q", name, separator)
			assert.True(t, strings.HasPrefix(name, b.Encoding), "%s is taken for %s", name, b.Encoding)
		}
	}
	b := opened(t, file(t, "t.csv", []byte("\xef\xbb\xbf"+plain)))
	assert.Equal(t, "Номер", rows(t, b, 0)[1][0], "the mark is no letter")
}

func TestCellsInQuotationMarks(t *testing.T) {
	b := opened(t, file(t, "t.csv", []byte("a,b,c\r\n\"one, \"\"two\"\"\nthree\",x \"y\" z,\r\n\r\n ,,\r\n1,2,3")))
	assert.Equal(t, map[int][]string{1: {"a", "b", "c"}, 2: {"one, \"two\"\nthree", "x \"y\" z"}, 5: {"1", "2", "3"}}, rows(t, b, 0))
	b = opened(t, file(t, "t.csv", []byte("sep=|\na|b;c\n1|2;3\n")))
	assert.Equal(t, map[int][]string{2: {"a", "b;c"}, 3: {"1", "2;3"}}, rows(t, b, 0), "Excel's own line tells the separator")
	pasted, err := read.Pasted("Номер\tНазвание\n1\t\"О торговле\nи экономике\"\n")
	require.NoError(t, err)
	assert.Equal(t, []string{"1", "О торговле\nи экономике"}, rows(t, pasted, 0)[2])
}

func TestAWorkbookOfExcel(t *testing.T) {
	work := excelize.NewFile()
	old := true
	require.NoError(t, work.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &old}))
	require.NoError(t, work.SetSheetRow("Sheet1", "A1", &[]any{"Номер", "День", "Да"}))
	require.NoError(t, work.SetSheetRow("Sheet1", "A2", &[]any{"007", 40567.5, true}))
	require.NoError(t, work.SetCellFormula("Sheet1", "A3", "A4"))
	require.NoError(t, work.SetCellFormula("Sheet1", "A4", "A3"))
	require.NoError(t, work.SetSheetRow("Sheet1", "B5", &[]any{" край "}))
	require.NoError(t, work.SetCellValue("Sheet1", "A900", "далеко"))
	_, err := work.NewSheet("Лист2")
	require.NoError(t, err)
	require.NoError(t, work.SetSheetVisible("Лист2", false))
	path := filepath.Join(t.TempDir(), "t.xlsx")
	require.NoError(t, work.SaveAs(path))
	b := opened(t, path)
	assert.True(t, b.Date1904)
	assert.Equal(t, []read.Sheet{{Name: "Sheet1"}, {Name: "Лист2", Hidden: true}}, b.Sheets)
	all := rows(t, b, 0)
	assert.Equal(t, []string{"007", "40567.5"}, all[2][:2], "noughts before a number stay, days are numbers")
	assert.Equal(t, []string{"", "край"}, all[5])
	assert.Equal(t, []string{"далеко"}, all[900])
	assert.Len(t, all, 4, "formulas that go round in a circle have no value, empty rows none either: %v", all)
}

// ods makes a workbook of LibreOffice.
func ods(t testing.TB, content string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range [][2]string{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", content}} {
		w, err := z.Create(part[0])
		require.NoError(t, err)
		_, err = io.WriteString(w, part[1])
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return out.Bytes()
}

const odsContent = `<?xml version="1.0"?><office:document-content><office:body><office:spreadsheet>
<table:table table:name="Обложка"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
<table:table table:name="Данные">
<table:table-row><table:table-cell office:value-type="string"><text:p>Номер</text:p><office:annotation><text:p>заметка</text:p></office:annotation></table:table-cell><table:table-cell/><table:table-cell office:value-type="string"><text:p>День</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="7"><text:p>7,00</text:p></table:table-cell><table:table-cell table:number-columns-repeated="1"/><table:table-cell office:value-type="date" office:date-value="2002-01-25"><text:p>25 янв. 02</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="500"><table:table-cell/></table:table-row>
<table:table-row table:visibility="collapse"><table:table-cell><text:p>две<text:s/>строки</text:p><text:p>и</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>`

func TestAWorkbookOfLibreOffice(t *testing.T) {
	b := opened(t, file(t, "t.ods", ods(t, odsContent)))
	require.Equal(t, []read.Sheet{{Name: "Обложка"}, {Name: "Данные"}}, b.Sheets)
	assert.Empty(t, rows(t, b, 0), "a million empty rows")
	assert.Equal(t, map[int][]string{1: {"Номер", "", "День"}, 2: {"7", "", "2002-01-25"}, 3: {"7", "", "2002-01-25"}, 504: {"две строки\nи"}}, rows(t, b, 1))
}

// Links and notes of cells stand where they hang; a file beside the workbook is found.
func TestTheLinksAndNotesOfAWorkbookOfLibreOffice(t *testing.T) {
	const content = `<?xml version="1.0"?><office:document-content><office:body><office:spreadsheet><table:table table:name="Лист1">
<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="date" office:date-value="2002-01-25">` +
		`<office:annotation><dc:creator>Ильдар</dc:creator><dc:date>2020-01-01</dc:date><text:p>день</text:p><text:p>по <text:span>копии</text:span></text:p></office:annotation><text:p>25.01.02</text:p></table:table-cell>` +
		`<table:table-cell><text:p><text:a xlink:href="../%D1%82%D0%B5%D0%BA%D1%81%D1%82.pdf">текст</text:a></text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><office:annotation><text:p>пусто</text:p></office:annotation></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>`
	path := file(t, "t.ods", ods(t, content))
	beside := filepath.Join(filepath.Dir(path), "текст.pdf")
	require.NoError(t, os.WriteFile(beside, []byte("%PDF-"), 0o600))
	b := opened(t, path)
	marks, err := b.Marks(t.Context(), 0)
	require.NoError(t, err)
	assert.Equal(t, []read.Mark{
		{Row: 3, Column: 2, Note: "день\nпо копии"},
		{Row: 3, Column: 3, Link: "%D1%82%D0%B5%D0%BA%D1%81%D1%82.pdf", File: beside},
		{Row: 4, Column: 0, Note: "пусто"},
	}, marks)
	assert.Equal(t, map[int][]string{3: {"", "", "2002-01-25", "текст"}}, rows(t, b, 0))
}

// dbf makes a table of dBASE.
func dbf(t testing.TB, page *charmap.Charmap, fields []string, records ...[]string) []byte {
	t.Helper()
	const width = 20
	var out bytes.Buffer
	head := make([]byte, 32)
	head[0], head[1], head[2], head[3] = 3, 22, 11, 29
	binary.LittleEndian.PutUint32(head[4:], uint32(len(records)))
	binary.LittleEndian.PutUint16(head[8:], uint16(33+32*len(fields)))
	binary.LittleEndian.PutUint16(head[10:], uint16(1+width*len(fields)))
	out.Write(head)
	for _, name := range fields {
		one := make([]byte, 32)
		copy(one, name)
		one[11], one[16] = 'C', width
		if name == "DAY" {
			one[11] = 'D'
		}
		out.Write(one)
	}
	out.WriteByte(0x0D)
	for _, r := range records {
		out.WriteByte(' ')
		for _, cell := range r {
			text, err := page.NewEncoder().String(cell)
			require.NoError(t, err)
			out.WriteString(text + strings.Repeat(" ", width-len(text)))
		}
	}
	out.WriteByte(0x1A)
	return out.Bytes()
}

func TestATableOfDBase(t *testing.T) {
	table := dbf(t, charmap.CodePage866, []string{"NAPR", "STRANA", "DAY"}, []string{"ИМ", "Азербайджан", "20221129"}, []string{"ЭК", "Турция", ""})
	b := opened(t, file(t, "t.dbf", table))
	assert.Equal(t, read.CP866, b.Encoding)
	assert.Equal(t, map[int][]string{1: {"NAPR", "STRANA", "DAY"}, 2: {"ИМ", "Азербайджан", "2022-11-29"}, 3: {"ЭК", "Турция"}}, rows(t, b, 0))
	_, err := read.Open(file(t, "t.dbf", table[:60]))
	assert.Error(t, err)
	broken := opened(t, file(t, "t.dbf", table[:len(table)-30]))
	assert.ErrorIs(t, broken.Rows(t.Context(), 0, func(read.Row) error { return nil }), read.ErrBroken)
}

// Customs write in capitals alone; so do some offices, in the other encoding.
func TestCapitalsTellTheirEncodingToo(t *testing.T) {
	for name, page := range map[string]*charmap.Charmap{read.CP866: charmap.CodePage866, read.CP1251: charmap.Windows1251} {
		b := opened(t, file(t, "t.dbf", dbf(t, page, []string{"NAPR", "REGION"}, []string{"ИМ", "92000 - ТАТАРСТАН"}, []string{"ЭК", "97000 - ЧУВАШИЯ"})))
		assert.Equal(t, name, b.Encoding)
		assert.Equal(t, []string{"ИМ", "92000 - ТАТАРСТАН"}, rows(t, b, 0)[2])
	}
}

func TestWhatCannotBeRead(t *testing.T) {
	bomb := func() []byte {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		w, err := z.Create("xl/worksheets/sheet1.xml")
		require.NoError(t, err)
		piece := bytes.Repeat([]byte(" "), 1<<20)
		for range 1100 {
			_, err = w.Write(piece)
			require.NoError(t, err)
		}
		require.NoError(t, z.Close())
		return out.Bytes()
	}
	for name, c := range map[string]struct {
		content []byte
		want    error
	}{
		"empty":       {nil, read.ErrForm},
		"program":     {[]byte("\x7fELF\x00\x00\x01\x02"), read.ErrForm},
		"older Excel": {[]byte("\x09\x08\x08\x00\x00\x05\x10\x00"), read.ErrOldExcel},
		"a web page":  {[]byte("\ufeff\r\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>1</td></tr></table>"), read.ErrMarkup},
		"XML":         {[]byte("<?xml version=\"1.0\"?>\n<office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"/>"), read.ErrMarkup},
		"old Excel":   {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Workbook"), read.ErrOldExcel},
		"sealed": {append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")...),
			read.ErrSealed},
		"zip of something": {zipped(t, "a.txt"), read.ErrForm},
		"half a zip":       {zipped(t, "xl/workbook.xml")[:40], read.ErrBroken},
		"zip bomb":         {bomb(), read.ErrTooLarge},
	} {
		_, err := read.Open(file(t, "t", c.content))
		assert.ErrorIs(t, err, c.want, name)
	}
	b := opened(t, file(t, "t.csv", []byte("a;b\n\"never closed;2\n3;4\n")))
	err := b.Rows(t.Context(), 0, func(read.Row) error { return nil })
	assert.ErrorIs(t, err, read.ErrBroken)
	var unclosed *read.Unclosed
	require.ErrorAs(t, err, &unclosed)
	assert.Equal(t, 2, unclosed.Line)
}

func zipped(t testing.TB, name string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	_, err := z.Create(name)
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return out.Bytes()
}

func TestAMillionColumnsAreCut(t *testing.T) {
	b := opened(t, file(t, "t.csv", []byte("a;b\n"+strings.Repeat("x;", 1_000_000)+"\n1;2\n")))
	var cut, cells int
	require.NoError(t, b.Rows(t.Context(), 0, func(r read.Row) error {
		if cells = max(cells, len(r.Cells)); r.Cut {
			cut++
		}
		return nil
	}))
	assert.Equal(t, 1, cut)
	assert.Equal(t, 2000, cells)
}

func TestReadingCanBeCancelled(t *testing.T) {
	var text strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&text, "%d;x\n", i)
	}
	b := opened(t, file(t, "t.csv", []byte(text.String())))
	ctx, cancel := context.WithCancel(t.Context())
	seen := 0
	err := b.Rows(ctx, 0, func(read.Row) error {
		if seen++; seen == 10 {
			cancel()
		}
		return nil
	})
	assert.ErrorIs(t, err, context.Canceled)
	assert.Less(t, seen, 600)
}

// FuzzOpen: whatever the bytes, reading ends with rows within the bounds or with an error, and never with a panic.
func FuzzOpen(f *testing.F) {
	f.Add([]byte(plain))
	f.Add([]byte("\xff\xfeN\x00;\x00"))
	f.Add(ods(f, odsContent))
	f.Add(dbf(f, charmap.CodePage866, []string{"A", "B"}, []string{"1", "2"}))
	f.Add([]byte("\x03\x16\x0b\x1d\xff\xff\xff\xff\x41\x00\xff\xff" + strings.Repeat("\x00", 60)))
	work := excelize.NewFile()
	if err := work.SetSheetRow("Sheet1", "A1", &[]any{"a", 1, true}); err != nil {
		f.Fatal(err)
	}
	var packed bytes.Buffer
	if err := work.Write(&packed); err != nil {
		f.Fatal(err)
	}
	f.Add(packed.Bytes())
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<20 {
			return
		}
		path := filepath.Join(dir, "x")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		b, err := read.Open(path)
		if err != nil {
			return
		}
		defer func() { _ = b.Close() }()
		last, enough := 0, errors.New("enough")
		for i := range b.Sheets {
			last = 0
			seen := 0
			err := b.Rows(t.Context(), i, func(r read.Row) error {
				if r.Number <= last || len(r.Cells) > 2000 || len(r.Cells) == 0 {
					t.Fatalf("row %d after %d, %d cells", r.Number, last, len(r.Cells))
				}
				last = r.Number
				if seen++; seen > 10_000 {
					return enough
				}
				return nil
			})
			if errors.Is(err, enough) {
				return
			}
		}
	})
}
