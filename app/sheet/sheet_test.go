package sheet_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"accord/app/sheet"
)

var heads = []sheet.Head{{Label: "Название"}, {Label: "Когда"}, {Label: "Сколько"}, {Label: "Почта"}}

func rows(all ...[]sheet.Cell) func(func([]sheet.Cell, error) bool) {
	return func(yield func([]sheet.Cell, error) bool) {
		for _, r := range all {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// TestASumIsANumberWithItsWords: what a list says as "более 70 000 000 USD" is the number seventy million, shown with its words,
// and what is not known is no nought.
func TestASumIsANumberWithItsWords(t *testing.T) {
	var b bytes.Buffer
	sums := []sheet.Cell{sheet.Of("более 70\u202f000\u202f000 USD", 70e6), sheet.Of("–1\u202f254,50 RUB", -1254.5), sheet.Of("—", 0), sheet.Of("", 0)}
	if err := sheet.Write(&b, "list.xlsx", "Торговля", heads, rows(sums)); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	name := f.GetSheetName(0)
	for at, want := range map[string][2]string{
		"A2": {"70000000", "более 70,000,000 USD"}, "B2": {"-1254.5", "-1,254.50 RUB"}, "C2": {"", ""}, "D2": {"", ""},
	} {
		raw, _ := f.GetCellValue(name, at, excelize.Options{RawCellValue: true})
		shown, _ := f.GetCellValue(name, at)
		if raw != want[0] || strings.ReplaceAll(shown, "\u00a0", " ") != want[1] {
			t.Errorf("%s is %q, shown as %q; want %q", at, raw, shown, want)
		}
	}
}

// TestTheHeadLineFilters: the filter stands in the sheet itself, where a spreadsheet looks for it.
func TestTheHeadLineFilters(t *testing.T) {
	var b bytes.Buffer
	if err := sheet.Write(&b, "list.xlsx", "Визиты", heads, rows([]sheet.Cell{{Shown: "а"}, {}, {}, {}})); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	part, err := z.Open("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), `<autoFilter ref="`) {
		t.Error("the head line has no filter")
	}
}

// TestWhatASpreadsheetReads reads a file back as one does: days are days, numbers numbers, and no text is a formula.
func TestWhatASpreadsheetReads(t *testing.T) {
	var b bytes.Buffer
	err := sheet.Write(&b, "list.xlsx", "Визиты: [2022]/23 и ещё очень длинное название листа", heads, rows(
		[]sheet.Cell{{Shown: `=HYPERLINK("http://x";"Открыть")`}, sheet.Of("29.11.2022", "2022-11-29"), {Shown: "12", Value: 12}, {Shown: "a@b.example"}},
		[]sheet.Cell{{Shown: "-5"}, sheet.Of("11.2022", "2022-11"), {Shown: "—"}, {Shown: `a"@b.example`}},
		[]sheet.Cell{{Shown: "№ 2022-11-29", Value: "2022-11-29"}, sheet.Of("01.01.1700", "1700-01-01"), {Value: int64(-3)}, {Shown: "@SUM(A1)@x.y"}},
	))
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	name := f.GetSheetName(0)
	value := func(at string) string {
		v, err := f.GetCellValue(name, at, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	want := time.Date(2022, 11, 29, 0, 0, 0, 0, time.UTC)
	if got, err := f.GetCellType(name, "B2"); err != nil || got != excelize.CellTypeUnset && got != excelize.CellTypeNumber || value("B2") != "44894" {
		t.Errorf("a day is %q of type %v, want %v", value("B2"), got, want)
	}
	for at, want := range map[string]string{
		"A1": "Название", "A2": `=HYPERLINK("http://x";"Открыть")`, "C2": "12", "A3": "-5", "B3": "11.2022", "C3": "", "A4": "№ 2022-11-29", "B4": "01.01.1700", "C4": "-3", "D4": "@SUM(A1)@x.y",
	} {
		if got := value(at); got != want {
			t.Errorf("%s is %q, want %q", at, got, want)
		}
	}
	for _, at := range []string{"A2", "A3", "D3", "D4"} {
		if formula, _ := f.GetCellFormula(name, at); formula != "" {
			t.Errorf("%s is the formula %s", at, formula)
		}
	}
	if formula, _ := f.GetCellFormula(name, "D2"); formula != `HYPERLINK("mailto:a@b.example","a@b.example")` {
		t.Errorf("the address links by %q", formula)
	}
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	if err := sheet.Write(&b, "LIST.CSV", "", heads[:2], rows([]sheet.Cell{{Shown: "=1+1"}, sheet.Of("29.11.2022", "2022-11-29")})); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "\ufeffНазвание;Когда\r\n'=1+1;29.11.2022\r\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTablesThatCannotBeWritten(t *testing.T) {
	if err := sheet.Write(&bytes.Buffer{}, "list.doc", "", heads, rows()); !errors.Is(err, sheet.ErrUnknown) {
		t.Error(err)
	}
	broken := errors.New("broken")
	for _, name := range []string{"a.xlsx", "a.csv"} {
		err := sheet.Write(&bytes.Buffer{}, name, strings.Repeat("я", 99), heads, func(yield func([]sheet.Cell, error) bool) { yield(nil, broken) })
		if !errors.Is(err, broken) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := sheet.Write(&bytes.Buffer{}, "a.xlsx", "'", nil, rows()); err != nil {
		t.Error(err)
	}
}
