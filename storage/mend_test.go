package storage_test

import (
	"database/sql"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestTheBetterOfARecordAndItsHistoryIsTaken(t *testing.T) {
	path := closed(t)
	s, err := storage.Open(ctx, path, storagetest.Options("tester"))
	require.NoError(t, err)
	partners := map[string]*register.Partner{}
	for _, name := range []string{"цела", "запись", "история", "нет истории"} {
		p := &register.Partner{Name: register.Ru(name), Kind: register.PartnerMunicipality}
		_, err := s.Save(ctx, p)
		require.NoError(t, err)
		p.Note = register.Ru("дважды")
		_, err = s.Save(ctx, p)
		require.NoError(t, err)
		partners[name] = p
	}
	require.NoError(t, s.Close())
	db, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	for statement, name := range map[string]string{
		"UPDATE partners SET note_ru = 'трижды' WHERE id = ?":                      "запись",
		"UPDATE history SET author = 'никто' WHERE record_id = ? AND revision = 2": "история",
		"DELETE FROM history WHERE record_id = ?":                                  "нет истории",
	} {
		id := partners[name].ID
		_, err := db.Exec(statement, id[:])
		require.NoError(t, err, statement)
	}
	require.NoError(t, db.Close())

	s = open(t, path)
	findings, err := s.Check(ctx)
	require.NoError(t, err)
	assert.NotEmpty(t, findings)
	_, err = s.Save(ctx, &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality})
	require.ErrorIs(t, err, storage.ErrDamaged)
	apart, err := s.Apart(ctx)
	require.NoError(t, err)
	better := map[string]storage.Better{}
	for _, a := range apart {
		better[a.Label.Ru] = a.Better
		if a.Label.Ru == "запись" {
			assert.Equal(t, []string{"note"}, a.Fields)
		}
	}
	assert.Equal(t, map[string]storage.Better{
		"запись": storage.BetterHistory, "история": storage.BetterRecord, "нет истории": storage.BetterRecord,
	}, better)

	require.NoError(t, s.Mend(ctx, apart))
	findings, err = s.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
	for _, p := range partners {
		now, err := storage.Get[register.Partner](ctx, s, p.ID)
		require.NoError(t, err)
		assert.Equal(t, "дважды", now.Note.Ru, p.Name.Ru)
	}
	_, err = s.Save(ctx, &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality})
	require.NoError(t, err, "it may be written into again")
}
