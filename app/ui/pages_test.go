package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
	"accord/app/settings"
	"accord/app/ui/kit"
	"accord/app/ui/options"
	"accord/app/ui/trash"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func pageOf[P any](t *testing.T, w *Window) P {
	t.Helper()
	for _, p := range w.pages {
		if is, ok := p.(P); ok {
			return is
		}
	}
	t.Fatal("the page is not there")
	panic("not reached")
}

func TestTheTrashGivesBack(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Title: register.Ru("О торговле"), Number: "14/2002"})
	b := f.Agreement(register.Agreement{Title: register.Ru("О культуре")})
	w := show(t, f)
	w.Go("trash")
	page := pageOf[*trash.Page](t, w)
	if all := words(page.Content()); !strings.Contains(all, lang.T("trash.empty")) {
		t.Errorf("the empty page says %q", all)
	}
	for _, ref := range []register.Ref{a.Ref(), b.Ref()} {
		if _, err := f.Delete(background, ref); err != nil {
			t.Fatal(err)
		}
	}
	all := words(page.Content())
	for _, want := range []string{"О торговле", "О культуре", "14/2002", "05.12.2022", "tester", lang.T("trash.restore")} {
		if !strings.Contains(all, want) {
			t.Errorf("the trash does not show %q", want)
		}
	}
	if n := len(page.List().Keys()); n != 2 {
		t.Fatalf("%d records are in the trash", n)
	}

	for i, row := range page.List().Keys() {
		if row.ID == a.ID {
			page.List().SelectAt(i)
		}
	}
	press(w, fyne.KeyReturn)
	answer(t, w, "dialog.cancel")
	if len(page.List().Keys()) != 2 {
		t.Fatal("a record was restored although that was not wanted")
	}
	press(w, fyne.KeyReturn)
	answer(t, w, "trash.restore")
	if r, err := f.Record(background, a.Ref()); err != nil || r.Meta().InTrash() {
		t.Fatalf("not restored: %v", err)
	}
	if rows := page.List().Keys(); len(rows) != 1 || rows[0].ID != b.ID {
		t.Errorf("in the trash are %v", rows)
	}
	w.notes.Act()
	if here := w.here(); here.page != "agreement" || here.record != a.ID {
		t.Errorf("the note leads to %v", here)
	}
	w.Undo()
	if len(page.List().Keys()) != 1 {
		t.Error("a page that is not in front reads already")
	}
	w.Go("trash")
	if len(page.List().Keys()) != 2 {
		t.Error("undoing the restoring does not put it back into the trash")
	}
}

func TestTheTrashIsSorted(t *testing.T) {
	f := storagetest.New(t)
	for _, title := range []string{"Ёлка", "Жизнь", "Ель"} {
		a := f.Agreement(register.Agreement{Title: register.Ru(title)})
		if _, err := f.Delete(background, a.Ref()); err != nil {
			t.Fatal(err)
		}
	}
	w := show(t, f)
	w.Go("trash")
	page := pageOf[*trash.Page](t, w)
	page.List().OnSort("name", false)
	var got []string
	for _, row := range page.List().Keys() {
		got = append(got, row.Label.Ru)
	}
	if strings.Join(got, " ") != "Ёлка Ель Жизнь" {
		t.Errorf("sorted by name: %v", got)
	}
}

func TestTheSettingsPage(t *testing.T) {
	f := storagetest.New(t)
	f.Agreement(register.Agreement{})
	w := show(t, f)
	w.Go("settings")
	page := func() *options.Page { return pageOf[*options.Page](t, w) }
	all := words(page().Content())
	for _, want := range []string{lang.N("count.agreement", 1), "реестр №1.accord", "drafts"} {
		if !strings.Contains(all, want) {
			t.Errorf("the settings do not show %q", want)
		}
	}
	page().Check()
	if all := words(page().Content()); !strings.Contains(all, lang.T("settings.check.sound")) {
		t.Errorf("after a check the page says %q", all)
	}

	name := within[fyne.Focusable](page().Content())
	for _, o := range name {
		if entry, ok := o.(interface{ SetText(string) }); ok {
			w.Canvas().Focus(o)
			entry.SetText("")
			test.Type(o, "Иванова А. Б.")
			o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		}
	}
	if got := w.settings.Text(settings.Author); got != "Иванова А. Б." {
		t.Errorf("the name kept is %q", got)
	}

	groups := within[*widget.RadioGroup](page().Content())
	if len(groups) != 3 {
		t.Fatalf("%d choices", len(groups))
	}
	if w.notices.wanted() {
		t.Error("reminders are shown before anybody asked for them")
	}
	groups[2].SetSelected(lang.T("settings.notices.on"))
	if !w.notices.wanted() {
		t.Error("reminders are not shown although that was chosen")
	}
	groups[1].SetSelected(lang.T("settings.look.dark"))
	if !kit.IsDark() {
		t.Error("the look does not change at once")
	}
	groups[0].SetSelected("English")
	if lang.Current() != register.English || !strings.Contains(words(page().Content()), "Settings") && w.title.Text() != "Settings" {
		t.Errorf("the language does not change at once: the page is called %q", w.title.Text())
	}
}

// Any record may have files: a drop on its card adds one.
func TestEveryKindTakesFiles(t *testing.T) {
	f := storagetest.New(t)
	w := show(t, f)
	path := filepath.Join(t.TempDir(), "Справка.txt")
	if err := os.WriteFile(path, []byte("справка"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, r := range []register.Record{
		f.Agreement(register.Agreement{}), f.Commission(register.Commission{}), f.Session(register.Session{}), f.Visit(register.Visit{}),
		f.Meeting(register.Meeting{}), f.Commitment(register.Commitment{}), f.Partner(register.Partner{}), f.Person(register.Person{}),
		f.Sphere(register.Sphere{}), f.Event(register.Event{}), f.Invitation(register.Invitation{}), f.ProductionLink(register.ProductionLink{}), f.TradeRecord(register.TradeRecord{}),
	} {
		w.Open(r.Ref())
		w.drop([]string{path})
		files, err := f.DocumentsOf(background, r.Ref().ID)
		if err != nil || len(files) != 1 {
			t.Errorf("%s has %d files after a drop, %v", r.Ref().Kind, len(files), err)
		}
	}
}
