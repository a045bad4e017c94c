package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/alike"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestDuplicatesAreFoundWithTheirReasons(t *testing.T) {
	f := storagetest.New(t)
	baku := f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Code: "AZ"})
	one := f.Partner(register.Partner{Name: register.Ru("КАМАЗ"), Kind: register.PartnerEnterprise})
	other := f.Partner(register.Partner{Name: register.Ru("ПАО «КАМАЗ»"), Kind: register.PartnerEnterprise})
	f.Partner(register.Partner{Name: register.Ru("Татнефть"), Kind: register.PartnerEnterprise})
	f.Person(register.Person{Name: register.Ru("Минниханов Рустам Нургалиевич")})
	f.Person(register.Person{Name: register.Ru("Р. Н. Минниханов")})
	for _, number := range []string{"14/2002", "14-2002"} {
		f.Agreement(register.Agreement{Number: number, Signing: register.Signing{On: "2002-01-25"}, Parties: []register.Party{{Side: register.Theirs, PartnerID: baku.ID}}})
	}
	found, err := f.Duplicates(ctx)
	require.NoError(t, err)
	require.Len(t, found, 3)
	found, err = f.Duplicates(ctx, register.KindPartner)
	require.NoError(t, err)
	require.Len(t, found, 1)
	assert.Equal(t, []register.Ref{one.Ref(), other.Ref()}, []register.Ref{found[0].A.Ref, found[0].B.Ref})
	assert.Equal(t, "КАМАЗ", found[0].A.Label.Ru)
	assert.Contains(t, found[0].For, alike.LegalForm)

	// Told apart they are not found again, until that is undone.
	batch, err := f.TellApart(ctx, other.Ref(), one.Ref())
	require.NoError(t, err)
	found, err = f.Duplicates(ctx, register.KindPartner)
	require.NoError(t, err)
	assert.Empty(t, found)
	again, err := f.TellApart(ctx, one.Ref(), other.Ref())
	require.NoError(t, err)
	assert.True(t, again.IsZero(), "it is known")
	require.NoError(t, f.Undo(ctx, batch))
	found, err = f.Duplicates(ctx, register.KindPartner)
	require.NoError(t, err)
	assert.Len(t, found, 1)
}

func TestARecordBeingEnteredIsLikeOneThatIsThere(t *testing.T) {
	f := storagetest.New(t)
	baku := f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Code: "AZ"})
	kamaz := f.Partner(register.Partner{Name: register.Ru("ПАО «КАМАЗ»"), Kind: register.PartnerEnterprise})
	plant := f.Partner(register.Partner{Name: register.Ru("Гянджинский автозавод"), Kind: register.PartnerEnterprise})
	person := f.Person(register.Person{Name: register.Ru("Минниханов Рустам Нургалиевич")})
	a := f.Agreement(register.Agreement{Title: register.Ru("О торговле"), Number: "14/2002", Signing: register.Signing{On: "2002-01-25"}, Parties: []register.Party{{Side: register.Theirs, PartnerID: baku.ID}}})
	v := f.Visit(register.Visit{Title: register.Ru("Поездка"), Direction: register.Outgoing, From: "2022-11-29", To: "2022-11-30", PartnerIDs: []register.ID{baku.ID}})
	e := f.Event(register.Event{Title: register.Ru("Россия — Исламский мир"), From: "2022-05-19"})
	for _, c := range []struct {
		entered register.Record
		like    register.Ref
	}{
		{&register.Partner{Name: register.Ru("KAMAZ"), Kind: register.PartnerEnterprise}, kamaz.Ref()},
		{&register.Partner{Name: register.Ru("Камас"), Kind: register.PartnerEnterprise}, kamaz.Ref()},
		{&register.Partner{Name: register.Ru("Гянджинский автозовод"), Kind: register.PartnerEnterprise}, plant.Ref()},
		{&register.Person{Name: register.Ru("Р. Минниханов")}, person.Ref()},
		{&register.Agreement{Title: register.Ru("Соглашение"), Number: "№ 14-2002", Signing: register.Signing{On: "2002-01-25"}}, a.Ref()},
		{&register.Visit{Title: register.Ru("Визит"), Direction: register.Outgoing, From: "2022-11-29", To: "2022-11-30", PartnerIDs: []register.ID{baku.ID}}, v.Ref()},
		{&register.Event{Title: register.Ru("Россия – исламский мир"), From: "2022"}, e.Ref()},
	} {
		found, err := f.Alike(ctx, c.entered, 3)
		require.NoError(t, err)
		if assert.NotEmpty(t, found, c.entered.Label().Ru) {
			assert.Equal(t, c.like, found[0].Ref, c.entered.Label().Ru)
			assert.NotEmpty(t, found[0].Label.Ru)
		}
	}
	for _, entered := range []register.Record{&register.Partner{}, &register.Person{}, &register.Agreement{Number: "б/н"}, &register.Visit{}, &register.Event{}, kamaz, &register.Partner{Name: register.Ru("\"*(")}} {
		found, err := f.Alike(ctx, entered, 3)
		require.NoError(t, err)
		assert.Empty(t, found, entered.Label().Ru)
	}
}

// A package may bring a copy of any kind, made on both sides: each finds its like.
func TestARecordOfEveryKindFindsItsCopy(t *testing.T) {
	f := storagetest.New(t)
	made := f.OfEachKind()
	for _, k := range register.Kinds {
		copied, err := register.Clone(made[k])
		require.NoError(t, err)
		copied.Meta().ID = register.NewID()
		found, err := f.Alike(ctx, copied, 3)
		require.NoError(t, err)
		if assert.NotEmpty(t, found, k) {
			assert.Equal(t, made[k].Ref(), found[0].Ref, k)
		}
	}
}

// What is told apart goes with the records into another register.
func TestWhatIsToldApartIsExported(t *testing.T) {
	f, to := storagetest.New(t), storagetest.New(t)
	one, other := f.Partner(register.Partner{Name: register.Ru("КАМАЗ"), Kind: register.PartnerEnterprise}), f.Partner(register.Partner{Name: register.Ru("ПАО КАМАЗ"), Kind: register.PartnerEnterprise})
	_, err := f.TellApart(ctx, one.Ref(), other.Ref())
	require.NoError(t, err)
	var records []register.Record
	require.NoError(t, f.EachRecord(ctx, register.Kinds, func(r register.Record) error {
		records = append(records, r)
		return nil
	}))
	_, err = to.Import(ctx, records)
	require.NoError(t, err)
	found, err := to.Duplicates(ctx)
	require.NoError(t, err)
	assert.Empty(t, found)
}
