package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/sheet/mapping"
	"accord/app/sheet/plan"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// rowsOf reads a sheet of a kind with every unknown name as a new record.
func rowsOf(t *testing.T, f *storagetest.Factory, k register.Kind, rows ...[]any) (*plan.Plan, *plan.Table, *mapping.Mapping) {
	t.Helper()
	table, m := loaded(t, workbook(t, sheet{name: "Лист1", rows: rows}), k)
	return built(t, f, table, allNew(m)), table, m
}

// meaningOf is what a column of a mapping means.
func meaningOf(m *mapping.Mapping, head string) string {
	for _, c := range m.Columns {
		if c.Head == head {
			return c.Field
		}
	}
	return "no such column"
}

func TestATitleRightOverTheHeadIsNoPartOfIt(t *testing.T) {
	_, _, m := rowsOf(t, storagetest.New(t), register.KindVisit,
		[]any{"ПЛАН зарубежных поездок и приёма делегаций"},
		[]any{"№", "Дата", "Страна", "Цель визита"},
		[]any{1, "28-30.11.2022", "Азербайджан", "Переговоры"},
	)
	assert.Equal(t, "days", meaningOf(m, "Дата"))
	assert.Equal(t, "purpose", meaningOf(m, "Цель визита"))
}

// A country beside the name of an organisation is what it belongs to; alone it is the name.
func TestACountryBesideANameIsNoName(t *testing.T) {
	f := storagetest.New(t)
	p, _, m := rowsOf(t, f, register.KindPartner,
		[]any{"Официальное наименование организации", "Страна", "Примечание"},
		[]any{"Гянджинский автозавод", "Азербайджан", "сборка"},
		[]any{"Лига Наций", "", ""},
		[]any{"Королевство Нидерландов", "", ""},
		[]any{"СССР", "", "распался"},
	)
	kinds := map[string]register.PartnerKind{}
	for _, r := range p.New {
		kinds[r.Label().Ru] = r.(*register.Partner).Kind
	}
	assert.Equal(t, register.PartnerInternationalBody, kinds["Лига Наций"])
	assert.Equal(t, register.PartnerState, kinds["Королевство Нидерландов"])
	assert.Equal(t, register.PartnerFormerState, kinds["СССР"])
	assert.Equal(t, "name", meaningOf(m, "Официальное наименование организации"))
	assert.Equal(t, "parent", meaningOf(m, "Страна"))
	assert.Len(t, p.New, 4, "of a partner the name alone is enough: %+v", p.Rows)
	_, _, m = rowsOf(t, f, register.KindPartner, []any{"Страна", "Код"}, []any{"Турция", "TR"})
	assert.Equal(t, "name", meaningOf(m, "Страна"))
}

func TestARowThatLooksLikeAHeadingIsTakenByHand(t *testing.T) {
	f := storagetest.New(t)
	p, table, m := rowsOf(t, f, register.KindAgreement, []any{"Номер", "Название", "Страна"}, []any{"", "Договор о дружбе", ""}, []any{"1", "Договор о мире", "Иран"})
	require.Len(t, p.New, 1)
	require.True(t, p.MayTake(p.Rows[1]))
	again, err := plan.Build(t.Context(), f.Store, table, m, plan.Edits{Taken: map[int]bool{2: true}}, today)
	require.NoError(t, err)
	assert.Len(t, again.New, 2)
}

// A row that calls a record in capitals, or by another of its names, does not rename it.
func TestARowDoesNotRenameWhatItIsKnownBy(t *testing.T) {
	f := storagetest.New(t)
	f.Person(register.Person{Name: register.Ru("Минниханов Рустам Нургалиевич"), Aliases: []string{"Р. Н. Минниханов"}})
	for _, name := range []string{"МИННИХАНОВ РУСТАМ НУРГАЛИЕВИЧ", "Р.Н. Минниханов"} {
		p, _, _ := rowsOf(t, f, register.KindPerson, []any{"ФИО", "Телефон"}, []any{name, "22-33"})
		require.Len(t, p.Changes, 1, name)
		assert.Equal(t, "Минниханов Рустам Нургалиевич", p.Changes[0].After.Label().Ru)
	}
}

func TestWhatSpreadsheetsMakeOfNumbersIsDoubted(t *testing.T) {
	p, by := agreementsOf(t, storagetest.New(t),
		[]any{"Номер", "Название", "Страна"},
		[]any{9e-9, "Договор о дружбе", "Иран"},
		[]any{"12/5", "Договор о мире", "Иран"},
		[]any{45058, "Договор о границе", "Иран"}, // was 12-5
		[]any{"№ 3-45", "Договор о торговле", "Иран"},
	)
	require.Len(t, by, 4)
	require.Contains(t, by, "9E-9")
	require.Contains(t, by, "3-45")
	doubts := map[int][]string{}
	for _, row := range p.Rows {
		for _, d := range row.Doubts {
			doubts[row.Number] = append(doubts[row.Number], d.Key)
		}
	}
	assert.Contains(t, doubts[2], "sheet.doubt.power")
	assert.Contains(t, doubts[4], "sheet.doubt.day_made")
	assert.NotContains(t, doubts[3], "sheet.doubt.day_made")
}

func TestWordsOfOneFamilyAreSuggested(t *testing.T) {
	f := storagetest.New(t)
	f.Sphere(register.Sphere{Name: register.Ru("Торгово-экономическое сотрудничество")})
	table, m := loaded(t, workbook(t, sheet{name: "Лист1", rows: [][]any{{"Номер", "Название", "Сфера"}, {"1", "Договор о дружбе", "торговля"}}}), register.KindAgreement)
	p := built(t, f, table, m)
	require.Len(t, p.Questions, 1)
	require.Len(t, p.Questions[0].Suggested, 1)
	assert.Contains(t, p.Questions[0].Suggested[0].Name, "Торгово-экономическое")
}

func TestTheWholeNameIsSuggestedForAShortOne(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Министерство экономики Республики Татарстан"), Kind: register.PartnerAuthority, Ours: true})
	table, m := loaded(t, workbook(t, sheet{name: "Лист1", rows: [][]any{{"Поручение", "Исполнитель", "Срок"}, {"Подготовить план", "Минэкономики РТ", "01.03.2023"}}}), register.KindCommitment)
	p := built(t, f, table, m)
	require.Len(t, p.Questions, 1)
	require.NotEmpty(t, p.Questions[0].Suggested)
	assert.Contains(t, p.Questions[0].Suggested[0].Name, "Министерство экономики")
}

func TestOneLetterBehindAStrokeIsNoName(t *testing.T) {
	p, _ := agreementsOf(t, storagetest.New(t),
		[]any{"Номер", "Название", "Страна", "Сфера"},
		[]any{"1", "Договор о дружбе", "Иран", "с/х"},
		[]any{"2", "Договор о мире", "Иран", "наука/культура"},
		[]any{"3", "Договор о знаниях", "Иран", "образование, наука"},
	)
	var spheres []string
	for _, r := range p.Made {
		if r.Ref().Kind == register.KindSphere {
			spheres = append(spheres, r.Label().Ru)
		}
	}
	assert.ElementsMatch(t, []string{"с/х", "наука", "культура", "образование"}, spheres)
}

// Delegations are counted where nobody is named, and people stand there with their posts.
func TestADelegationIsReadAsPeopleWriteIt(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindVisit,
		[]any{"Дата", "Страна", "Цель визита", "Состав делегации"},
		[]any{"28.11.2022", "Азербайджан", "Переговоры", "Каримов А.А. (министр), Сафин И.И."},
		[]any{"29.11.2022", "Китай", "Учёба", "12 чел."},
	)
	require.Len(t, p.New, 2)
	assert.Len(t, p.New[0].(*register.Visit).Delegation, 2)
	second := p.New[1].(*register.Visit)
	assert.Empty(t, second.Delegation)
	assert.Contains(t, second.Note.Ru, "12 чел.")
	for _, r := range p.Made {
		if person, is := r.(*register.Person); is && person.Name.Ru == "Каримов А.А." {
			require.Len(t, person.Appointments, 1)
			assert.Equal(t, "министр", person.Appointments[0].Post.Ru)
		}
	}
}

func TestSeveralWhereOneHasPlaceAreAsked(t *testing.T) {
	f := storagetest.New(t)
	p, _, _ := rowsOf(t, f, register.KindProductionLink,
		[]any{"Наше предприятие", "Иностранное предприятие", "Вид"},
		[]any{"Татнефть", "SOCAR; BP", "поставки"},
	)
	assert.Equal(t, 1, p.Counts[plan.Faulty], "%+v", p.Rows)
	p, _, _ = rowsOf(t, f, register.KindCommitment,
		[]any{"Поручение", "Ответственный", "Срок", "Отметка об исполнении"},
		[]any{"Подготовить карту", "Минэк; ТПП", "31.12.2022", "на исполнении"},
	)
	require.Len(t, p.New, 1, "%+v", p.Rows)
	c := p.New[0].(*register.Commitment)
	assert.False(t, c.Executor.BodyID.IsZero())
	assert.Len(t, c.CoExecutors, 1)
	assert.Empty(t, c.Closure.Result)
}

// Our side is said of all rows at once: two rows that have only it and a title in common may be two agreements.
func TestRowsOfOneTitleAndNobodyElseAreAsked(t *testing.T) {
	f := storagetest.New(t)
	ours := f.Partner(register.Partner{Name: register.Ru("Республика Татарстан"), Ours: true})
	table, m := loaded(t, workbook(t, sheet{name: "Лист1", rows: [][]any{
		{"Номер", "Название", "Страна", "Прекращено"}, {"б/н", "Соглашение о культуре", "Not Known", ""}, {"б/н", "Соглашение о культуре", "N/K", "01.05.2010"}, {"1", "Соглашение о науке", "N/K", ""},
	}}), register.KindAgreement)
	m.Fixed["ours"] = ours.Name.Ru
	p := built(t, f, table, m)
	assert.Equal(t, 2, p.Counts[plan.New], "%+v", p.Rows)
	assert.Equal(t, 1, p.Counts[plan.Likely])
	m.Likely = mapping.New
	p = built(t, f, table, m)
	assert.Equal(t, 3, p.Counts[plan.New])
	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	assert.True(t, built(t, f, table, m).Empty())
}

// A state that is made of a name is found by the others, also by how it was called before.
func TestAStateIsFoundByItsOtherNames(t *testing.T) {
	f := storagetest.New(t)
	p, _, _ := rowsOf(t, f, register.KindAgreement, []any{"Номер", "Название", "Страна"}, []any{"1", "Договор о дружбе", "Korea, North"}, []any{"2", "Договор о мире", "Ceylon"})
	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	for words, name := range map[string]string{"korea north": "КНДР", "Цейлон": "Шри-Ланка"} {
		hits, err := f.Search(t.Context(), words, 1, register.KindPartner)
		require.NoError(t, err)
		require.Len(t, hits, 1, words)
		assert.Equal(t, name, hits[0].Label.Ru)
	}
}
