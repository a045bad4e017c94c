package documents_test

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/ui/desk"
	"accord/app/ui/desk/desktest"
	"accord/app/ui/documents"
	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func picture(t *testing.T, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))))
	return b.Bytes()
}

func TestTheListSaysWhatFilesAreAndWhereTheyBelong(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Title: register.Ru("О торговле")})
	f.Document(register.Document{Title: register.Ru("Скан"), Kind: register.DocumentText, Day: "2002-01-25", Language: "az",
		Subjects: []register.Ref{a.Ref()}, Versions: []register.Version{f.File("скан.pdf", make([]byte, 3<<20))}})
	f.Document(register.Document{Title: register.Ru("Бумага"), Kind: register.DocumentLetter, Subjects: []register.Ref{a.Ref()}})
	d := desktest.New(t)
	room := documents.New(d, f.Store)
	d.ShowPage(room)
	assert.Equal(t, "2 файла", room.Count())
	text := desktest.Words(room.Content())
	for _, want := range []string{"Скан\nтекст соглашения\nО торговле\n25.01.2002\n3\u00a0МБ", "Бумага\nписьмо\nО торговле\n—\n—"} {
		assert.Contains(t, text, want)
	}
	desktest.Choose(d, room, "kind", "письм", "письмо", desk.Fixed("document.kind.", register.DocumentKinds))
	assert.Equal(t, "1 из 2", room.Count())
}

func TestTheCardShowsTheFile(t *testing.T) {
	f := storagetest.New(t)
	v := f.Visit(register.Visit{Title: register.Ru("Визит в Баку")})
	doc := f.Document(register.Document{Title: register.Ru("Фото"), Kind: register.DocumentPhoto, Subjects: []register.Ref{v.Ref()}, Note: register.Ru("у мемориала"),
		Versions: []register.Version{f.File("старое.bin", []byte("что-то")), f.File("фото.png", picture(t, 2000, 1000))}})
	d := desktest.New(t)
	room := documents.New(d, f.Store)
	d.ShowPage(room)
	text := desktest.Words(room.Content())
	for _, want := range []string{"Фотография", "Визит в Баку", "фото.png", "Открыть", "Сохранить как…", "Новая версия…", "Версии", "старое.bin", "версия 1 · tester", "у мемориала"} {
		assert.Contains(t, text, want)
	}
	shown := desktest.Within[*kit.Picture](room.Content())
	require.Len(t, shown, 1)
	require.NotNil(t, shown[0].Image())
	assert.Equal(t, image.Rect(0, 0, 1000, 500), shown[0].Image().Bounds())
	d.Follow("Визит в Баку")
	assert.Equal(t, []register.Ref{v.Ref()}, d.Opened)

	// What is dropped on the card becomes the current version; the note takes it back.
	path := filepath.Join(t.TempDir(), "письмо.docx")
	require.NoError(t, os.WriteFile(path, storagetest.DOCX("слово"), 0o600))
	room.Drop([]string{path})
	d.NoFailures()
	r, err := f.Record(context.Background(), doc.Ref())
	require.NoError(t, err)
	assert.Len(t, r.(*register.Document).Versions, 3)
	room.Refresh()
	text = desktest.Words(room.Content())
	assert.Contains(t, text, "письмо.docx")
	assert.Contains(t, text, "Просмотр этого файла невозможен")
	require.Equal(t, "Новая версия добавлена", d.Offered[0].Text)
	d.Offered[0].Do()
	r, err = f.Record(context.Background(), doc.Ref())
	require.NoError(t, err)
	assert.Len(t, r.(*register.Document).Versions, 2)
}

func TestTheCardSaysThatAFileIsReadInPart(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{})
	doc := f.Document(register.Document{Kind: register.DocumentText, Subjects: []register.Ref{a.Ref()},
		Versions: []register.Version{f.File("текст.txt", []byte("слово")), f.File("длинный.txt", bytes.Repeat([]byte("слово "), 50_000))}})
	const said = "Поиск видит не весь этот файл"
	shown := func() string {
		d := desktest.New(t)
		room := documents.New(d, f.Store)
		d.ShowPage(room)
		return desktest.Words(room.Content())
	}
	assert.Contains(t, shown(), said)
	doc.Versions = doc.Versions[:1]
	_, err := f.Save(t.Context(), doc)
	require.NoError(t, err)
	assert.NotContains(t, shown(), said)
}

func TestAPDFIsPreviewed(t *testing.T) {
	storagetest.NeedsPDF(t)
	f := storagetest.New(t)
	f.Document(register.Document{Versions: []register.Version{f.File("протокол.pdf", storagetest.PDF("Memorandum"))}})
	d := desktest.New(t)
	room := documents.New(d, f.Store)
	d.ShowPage(room)
	shown := desktest.Within[*kit.Picture](room.Content())
	require.Len(t, shown, 1)
	require.NotNil(t, shown[0].Image())
}

func TestTheCardSaysThatAFileIsMissing(t *testing.T) {
	f := storagetest.New(t)
	v := f.File("протокол.pdf", []byte("протокол"))
	v.Hash = "00" + v.Hash[2:] // as after an import without contents
	f.Document(register.Document{Versions: []register.Version{v}})
	d := desktest.New(t)
	room := documents.New(d, f.Store)
	d.ShowPage(room)
	assert.Contains(t, desktest.Words(room.Content()), "Содержимого этого файла в реестре нет.")
}

// The form takes records of any kind, found while typing.
func TestTheFormFindsWhatAFileBelongsTo(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Title: register.Ru("О торговле")})
	v := f.Visit(register.Visit{Title: register.Ru("Визит в Баку")})
	d := desktest.New(t)
	room := documents.New(d, f.Store)
	d.ShowPage(room)
	doc := &register.Document{Kind: register.DocumentProtocol, Subjects: []register.Ref{a.Ref()}}
	form := d.Form(doc, room.Declare)
	assert.Contains(t, desktest.Words(form), "О торговле")
	d.Fill(form, "title", "Протокол")
	d.Into(form, "subjects")
	d.Type("баку")
	assert.Contains(t, desktest.Words(form), "Визит")
	d.Press(fyne.KeyReturn)
	d.Fill(form, "day", "29.11.2022")
	d.Type("\t")
	assert.Equal(t, []register.Ref{a.Ref(), v.Ref()}, doc.Subjects)
	assert.Equal(t, register.Date("2022-11-29"), doc.Day)
	assert.Equal(t, "Протокол", doc.Title.Ru)
	assert.Empty(t, doc.Check().Errors())

	d.Into(form, "subjects")
	d.Press(fyne.KeyBackspace)
	assert.Equal(t, []register.Ref{a.Ref()}, doc.Subjects)
}
