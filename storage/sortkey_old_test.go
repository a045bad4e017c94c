package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// An older register has keys of another kind; they are written when it is opened.
func TestTheSortKeysOfAnOlderRegisterAreWrittenAnew(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	var want []register.ID
	for _, name := range []string{"Азбука", "«Ак Барс»", "Банк"} {
		want = append(want, f.Partner(register.Partner{Name: register.Ru(name)}).ID)
	}
	require.NoError(t, f.Close())
	raw(t, f.Path(), "UPDATE partners SET name_key_ru = x'41' || id")
	raw(t, f.Path(), "INSERT INTO settings VALUES ('derive.keys', '')")
	raw(t, f.Path(), "UPDATE partners SET name_key_ru = x'00' WHERE name_ru = 'Банк'")
	s, err := storage.Open(ctx, f.Path(), storagetest.Options("tester"))
	require.NoError(t, err)
	defer func() { require.NoError(t, s.Close()) }()
	ids, err := s.PartnerIDs(ctx, storage.PartnerQuery{})
	require.NoError(t, err)
	assert.Equal(t, want, ids)
	assert.Zero(t, raw(t, f.Path(), "SELECT count(*) FROM settings WHERE name = 'derive.keys'"))
}
