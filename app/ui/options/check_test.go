package options

import (
	"context"
	"database/sql"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/app/ui/desk/desktest"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// A record that is not what was saved is named, and the better of it and its history is offered.
func TestACheckOffersTheBetterOfARecordAndItsHistory(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	partner := f.Partner(register.Partner{Name: register.Ru("КАМАЗ"), Note: register.Ru("Набережные Челны")})
	person := f.Person(register.Person{})
	db, err := sql.Open("sqlite", f.Path())
	require.NoError(t, err)
	_, err = db.Exec("UPDATE partners SET note_ru = 'никто' WHERE id = ?", partner.ID)
	require.NoError(t, err)
	_, err = db.Exec("UPDATE history SET author = 'никто' WHERE record_id = ?", person.ID)
	require.NoError(t, err)
	require.NoError(t, db.Close())

	ways := 0
	p := New(d, Options{Store: f.Store, Scale: 100, Ways: func() { ways++ }, Mend: func(ctx context.Context, apart []storage.Apart) error {
		return f.Mend(ctx, apart)
	}})
	d.ShowPage(p)
	p.Check()
	said := desktest.Words(p.findings)
	assert.Contains(t, said, "«КАМАЗ» (Примечание): запись не такая, какой её сохранили; в истории она цела")
	assert.Contains(t, said, "последняя строка истории повреждена; сама запись читается")
	assert.Contains(t, said, "Найдены 2 ошибки.")
	assert.Equal(t, 2, strings.Count(said, "\n"), "a line each")
	d.Push("Другие пути: посмотреть, спасти, восстановить…")
	assert.Equal(t, 1, ways)

	d.Push("Исправить: взять то, что цело…")
	d.Push("Исправить")
	assert.Contains(t, desktest.Words(p.findings), "Реестр цел")
	r, err := f.Record(ctx, partner.Ref())
	require.NoError(t, err)
	assert.Equal(t, "Набережные Челны", r.(*register.Partner).Note.Ru)
	d.NoFailures()
}

// Where only what lists and search show is wrong, one press derives it from the records again.
func TestACheckOffersToDeriveAgainWhatListsShow(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	partner := f.Partner(register.Partner{Name: register.Ru("КАМАЗ")})
	db, err := sql.Open("sqlite", f.Path())
	require.NoError(t, err)
	_, err = db.Exec("UPDATE catalogue SET label_ru = 'никто' WHERE id = ?", partner.ID)
	require.NoError(t, err)
	require.NoError(t, db.Close())
	p := New(d, Options{Store: f.Store, Scale: 100, Mend: func(context.Context, []storage.Apart) error { return nil }, Rederive: f.Rederive})
	d.ShowPage(p)
	p.Check()
	said := desktest.Words(p.findings)
	assert.Contains(t, said, lang.T("settings.rederive.text"))
	assert.NotContains(t, said, lang.T("error.damaged.do"), "nothing is to be restored")
	d.Push(lang.T("settings.rederive"))
	assert.Contains(t, desktest.Words(p.findings), "Реестр цел")
	lines, err := f.Lines(ctx, partner.ID)
	require.NoError(t, err)
	assert.Equal(t, "КАМАЗ", lines[partner.ID].Label.Ru)
	d.NoFailures()
}

var ctx = context.Background()

// A check of a large register takes minutes: it says how far it has come, and stops when it is told to.
func TestACheckTellsHowFarItIsAndIsStopped(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	f.Partner(register.Partner{})
	p := New(d, Options{Store: f.Store, Scale: 100})
	d.ShowPage(p)
	var told []string
	d.Loader().OnScreen = func(do func()) {
		do()
		if p.check.Disabled() {
			told = append(told, desktest.Words(p.findings))
		}
	}
	usual := d.Loader().Background
	d.Loader().Background = func(work func()) {
		d.Push(lang.T("settings.check.stop"))
		work()
	}
	p.Check()
	assert.Equal(t, lang.T("settings.check.stopped"), strings.ReplaceAll(desktest.Words(p.findings), "\n", " "))
	assert.False(t, p.check.Disabled())
	assert.Empty(t, told)

	d.Loader().Background = usual
	p.Check()
	assert.Contains(t, desktest.Words(p.findings), "Реестр цел")
	assert.Contains(t, strings.Join(told, "\n"), lang.T("work.done", "3", "6"))
	d.NoFailures()
}
