package cli_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// withFile is a desk whose agreement has a file.
func withFile(t *testing.T) (d *desk, document *register.Document) {
	d = withSample(t)
	s, err := storage.Open(context.Background(), d.path, storagetest.Options("tester"))
	require.NoError(t, err)
	defer func() { require.NoError(t, s.Close()) }()
	v, err := s.AddFile(context.Background(), "Протокол.docx", bytes.NewReader(storagetest.DOCX("о газомоторном топливе")), nil)
	require.NoError(t, err)
	id, err := register.ParseID(agreementID)
	require.NoError(t, err)
	document = &register.Document{
		Title: register.Text{Ru: "Протокол", En: "Minutes"}, Kind: register.DocumentProtocol, Language: "ru", Day: "2022-11-29",
		Subjects: []register.Ref{{Kind: register.KindAgreement, ID: id}}, Versions: []register.Version{v},
	}
	_, err = s.Save(context.Background(), document)
	require.NoError(t, err)
	return d, document
}

func TestFilesAreListedAndShown(t *testing.T) {
	d, document := withFile(t)
	v := document.Versions[0]
	spaces := regexp.MustCompile(` +`)
	lines := strings.Split(d.done("list", "document"), "\n")
	assert.Equal(t, document.ID.String()+" 29.11.2022 protocol, minutes Russian 1\u00a0KB Протокол.docx Agreement on trade-economic, scientific-technical and cultural cooperation Minutes",
		strings.TrimSpace(spaces.ReplaceAllString(lines[1], " ")))
	assert.Contains(t, d.done("list", "document", "--format", "json"), `"sha256": "`+v.Hash+`"`)
	assert.Contains(t, d.done("list", "document", "--find", "газомоторное"), document.ID.String())
	assert.NotContains(t, d.done("list", "document", "--find", "нефть"), document.ID.String())
	shown := d.done("show", "document", document.ID.String())
	for _, want := range []string{"Minutes\n", "protocol", "Russian", "29.11.2022", "Протокол.docx; 1\u00a0KB", v.Hash} {
		assert.Contains(t, shown, want)
	}
	assert.Contains(t, d.done("show", "agreement", agreementID), "Minutes; protocol, minutes; 29.11.2022; Протокол.docx; 1\u00a0KB")
}

func TestFilesTravelBesideTheExport(t *testing.T) {
	d, document := withFile(t)
	folder := t.TempDir()
	out := filepath.Join(folder, "реестр.json")
	d.done("export", "-o", out)
	content := filepath.Join(folder, "реестр.files", document.Versions[0].Hash)
	assert.FileExists(t, content)

	again := newDesk(t)
	again.imported(out)
	assert.Equal(t, "The register is whole.\n", again.done("check"))
	assert.Equal(t, d.done("list", "document", "--find", "газомоторное"), again.done("list", "document", "--find", "газомоторное"))

	// Without them the records come all the same, and it is said what is missing.
	require.NoError(t, os.Remove(content))
	without := newDesk(t)
	code, _, errs := without.on("import", out)
	assert.Equal(t, 0, code)
	assert.True(t, strings.HasSuffix(errs, "The records were taken over, but not the content of all files:\n  records.document[0].versions[0]: File “Протокол.docx”: its content is not beside the exchange file\n"), errs)
	code, found, _ := without.on("check")
	assert.Equal(t, 3, code)
	assert.Contains(t, found, "Протокол.docx")

	code, _, errs = d.on("export")
	assert.Equal(t, 0, code)
	assert.Equal(t, "The content of 1 file was not exported: that takes the option -o.\n", errs)
}

// What a command writes never takes the place of the register, under whatever name, and the register stays as it was.
func TestOutputNeverTakesTheRegistersPlace(t *testing.T) {
	d, _ := withFile(t)
	before, err := os.ReadFile(d.path)
	require.NoError(t, err)
	link := filepath.Join(t.TempDir(), "реестр.json")
	require.NoError(t, os.Symlink(d.path, link))
	hard := filepath.Join(filepath.Dir(d.path), "реестр.ics")
	require.NoError(t, os.Link(d.path, hard))
	for _, to := range []string{d.path, d.path + "-wal", d.path + "-shm", link, hard} {
		for _, command := range []string{"export", "calendar"} {
			code, out, errs := d.on(command, "-o", to)
			assert.Equal(t, 1, code)
			assert.Empty(t, out)
			assert.Equal(t, "A register lies at this place, or a file that a register needs; it has been left as it was. File: "+to+". Choose another name.\n", errs)
		}
	}
	after, err := os.ReadFile(d.path)
	require.NoError(t, err)
	assert.Equal(t, before, after)
	assert.Equal(t, "The register is whole.\n", d.done("check"))
	entries, err := os.ReadDir(filepath.Dir(d.path))
	require.NoError(t, err)
	assert.Len(t, entries, 2, "no folder for files is left either")
}

func TestTheFolderOfFilesHasNeverTheNameOfTheExport(t *testing.T) {
	d, document := withFile(t)
	out := filepath.Join(t.TempDir(), "x.files")
	d.done("export", "-o", out)
	d.done("export", "-o", out) // over itself
	assert.FileExists(t, filepath.Join(out+".files", document.Versions[0].Hash))
	again := newDesk(t)
	code, _, errs := again.on("import", out)
	require.Zero(t, code, errs)
	assert.Equal(t, "The register is whole.\n", again.done("check"))

	code, _, errs = d.on("export", "-o", out+".files")
	assert.Equal(t, 1, code)
	assert.Equal(t, "There is a folder of this name. File: "+out+".files. Choose another name, or name a file in that folder.\n", errs)
}
