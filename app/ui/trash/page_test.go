package trash_test

import (
	"context"
	"strings"
	"testing"

	"accord/app/lang"
	"accord/app/ui/desk/desktest"
	"accord/app/ui/trash"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var background = context.Background()

func says(t *testing.T, d *desktest.Desk, wanted ...string) {
	t.Helper()
	said := desktest.Words(d.Top())
	for _, want := range wanted {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q:\n%s", want, said)
		}
	}
}

// thrown is the page over a register in which a visit and, apart from it, its hosts lie in the trash.
func thrown(t *testing.T) (*desktest.Desk, *trash.Page, *storagetest.Factory, *register.Visit, *register.Partner) {
	t.Helper()
	f := storagetest.New(t)
	host := f.Partner(register.Partner{Name: register.Ru("Завод в Гяндже")})
	v := f.Visit(register.Visit{Title: register.Ru("Поездка в Баку"), From: "2022-11-29", PartnerIDs: []register.ID{host.ID}, Hotel: register.Ru("Гостиница у моря")})
	f.Meeting(register.Meeting{VisitID: v.ID, Title: register.Ru("Встреча на заводе")})
	for _, ref := range []register.Ref{host.Ref(), v.Ref()} {
		if _, err := f.Delete(background, ref); err != nil {
			t.Fatal(err)
		}
	}
	d := desktest.New(t)
	p := trash.New(d, f.Store)
	d.ShowPage(p)
	return d, p, f, v, host
}

func choose(t *testing.T, p *trash.Page, id register.ID) {
	t.Helper()
	for i, row := range p.List().Keys() {
		if row.ID == id {
			p.List().SelectAt(i)
			return
		}
	}
	t.Fatalf("%s is not listed", id)
}

func TestTheTrashIsSearchedAndItsContentRead(t *testing.T) {
	d, p, _, v, host := thrown(t)
	choose(t, p, v.ID)
	says(t, d, lang.T("trash.content"), "Гостиница у моря", "29.11.2022", "Завод в Гяндже", "Встреча на заводе")
	p.Find("гянджа завод")
	if keys := p.List().Keys(); len(keys) != 0 {
		t.Errorf("%d records are found by words that are not there", len(keys))
	}
	p.Find("ЗАВОД")
	if keys := p.List().Keys(); len(keys) != 1 || keys[0].ID != host.ID {
		t.Errorf("found: %v", keys)
	}
	p.Find("")
	d.NoFailures()
}

// A record is restored with what it mentions and lies in the trash too, so that its links lead somewhere again.
func TestARecordIsRestoredWithWhatItMentions(t *testing.T) {
	d, p, f, v, host := thrown(t)
	choose(t, p, v.ID)
	p.AskRestore()
	says(t, d, "Завод в Гяндже")
	d.Push(lang.T("trash.restore.together"))
	for _, ref := range []register.Ref{v.Ref(), host.Ref()} {
		if r, err := f.Record(background, ref); err != nil || r.Meta().InTrash() {
			t.Errorf("%s is not restored: %v", ref.Kind, err)
		}
	}
	d.NoFailures()
}

// gone reports whether only the name of a record is left.
func gone(t *testing.T, f *storagetest.Factory, id register.ID) bool {
	t.Helper()
	lines, err := f.Lines(background, id)
	if err != nil {
		t.Fatal(err)
	}
	return lines[id].Purged
}

// Who may not take records away for good on a server is not offered it, and may still take them back.
func TestOnlyAnAdministratorIsOfferedToTakeAwayForGood(t *testing.T) {
	d, _, f, v, _ := thrown(t)
	d.Editor = true
	p := trash.New(d, f.Store)
	d.ShowPage(p)
	choose(t, p, v.ID)
	says(t, d, lang.T("trash.restore"))
	for _, word := range []string{"trash.purge", "trash.clear"} {
		if strings.Contains(desktest.Words(d.Top()), lang.T(word)) {
			t.Errorf("%q is offered", lang.T(word))
		}
	}
	d.NoFailures()
}

func TestTheTrashIsEmptiedAfterTwoQuestions(t *testing.T) {
	d, p, f, v, host := thrown(t)
	choose(t, p, v.ID)
	d.Push(lang.T("trash.purge"))
	says(t, d, "Поездка в Баку", "резервная копия реестра", "ссылается 1 запись")
	d.Push(lang.T("trash.purge.next"))
	says(t, d, lang.T("trash.purge.sure"))
	d.Push(lang.T("dialog.cancel"))
	if gone(t, f, v.ID) {
		t.Fatal("it is gone although that was not wanted")
	}
	d.Push(lang.T("trash.clear"))
	d.Push(lang.T("trash.purge.next"))
	d.Push(lang.T("trash.purge"))
	for _, ref := range []register.Ref{v.Ref(), host.Ref()} {
		if !gone(t, f, ref.ID) {
			t.Errorf("%s is still there", ref.Kind)
		}
	}
	p.Refresh()
	if len(p.List().Keys()) != 0 {
		t.Error("the trash is not empty")
	}
	d.NoFailures()
}
