package cli_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"

	"accord/app/sheet/field"
)

// TestASheetIsTakenInTriedUndone: a dry run tells what the run does, the run is one batch, and what is unknown is asked for.
func TestASheetIsTakenInTriedUndone(t *testing.T) {
	d := withSample(t)
	text := "№;Номер;Наименование;Страна;Дата подписания;Срок действия\n" +
		"1;77/2002;Соглашение о торговле;Азербайджан;25.01.2002;3 года\n" +
		"2;78/2002;Соглашение о культуре;Атлантида;25.01.2002;бессрочно\n" +
		"Итого;;;2\n"
	coded, err := charmap.Windows1251.NewEncoder().String(text)
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "соглашения.csv")
	require.NoError(t, os.WriteFile(file, []byte(coded), 0o600))

	counts := func(out string) map[string]int {
		var said struct {
			Counts map[string]int `json:"counts"`
			Rows   []struct {
				Row    int    `json:"row"`
				State  string `json:"state"`
				Faults []struct {
					Cell string `json:"cell"`
				} `json:"faults"`
			} `json:"rows"`
		}
		require.NoError(t, json.Unmarshal([]byte(out), &said))
		if len(said.Rows) > 2 && said.Rows[2].State == "faulty" {
			assert.Equal(t, "D3", said.Rows[2].Faults[0].Cell)
		}
		return said.Counts
	}
	code, dry, errs := d.on("sheet", "import", file, "--kind", "agreement", "--dry-run", "--format", "json")
	require.Equal(t, 0, code, errs)
	assert.Equal(t, 1, counts(dry)["new"])
	report := filepath.Join(t.TempDir(), "remarks.csv")
	keep := filepath.Join(t.TempDir(), "map.json")
	code, out, errs := d.on("sheet", "import", file, "--kind", "agreement", "--dry-run", "--report", report, "--keep-map", keep)
	require.Equal(t, 0, code, errs)
	assert.Contains(t, errs, "Атлантида")
	assert.Contains(t, out, "New record")
	remarks, err := os.ReadFile(report)
	require.NoError(t, err)
	assert.Contains(t, string(remarks), "D3: ")

	code, run, errs := d.on("sheet", "import", file, "--kind", "agreement", "--map", keep, "--format", "json")
	require.Equal(t, 0, code, errs)
	assert.Equal(t, counts(dry), counts(run))
	assert.Contains(t, d.done("list", "agreement", "--find", "77/2002"), "77/2002")
	code, again, _ := d.on("sheet", "import", file, "--kind", "agreement", "--format", "json")
	assert.Equal(t, 1, code, "nothing that could be taken")
	assert.Equal(t, 1, counts(again)["same"])
	d.done("undo")
	assert.NotContains(t, d.done("list", "agreement", "--find", "77/2002"), "77/2002")
}

// Our own lists say nothing new to the register that they come from.
func TestOurOwnListsAreAllThereAlready(t *testing.T) {
	d := withSample(t)
	for _, kind := range field.Kinds {
		file := filepath.Join(t.TempDir(), "list.xlsx")
		d.done("sheet", "export", string(kind), "-o", file)
		_, out, _ := d.on("sheet", "import", file, "--kind", string(kind), "--dry-run", "--format", "json")
		var said struct {
			Counts map[string]int  `json:"counts"`
			Rows   json.RawMessage `json:"rows"`
		}
		if len(out) == 0 {
			continue // of no records there is no table
		}
		require.NoError(t, json.Unmarshal([]byte(out), &said), "%s: %s", kind, out)
		for state, rows := range said.Counts {
			assert.True(t, rows == 0 || state == "same" || state == "aside", "%s: %d rows are %s: %s", kind, rows, state, said.Rows)
		}
	}
}

// The command is told the currency once for the whole table; without it no sum is taken for dollars.
func TestTheCurrencyOfATableIsToldOnce(t *testing.T) {
	d := withSample(t)
	file := filepath.Join(t.TempDir(), "trade.csv")
	require.NoError(t, os.WriteFile(file, []byte("Страна;Период;Направление;Стоимость\nАзербайджан;2019;экспорт;70,5\n"), 0o600))
	code, _, errs := d.on("sheet", "import", file, "--kind", "trade-record")
	assert.Equal(t, 1, code)
	assert.Contains(t, errs, "the currency of this sum is not stated")
	code, _, errs = d.on("sheet", "import", file, "--kind", "trade-record", "--currency", "дублоны")
	assert.Equal(t, 2, code)
	assert.Contains(t, errs, "--currency")
	code, _, errs = d.on("sheet", "import", file, "--kind", "trade-record", "--currency", "евро")
	require.Equal(t, 0, code, errs)
	assert.Contains(t, d.done("list", "trade-record", "--format", "csv"), ",7050,EUR,")
}

func TestASheetThatCannotBeTaken(t *testing.T) {
	d := withSample(t)
	folder := t.TempDir()
	place := func(name, text string) string {
		path := filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	table := place("a.csv", "Номер;Название\n1;А\n")
	for _, c := range []struct {
		code int
		says string
		args []string
	}{
		{2, "--kind", []string{table}},
		{2, "--kind", []string{table, "--kind", "rule"}},
		{2, "--format", []string{table, "--kind", "agreement", "--format", "xml"}},
		{2, "--report", []string{table, "--kind", "agreement", "--report", "x.txt"}},
		{1, "a.csv", []string{table, "--kind", "agreement", "--sheet", "Лист9"}},
		{1, "nowhere", []string{filepath.Join(folder, "nowhere"), "--kind", "agreement"}},
		{1, "m.json", []string{table, "--kind", "agreement", "--map", place("m.json", "{}")}},
		{1, "XLSX", []string{place("old.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on"), "--kind", "agreement"}},
		{1, "broken.xlsx", []string{place("broken.xlsx", "PK\x03\x04 and so on"), "--kind", "agreement"}},
		{1, "none.bin", []string{place("none.bin", "\x00\x01\x02\x00"), "--kind", "agreement"}},
	} {
		code, _, errs := d.on(append([]string{"sheet", "import"}, c.args...)...)
		assert.Equal(t, c.code, code, "%v: %s", c.args, errs)
		assert.Contains(t, errs, c.says, "%v", c.args)
	}
}

// What is doubtful in rows that are taken is told too: the first ten of each kind, and how many there are.
func TestDoubtsAboutRowsOfATableAreTold(t *testing.T) {
	d := withSample(t)
	rows := "Номер;Название;Страна;Дата подписания\n"
	for i := range 12 {
		rows += fmt.Sprintf("%d/02;Соглашение о деле %d ???;Азербайджан;25.01.2002\n", i+1, i)
	}
	file := filepath.Join(t.TempDir(), "t.csv")
	require.NoError(t, os.WriteFile(file, []byte(rows), 0o600))
	code, _, errs := d.on("sheet", "import", file, "--kind", "agreement")
	require.Equal(t, 0, code, errs)
	assert.Contains(t, errs, "Doubtful in the rows that were taken:\n  2 · B2: letters seem to be lost\n")
	assert.Equal(t, 10, strings.Count(errs, "letters seem to be lost"))
	assert.Contains(t, errs, "12")
}

// A mapping made for another table leaves no column of this one out in silence: the window proposes a meaning for it, and so
// does the command.
func TestAColumnThatAMappingDoesNotKnowIsTakenToo(t *testing.T) {
	d := withSample(t)
	place := func(name, text string) string {
		path := filepath.Join(t.TempDir(), name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	keep := filepath.Join(t.TempDir(), "map.json")
	last := place("last.csv", "Номер;Наименование;Страна\n77/2002;Соглашение о торговле;Азербайджан\n")
	code, _, errs := d.on("sheet", "import", last, "--kind", "agreement", "--dry-run", "--keep-map", keep)
	require.Equal(t, 0, code, errs)
	now := place("now.csv", "Номер;Наименование;Страна;Дата подписания\n78/2002;Соглашение о культуре;Азербайджан;26.01.2002\n")
	code, _, errs = d.on("sheet", "import", now, "--kind", "agreement", "--map", keep)
	require.Equal(t, 0, code, errs)
	assert.Contains(t, d.done("list", "agreement", "--find", "78/2002", "--format", "csv"), "2002-01-26")
}
