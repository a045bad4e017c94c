package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynelang "fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"

	"accord/app/lang"
	"accord/app/settings"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// place is where a window of a test keeps its things.
type place struct {
	app      fyne.App
	settings *settings.File
	drafts   kit.FileDrafts
}

func newPlace(t testing.TB) place {
	t.Helper()
	lang.Use(register.Russian)
	t.Cleanup(func() { lang.Use(register.Russian) })
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.Theme(kit.Light))
	folder := t.TempDir()
	p := place{a, settings.Open(folder), kit.FileDrafts{Folder: folder + "/drafts"}}
	if err := p.settings.Set("page", register.KindAgreement); err != nil {
		t.Fatal(err)
	}
	return p
}

// window shows a register as a user would see it.
func (p place) window(t testing.TB, store *storage.Store, loader *kit.Loader) *Window {
	t.Helper()
	shown := test.NewTempWindow(t, nil)
	shown.SetPadded(false)
	shown.Resize(fyne.NewSize(1366, 768))
	w := Open(Options{App: p.app, Store: store, Settings: p.settings, Drafts: p.drafts, Loader: loader})
	w.Show(shown)
	t.Cleanup(w.Close)
	return w
}

func show(t *testing.T, f *storagetest.Factory) *Window {
	t.Helper()
	return newPlace(t).window(t, f.Store, kit.InLine())
}

// within finds all objects of a type in what is shown.
func within[T any](o fyne.CanvasObject) []T {
	if o == nil || !o.Visible() {
		return nil
	}
	var found []T
	if is, ok := o.(T); ok {
		found = append(found, is)
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			found = append(found, within[T](child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			found = append(found, within[T](child)...)
		}
	}
	return found
}

// question returns the dialog that is open.
func question(t *testing.T, w *Window) *kit.Dialog {
	t.Helper()
	for _, o := range w.Canvas().Overlays().List() {
		if found := within[*kit.Dialog](o); len(found) > 0 {
			return found[0]
		}
	}
	t.Fatal("no question is asked")
	return nil
}

// words returns all the words of an object.
func words(o fyne.CanvasObject) string {
	var all []string
	for _, text := range within[*canvas.Text](o) {
		all = append(all, text.Text)
	}
	return strings.Join(all, "\n")
}

func press(w *Window, key fyne.KeyName) {
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
}

func agreementsOf(w *Window) *desk.Room[storage.AgreementRow] {
	for _, p := range w.pages {
		if room, is := p.(*desk.Room[storage.AgreementRow]); is {
			return room
		}
	}
	panic("no page of agreements")
}

func TestTheWindowShowsTheRegister(t *testing.T) {
	f := storagetest.New(t)
	f.Agreement(register.Agreement{Title: register.Ru("О торговле")})
	w := show(t, f)
	if n := len(agreementsOf(w).List().Keys()); n != 1 {
		t.Fatalf("%d agreements are listed", n)
	}
	all := words(w.Canvas().Content())
	for _, want := range []string{"О торговле", "Соглашения", "Корзина", "Настройки", "реестр №1.accord"} {
		if !strings.Contains(all, want) {
			t.Errorf("the window does not show %q", want)
		}
	}
	f.Agreement(register.Agreement{Title: register.Ru("О культуре")})
	if n := len(agreementsOf(w).List().Keys()); n != 2 {
		t.Errorf("after a save %d agreements are listed", n)
	}
}

func TestTheLanguageChangesAtOnce(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Title: register.Text{Ru: "О торговле", En: "On trade", Tt: "Сәүдә турында"}})
	w := show(t, f)
	w.Open(a.Ref())
	for _, c := range []struct {
		language                    register.Language
		page, title, trash, toolkit string
	}{
		{register.English, "Agreements", "On trade", "Trash", "Cancel"},
		{register.Tatar, lang.T("kind.agreement.many"), "Сәүдә турында", "Чүплек", "Баш тарту"},
		{register.Russian, "Соглашения", "О торговле", "Корзина", "Отмена"},
	} {
		w.Go("settings")
		w.preferences().Speak(c.language)
		if w.current.ID() != "settings" || w.settings.Text(settings.Language) != string(c.language) {
			t.Fatalf("%s: on page %s, kept %q", c.language, w.current.ID(), w.settings.Text(settings.Language))
		}
		w.Back()
		all := words(w.Canvas().Content())
		for _, want := range []string{lang.T("kind.agreement.many"), c.title, c.trash} {
			if !strings.Contains(all, want) {
				t.Errorf("%s: the window does not show %q", c.language, want)
			}
		}
		if lang.Current() != c.language || w.current.Word() != lang.T("kind.agreement.many") {
			t.Errorf("%s: the page is called %q", c.language, w.current.Word())
		}
		if got := fynelang.L("Cancel"); got != c.toolkit {
			t.Errorf("%s: the toolkit says %q, not %q", c.language, got, c.toolkit)
		}
	}
}

// What is chosen in the filters is kept with its name, and is called by the new language's all the same.
func TestAChosenFilterSpeaksTheNewLanguage(t *testing.T) {
	f := storagetest.New(t)
	partner := f.Partner(register.Partner{Name: register.Text{Ru: "Азербайджан", En: "Azerbaijan"}})
	f.Agreement(register.Agreement{Title: register.Ru("О торговле")})
	w := show(t, f)
	w.Go("agreement")
	room := agreementsOf(w)
	room.SetFilter("status", kit.Option{Value: string(register.StatusInForce), Label: lang.T("agreement.status.in_force")})
	room.SetFilter("partner", kit.Option{Value: partner.ID.String(), Label: "Азербайджан"})
	w.Speak(register.English)
	all := words(w.Canvas().Content())
	for _, want := range []string{"Status: in force", "Partner: Azerbaijan"} {
		if !strings.Contains(all, want) {
			t.Errorf("the filters do not say %q:\n%s", want, all)
		}
	}
}

func TestTheLookChangesAtOnce(t *testing.T) {
	w := show(t, storagetest.New(t))
	w.preferences().SetLook(kit.Dark)
	if !kit.IsDark() {
		t.Error("the window stays light")
	}
	var kept kit.Variant
	if !w.settings.Get(settings.Look, &kept) || kept != kit.Dark {
		t.Errorf("kept %v", kept)
	}
}

func TestAsOfAnotherDay(t *testing.T) {
	f := storagetest.New(t)
	a := f.Signed("2020-01-10", "2020-03-01")
	a.Title = register.Ru("О торговле")
	f.Agreement(a)
	w := show(t, f)
	status := func() register.Status {
		room := agreementsOf(w)
		row, ok := room.List().Row(room.List().Keys()[0])
		if !ok {
			t.Fatal("the row is not there")
		}
		return row.Status
	}
	if got := status(); got != register.StatusInForce {
		t.Errorf("today the status is %s", got)
	}
	w.ShowAsOf("2020-02-01")
	if got := status(); got != register.StatusSigned {
		t.Errorf("on 01.02.2020 the status is %s", got)
	}
	if !strings.Contains(w.asOf.Text(), lang.LongDay("2020-02-01")) {
		t.Errorf("the banner says %q", w.asOf.Text())
	}
	w.ShowAsOf("")
	if got := status(); got != register.StatusInForce || w.asOf.Text() != "" {
		t.Errorf("back to today the status is %s, the banner says %q", got, w.asOf.Text())
	}
}

func TestSwitchingTheRegisterPageOfTheLastTime(t *testing.T) {
	f := storagetest.New(t)
	p := newPlace(t)
	p.window(t, f.Store, kit.InLine()).Go("trash")
	if w := p.window(t, f.Store, kit.InLine()); w.current.ID() != "trash" {
		t.Errorf("the next session begins on page %s", w.current.ID())
	}
}

var background = context.Background()

// The rules of procedure have a page and no place of their own: they are reached from the settings and by searching.
func TestAPageMayStandWithinAnother(t *testing.T) {
	f := storagetest.New(t)
	w := show(t, f)
	for _, g := range sidebar {
		if slices.Contains(g.pages, string(register.KindRule)) {
			t.Error("the rules stand in the navigation")
		}
	}
	rules, err := f.Rules(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	w.Open(rules[0].Ref())
	if w.current.ID() != string(register.KindRule) || w.navigation.Current() != "settings" {
		t.Errorf("page %q is shown, place %q chosen", w.current.ID(), w.navigation.Current())
	}
}

// Files dropped on the window go to the record in front, and nowhere else.
func TestDroppedFilesGoToTheRecordInFront(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Title: register.Ru("О торговле")})
	w := show(t, f)
	path := filepath.Join(t.TempDir(), "Протокол.txt")
	if err := os.WriteFile(path, []byte("протокол"), 0o600); err != nil {
		t.Fatal(err)
	}
	files := func() int {
		rows, err := f.DocumentsOf(background, a.ID)
		if err != nil {
			t.Fatal(err)
		}
		return len(rows)
	}
	w.Go("trash")
	w.drop([]string{path})
	if text := w.notes.Text(); text != lang.T("file.drop.nothing") || files() != 0 {
		t.Errorf("on a page without records: %q, %d files", text, files())
	}
	w.Open(a.Ref())
	w.New()
	w.drop([]string{path})
	if text := w.notes.Text(); text != lang.T("file.drop.form") || files() != 0 {
		t.Errorf("over the form of a new record: %q, %d files", text, files())
	}
	w.closeForm()
	w.EditRef(a.Ref())
	w.drop([]string{path})
	if text := w.notes.Text(); text != lang.N("file.added", 1) || files() != 1 {
		t.Errorf("over the form of a record that is there: %q, %d files", text, files())
	}
	w.notes.Act()
	w.closeForm()
	w.drop([]string{path})
	if text := w.notes.Text(); text != lang.N("file.added", 1) || files() != 1 {
		t.Errorf("on a card: %q, %d files", text, files())
	}
	w.notes.Act()
	if files() != 0 {
		t.Error("the file was not taken back")
	}
}

func TestPagesAreTurnedOneByOneAndRound(t *testing.T) {
	f := storagetest.New(t)
	w := show(t, f)
	w.Go("overview")
	var seen, places []string
	for _, g := range sidebar {
		places = append(places, g.pages...)
	}
	for range places {
		seen = append(seen, w.current.ID())
		w.turn(1)
		if w.current.ID() == "overview" {
			break
		}
	}
	if w.current.ID() != "overview" || !slices.Equal(seen, places) || seen[len(seen)-1] != "settings" {
		t.Errorf("the pages are turned as %v, then %s", seen, w.current.ID())
	}
	w.turn(-1)
	if w.current.ID() != "settings" {
		t.Errorf("back from the first page is %s", w.current.ID())
	}
}
