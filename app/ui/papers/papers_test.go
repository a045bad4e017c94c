package papers_test

import (
	"bytes"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/paper/format"
	"accord/app/paper/kinds"
	"accord/app/paper/wording"
	"accord/app/ui/desk/desktest"
	"accord/app/ui/papers"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// TestPapersAreShownAsTheyWillBePrinted chooses papers of a visit by keyboard and looks at their pages.
func TestPapersAreShownAsTheyWillBePrinted(t *testing.T) {
	storagetest.NeedsPDF(t)
	f := storagetest.New(t)
	v := f.Visit(register.Visit{Title: register.Ru("Визит в Баку"), From: "2022-11-29", Programme: []register.ProgrammeItem{
		{Day: "2022-11-29", Start: "10:00", Kind: register.ProgrammeTalks, Title: register.Ru("Переговоры")}}})
	d := desktest.New(t)
	papers.Show(d, f.Store, "Иванова", v.Ref())
	assert.Contains(t, desktest.Words(d.Top()), "1 / 2")
	upright := shown(t, d)
	assert.Greater(t, upright.Height, upright.Width)

	form := d.FormOnTop()
	d.Into(form, "kind")
	d.Type("прог")
	across := shown(t, d)
	assert.Greater(t, across.Width, across.Height, "the working programme lies across")
	d.Into(form, "edition")
	d.Press(fyne.KeyDown)
	upright = shown(t, d)
	assert.Greater(t, upright.Height, upright.Width, "the one for the guests stands upright")
	d.NoFailures()
}

// TestPagesAreShownLargeAndGoOnByTheKeyboard: a page is as wide as there is room for, and PageDown goes through it and on.
func TestPagesAreShownLargeAndGoOnByTheKeyboard(t *testing.T) {
	storagetest.NeedsPDF(t)
	f := storagetest.New(t)
	v := f.Visit(register.Visit{Title: register.Ru("Визит в Баку"), From: "2022-11-29", Programme: []register.ProgrammeItem{
		{Day: "2022-11-29", Start: "10:00", Kind: register.ProgrammeTalks, Title: register.Ru("Переговоры")}}})
	d := desktest.New(t)
	papers.Show(d, f.Store, "Иванова", v.Ref())
	height := func() float32 {
		for _, i := range desktest.Within[*canvas.Image](d.Top()) {
			if i.Image != nil && i.Image.Bounds().Dx() > 500 {
				return i.Size().Height
			}
		}
		return 0
	}
	large := height()
	d.Push("Страница целиком")
	assert.Less(t, height(), large)
	d.Push("Крупнее")
	assert.Equal(t, large, height())
	for range 5 {
		d.Press(fyne.KeyPageDown) // the keyboard is in the first field
	}
	assert.Contains(t, desktest.Words(d.Top()), "2 / 2")
	for range 6 {
		d.Press(fyne.KeyPageUp)
	}
	assert.Contains(t, desktest.Words(d.Top()), "1 / 2")
	d.NoFailures()
}

// shown is the size of the page that is shown: the largest picture there is.
func shown(t *testing.T, d *desktest.Desk) (page fyne.Size) {
	t.Helper()
	for _, i := range desktest.Within[*canvas.Image](d.Top()) {
		if i.Image != nil && float32(i.Image.Bounds().Dx()) > page.Width {
			page = fyne.NewSize(float32(i.Image.Bounds().Dx()), float32(i.Image.Bounds().Dy()))
		}
	}
	require.Greater(t, page.Width, float32(500), "no page is shown")
	return page
}

func TestPapersOfTheWholeRegisterNeedNoRecord(t *testing.T) {
	f := storagetest.New(t)
	d := desktest.New(t)
	papers.Show(d, f.Store, "", register.Ref{})
	words := desktest.Words(d.Top())
	assert.Contains(t, words, "Журнал встреч")
	d.Push("Закрыть")
	assert.Empty(t, d.Failed)
}

// TestAPaperKeptWithItsRecordTellsWhatHasChangedSince keeps a note by the dialog's button, changes what it tells, and compares.
func TestAPaperKeptWithItsRecordTellsWhatHasChangedSince(t *testing.T) {
	f := storagetest.New(t)
	country := f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	agreement := f.Agreement(register.Agreement{Title: register.Ru("О торговле"), Number: "14", Parties: []register.Party{{Side: register.Theirs, PartnerID: country.ID}}})
	d := desktest.New(t)
	keep := func() *register.Document {
		papers.Show(d, f.Store, "Иванова", country.Ref())
		d.Push("Сохранить при записи")
		d.NoFailures()
		rows, err := f.DocumentsOf(t.Context(), country.ID)
		require.NoError(t, err)
		require.Len(t, rows, 1)
		r, err := f.Record(t.Context(), register.Ref{Kind: register.KindDocument, ID: rows[0].ID})
		require.NoError(t, err)
		return r.(*register.Document)
	}
	document := keep()
	made := document.Versions[0].Paper
	assert.Equal(t, "brief", made.Kind)
	assert.Equal(t, register.Russian, made.Language)
	assert.Equal(t, storagetest.Today, made.On)
	assert.Equal(t, int64(1), made.Revision)
	assert.Equal(t, register.DocumentBrief, document.Kind)

	later := kinds.Order{On: storagetest.Today.AddDays(1)}
	since, err := kinds.Changed(t.Context(), f.Store, document, later)
	require.NoError(t, err)
	assert.Zero(t, since.Count(), "another day alone changes nothing: %v", since.Differences)

	agreement.Number = "15"
	agreement.Title = register.Ru("О торговле и культуре")
	_, err = f.Save(t.Context(), agreement)
	require.NoError(t, err)
	since, err = kinds.Changed(t.Context(), f.Store, document, later)
	require.NoError(t, err)
	assert.Equal(t, 2, since.Count(), "the row of the agreement, in whichever cells, and the point that names it: %v", since.Differences)
	row, point := since.Differences[0], since.Differences[1]
	assert.Equal(t, "Договорная база", row.Where, "it is told where it stands")
	assert.Contains(t, row.Now, "О торговле и культуре, № 15")
	assert.Contains(t, row.Before, "О торговле, № 14", "the old value stands beside the new one")
	assert.Equal(t, "Чего не хватает в реестре", point.Where)
	assert.Contains(t, point.Before, "«О торговле»")

	again := keep()
	require.Len(t, again.Versions, 2, "the same paper again is a version of the same document")
	assert.Empty(t, again.Versions[0].Paper.Texts, "the texts of the current version alone are kept")
	assert.NotEmpty(t, again.Versions[1].Paper.Texts)
	since, err = kinds.Changed(t.Context(), f.Store, keep(), later)
	require.NoError(t, err)
	assert.Zero(t, since.Count())
}

// TestOwnWordsAreWrittenTriedAndTakenBack: what is typed stands in the papers, and a field that is none is told at once.
func TestOwnWordsAreWrittenTriedAndTakenBack(t *testing.T) {
	f := storagetest.New(t)
	country := f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	d := desktest.New(t)
	papers.ShowWords(d, f.Store, "Иванова")
	form := d.FormOnTop()
	d.Fill(form, "header", "МИНИСТЕРСТВО ТОРГОВЛИ")
	d.Fill(form, "opening", "О партнёре: {чепуха}")
	require.NotEmpty(t, form.Field("opening").Problems(), "told while it is typed")
	d.Push("Сохранить")
	var book wording.Book
	assert.False(t, d.Kept(wording.Setting, &book) && len(book.Kinds) > 0, "and not kept")
	d.Fill(form, "opening", "О партнёре {партнёр}.")
	assert.Empty(t, form.Field("opening").Problems())
	d.Ctrl(fyne.KeyS) // as in every dialog
	require.True(t, d.Kept(wording.Setting, &book))

	brief, _ := kinds.Named("brief")
	p, err := brief.Make(t.Context(), f.Store, kinds.Order{Subject: country.Ref(), On: storagetest.Today, Language: register.Russian, Edition: kinds.Working, Words: book})
	require.NoError(t, err)
	var md bytes.Buffer
	require.NoError(t, format.Write(&md, ".md", p))
	assert.Contains(t, md.String(), "МИНИСТЕРСТВО ТОРГОВЛИ\n\n# Сотрудничество: Азербайджан")
	assert.Contains(t, md.String(), "О партнёре Азербайджан.")

	papers.ShowWords(d, f.Store, "Иванова")
	assert.Contains(t, desktest.Words(d.Top()), "МИНИСТЕРСТВО ТОРГОВЛИ")
	d.Push("Как было")
	d.Push("Сохранить")
	book = wording.Book{}
	d.Kept(wording.Setting, &book)
	assert.Empty(t, book.Kinds)
	d.NoFailures()
}

// TestOwnWordsAreNotLostByEsc: leaving asks where words were changed, those of another kind too, and does not where none were.
func TestOwnWordsAreNotLostByEsc(t *testing.T) {
	d := desktest.New(t)
	papers.ShowWords(d, storagetest.New(t).Store, "Иванова")
	d.Push("Отмена")
	require.Nil(t, d.Canvas().Overlays().Top(), "nothing was changed")

	papers.ShowWords(d, storagetest.New(t).Store, "Иванова")
	d.Fill(d.FormOnTop(), "header", "МИНИСТЕРСТВО")
	d.FormOnTop().Leave() // what Esc does
	d.Push("Остаться")
	d.Push("Отмена")
	d.Push("Сохранить")
	var book wording.Book
	require.True(t, d.Kept(wording.Setting, &book))
	assert.Equal(t, "МИНИСТЕРСТВО", book.Of("brief", register.Russian).Header)
	d.NoFailures()
}
