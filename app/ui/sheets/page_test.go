package sheets_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/app/ui/desk/desktest"
	"accord/app/ui/kit"
	"accord/app/ui/sheets"
	"accord/storage"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

const dirty = "№;Номер;Наименование;Страна;Дата подписания\n" +
	"1;77/2002;Соглашение о торговле;Азербайджан;25.01.2002\n" +
	"2;78/2002;Соглашение о культуре;Атлантида;25.01.2003\n" +
	"3;79/2002;Соглашение о спорте;Азербайджан;не помню\n" +
	"Итого;;;3\n"

// taken is the page with a table in it.
func taken(t *testing.T, f *storagetest.Factory) (*desktest.Desk, *sheets.Page) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "соглашения.csv")
	require.NoError(t, os.WriteFile(path, []byte(dirty), 0o600))
	d := desktest.New(t)
	page := sheets.New(d, f.Store)
	d.ShowPage(page)
	page.Take(path)
	return d, page
}

func TestCtrlVTakesATableUnlessOneIsAtWork(t *testing.T) {
	d := desktest.New(t)
	page := sheets.New(d, storagetest.New(t).Store)
	d.ShowPage(page)
	page.Pasted("ФИО\tДолжность\nСафин И.И.\tСоветник")
	assert.Equal(t, lang.N("sheet.rows", 2), page.Count())
	page.Pasted("ФИО\tДолжность\nСафин И.И.\tСоветник\nЛи В.\tПосол")
	assert.Equal(t, lang.N("sheet.rows", 2), page.Count(), "its decisions would be lost")
	d.Push(lang.N("sheet.take", 1))
	page.Pasted("ФИО\tДолжность\nСафин И.И.\tСоветник\nЛи В.\tПосол")
	assert.Equal(t, lang.N("sheet.rows", 3), page.Count())
}

func TestATableIsSeenDecidedTakenAndTakenBack(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	d, page := taken(t, f)
	words := desktest.Words(page.Content())
	for _, said := range []string{"соглашения.csv", "Наименование: " + lang.Field(register.KindAgreement, "title"), lang.N("sheet.take", 1), "Соглашение о торговле"} {
		assert.Contains(t, words, said)
	}
	assert.Equal(t, lang.N("sheet.rows", 5), page.Count())

	d.Push(lang.N("sheet.take", 1))
	counts, err := f.Counts(t.Context())
	require.NoError(t, err)
	assert.Equal(t, 1, counts[register.KindAgreement], "what is in doubt waits")
	require.Len(t, d.Offered, 1)
	d.Offered[0].Do()
	counts, err = f.Counts(t.Context())
	require.NoError(t, err)
	assert.Zero(t, counts[register.KindAgreement])
	d.NoFailures()
}

func TestACancelledImportLeavesNothingAndSaysSo(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	d, page := taken(t, f)
	loader := d.Loader()
	work := loader.Background
	loader.Background = func(do func()) {
		loader.Background = work
		loader.Clock.(*clock.Manual).Pass(time.Second) // now it offers to be cancelled
		d.Push(lang.T("dialog.cancel"))
		do()
	}
	d.Push(lang.N("sheet.take", 1))
	counts, err := f.Counts(t.Context())
	require.NoError(t, err)
	assert.Zero(t, counts[register.KindAgreement])
	assert.Empty(t, d.Offered)
	require.Len(t, d.Failed, 1, "whoever cancelled hears of it")
	assert.ErrorIs(t, d.Failed[0], context.Canceled)
	assert.Contains(t, desktest.Words(page.Content()), lang.N("sheet.take", 1))
}

// However many columns a table has, its rows and the button that takes them are seen on a small screen.
func TestManyColumnsLeaveRoomForTheRows(t *testing.T) {
	f := storagetest.New(t)
	d := desktest.New(t)
	page := sheets.New(d, f.Store)
	d.ShowPage(page)
	heads, cells := "Номер\tНаименование", "1/02\tСоглашение о торговле"
	for i := range 40 {
		heads += fmt.Sprintf("\tДополнительные сведения, графа %d", i)
		cells += "\tзначение"
	}
	page.PasteAs(register.KindAgreement, heads+"\n"+cells+"\n")
	screen := fyne.NewSize(820, 500)
	d.Window().Resize(screen)
	driver := fyne.CurrentApp().Driver()
	for _, b := range desktest.Within[*kit.Button](page.Content()) {
		if b.Word() == lang.N("sheet.take", 1) {
			assert.Less(t, driver.AbsolutePositionForObject(b).Y+b.Size().Height, screen.Height-150)
		}
	}
	last := chip(t, page, "Дополнительные сведения, графа 39")
	d.Window().Canvas().Focus(last)
	assert.Less(t, driver.AbsolutePositionForObject(last).Y, screen.Height/2, "the keyboard brings the last one into view")
}

func TestTheCountOfATableGoesWithIt(t *testing.T) {
	d, page := taken(t, storagetest.New(t))
	loader := d.Loader()
	work, before, works, counted := loader.Background, d.Counts, 0, 0
	loader.Background = func(do func()) {
		if works++; works == 2 { // the table is read, and its plan is to be made
			counted = d.Counts
			assert.Empty(t, page.Count())
		}
		work(do)
	}
	page.Paste("Номер\tНаименование\tСтрана\n80/2004\tСоглашение о науке\tАзербайджан\n")
	assert.Greater(t, counted, before, "the window shows that there are none yet")
}

// The plan of a large table takes seconds: meanwhile the button does not say what the plan before would take.
func TestAPlanThatTakesLongSaysSo(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	d, page := taken(t, f)
	loader := d.Loader()
	work := loader.Background
	said := ""
	loader.Background = func(do func()) {
		loader.Background = work
		loader.Clock.(*clock.Manual).Pass(time.Second)
		said = desktest.Words(page.Content())
		do()
	}
	chip(t, page, "Номер").OnChange(nil)
	assert.Contains(t, said, lang.T("sheet.reading"))
	assert.NotContains(t, said, lang.N("sheet.take", 1))
	assert.Contains(t, desktest.Words(page.Content()), lang.N("sheet.take", 1))
	d.NoFailures()
}

// A table of trade that names no currency says so in its rows, and is taken once it is chosen above them.
func TestTheCurrencyIsChosenOnceAboveTheRows(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	d := desktest.New(t)
	page := sheets.New(d, f.Store)
	d.ShowPage(page)
	page.PasteAs(register.KindTradeRecord, "Страна\t2020\t2021\nАзербайджан\t70,5\t80\n")
	assert.NotContains(t, desktest.Words(page.Content()), lang.N("sheet.take", 2))
	assert.Contains(t, desktest.Words(page.Content()), lang.T("sheet.fault.no_currency"))
	d.Follow(lang.T("sheet.currency.state"))
	assert.Contains(t, desktest.Words(d.Top()), "USD", "the currency is asked for, and not the sum")
	d.Canvas().Overlays().Remove(d.Top())
	chip(t, page, lang.T("trade-record.value.currency")).OnChange([]string{"EUR"})
	assert.Contains(t, desktest.Words(page.Content()), lang.N("sheet.take", 2))
	d.NoFailures()
}

// Between two tables the screen is drawn, and the rows of the first have columns that the second lacks.
func TestATableAfterAWiderOneIsDrawnBeforeItsPlanIsMade(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	d, page := taken(t, f)
	var waiting []func()
	d.Loader().Background = func(work func()) { waiting = append(waiting, work) }
	page.PasteAs(register.KindPartner, "Название\tКод\nТурция\tTR\n")
	for i := 0; i < len(waiting); i++ {
		waiting[i]()
		page.Content().Resize(page.Content().Size().AddWidthHeight(10, 40))
		assert.NotContains(t, desktest.Words(page.Content()), "Соглашение о торговле")
	}
	assert.Contains(t, desktest.Words(page.Content()), lang.N("sheet.take", 1))

	waiting = nil
	page.Refresh()
	ready := func() (is bool) {
		for _, b := range desktest.Within[*kit.Button](page.Content()) {
			is = is || desktest.Words(b) == lang.N("sheet.take", 1) && !b.Disabled()
		}
		return is
	}
	assert.False(t, ready(), "a plan that is made again is not taken in")
	for i := 0; i < len(waiting); i++ {
		waiting[i]()
	}
	assert.True(t, ready())
	d.NoFailures()
}

func TestNamesAreDecidedOnceForAllRows(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	d, page := taken(t, f)
	choose(t, page, lang.T("sheet.names")+" 1")
	words := desktest.Words(page.Content())
	assert.Contains(t, words, "Атлантида")
	d.Push(lang.T("sheet.name.new"))
	assert.Contains(t, desktest.Words(page.Content()), lang.N("sheet.take", 2), "the row with it is taken now")

	again := sheets.New(d, f.Store)
	d.ShowPage(again)
	path := filepath.Join(t.TempDir(), "другие.csv")
	require.NoError(t, os.WriteFile(path, []byte(dirty), 0o600))
	again.Take(path)
	assert.Contains(t, desktest.Words(again.Content()), lang.N("sheet.take", 2), "the next sheet of this shape knows it")
	d.NoFailures()
}

// One decision is taken back by itself, and its name is asked about once more; the others stay.
// Names of one partner are one question, of which any can be taken out.
func TestWritingsOfOneNameAreDecidedTogether(t *testing.T) {
	f := storagetest.New(t)
	d := desktest.New(t)
	page := sheets.New(d, f.Store)
	d.ShowPage(page)
	page.PasteAs(register.KindAgreement, "Номер\tНаименование\tНаша сторона\n1\tСоглашение о торговле\tМинэк РТ\n"+
		"2\tСоглашение о спорте\tМинистерство экономики Республики Татарстан\n3\tСоглашение о науке\tМин. экономики РТ\n4\tСоглашение о культуре\tКФУ\n")
	choose(t, page, lang.T("sheet.names")+" 2")
	require.Contains(t, desktest.Words(page.Content()), lang.T("sheet.names.also"))
	d.Follow("Мин. экономики РТ")
	assert.Contains(t, desktest.Words(page.Content()), lang.T("sheet.names")+" 3")
	choose(t, page, lang.T("sheet.settled")+" 1")
	assert.Contains(t, desktest.Words(page.Content()), lang.T("sheet.means.apart"))
	d.Push(lang.T("sheet.likely.again"))
	choose(t, page, lang.T("sheet.names")+" 2")
	d.Push(lang.T("sheet.name.new"))
	require.Contains(t, desktest.Words(page.Content()), lang.N("sheet.take", 3))
	d.Push(lang.N("sheet.take", 3))
	ids, err := f.PartnerIDs(t.Context(), storage.PartnerQuery{})
	require.NoError(t, err)
	require.Len(t, ids, 1)
	made, err := storage.Get[register.Partner](t.Context(), f.Store, ids[0])
	require.NoError(t, err)
	assert.Equal(t, "Министерство экономики Республики Татарстан", made.Name.Ru)
	assert.ElementsMatch(t, []string{"Минэк РТ", "Мин. экономики РТ"}, made.Aliases)
	assert.True(t, made.Ours)
	assert.Contains(t, desktest.Words(page.Content()), lang.N("sheet.take", 0), "taken in again, nothing changes")
	d.NoFailures()
}

func TestADecisionAboutANameIsTakenBack(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	d := desktest.New(t)
	page := sheets.New(d, f.Store)
	d.ShowPage(page)
	page.PasteAs(register.KindAgreement, "Наименование\tСтрана\tВид\nСоглашение о торговле\tАтлантида\tсговор\nСоглашение о спорте\tЛемурия\tдоговор\n")
	choose(t, page, lang.T("sheet.names")+" 3")
	for range 2 {
		d.Push(lang.T("sheet.name.empty"))
	}
	d.Push(lang.T("sheet.name.new"))
	require.Contains(t, desktest.Words(page.Content()), lang.N("sheet.take", 2))
	choose(t, page, lang.T("sheet.settled")+" 3")
	words := desktest.Words(page.Content())
	for _, said := range []string{"Атлантида", "Лемурия", "сговор", lang.T("sheet.means.new"), lang.T("sheet.means.empty"), lang.T("kind.partner")} {
		assert.Contains(t, words, said)
	}
	d.Push(lang.T("sheet.likely.again"))
	assert.Contains(t, desktest.Words(page.Content()), lang.T("sheet.settled")+" 2")
	assert.Contains(t, desktest.Words(page.Content()), lang.T("sheet.names")+" 1")
	assert.Contains(t, desktest.Words(page.Content()), lang.N("sheet.take", 1), "the row waits again")
	d.Push(lang.T("sheet.likely.again"))
	d.Push(lang.T("sheet.likely.again"))
	assert.NotContains(t, desktest.Words(page.Content()), lang.T("sheet.settled"))
	choose(t, page, lang.T("sheet.names")+" 3")
	d.NoFailures()
}

func TestACellIsCorrectedAndARowLeftOut(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	d, page := taken(t, f)
	choose(t, page, lang.T("sheet.tab.faulty")+" 2")
	d.Follow(lang.T("sheet.correct"))
	d.Fill(d.FormOnTop(), "cell", "Азербайджан")
	d.Push(lang.T("sheet.correct"))
	assert.Contains(t, desktest.Words(page.Content()), lang.N("sheet.take", 2))
	choose(t, page, lang.T("sheet.tab.new")+" 2")
	d.Push(lang.T("sheet.leave"))
	assert.Contains(t, desktest.Words(page.Content()), lang.N("sheet.take", 1))
	d.NoFailures()
}

// What was corrected in a file is known when it is taken in again: else its rows would be new once more.
func TestEditsAreKeptForTheSameTable(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	d, page := taken(t, f)
	choose(t, page, lang.T("sheet.tab.new")+" 1")
	d.Push(lang.T("sheet.leave"))
	require.Contains(t, desktest.Words(page.Content()), lang.N("sheet.take", 0))
	take := func(text string) string {
		again := sheets.New(d, f.Store)
		d.ShowPage(again)
		path := filepath.Join(t.TempDir(), "снова.csv")
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		again.Take(path)
		return desktest.Words(again.Content())
	}
	assert.Contains(t, take(dirty), lang.N("sheet.take", 0))
	assert.Contains(t, take(strings.Replace(dirty, "Соглашение", "Договор", 1)), lang.N("sheet.take", 1), "another table has rows of its own")
	d.NoFailures()
}

func TestAPastedTableIsTakenToo(t *testing.T) {
	f := storagetest.New(t)
	d := desktest.New(t)
	page := sheets.New(d, f.Store)
	d.ShowPage(page)
	page.Paste("ФИО\tДолжность\nИванов Иван\tминистр\n")
	assert.Contains(t, desktest.Words(page.Content()), lang.T("kind.person.many"), "what it is a table of is told by its head")
	d.Push(lang.N("sheet.take", 1))
	counts, err := f.Counts(t.Context())
	require.NoError(t, err)
	assert.Equal(t, 1, counts[register.KindPerson])
}

// choose chooses a tab by its words.
func choose(t *testing.T, page *sheets.Page, words string) {
	t.Helper()
	for _, tabs := range desktest.Within[*kit.Tabs](page.Content()) {
		for at := range 12 {
			tabs.Choose(at)
			if tabs.Word() == words {
				return
			}
		}
	}
	t.Fatalf("no tab %q", words)
}

// chip is the choice above the list whose words begin so.
func chip(t *testing.T, page *sheets.Page, words string) *kit.FilterChip {
	t.Helper()
	for _, c := range desktest.Within[*kit.FilterChip](page.Content()) {
		if strings.HasPrefix(desktest.Words(c), words) {
			return c
		}
	}
	t.Fatalf("no chip %q", words)
	return nil
}

// menu chooses in the menu of the page.
func menu(t *testing.T, d *desktest.Desk, words ...string) {
	t.Helper()
	d.Push(lang.T("sheet.more"))
	for _, w := range words {
		found := false
		for _, o := range desktest.Within[fyne.CanvasObject](d.Top()) {
			if row, is := o.(fyne.Tappable); is && !found && strings.TrimSpace(desktest.Words(o)) == w {
				row.Tapped(&fyne.PointEvent{})
				found = true
			}
		}
		require.True(t, found, "no %q in:\n%s", w, desktest.Words(d.Top()))
	}
}

func TestPeopleSayHowATableIsRead(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	d, page := taken(t, f)
	menu(t, d, lang.T("sheet.reading.ask"))
	words := desktest.Words(d.Top())
	for _, said := range []string{lang.T("sheet.encoding"), lang.T("sheet.order") + ": Дата подписания", lang.T("sheet.separator") + ": Страна"} {
		assert.Contains(t, words, said)
	}
	d.Fill(d.FormOnTop(), "encoding", "CP866")
	d.Push(lang.T("sheet.reading.do"))
	assert.NotContains(t, desktest.Words(page.Content()), "Наименование", "the letters are those of another encoding")
	d.NoFailures()
}

func TestWhatColumnsMeanIsKeptUnderAName(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	d, page := taken(t, f)
	menu(t, d, lang.T("sheet.map.keep"))
	d.Type("Реестр отдела")
	d.Push(lang.T("dialog.save"))
	choose(t, page, lang.T("sheet.names")+" 1")
	d.Push(lang.T("sheet.name.new"))
	require.Contains(t, desktest.Words(page.Content()), lang.N("sheet.take", 2))
	menu(t, d, "Реестр отдела")
	assert.Contains(t, desktest.Words(page.Content()), lang.N("sheet.take", 1), "what was decided since is not in it")
	d.NoFailures()
}

// Of a table with other columns, those that a kept mapping does not know mean what they would without it.
func TestAKeptMappingLeavesTheColumnsItDoesNotKnow(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	d, page := taken(t, f)
	chip(t, page, "Номер").OnChange(nil)
	menu(t, d, lang.T("sheet.map.keep"))
	d.Type("Реестр отдела")
	d.Push(lang.T("dialog.save"))
	page.Paste("Номер\tЗаголовок\tСтрана\tМесто подписания\n80/2004\tСоглашение о науке\tАзербайджан\tБаку\n")
	menu(t, d, "Реестр отдела")
	words := desktest.Words(page.Content())
	assert.Contains(t, words, "Заголовок: "+lang.Field(register.KindAgreement, "title"))
	assert.Contains(t, words, "Место подписания: "+lang.Field(register.KindAgreement, "signing.at"))
	assert.NotContains(t, words, "Номер: ", "what it knows is as it says")
	assert.Contains(t, words, lang.N("sheet.take", 1))
	d.NoFailures()
}

// Of a table of trade that names no partner, one is said of all rows; so is what stands above such tables.
func TestWhatATableOfTradeLeavesOutIsSaidOfAllItsRows(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	d := desktest.New(t)
	page := sheets.New(d, f.Store)
	d.ShowPage(page)
	page.PasteAs(register.KindTradeRecord, "Период\tТоварооборот\n2021\tболее 70 млн долларов\n2020\t40 млн долларов\n")
	words := desktest.Words(page.Content())
	assert.Contains(t, words, lang.N("sheet.take", 0))
	menu(t, d, lang.T("sheet.reading.ask"))
	assert.Contains(t, desktest.Words(d.Top()), lang.T("sheet.fixed"))
	d.Fill(d.FormOnTop(), "Fixed[1]", "Доклад")
	d.Push(lang.T("sheet.reading.do"))
	partner := chip(t, page, lang.Capital(lang.T("trade-record.partner")))
	partner.Set(kit.Option{Value: "Азербайджан", Label: "Азербайджан"})
	partner.OnChange([]string{"Азербайджан"})
	d.Push(lang.N("sheet.take", 2))
	d.NoFailures()
	counts, err := f.Counts(t.Context())
	require.NoError(t, err)
	assert.Equal(t, 2, counts[register.KindTradeRecord])
	require.Len(t, d.Offered, 1)
}

// A row that is taken with a remark is told from a good one in the list, and found by a tab.
func TestARowToBeCheckedIsNotTakenForAGoodOne(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	d := desktest.New(t)
	page := sheets.New(d, f.Store)
	d.ShowPage(page)
	page.PasteAs(register.KindAgreement, "Номер\tНаименование\tСтрана\tДата подписания\n1\tСоглашение о торговле\tАзербайджан\t25.01.2002\n2\tСоглашение о спорте\tАзербайджан\t05.06.2142\n")
	words := desktest.Words(page.Content())
	assert.Contains(t, words, lang.T("sheet.mark.new"))
	assert.Contains(t, words, lang.T("sheet.mark.doubtful", lang.T("sheet.mark.new")))
	for _, tabs := range desktest.Within[*kit.Tabs](page.Content()) {
		for at := 0; at < 6 && tabs.Word() != lang.T("sheet.tab.doubtful")+" 1"; at++ {
			tabs.Choose(at)
		}
	}
	words = desktest.Words(page.Content())
	assert.Contains(t, words, "Соглашение о спорте")
	assert.NotContains(t, words, "Соглашение о торговле")
	d.NoFailures()
}

// Whoever clicks on a tab goes on with the keys in the list below it; whoever walks along the tabs by the arrows stays there.
func TestAClickOnATabPutsTheKeyboardOnTheList(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	d, page := taken(t, f)
	tabs := desktest.Within[*kit.Tabs](page.Content())[0]
	d.Canvas().Focus(tabs)
	d.Press(fyne.KeyRight)
	assert.Same(t, tabs, d.Canvas().Focused())
	tabs.Tapped(&fyne.PointEvent{Position: fyne.NewPos(2, 6)})
	assert.NotSame(t, tabs, d.Canvas().Focused())
	assert.NotNil(t, d.Canvas().Focused())
	d.Press(fyne.KeyDown)
	assert.Equal(t, 0, tabs.Current())
}
