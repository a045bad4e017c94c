package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestALineageLeadsBackAndOn(t *testing.T) {
	f := storagetest.New(t)
	baku := f.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	frame := f.Agreement(register.Agreement{Title: register.Ru("Рамочное")})
	founding := f.Agreement(register.Agreement{
		Title: register.Ru("О сотрудничестве"), Links: []register.Link{{Kind: register.LinkUnder, AgreementID: frame.ID}},
		Parties: []register.Party{{Side: register.Theirs, PartnerID: baku.ID}},
	})
	protocol := f.Agreement(register.Agreement{
		Title: register.Ru("Протокол"), Links: []register.Link{{Kind: register.LinkAmends, AgreementID: founding.ID}},
	})
	commission := f.Commission(register.Commission{AgreementID: founding.ID, TheirsID: baku.ID})
	first := f.Session(register.Session{CommissionID: commission.ID, Number: 1})
	second := f.Session(register.Session{CommissionID: commission.ID, Number: 2})
	f.Agreement(register.Agreement{Title: register.Ru("Чужое"), Parties: []register.Party{{Side: register.Theirs, PartnerID: baku.ID}}})
	gone := f.Agreement(register.Agreement{Title: register.Ru("В корзине"), Links: []register.Link{{Kind: register.LinkAmends, AgreementID: founding.ID}}})
	_, err := f.Delete(ctx, gone.Ref())
	require.NoError(t, err)

	generations := func(ref register.Ref) map[register.ID]int {
		kin, more, err := f.Lineage(ctx, ref.ID)
		require.NoError(t, err)
		assert.False(t, more)
		found := map[register.ID]int{}
		for _, one := range kin {
			assert.NotContains(t, found, one.ID, "each once")
			assert.NotEmpty(t, one.Label.Ru+one.Label.En)
			found[one.ID] = one.Generation
		}
		return found
	}
	assert.Equal(t, map[register.ID]int{frame.ID: -1, protocol.ID: 1, commission.ID: 1, first.ID: 2, second.ID: 2}, generations(founding.Ref()),
		"a partner that takes part in both links nothing, and the trash is left out")
	assert.Equal(t, map[register.ID]int{commission.ID: -1, founding.ID: -2, frame.ID: -3}, generations(first.Ref()), "another session is not of its lineage")

	kin, _, err := f.Lineage(ctx, first.ID)
	require.NoError(t, err)
	assert.Equal(t, first.ID, kin[0].Through)
	assert.Equal(t, register.RoleCommission, kin[0].Role)
	assert.Equal(t, commission.ID, kin[1].Through)
}

func TestALineageInACircleEnds(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{})
	b := f.Agreement(register.Agreement{Links: []register.Link{{Kind: register.LinkRelated, AgreementID: a.ID}}})
	a.Links = []register.Link{{Kind: register.LinkRelated, AgreementID: b.ID}}
	_, err := f.Save(ctx, a)
	require.NoError(t, err)
	kin, _, err := f.Lineage(ctx, a.ID)
	require.NoError(t, err)
	assert.Len(t, kin, 2, "once before and once after, and no further")
}

func TestALongLineageIsCutAndSaysSo(t *testing.T) {
	f := storagetest.New(t)
	frame := f.Agreement(register.Agreement{})
	var records []register.Record
	for range 201 {
		records = append(records, &register.Agreement{
			Title: register.Ru("Соглашение"), Kind: register.AgreementAgreement,
			Parties: []register.Party{{Side: register.Theirs, PartnerID: frame.Parties[1].PartnerID}},
			Links:   []register.Link{{Kind: register.LinkUnder, AgreementID: frame.ID}},
		})
	}
	_, err := f.SaveAll(ctx, records...)
	require.NoError(t, err)
	kin, more, err := f.Lineage(ctx, frame.ID)
	require.NoError(t, err)
	assert.Len(t, kin, 200)
	assert.True(t, more)
}
