package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"accord/storage/reading"
)

// TestABriefInEveryForm writes the note on Azerbaijan by its name and by its code, and reads it back.
func TestABriefInEveryForm(t *testing.T) {
	d := withSample(t)
	for partner, name := range map[string]string{"Azerbaijan": "note.docx", "AZ": "note.pdf", azerbaijan: "note.md"} {
		file := filepath.Join(t.TempDir(), name)
		assert.Empty(t, d.done("brief", partner, "--on", "2022-11-29", "-o", file))
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		said := reading.Words(t.Context(), bytes.NewReader(content), int64(len(content))).Words
		assert.Contains(t, said, "Cooperation: Azerbaijan", name)
		assert.Contains(t, said, "KAMAZ", name)
	}
}

func TestPapersOfRecords(t *testing.T) {
	d := withSample(t)
	file := filepath.Join(t.TempDir(), "programme.md")
	d.done("paper", "programme", visitID, "--edition", "partner", "-o", file)
	content, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Contains(t, string(content), "Программа визита")
	assert.Contains(t, string(content), "Programme of the visit")
	assert.NotContains(t, string(content), "Later the same day")
	d.done("paper", "unfulfilled", "-o", file)
	assert.Contains(t, d.done("paper", "--kinds"), "next-session")
	assert.Contains(t, d.done("paper", "--kinds", "--format", "json"), `{"name": "brief", "title": "Briefing note", "of": "partner"}`)
}

func TestPapersThatCannotBeMade(t *testing.T) {
	d := withSample(t)
	file := filepath.Join(t.TempDir(), "x.md")
	for _, c := range []struct {
		code int
		says string
		args []string
	}{
		{2, "KIND", []string{"paper", "nothing", visitID, "-o", file}},
		{2, "ID", []string{"paper", "programme", "-o", file}},
		{2, "-o", []string{"paper", "programme", visitID, "-o", "x.odt"}},
		{2, "The command lacks: -o (.docx, .pdf, .md).", []string{"paper", "programme", visitID}},
		{2, "The command lacks: KIND (brief, ", []string{"paper"}},
		{2, "--edition", []string{"paper", "programme", visitID, "--edition", "secret", "-o", file}},
		{1, "Visit (visit)", []string{"paper", "programme", agreementID, "-o", file}},
		{1, "nowhere", []string{"paper", "programme", visitID, "-o", filepath.Join(t.TempDir(), "nowhere", "x.md")}},
		{1, "Atlantis", []string{"brief", "Atlantis", "-o", file}},
		{2, "-o", []string{"sheet", "export", "visit", "-o", "x.ods"}},
	} {
		code, _, errs := d.on(c.args...)
		assert.Equal(t, c.code, code, "%v: %s", c.args, errs)
		assert.Contains(t, errs, c.says, "%v", c.args)
	}
	assert.NoFileExists(t, file)
}

// TestAListAsASheet: days of a list are days of the spreadsheet, and the columns that tables leave out are there too.
func TestAListAsASheet(t *testing.T) {
	d := withSample(t)
	file := filepath.Join(t.TempDir(), "visits.xlsx")
	d.done("sheet", "export", "meeting", "-o", file)
	book, err := excelize.OpenFile(file)
	require.NoError(t, err)
	rows, err := book.GetRows(book.GetSheetName(0))
	require.NoError(t, err)
	require.Len(t, rows, 2)
	assert.Contains(t, rows[0], "Aim")
	d.done("sheet", "export", "visit", "--on", "2022-11-29", "--sort=-from", "-o", filepath.Join(t.TempDir(), "visits.csv"))
	assert.Contains(t, d.done("sheet", "--help"), "sheet export KIND")
	assert.Contains(t, d.done("--help"), "sheet export KIND")
}

// The file that is to be written is not what is missing.
func TestAFileForAMissingFolderBlamesTheFolder(t *testing.T) {
	d := withSample(t)
	file := filepath.Join(t.TempDir(), "nowhere", "note")
	for _, command := range [][]string{
		{"brief", "AZ", "-o", file + ".docx"}, {"sheet", "export", "agreement", "-o", file + ".xlsx"}, {"export", "-o", file + ".json"}, {"calendar", "-o", file + ".ics"},
	} {
		code, _, errs := d.on(command...)
		assert.Equal(t, 1, code, command)
		assert.Contains(t, errs, "The folder that the file is to be written into is not there. File: "+file, command)
		assert.NoDirExists(t, filepath.Dir(file), command)
	}
}
