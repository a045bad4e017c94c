package sheets_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/app/ui/desk/desktest"
	"accord/app/ui/sheets"
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
