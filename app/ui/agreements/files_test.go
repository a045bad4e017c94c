package agreements_test

import (
	"context"
	"fmt"

	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/native/opener"
	"accord/app/ui/agreements"
	"accord/app/ui/desk"
	"accord/app/ui/desk/desktest"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// file writes a file as a user has it before him.
func file(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, content, 0o600))
	return path
}

func TestFilesDroppedOnACardBelongToItsRecord(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Title: register.Ru("О торговле")})
	d := desktest.New(t)
	room := agreements.New(d, f.Store)
	d.ShowPage(room)
	assert.Contains(t, desktest.Words(room.Content()), "Файлов нет. Перетащите их сюда или добавьте.")

	room.Drop([]string{
		file(t, "Протокол_заседания.docx", storagetest.DOCX("о газомоторном топливе")),
		file(t, "Фото.jpg", []byte("фото")),
	})
	d.NoFailures()
	require.Len(t, d.Offered, 1)
	assert.Equal(t, "Добавлены 2 файла", d.Offered[0].Text)
	rows, err := f.DocumentsOf(context.Background(), a.ID)
	require.NoError(t, err)
	require.Len(t, rows, 2)
	assert.Equal(t, "Фото", rows[0].Title.Ru)
	assert.Equal(t, "Протокол заседания", rows[1].Title.Ru)
	assert.Equal(t, register.DocumentOther, rows[1].Kind)
	assert.Equal(t, "Протокол_заседания.docx", rows[1].Versions[0].Name)

	room.Refresh() // the desk of a test hears of no changes
	text := desktest.Words(room.Content())
	assert.Contains(t, text, "Протокол заседания\nпрочее\n1\u00a0КБ")
	assert.Less(t, strings.Index(text, "Файлы"), strings.Index(text, "История"), "files come before the history")

	d.Offered[0].Do() // takes it back
	d.NoFailures()
	rows, err = f.DocumentsOf(context.Background(), a.ID)
	require.NoError(t, err)
	assert.Empty(t, rows)
}

func TestAFolderIsNoFile(t *testing.T) {
	f := storagetest.New(t)
	f.Agreement(register.Agreement{})
	d := desktest.New(t)
	room := agreements.New(d, f.Store)
	d.ShowPage(room)
	room.Drop([]string{t.TempDir()})
	assert.Equal(t, []string{"Это папка. Добавьте файлы из неё."}, d.Said)
	room.Drop([]string{filepath.Join(t.TempDir(), "нет такого")})
	assert.ErrorIs(t, d.Failed[0], os.ErrNotExist)
}

// A large file says how far it is, and can be cancelled; then nothing of it stays.
func TestALargeFileCanBeCancelled(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{})
	d := desktest.New(t)
	room := agreements.New(d, f.Store)
	d.ShowPage(room)
	path := file(t, "Скан.tiff", make([]byte, 20<<20))
	room.Drop([]string{path})
	require.Greater(t, len(d.Offered), 3)
	assert.Equal(t, "Добавляется «Скан.tiff»: 20 %", d.Offered[0].Text)
	assert.Equal(t, "Отмена", d.Offered[0].Action)
	assert.Equal(t, "Добавлен 1 файл", d.Offered[len(d.Offered)-1].Text)

	d.Offered = nil
	d.OnOffer = func(o desktest.Offer) {
		if o.Action == "Отмена" {
			d.OnOffer = nil
			o.Do()
		}
	}
	room.Drop([]string{file(t, "Другой.tiff", append(make([]byte, 20<<20), 1))})
	assert.Equal(t, []string{"Добавление отменено"}, d.Said)
	rows, err := f.DocumentsOf(context.Background(), a.ID)
	require.NoError(t, err)
	assert.Len(t, rows, 1)
}

// The first PDF takes seconds, for what reads it must be made ready: that is said at once.
func TestAPDFSaysThatItIsBeingRead(t *testing.T) {
	f := storagetest.New(t)
	f.Agreement(register.Agreement{})
	d := desktest.New(t)
	room := agreements.New(d, f.Store)
	d.ShowPage(room)
	room.Drop([]string{file(t, "Нота.PDF", []byte("no PDF at all"))})
	d.NoFailures()
	require.Len(t, d.Offered, 2)
	assert.Equal(t, "Читается «Нота.PDF»…", d.Offered[0].Text)
	assert.Equal(t, "Добавлен 1 файл", d.Offered[1].Text)
}

// opened remembers what was to be opened in the system's programs.
type opened []string

func (o *opened) open(path string) error {
	*o = append(*o, path)
	return nil
}

func TestAFileOpensUnderItsOwnNameAndCannotBeChanged(t *testing.T) {
	f := storagetest.New(t)
	v := f.File("Протокол № 3.pdf", []byte("протокол"))
	d := desktest.New(t)
	var opened opened
	t.Setenv("TMPDIR", t.TempDir())
	files := desk.NewFiles(d, f.Store)
	files.OpensBy(opened.open)

	files.Open(v)
	d.NoFailures()
	require.Len(t, opened, 1)
	assert.Equal(t, "Протокол № 3.pdf", filepath.Base(opened[0]))
	content, err := os.ReadFile(opened[0])
	require.NoError(t, err)
	assert.Equal(t, "протокол", string(content))
	about, err := os.Stat(opened[0])
	require.NoError(t, err)
	assert.Zero(t, about.Mode().Perm()&0o222)

	// What the system would run is not opened.
	files.Open(f.File("Счёт.EXE", []byte("MZ")))
	assert.Len(t, opened, 1)
	assert.Contains(t, desktest.Words(d.Top()), "среди них бывают программы и команды")
}

func TestAFileForWhichThereIsNoProgramIsSaidToBeUnopened(t *testing.T) {
	f := storagetest.New(t)
	d := desktest.New(t)
	t.Setenv("TMPDIR", t.TempDir())
	files := desk.NewFiles(d, f.Store)
	files.OpensBy(func(string) error { return fmt.Errorf("%w: exit status 3", opener.ErrNoProgram) })
	files.Open(f.File("Схема.vsdx", []byte("схема")))
	d.NoFailures()
	assert.Contains(t, desktest.Words(d.Top()), "Файл не открылся")
	d.Push("Закрыть")
}

func TestAnAlteredFileIsNeitherOpenedNorSaved(t *testing.T) {
	f := storagetest.New(t)
	v := f.File("Протокол.pdf", []byte("протокол"))
	v.Hash = strings.Repeat("0", 64) // as if it had been lost
	d := desktest.New(t)
	var opened opened
	files := desk.NewFiles(d, f.Store)
	files.OpensBy(opened.open)
	path := filepath.Join(t.TempDir(), "куда.pdf")
	files.SaveTo(v, path)
	files.Open(v)
	require.Len(t, d.Failed, 2)
	assert.Empty(t, opened)
	assert.NoFileExists(t, path)
	left, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	assert.Empty(t, left)
}
