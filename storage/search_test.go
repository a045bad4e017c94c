package storage_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// library is a register with one of everything that the tables below look for.
func library(t testing.TB) *storagetest.Factory {
	f := storagetest.New(t)
	plant := f.Partner(register.Partner{Name: register.Ru("Гянджинский автомобильный завод"), Kind: register.PartnerEnterprise, Aliases: []string{"Gyanja Auto Plant", "Ganja"}})
	f.Person(register.Person{Name: register.Ru("Минниханов Рустам Нургалиевич"), Appointments: []register.Appointment{{Post: register.Ru("Раис"), PartnerID: f.Partner(register.Partner{Name: register.Ru("Татарстан")}).ID}}})
	f.Person(register.Person{Name: register.Ru("Королёв Пётр"), NativeName: "Müller"})
	f.Agreement(register.Agreement{Title: register.Text{Ru: "О торгово-экономическом сотрудничестве", Tt: "Хезмәттәшлек турында"}, Number: "14/2002"})
	f.Agreement(register.Agreement{Title: register.Ru("О побратимстве"), Number: "2/2015", Summary: register.Ru("сотрудничество городов")})
	f.Visit(register.Visit{Title: register.Ru("Визит в Гянджу"), PartnerIDs: []register.ID{plant.ID}})
	f.Sphere(register.Sphere{Name: register.Ru("Сельское хозяйство")})
	f.Commission(register.Commission{Title: register.Ru("Межправкомиссия"), Aliases: []string{"МПК"}})
	return f
}

func labels(hits []storage.Hit) []string {
	out := []string{}
	for _, h := range hits {
		out = append(out, h.Label.Ru)
	}
	return out
}

func TestSpellings(t *testing.T) {
	f := library(t)
	const plant, minnikhanov, korolev = "Гянджинский автомобильный завод", "Минниханов Рустам Нургалиевич", "Королёв Пётр"
	const trade, visit = "О торгово-экономическом сотрудничестве", "Визит в Гянджу"
	for want, spellings := range map[string][]string{
		plant:                {"гянджа", "Гянджинский", "ГЯНДЖИНСКОГО", "Gyanja", "GANJA", "Gəncə", "ganja", "автомобильного", "завод", "Ganja plant", "гянджинский завод"},
		minnikhanov:          {"минниханов", "Минниханова", "минниханову", "minnikhanov", "Minnihanov", "МИННИХАНОВ", "рустам", "Rustam", "нургалиевич"},
		korolev:              {"королев", "Королёв", "королева", "Korolev", "korolyov", "петр", "пётр", "muller", "Müller", "MÜLLER"},
		trade:                {"14/2002", "14-2002", "14 2002", "№14/2002", "сотрудничеству", "торговый", "хезмәттәшлек", "ХЕЗМӘТТӘШЛЕК", "экономическ", "\"торгово\"", "торгово*", "-торгово"},
		visit:                {"визит в Гянджу", "визита", "гянджа визит", "завод визит"},
		"Сельское хозяйство": {"сельское", "хозяйства", "selskoe hozyaistvo"},
		"Межправкомиссия":    {"мпк", "МПК", "межправ"},
	} {
		for _, asked := range spellings {
			hits, err := f.Search(ctx, asked, 10)
			require.NoError(t, err, asked)
			assert.Contains(t, labels(hits), want, "asked for %s", asked)
		}
	}
}

// Signs that stand for letters and numbers are found by those, and numbers however their digits are grouped.
func TestSignsNumeralsAndGroupsAreFoundAsTheyAreRead(t *testing.T) {
	f := storagetest.New(t)
	const cargo, area, fourteenth, loan, credit, letters, slash = "Поставка 500㎏ груза № 12/Ⅷ", "Участок 20 ㎡ при 5 ℃", "Протокол XIV заседания",
		"Заём на 2 000 000 рублей", "Кредит на 1500000 рублей", "Соглашение A.B.C.", "Соглашение А/Б"
	for _, title := range []string{cargo, area, fourteenth, loan, credit, letters, slash, "Иванов И. И.", "Протокол xi вв", "КАМАЗ™ и №7"} {
		f.Agreement(register.Agreement{Title: register.Ru(title)})
	}
	for asked, want := range map[string][]string{
		"kg": {cargo}, "500 kg": {cargo}, "500kg": {cargo}, "12/8": {cargo}, "VIII груз": {cargo}, "m2": {area}, "м2": {area},
		"14 заседание": {fourteenth}, "XIV заседание": {fourteenth},
		"2000000": {loan}, "2 000 000": {loan}, "2.000.000": {loan}, "1500000": {credit}, "1 500 000": {credit}, "2 000 001": nil, "1 000 000": nil,
		"A.B.C.": {letters}, "А/Б": {slash, letters}, "Б": nil, "и и": nil, "Иванов П. П.": {"Иванов И. И."},
		"камаз": {"КАМАЗ™ и №7"}, "камаз 7": {"КАМАЗ™ и №7"},
	} {
		hits, err := f.Search(ctx, asked, 20, register.KindAgreement)
		require.NoError(t, err, asked)
		found := labels(hits)
		if len(want) == 0 {
			assert.Empty(t, found, "asked for %s", asked)
			continue
		}
		assert.ElementsMatch(t, want, found, "asked for %s", asked)
	}
	assert.Len(t, storage.Marks(cargo, "kg"), 1)
	assert.Len(t, storage.Marks(fourteenth, "14"), 1)
}

// Compounds are found with their hyphens and without, and Roman numbers however they are typed.
func TestCompoundsAndRomanNumbersAreFoundAsTheyAreTyped(t *testing.T) {
	f := storagetest.New(t)
	const york, mail, email, trade, fourteenth, eleventh = "Визит в Нью-Йорк", "Список e-mail", "Адрес email", "Торгово\u2011экономическое сотрудничество", "Протокол 14 заседания", "Протокол 11"
	for _, title := range []string{york, mail, email, trade, fourteenth, eleventh, "Новый йод"} {
		f.Agreement(register.Agreement{Title: register.Ru(title)})
	}
	for asked, want := range map[string][]string{
		"Ньюйорк": {york}, "ньюйорке": {york}, "Нью-Йорк": {york}, "нью йорк": {york}, "newyork": nil,
		"email": {mail, email}, "e-mail": {mail, email}, "торговоэкономическое": {trade}, "торгово-экономическое": {trade},
		"xiv": {fourteenth}, "XIV заседание": {fourteenth}, "xi": nil, "протокол xi": {eleventh}, "протокол email": nil,
	} {
		hits, err := f.Search(ctx, asked, 20, register.KindAgreement)
		require.NoError(t, err, asked)
		if len(want) == 0 {
			assert.Empty(t, labels(hits), "asked for %s", asked)
			continue
		}
		assert.Subset(t, labels(hits), want, "asked for %s", asked)
	}
	assert.Len(t, storage.Marks(york, "ньюйорк"), 2)
}

func TestSearchFindsNothingForNothing(t *testing.T) {
	f := library(t)
	for _, asked := range []string{"", " ", "г", "Г", "«»", "!?", "\"", "*", "-", "😀", "\x00", "\xff\xfe", "()", "🇷🇺"} {
		hits, err := f.Search(ctx, asked, 10)
		require.NoError(t, err, "%q", asked)
		assert.Empty(t, hits, "%q", asked)
	}
}

// What means something to the engine means nothing here: people type what they like.
func TestSearchTakesAnyText(t *testing.T) {
	f := library(t)
	for _, asked := range []string{
		"AND", "OR", "NOT (", "NEAR(a b)", "a AND", "label : завод", "завод\" OR \"", "завод *", "^завод", "{label} завод", "';DROP TABLE words;--", "%_", "\\",
		strings.Repeat("завод ", 2000), strings.Repeat("я", 10000), strings.Repeat("\"", 10000), "завод\x00завод", "中国 العربية ქართული", "e\u0301\u0301", "\u200b\u00ad",
	} {
		_, err := f.Search(ctx, asked, 10)
		assert.NoError(t, err, "%.40q", asked)
		_, err = f.AgreementIDs(ctx, storage.AgreementQuery{Query: storage.Query{Find: asked}})
		assert.NoError(t, err, "%.40q", asked)
	}
	hits, err := f.Search(ctx, strings.Repeat("завод ", 2000), 10)
	require.NoError(t, err)
	assert.NotEmpty(t, hits, "a word said often is one word")
}

func TestHitsAreGroupedByKindAndTheLabelComesFirst(t *testing.T) {
	f := library(t)
	hits, err := f.Search(ctx, "сотрудничество", 10)
	require.NoError(t, err)
	assert.Equal(t, []string{"О торгово-экономическом сотрудничестве", "О побратимстве"}, labels(hits), "in the title before in the summary")
	assert.Empty(t, hits[0].Fragment, "the title says it")
	assert.Equal(t, "сотрудничество городов", hits[1].Fragment)

	hits, err = f.Search(ctx, "гянджа", 10)
	require.NoError(t, err)
	var kinds []register.Kind
	for _, h := range hits {
		kinds = append(kinds, h.Kind)
	}
	assert.Equal(t, []register.Kind{register.KindPartner, register.KindVisit}, kinds, "what is called so before what hangs on it")
	hits, err = f.Search(ctx, "гянджа", 10, register.KindPartner)
	require.NoError(t, err)
	assert.Len(t, hits, 1)
	_, err = f.Search(ctx, "гянджа", 10, "treaty")
	assert.Error(t, err)
}

func TestLimitIsForEachKind(t *testing.T) {
	f := storagetest.New(t)
	for range 5 {
		f.Partner(register.Partner{Name: register.Ru("Баку")})
		f.Sphere(register.Sphere{Name: register.Ru("Баку")})
	}
	hits, err := f.Search(ctx, "баку", 3)
	require.NoError(t, err)
	assert.Len(t, hits, 6)
}

// Of a word that everything holds the newest come, those that have it in the label first.
func TestAVeryCommonWord(t *testing.T) {
	if testing.Short() {
		t.Skip("imports thousands of records")
	}
	f := storagetest.New(t)
	var many []register.Record
	for i := range 3100 {
		s := &register.Sphere{Name: register.Ru("Отрасль"), Note: register.Ru("общее слово")}
		if i == 7 {
			s.Name = register.Ru("Общее")
		}
		many = append(many, s)
	}
	_, err := f.Import(ctx, many)
	require.NoError(t, err)
	hits, err := f.Search(ctx, "общее", 10)
	require.NoError(t, err)
	require.Len(t, hits, 10)
	assert.Equal(t, "Общее", hits[0].Label.Ru)
	assert.Equal(t, many[3099].Ref(), hits[1].Ref)
	ids, err := f.SphereIDs(ctx, storage.SphereQuery{Query: storage.Query{Find: "общее"}})
	require.NoError(t, err)
	assert.Len(t, ids, 3100)
}

func TestWordsFollowTheRecord(t *testing.T) {
	f := storagetest.New(t)
	found := func(asked string) int {
		hits, err := f.Search(ctx, asked, 10)
		require.NoError(t, err)
		return len(hits)
	}
	p := f.Partner(register.Partner{Name: register.Ru("Кировабад")})
	a := f.Agreement(register.Agreement{Title: register.Ru("О дружбе"), Parties: []register.Party{{Side: register.Theirs, PartnerID: p.ID}}})
	assert.Equal(t, 2, found("кировабад"))
	a.Parties = nil
	_, err := f.Save(ctx, a)
	require.NoError(t, err)
	assert.Equal(t, 1, found("кировабад"), "a party that left takes its name along")
	p.Name = register.Ru("Гянджа")
	_, err = f.Save(ctx, p)
	require.NoError(t, err)
	assert.Equal(t, 0, found("кировабад"))
	assert.Equal(t, 1, found("гянджа"))
	_, err = f.Delete(ctx, p.Ref())
	require.NoError(t, err)
	assert.Equal(t, 0, found("гянджа"))
	trashed, err := storage.Get[register.Partner](ctx, f.Store, p.ID)
	require.NoError(t, err)
	trashed.Note = register.Ru("заметка")
	_, err = f.Save(ctx, trashed)
	require.NoError(t, err)
	assert.Equal(t, 0, found("заметка"), "in the trash it stays out of search")
	_, err = f.Restore(ctx, p.Ref())
	require.NoError(t, err)
	assert.Equal(t, 1, found("заметка"))
}

func TestMarks(t *testing.T) {
	for _, c := range []struct {
		phrase, asked string
		want          []string
	}{
		{"Визит в Гянджу", "gyanja", []string{"Гянджу"}},
		{"О торгово-экономическом сотрудничестве", "сотрудничество экономический", []string{"экономическом", "сотрудничестве"}},
		{"№ 14/2002", "14-2002", []string{"14", "2002"}},
		{"Хезмәттәшлек", "хезмәт", []string{"Хезмәттәшлек"}},
		{"Королёв", "королев", []string{"Королёв"}},
		{"Королёв и", "королев", []string{"Королёв"}}, // written with a combining mark
		{"«Казань»", "казань", []string{"Казань"}},
		{"об'ект’", "объект", []string{"об'ект"}},
		{"Баку", "о", nil}, {"", "баку", nil}, {"Баку", "", nil},
	} {
		var got []string
		for _, m := range storage.Marks(c.phrase, c.asked) {
			got = append(got, c.phrase[m.From:m.To])
		}
		assert.Equal(t, c.want, got, "%s in %s", c.asked, c.phrase)
	}
}

func TestMarksStandAtLetters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkMarks(t, rapid.String().Draw(t, "phrase"), rapid.String().Draw(t, "asked"))
	})
}

func checkMarks(t require.TestingT, phrase, asked string) {
	last := 0
	for _, m := range storage.Marks(phrase, asked) {
		require.True(t, last <= m.From && m.From < m.To && m.To <= len(phrase))
		if utf8.ValidString(phrase) {
			require.True(t, utf8.ValidString(phrase[:m.From]) && utf8.ValidString(phrase[m.From:m.To]), "no letter is cut")
		}
		last = m.To
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Гянджа", "Gəncə", "İstanbul", "14/2002", "щщ", "shch", "yy", "ээ", "ßß", "ǆ", "한국", "e\u0301", "\xff", "kkhh", "dzhzh", "iyiyi", "cч", "xks", "ѝ", "Ӂ"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, s, asked string) {
		once := storage.Fold(s)
		require.Equal(t, once, storage.Fold(once), "folding what is folded changes nothing")
		require.True(t, utf8.ValidString(once))
		checkMarks(t, s, asked)
	})
}

func FuzzSearch(f *testing.F) {
	reg := library(f)
	for _, s := range []string{"завод", "\"", "NOT (", "label:", "a*b", "\x00", "😀", "中国", "ⅷ", "²"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, asked string) {
		_, err := reg.Search(ctx, asked, 5)
		require.NoError(t, err)
		_, err = reg.PartnerIDs(ctx, storage.PartnerQuery{Query: storage.Query{Find: asked}})
		require.NoError(t, err)
	})
}

func TestShortNumbersOfANumberAreNotTheBeginningsOfDays(t *testing.T) {
	f := storagetest.New(t)
	numbered := f.Agreement(register.Agreement{Title: register.Ru("О туризме"), Number: "1/01"})
	f.Agreement(register.Agreement{Title: register.Ru("Протокол от 29.11.2022"), Number: "10/22"})
	for _, text := range []string{"1/01", "№ 1/01", "1-01"} {
		hits, err := f.Search(ctx, text, 10, register.KindAgreement)
		require.NoError(t, err)
		require.Len(t, hits, 1, text)
		assert.Equal(t, numbered.ID, hits[0].ID, text)
	}
}

func TestNumbersAreAskedForAlikeWithAndWithoutZeros(t *testing.T) {
	f := storagetest.New(t)
	for _, number := range []string{"7", "0007", "70", "7/5", "07/05", "7/55", "70/5", "Cmd. 0042", "Cmd42", "420"} {
		f.Agreement(register.Agreement{Title: register.Ru("О туризме"), Number: number})
	}
	numbers := func(text string) (all []string) {
		hits, err := f.Search(ctx, text, 20, register.KindAgreement)
		require.NoError(t, err)
		for _, h := range hits {
			all = append(all, h.Hint.Ru)
		}
		return all
	}
	for plain, zeros := range map[string]string{
		"7": "0007", "№ 7": "№ 007", "7/5": "07/05", "7 / 55": "007/55", "номер 7 туризм": "номер 007 туризм", "туризм 7": "туризм 07", "cmd 42": "cmd 0042",
	} {
		found := numbers(plain)
		require.NotEmpty(t, found, plain)
		assert.ElementsMatch(t, found, numbers(zeros), "%q and %q", plain, zeros)
	}
	for _, spelt := range []string{"7", "0007", "7/5", "07/05"} {
		assert.Equal(t, spelt, numbers(spelt)[0], "what is spelt as asked comes first")
	}
}

func TestASessionConcernsThePartnerOfItsCommission(t *testing.T) {
	f := storagetest.New(t)
	theirs := f.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	commission := f.Commission(register.Commission{TheirsID: theirs.ID})
	f.Session(register.Session{CommissionID: commission.ID, Number: 21, Place: register.Ru("Шамкир")})
	hits, err := f.Search(ctx, "шамкир", 10)
	require.NoError(t, err)
	require.Len(t, hits, 1)
	assert.Equal(t, "Азербайджан", hits[0].Partner.Ru)
}
