package duplicates_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/app/ui/desk/desktest"
	"accord/app/ui/duplicates"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var background = context.Background()

func two(t *testing.T) (*desktest.Desk, *duplicates.Page, *storagetest.Factory, *register.Partner, *register.Partner) {
	t.Helper()
	f := storagetest.New(t)
	one := f.Partner(register.Partner{Name: register.Ru("КАМАЗ"), Kind: register.PartnerEnterprise, Note: register.Ru("Грузовики")})
	other := f.Partner(register.Partner{Name: register.Ru("ПАО «КАМАЗ»"), Kind: register.PartnerEnterprise, Note: register.Ru("Набережные Челны")})
	d := desktest.New(t)
	p := duplicates.New(d, f.Store)
	d.ShowPage(p)
	return d, p, f, one, other
}

func TestAPairIsShownSideBySideAndMadeOne(t *testing.T) {
	d, p, f, one, other := two(t)
	words := desktest.Words(d.Top())
	for _, want := range []string{"КАМАЗ — ПАО «КАМАЗ»", lang.T("alike.reason.legal_form"), "Грузовики", "Набережные Челны", "● ПАО «КАМАЗ»"} {
		assert.Contains(t, words, want)
	}
	d.Follow("○ КАМАЗ")
	d.Push(lang.T("duplicates.unite"))
	now, err := storage.Get[register.Partner](background, f.Store, one.ID)
	require.NoError(t, err)
	assert.Equal(t, "КАМАЗ", now.Name.Ru, "the chosen name")
	assert.Equal(t, []string{"ПАО «КАМАЗ»"}, now.Aliases)
	assert.Equal(t, "Грузовики\n\nНабережные Челны", now.Note.Ru, "both texts")
	gone, err := f.Record(background, other.Ref())
	require.NoError(t, err)
	assert.True(t, gone.Meta().InTrash())
	assert.Empty(t, p.List().Keys())
	require.Len(t, d.Offered, 1)
	d.Offered[0].Do()
	gone, err = f.Record(background, other.Ref())
	require.NoError(t, err)
	assert.False(t, gone.Meta().InTrash())
	d.NoFailures()
}

func TestAPairIsToldApart(t *testing.T) {
	d, p, _, _, _ := two(t)
	require.Len(t, p.List().Keys(), 1)
	d.Push(lang.T("duplicates.apart"))
	assert.Empty(t, p.List().Keys())
	assert.Contains(t, desktest.Words(d.Top()), lang.T("duplicates.none"))
	p.Refresh()
	assert.Empty(t, p.List().Keys(), "it is remembered")
	require.Len(t, d.Offered, 1)
	d.Offered[0].Do()
	p.Refresh()
	assert.Len(t, p.List().Keys(), 1)
	d.NoFailures()
}

// Two records of an agreement date its entry into force differently: the day is chosen like any field, and the step stays one.
func TestTheDayOfEntryIntoForceIsChosen(t *testing.T) {
	f := storagetest.New(t)
	enters := func(day register.Date) *register.Agreement {
		return f.Agreement(register.Agreement{Title: register.Ru("Соглашение о торговле"), Number: "14/2002", Signing: register.Signing{On: "2002-01-25"},
			Actions: []register.Action{{ID: register.NewID(), Kind: register.ActionEntryIntoForce, On: day}}})
	}
	one, other := enters("2008-05-17"), enters("2008-06-18")
	d := desktest.New(t)
	p := duplicates.New(d, f.Store)
	d.ShowPage(p)
	p.Unite(one.Ref(), other.Ref())
	assert.Contains(t, desktest.Words(d.Top()), lang.T("agreement.action.entry_into_force"))
	for _, day := range []register.Date{"2008-05-17", "2008-06-18"} { // whichever is proposed
		if words := "○ " + lang.Day(day); strings.Contains(desktest.Words(d.Top()), words) {
			d.Follow(words)
			d.Push(lang.T("duplicates.unite"))
			to, err := f.LeadsTo(background, other.Ref())
			require.NoError(t, err)
			now, err := storage.Get[register.Agreement](background, f.Store, to.ID)
			require.NoError(t, err)
			require.Len(t, now.Actions, 1)
			assert.Equal(t, day, now.Actions[0].On)
			d.NoFailures()
			return
		}
	}
	t.Fatal("no day to choose")
}

func TestSeveralThatWereSelectedAreMadeOne(t *testing.T) {
	d, p, f, one, other := two(t)
	third := f.Partner(register.Partner{Name: register.Ru("Камский автозавод"), Kind: register.PartnerEnterprise})
	p.Unite(one.Ref(), other.Ref(), third.Ref())
	assert.Contains(t, desktest.Words(d.Top()), lang.N("duplicates.several", 3))
	d.Push(lang.T("duplicates.open.third"))
	assert.Equal(t, third.Ref(), d.Opened[len(d.Opened)-1])
	d.Push(lang.T("duplicates.unite"))
	to, err := f.LeadsTo(background, third.Ref())
	require.NoError(t, err)
	again, err := f.LeadsTo(background, other.Ref())
	require.NoError(t, err)
	names := strings.Join([]string{one.ID.String(), other.ID.String(), third.ID.String()}, " ")
	assert.Contains(t, names, to.ID.String())
	if other.ID != to.ID {
		assert.Equal(t, to, again)
	}
	d.Looks = true
	p.Refresh()
	d.NoFailures()
}

// Records given to be united are seen in a small window too, and Esc leads back to the pairs.
func TestGivenRecordsAreSeenInASmallWindowAndLeft(t *testing.T) {
	d, p, f, one, _ := two(t)
	third := f.Partner(register.Partner{Name: register.Ru("Завод в Гяндже")})
	d.Window().Resize(fyne.NewSize(560, 560))
	require.NotContains(t, desktest.Words(d.Top()), lang.T("duplicates.stays"), "the window is not small enough")
	p.Unite(one.Ref(), third.Ref())
	assert.Contains(t, desktest.Words(d.Top()), lang.T("duplicates.stays"))
	p.Escape()
	assert.NotContains(t, desktest.Words(d.Top()), lang.T("duplicates.stays"))
	p.FoldCard()
	words := desktest.Words(d.Top())
	assert.Contains(t, words, "КАМАЗ — ПАО «КАМАЗ»")
	assert.NotContains(t, words, "● Завод в Гяндже")
	d.NoFailures()
}
