package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestATreeStandsBelowItsTop(t *testing.T) {
	f := storagetest.New(t)
	partner := func(name string, parent register.ID) register.ID {
		return f.Partner(register.Partner{Name: register.Ru(name), ParentID: parent}).ID
	}
	russia := partner("Россия", register.None)
	tatarstan := partner("Татарстан", russia)
	ministry := partner("Минпромторг", tatarstan)
	department := partner("Отдел экспорта", ministry)
	kamaz := partner("КАМАЗ", tatarstan)
	turkey := partner("Турция", register.None)
	ids, err := f.PartnerIDs(ctx, storage.PartnerQuery{Query: storage.Query{Language: register.Russian}})
	require.NoError(t, err)

	ordered, depth, err := f.Tree(ctx, register.KindPartner, ids)
	require.NoError(t, err)
	assert.Equal(t, []register.ID{russia, tatarstan, kamaz, ministry, department, turkey}, ordered)
	assert.Equal(t, map[register.ID]int{russia: 0, tatarstan: 1, kamaz: 2, ministry: 2, department: 3, turkey: 0}, depth)

	// What was searched for keeps its place though those above it are not there.
	ordered, depth, err = f.Tree(ctx, register.KindPartner, []register.ID{department, turkey, tatarstan})
	require.NoError(t, err)
	assert.Equal(t, []register.ID{turkey, tatarstan, department}, ordered)
	assert.Equal(t, map[register.ID]int{turkey: 0, tatarstan: 0, department: 1}, depth)

	above, err := f.Above(ctx, register.Ref{Kind: register.KindPartner, ID: department})
	require.NoError(t, err)
	assert.Equal(t, []register.ID{russia, tatarstan, ministry}, above)
	above, err = f.Above(ctx, register.Ref{Kind: register.KindPartner, ID: russia})
	require.NoError(t, err)
	assert.Empty(t, above)
}
