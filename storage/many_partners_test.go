package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// A list says how many partners there are beyond those that it has room for.
func TestARowOfManyPartnersCountsThem(t *testing.T) {
	f := storagetest.New(t)
	var partners []register.ID
	for _, name := range []string{"Азербайджан", "Казахстан", "Туркменистан", "Узбекистан", "Иран", "Ирак", "Китай", "Индия", "Турция", "Оман"} {
		partners = append(partners, f.Partner(register.Partner{Name: register.Ru(name)}).ID)
	}
	many, one := f.Visit(register.Visit{PartnerIDs: partners}), f.Visit(register.Visit{PartnerIDs: partners[:1]})
	rows, err := f.VisitRows(ctx, []register.ID{many.ID, one.ID}, storagetest.Today)
	require.NoError(t, err)
	assert.Equal(t, 10, rows[0].Partners.All)
	assert.Equal(t, register.Ru("Казахстан"), rows[0].Partners.First[1])
	assert.Empty(t, rows[1].Partners.First)
	of := f.Agreement(register.Agreement{Parties: []register.Party{
		{PartnerID: partners[0], Side: register.Theirs}, {PartnerID: partners[1], Side: register.Theirs}, {PartnerID: f.Partner(register.Partner{}).ID, Side: register.Ours},
	}})
	agreements, err := f.AgreementRows(ctx, []register.ID{of.ID}, storagetest.Today)
	require.NoError(t, err)
	assert.Equal(t, storage.Names{First: []register.Text{register.Ru("Азербайджан"), register.Ru("Казахстан")}, All: 2}, agreements[0].Partners)
}
