package storage_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func first(t *testing.T, f *storagetest.Factory, asked string, kinds ...register.Kind) string {
	t.Helper()
	hits, err := f.Search(ctx, asked, 8, kinds...)
	require.NoError(t, err, asked)
	if len(hits) == 0 {
		return ""
	}
	return hits[0].Label.Ru
}

func TestTheBestHitComesFirst(t *testing.T) {
	f := storagetest.New(t)
	for i := range 30 {
		f.Person(register.Person{Name: register.Ru(fmt.Sprintf("Наиля Наилевна Наилова %d", i))})
	}
	f.Person(register.Person{Name: register.Ru("Наил Тестов")})
	turkey := f.Partner(register.Partner{Name: register.Ru("Турция"), Kind: register.PartnerState})
	var parties []register.Party
	for i := range 40 {
		p := f.Partner(register.Partner{Name: register.Ru(fmt.Sprintf("Государство Договорное %d", i)), Kind: register.PartnerState})
		parties = append(parties, register.Party{Side: register.Theirs, PartnerID: p.ID})
	}
	f.Agreement(register.Agreement{Title: register.Text{Ru: "Договор об Антарктике", En: "Antarctic Treaty"}, Number: "Cmd. 04321", Parties: parties})
	for i := range 12 {
		f.Agreement(register.Agreement{
			Title:   register.Ru(fmt.Sprintf("Протокол о мерах по осуществлению положений и поправок к положениям, относящимся к договору об Антарктике и Арктике, %d", i)),
			Parties: []register.Party{{Side: register.Theirs, PartnerID: turkey.ID}},
		})
		f.Agreement(register.Agreement{Title: register.Ru(fmt.Sprintf("Программа обменов с Турцией %d", i)), Summary: register.Ru("договор об Антарктике")})
	}
	f.Agreement(register.Agreement{Title: register.Ru("Об обмене"), Number: "4/2001"})
	f.Agreement(register.Agreement{Title: register.Ru("О туризме и 4 мерах 2001 года"), Number: "14/2001"})
	for asked, want := range map[string]string{
		"Наил":   "Наил Тестов",
		"турция": "Турция",
		"договор об антарктике":   "Договор об Антарктике",
		"Договор Антарктике":      "Договор об Антарктике",
		"Antarctic Treaty":        "Договор об Антарктике",
		"the treaty of Antarctic": "Договор об Антарктике",
		"Cmd 4321":                "Договор об Антарктике",
		"Cmd. 04321":              "Договор об Антарктике",
		"cmd4321":                 "Договор об Антарктике",
		"4/2001":                  "Об обмене",
		"№ 04/2001":               "Об обмене",
	} {
		assert.Equal(t, want, first(t, f, asked), "asked for %s", asked)
	}
	assert.Equal(t, "Наил Тестов", first(t, f, "наил", register.KindPerson))
}

// A word of a name counts before the same word of a post, however short that is.
func TestPeopleAreFoundByNameFirst(t *testing.T) {
	f := storagetest.New(t)
	for i := range 30 {
		f.Person(register.Person{Name: register.Ru(fmt.Sprintf("Ли %c", 'А'+i)), Appointments: []register.Appointment{{Post: register.Ru("Глава")}}})
	}
	f.Person(register.Person{Name: register.Ru("Главацкий Мирослав Станиславович"), Appointments: []register.Appointment{{Post: register.Ru("советник по вопросам внешних связей")}}})
	for _, asked := range []string{"глава", "Глав", "glava"} {
		assert.Equal(t, "Главацкий Мирослав Станиславович", first(t, f, asked, register.KindPerson), "asked for %s", asked)
	}
	hits, err := f.Search(ctx, "глава", 40, register.KindPerson)
	require.NoError(t, err)
	assert.Len(t, hits, 31, "posts are found too")
}

func TestTheNearestIsOffered(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Text{Ru: "Югославия", En: "Yugoslavia"}})
	f.Partner(register.Partner{Name: register.Ru("Гянджа"), Aliases: []string{"Ganja"}})
	f.Agreement(register.Agreement{Title: register.Ru("О торговом мореплавании"), Number: "2/1999"})
	f.Agreement(register.Agreement{Title: register.Text{En: "Loan of 2 000 000 roubles to Nanking"}})
	f.Agreement(register.Agreement{Title: register.Ru("Заём на 1 000 000 рублей")})
	for asked, want := range map[string]string{
		"Nankng":     "Nanking", // noughts in names change nothing
		"Yugoslvia":  "Yugoslavia",
		"Yugolsavia": "Yugoslavia",
		"югасловия":  "Югославия",
		"гямджа":     "Гянджа",
		"Gangja":     "Ganja",
		"торговом мореплаваниии": "",
		"торговом мроеплавании":  "торговом мореплавании",
		"мроеплавании, торговом": "мореплавании, торговом",
		"щщщщщщщщ":               "",
		"2222":                   "",
		"":                       "",
		"югославия":              "",
	} {
		near, err := f.Nearest(ctx, asked)
		require.NoError(t, err, asked)
		assert.Equal(t, want, near, "asked for %s", asked)
		if near != "" {
			hits, err := f.Search(ctx, near, 5)
			require.NoError(t, err)
			assert.NotEmpty(t, hits, near)
		}
	}
}

func TestAllThatIsFoundIsCountedByKind(t *testing.T) {
	f := storagetest.New(t)
	for range 12 {
		f.Partner(register.Partner{Name: register.Ru("Баку")})
	}
	f.Visit(register.Visit{Title: register.Ru("Визит в Баку")})
	counts, err := f.SeekCounts(ctx, storage.SearchQuery{Words: "баку"})
	require.NoError(t, err)
	assert.Equal(t, []storage.Count{{Kind: register.KindPartner, Records: 12}, {Kind: register.KindVisit, Records: 1}}, counts)
	counts, err = f.SeekCounts(ctx, storage.SearchQuery{Words: "!"})
	require.NoError(t, err)
	assert.Empty(t, counts)
}

func TestAHitSaysWhomItConcerns(t *testing.T) {
	f := storagetest.New(t)
	baku := f.Partner(register.Partner{Name: register.Ru("Баку")})
	ours := f.Partner(register.Partner{Name: register.Ru("Казань"), Ours: true})
	f.Agreement(register.Agreement{Title: register.Ru("О побратимстве"), Parties: []register.Party{
		{Side: register.Ours, PartnerID: ours.ID, SignedOn: "2020-01-01"}, {Side: register.Theirs, PartnerID: baku.ID, SignedOn: "2020-02-01"},
	}})
	hits, err := f.Search(ctx, "побратимство", 5)
	require.NoError(t, err)
	require.Len(t, hits, 1)
	assert.Equal(t, "Баку", hits[0].Partner.Ru)
	assert.Equal(t, register.Date("2020-02-01"), hits[0].Day(storagetest.Today))
}
