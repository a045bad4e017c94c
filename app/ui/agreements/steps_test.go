package agreements

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/ui/desk/desktest"
	"accord/storage/register"
)

func TestTheCardOffersWhatComesNextInTheLifeOfAnAgreement(t *testing.T) {
	d := desktest.New(t)
	read := func(s sample, a *register.Agreement) *register.Agreement {
		r, err := s.Store.Record(t.Context(), a.Ref())
		require.NoError(t, err)
		return r.(*register.Agreement)
	}
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	room.Show(s.signed.ID, 0)
	shows(t, desktest.Words(room.Content()), "Уведомить о прекращении", "Продлить", "Другие шаги")

	d.Push("Уведомить о прекращении")
	d.Ctrl("Return")
	require.Len(t, d.Offered, 1, "it can be taken back")
	a := read(s, s.signed)
	notice, given := a.Action(register.ActionNotice)
	require.True(t, given)
	assert.Equal(t, d.Today(), notice.On)
	d.Offered[0].Do()
	_, given = read(s, s.signed).Action(register.ActionNotice)
	assert.False(t, given)

	room.Show(s.draft.ID, 0)
	d.Push("Отметить подписание")
	require.Len(t, d.Edited, 1)
	assert.Equal(t, d.Today(), d.Edited[0].(*register.Agreement).Signing.On)
	assert.Empty(t, read(s, s.draft).Signing.On, "nothing is written before the form is saved")

	d.OnDay = "2020-01-01"
	room.Changed(nil)
	room.Show(s.signed.ID, 0)
	assert.NotContains(t, desktest.Words(room.Content()), "Уведомить о прекращении")
	d.NoFailures()
}
