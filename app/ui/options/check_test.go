package options

import (
	"context"
	"database/sql"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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

var ctx = context.Background()
