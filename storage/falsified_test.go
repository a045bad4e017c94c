package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// What an editor can still falsify in the lines that follow from records, Check finds.
func TestWhatAnEditorCanFalsifyIsFound(t *testing.T) {
	o := newOffice(t)
	partner := &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality}
	_, err := o.as(storage.ServerEditor).Save(ctx, partner)
	require.NoError(t, err)
	said, done := o.psql(storage.ServerEditor, "UPDATE catalogue SET label_ru = 'Кировабад' WHERE label_ru = 'Баку'")
	require.True(t, done, said)
	for _, who := range []*storage.Store{o.chief, o.as(storage.ServerReader)} {
		findings, err := who.Check(ctx)
		require.NoError(t, err)
		require.Len(t, findings, 1, "whoever looks")
		assert.Contains(t, findings[0].Detail, partner.ID.String())
	}
}

// What an editor makes unreadable keeps nobody from the other records, is named with who did it, and is brought back.
func TestWhatAnEditorMakesUnreadableIsNamedAndMended(t *testing.T) {
	o := newOffice(t)
	controller := o.as(storage.ServerController)
	first, second := &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality}, &register.Partner{Name: register.Ru("Гянджа"), Kind: register.PartnerMunicipality}
	for _, p := range []*register.Partner{first, second} {
		_, err := controller.Save(ctx, p)
		require.NoError(t, err)
	}
	said, done := o.psql(storage.ServerEditor, `BEGIN; UPDATE partners SET revision = 2, aliases = '[7' WHERE name_ru = 'Баку';
		INSERT INTO history (seq, kind, record_id, revision, at, author, device, batch, after)
			SELECT (SELECT max(seq) + 1 FROM history), 'partner', id, 2, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), session_user, 'x', decode(md5('x'), 'hex'), '{}'
			FROM partners WHERE name_ru = 'Баку';
		COMMIT`)
	require.True(t, done, said)

	_, err := controller.Record(ctx, first.Ref())
	require.ErrorIs(t, err, storage.ErrRecordForged)
	var forged *storage.AlteredRecord
	_, err = controller.PartnerRows(ctx, []register.ID{second.ID, first.ID})
	require.ErrorAs(t, err, &forged, "the list says which it is")
	assert.Equal(t, first.Ref(), forged.Ref)
	assert.Equal(t, "Баку", forged.Label.Ru)
	second.Name = register.Ru("Город Гянджа")
	_, err = controller.Save(ctx, second)
	require.NoError(t, err, "the office works on")

	findings, err := o.chief.Check(ctx)
	require.NoError(t, err)
	require.Len(t, findings, 1)
	assert.Contains(t, findings[0].Detail, first.ID.String())
	assert.Contains(t, findings[0].Detail, "written by editor1")
	apart, err := o.chief.Apart(ctx)
	require.NoError(t, err)
	require.NoError(t, o.chief.Mend(ctx, apart))
	findings, err = o.chief.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
	got, err := controller.Record(ctx, first.Ref())
	require.NoError(t, err)
	assert.Equal(t, first, got)
}

// What an editor spoils of what lists and search show is found, and written again from the records.
func TestWhatAnEditorSpoilsOfListsAndSearchIsFoundAndDerivedAgain(t *testing.T) {
	storagetest.InTheFullPass(t)
	o := newOffice(t)
	f := storagetest.Of(t, o.chief)
	city := f.Partner(register.Partner{Kind: register.PartnerMunicipality})
	f.Partner(register.Partner{ParentID: city.ID})
	f.Agreement(f.Signed("2020-01-01", "2020-02-01"))
	f.Agreement(register.Agreement{})
	f.Visit(register.Visit{From: "2026-03-01", To: "2026-03-03"})
	f.Commitment(register.Commitment{PartnerID: city.ID, Start: "2026-01-01", DueRule: register.DuePeriod, PeriodMonths: 3})
	f.Document(register.Document{})
	gone := f.Partner(register.Partner{})
	_, err := o.chief.Delete(ctx, gone.Ref())
	require.NoError(t, err)
	for name, sql := range map[string]string{
		"the index is emptied":          "DELETE FROM words",
		"titles are emptied":            "DELETE FROM titles",
		"a record is found by a lie":    "UPDATE words SET body = 'vx' WHERE entry = 1",
		"a record is found twice":       "INSERT INTO words (entry, id, body) SELECT 99999, id, 'vx' FROM catalogue WHERE entry = 1",
		"names in lists":                "UPDATE catalogue SET label_ru = 'x', hint_ru = 'y'",
		"names of others in lists":      "UPDATE partners SET parent_ru = 'x'; UPDATE agreement_spans SET status = 'x'",
		"what hangs on what":            "DELETE FROM mentions",
		"all that is beside is emptied": "DELETE FROM agreement_spans; DELETE FROM agreement_ends; DELETE FROM agreement_late; DELETE FROM visit_spans; DELETE FROM commitment_spans",
	} {
		t.Run(name, func(t *testing.T) {
			said, done := o.psql(storage.ServerEditor, sql)
			require.True(t, done, said)
			findings, err := o.chief.Check(ctx)
			require.NoError(t, err)
			require.NotEmpty(t, findings)
			require.NoError(t, o.as(storage.ServerAdministrator).Rederive(ctx), "no superuser is needed for that")
			findings, err = o.chief.Check(ctx)
			require.NoError(t, err)
			assert.Empty(t, findings)
		})
	}
}
