package agreements

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/app/ui/desk/desktest"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestTheWholeSigningIsTypedAndShown(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	f := open(t, d, s, s.draft)
	d.Fill(f, "signing.on", "1.2.2023")
	d.Fill(f, "signing.at", "Казань")
	read := saved(t, f, s, s.draft)
	assert.Equal(t, register.Signing{On: "2023-02-01", At: register.Ru("Казань")}, read.Signing)

	room := New(d, s.Store)
	d.OnDay = "2023-02-01"
	d.ShowPage(room)
	room.Show(s.draft.ID, 0)
	shows(t, desktest.Words(room.Content()), "Подписание: 01.02.2023.", "Подписано в целом", "01.02.2023, Казань")
	row, ok := room.List().Row(s.draft.ID)
	require.True(t, ok)
	assert.Equal(t, register.StatusSigned, row.Status)
	assert.Equal(t, register.Date("2023-02-01"), row.SignedOn)
	ids, err := s.AgreementIDs(t.Context(), storage.AgreementQuery{Year: 2023})
	require.NoError(t, err)
	assert.Equal(t, []register.ID{s.draft.ID}, ids)
	d.NoFailures()
}

func TestAConventionIsAdopted(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	f := open(t, d, s, s.draft)
	d.Push("+ Действие")
	choose(d, f, "actions[0].kind", "принятие текста")
	d.Fill(f, "actions[0].on", "28.06.2020")
	d.Fill(f, "actions[0].partner", "Азерб")
	d.Press(fyne.KeyReturn)
	read := saved(t, f, s, s.draft)
	assert.Equal(t, []register.Action{{Kind: register.ActionAdoption, On: "2020-06-28", PartnerID: s.azerbaijan.ID}},
		storagetest.Unnamed(read.Actions...))

	adopted := storage.AgreementQuery{On: storagetest.Today, Statuses: []register.Status{register.StatusAdopted}}
	ids, err := s.AgreementIDs(t.Context(), adopted)
	require.NoError(t, err)
	assert.Equal(t, []register.ID{s.draft.ID}, ids)
	adopted.Year = 2020
	ids, err = s.AgreementIDs(t.Context(), adopted)
	require.NoError(t, err)
	assert.Equal(t, []register.ID{s.draft.ID}, ids, "the year is that of its adoption")
	waiting, err := s.AgreementIDs(t.Context(), storage.AgreementQuery{On: storagetest.Today, Waits: []storage.Waiting{storage.WaitsForce}})
	require.NoError(t, err)
	assert.Contains(t, waiting, s.draft.ID, "it awaits its entry into force")
	d.NoFailures()
}

func TestWhatIsNotKnownToBeInForceIsFoundByItsStatus(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	a := s.signed
	a.Actions = append(a.Actions, register.Action{Kind: register.ActionForceUnclear, On: "2015-01-01"})
	_, err := s.Save(t.Context(), a)
	require.NoError(t, err)
	ids, err := s.AgreementIDs(t.Context(), storage.AgreementQuery{On: storagetest.Today, Statuses: []register.Status{register.StatusUnclear}})
	require.NoError(t, err)
	assert.Equal(t, []register.ID{a.ID}, ids)
	inForce, err := s.AgreementIDs(t.Context(), storage.AgreementQuery{On: storagetest.Today, Statuses: []register.Status{register.StatusInForce}})
	require.NoError(t, err)
	assert.NotContains(t, inForce, a.ID)
	lang.Use(register.Russian)
	shows(t, d.Card((&page{desk: d, store: s.Store}).card(t.Context(), a.ID, storagetest.Today)),
		"Неизвестно, в силе ли", "С 01.01.2015 неизвестно, действует ли.")
}
