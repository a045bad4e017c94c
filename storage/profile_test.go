package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestAProfileGathersWhatThePartnersTreeHas(t *testing.T) {
	f := storagetest.New(t)
	country := f.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	plant := f.Partner(register.Partner{Name: register.Ru("Завод"), ParentID: country.ID})
	agreement := f.Agreement(register.Agreement{Parties: []register.Party{{Side: register.Theirs, PartnerID: country.ID}}})
	commission := f.Commission(register.Commission{TheirsID: country.ID})
	session := f.Session(register.Session{CommissionID: commission.ID, Number: 1, From: "2021-05-01"})
	later := f.Commitment(register.Commitment{PartnerID: country.ID, DueRule: register.DueDay, DueOn: "2023-05-01"})
	overdue := f.Commitment(register.Commitment{PartnerID: plant.ID, DueRule: register.DueDay, DueOn: "2022-05-01"})
	first := f.Visit(register.Visit{PartnerIDs: []register.ID{country.ID}, From: "2020-01-01"})
	second := f.Visit(register.Visit{PartnerIDs: []register.ID{plant.ID}, From: "2022-01-01"})
	link := f.ProductionLink(register.ProductionLink{TheirsID: plant.ID})
	holds := f.Person(register.Person{Appointments: []register.Appointment{{Post: register.Ru("Директор"), PartnerID: plant.ID}}})
	f.Person(register.Person{Appointments: []register.Appointment{{Post: register.Ru("Директор"), PartnerID: plant.ID, To: "2010-01-01"}}})
	called := f.Invitation(register.Invitation{ToPersonID: holds.ID})
	f.Invitation(register.Invitation{ToPersonID: f.Person(register.Person{}).ID})
	f.TradeRecord(register.TradeRecord{PartnerID: country.ID})
	f.Visit(register.Visit{PartnerIDs: []register.ID{f.Partner(register.Partner{}).ID}})

	p, err := f.Profile(ctx, country.ID, storagetest.Today)
	require.NoError(t, err)
	assert.Equal(t, country.ID, p.Partner.ID)
	assert.Len(t, p.Tree, 2)
	require.Len(t, p.Agreements, 1)
	assert.Equal(t, agreement.ID, p.Agreements[0].ID)
	require.Len(t, p.Commissions, 1)
	require.NotNil(t, p.Commissions[0].Turn.Last)
	assert.Equal(t, session.ID, p.Commissions[0].Turn.Last.ID)
	require.Len(t, p.Commitments, 2)
	assert.Equal(t, []register.ID{overdue.ID, later.ID}, []register.ID{p.Commitments[0].ID, p.Commitments[1].ID}, "what is overdue comes first")
	require.Len(t, p.Visits, 2)
	assert.Equal(t, []register.ID{second.ID, first.ID}, []register.ID{p.Visits[0].ID, p.Visits[1].ID}, "the newest first")
	require.Len(t, p.Links, 1)
	assert.Equal(t, link.ID, p.Links[0].ID)
	require.Len(t, p.People, 1, "who holds a post on the day")
	assert.Equal(t, holds.ID, p.People[0].ID)
	require.Len(t, p.Invitations, 1, "one to a person who holds a post there is one to the partner")
	assert.Equal(t, called.ID, p.Invitations[0].ID)
	assert.Len(t, p.Trade, 1)
	assert.Equal(t, "Завод", p.Names[plant.ID].Label.Ru)

	below, err := f.Profile(ctx, plant.ID, storagetest.Today)
	require.NoError(t, err)
	assert.Empty(t, below.Agreements)
	assert.Len(t, below.Visits, 1)

	alone, err := f.Profile(ctx, f.Partner(register.Partner{}).ID, storagetest.Today)
	require.NoError(t, err)
	assert.Empty(t, alone.Visits)
	_, err = f.Profile(ctx, register.NewID(), storagetest.Today)
	assert.ErrorIs(t, err, storage.ErrNotFound)
}
