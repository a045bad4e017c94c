package exchange_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/exchange"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// archive is a register with a document of two versions, and what it exports.
func archive(t *testing.T) (f *storagetest.Factory, d *register.Document, json, folder string) {
	f = storagetest.New(t)
	d = f.Document(register.Document{Title: register.Ru("Протокол"), Versions: []register.Version{
		f.File("проект.docx", storagetest.DOCX("о газомоторном топливе")),
		f.File("скан.bin", bytes.Repeat([]byte("скан"), 1<<20)),
	}})
	folder = filepath.Join(t.TempDir(), "реестр.files")
	warnings, err := exchange.ExportContents(ctx, f.Store, folder)
	require.NoError(t, err)
	assert.Empty(t, warnings)
	return f, d, exported(t, f.Store), folder
}

func TestFilesComeBackWithTheirContents(t *testing.T) {
	_, d, json, folder := archive(t)
	again := storagetest.New(t)
	_, counts, warnings, err := exchange.ImportWithContents(ctx, again.Store, strings.NewReader(json), "", folder)
	require.NoError(t, err)
	assert.Empty(t, warnings)
	assert.Equal(t, 1, counts[register.KindDocument])
	assert.Equal(t, json, exported(t, again.Store))
	findings, err := again.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
	var back bytes.Buffer
	require.NoError(t, again.CopyFile(ctx, d.Versions[1], &back))
	assert.Equal(t, bytes.Repeat([]byte("скан"), 1<<20), back.Bytes())
}

func TestContentsThatAreNotBesideAreTold(t *testing.T) {
	_, d, json, folder := archive(t)
	require.NoError(t, os.Remove(filepath.Join(folder, d.Versions[0].Hash)))
	require.NoError(t, os.WriteFile(filepath.Join(folder, d.Versions[1].Hash), []byte("другое"), 0o600))
	again := storagetest.New(t)
	_, _, warnings, err := exchange.ImportWithContents(ctx, again.Store, strings.NewReader(json), "", folder)
	require.NoError(t, err, "the records come all the same")
	assert.Equal(t, exchange.Faults{
		{Key: "problem.content.missing", Count: 1, First: []exchange.Fault{{Path: "records.document[0].versions[0]", Key: "problem.content.missing", Args: []string{"проект.docx"}}}},
		{Key: "problem.content.altered", Count: 1, First: []exchange.Fault{{Path: "records.document[0].versions[1]", Key: "problem.content.altered", Args: []string{"скан.bin"}}}},
	}, warnings.Contents)
	assert.Equal(t, json, exported(t, again.Store))

	lost, err := exchange.ExportContents(ctx, again.Store, filepath.Join(t.TempDir(), "x.files"))
	require.NoError(t, err)
	assert.Equal(t, 2, lost.Count())
}

func TestContentsThatCameLateAreTakenByImportingAgain(t *testing.T) {
	_, d, json, folder := archive(t)
	beside := filepath.Join(folder, d.Versions[1].Hash)
	require.NoError(t, os.Rename(beside, beside+".late"))
	require.NoError(t, os.Rename(filepath.Join(folder, d.Versions[0].Hash), filepath.Join(folder, "other")))
	again := storagetest.New(t)
	load := func() (exchange.Counts, exchange.Warnings, error) {
		_, counts, warnings, err := exchange.ImportWithContents(ctx, again.Store, strings.NewReader(json), "", folder)
		return counts, warnings, err
	}
	_, _, err := load()
	require.NoError(t, err)
	_, warnings, err := load()
	assert.ErrorIs(t, err, storage.ErrHeld)
	assert.Equal(t, 2, warnings.Contents.Count(), "what it still lacks is told")

	require.NoError(t, os.Rename(beside+".late", beside))
	counts, warnings, err := load()
	require.NoError(t, err)
	assert.Equal(t, exchange.Counts{register.KindDocument: 1}, counts)
	assert.Equal(t, 1, warnings.Contents.Count())
	require.NoError(t, os.Rename(filepath.Join(folder, "other"), filepath.Join(folder, d.Versions[0].Hash)))
	_, _, err = load()
	require.NoError(t, err)
	for _, v := range d.Versions {
		_, err := again.Content(ctx, v)
		assert.NoError(t, err, v.Name)
	}
	_, _, err = load()
	assert.ErrorIs(t, err, storage.ErrHeld)
	assert.Equal(t, json, exported(t, again.Store))
}

// What stands beside is taken only where it is a file, and as long as it is said to be.
func TestContentsOfAnotherLengthOrKindAreNotRead(t *testing.T) {
	_, d, json, folder := archive(t)
	require.NoError(t, os.Remove(filepath.Join(folder, d.Versions[0].Hash)))
	require.NoError(t, os.Mkdir(filepath.Join(folder, d.Versions[0].Hash), 0o700))
	require.NoError(t, os.Truncate(filepath.Join(folder, d.Versions[1].Hash), 1<<40)) // no bytes of it are on the disk
	again := storagetest.New(t)
	_, _, warnings, err := exchange.ImportWithContents(ctx, again.Store, strings.NewReader(json), "", folder)
	require.NoError(t, err)
	require.Len(t, warnings.Contents, 1)
	assert.Equal(t, "problem.content.altered", warnings.Contents[0].Key)
	assert.Equal(t, 2, warnings.Contents[0].Count)
}

// A file of records that is refused brings no contents either.
func TestARefusedImportTakesNoContents(t *testing.T) {
	f, d, json, folder := archive(t)
	_, _, _, err := exchange.ImportWithContents(ctx, f.Store, strings.NewReader(json), "", folder)
	assert.ErrorIs(t, err, storage.ErrHeld)
	other := storagetest.New(t)
	_, _, _, err = exchange.ImportWithContents(ctx, other.Store, strings.NewReader(strings.Replace(json, `"kind":"other"`, `"kind":"papyrus"`, 1)), "", folder)
	assert.ErrorAs(t, err, &exchange.Faults{})
	for _, v := range d.Versions {
		_, err := other.Content(ctx, v)
		assert.ErrorIs(t, err, storage.ErrNoContent)
	}
}

// Whenever its content comes, a document is found by what its file says at once.
func TestDocumentsAreFoundByContentsThatComeWithThemOrLater(t *testing.T) {
	_, d, json, folder := archive(t)
	found := func(f *storagetest.Factory) int {
		hits, err := f.Search(ctx, "газомоторное топливо", 10, register.KindDocument)
		require.NoError(t, err)
		return len(hits)
	}
	with := storagetest.New(t)
	_, _, _, err := exchange.ImportWithContents(ctx, with.Store, strings.NewReader(strings.Replace(json, d.Versions[1].Hash, d.Versions[0].Hash, 1)), "", folder)
	require.NoError(t, err)
	assert.Equal(t, 1, found(with))

	without := storagetest.New(t)
	current := strings.Replace(json, d.Versions[1].Hash, d.Versions[0].Hash, 1)
	_, _, _, err = exchange.ImportWithContents(ctx, without.Store, strings.NewReader(current), "", "")
	require.NoError(t, err)
	assert.Zero(t, found(without))
	without.File("проект.docx", storagetest.DOCX("о газомоторном топливе"))
	assert.Equal(t, 1, found(without))
}
