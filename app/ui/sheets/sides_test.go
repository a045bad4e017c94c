package sheets_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/app/ui/desk/desktest"
	"accord/app/ui/sheets"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// A new register knows nobody on our side: who stands there is one of those that the table names.
func TestWhoIsOnOurSideIsChosenAmongThoseOfTheTable(t *testing.T) {
	f := storagetest.New(t)
	d := desktest.New(t)
	page := sheets.New(d, f.Store)
	d.ShowPage(page)
	page.PasteAs(register.KindAgreement, "Название\tНомер\tСтороны\nСоглашение о торговле\t12/2005\tРеспублика Татарстан, Турция\n"+
		"Соглашение о спорте\t7/2010\tРеспублика Татарстан, Казахстан\n")
	sides := chip(t, page, lang.T("sheet.our_side"))
	sides.Open()
	words := desktest.Words(d.Top())
	assert.Contains(t, words, "Республика Татарстан")
	d.Canvas().Overlays().Remove(d.Top())
	sides.OnChange([]string{"Республика Татарстан"})
	choose(t, page, lang.T("sheet.names")+" 3")
	for range 3 {
		d.Push(lang.T("sheet.name.new"))
	}
	d.Push(lang.N("sheet.take", 2))
	ids, err := f.AgreementIDs(t.Context(), storage.AgreementQuery{})
	require.NoError(t, err)
	require.Len(t, ids, 2)
	for _, id := range ids {
		a, err := storage.Get[register.Agreement](t.Context(), f.Store, id)
		require.NoError(t, err)
		require.Len(t, a.Parties, 2)
		assert.Equal(t, []register.Side{register.Ours, register.Theirs}, []register.Side{a.Parties[0].Side, a.Parties[1].Side})
	}
	d.NoFailures()
}
