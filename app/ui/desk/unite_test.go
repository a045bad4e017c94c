package desk_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/desk/desktest"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestTwoRecordsAreMadeOneAndTwoAgain(t *testing.T) {
	f := storagetest.New(t)
	one := f.Partner(register.Partner{Name: register.Ru("КАМАЗ"), Kind: register.PartnerEnterprise})
	other := f.Partner(register.Partner{Name: register.Ru("ПАО «КАМАЗ»"), Kind: register.PartnerEnterprise, Note: register.Ru("Набережные Челны")})
	d := desktest.New(t)
	assert.Nil(t, desk.UniteMenu(d, f.Store, register.KindPartner, []register.ID{one.ID}))
	menu := desk.UniteMenu(d, f.Store, register.KindPartner, []register.ID{one.ID, other.ID})
	require.Len(t, menu, 1)
	menu[0].Do()
	assert.Contains(t, desktest.Words(d.Top()), "Набережные Челны", "it is seen in what they differ")
	d.Push(lang.T("unite.keep", "КАМАЗ"))
	stays, err := f.Record(t.Context(), one.Ref())
	require.NoError(t, err)
	assert.Equal(t, []string{"ПАО «КАМАЗ»"}, stays.(*register.Partner).Aliases)
	gone, err := f.Record(t.Context(), other.Ref())
	require.NoError(t, err)
	assert.True(t, gone.Meta().InTrash())
	require.Len(t, d.Offered, 1)
	d.Offered[0].Do()
	gone, err = f.Record(t.Context(), other.Ref())
	require.NoError(t, err)
	assert.False(t, gone.Meta().InTrash())
	d.Looks = true
	assert.Empty(t, desk.UniteMenu(d, f.Store, register.KindPartner, []register.ID{one.ID, other.ID}))
	d.NoFailures()
}
