package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/sheet/mapping"
	"accord/app/sheet/plan"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// dirty is a sheet of agreements as many hands leave it.
func dirty(t *testing.T) string {
	return workbook(t,
		sheet{name: "Обложка", rows: [][]any{{"РЕЕСТР МЕЖДУНАРОДНЫХ СОГЛАШЕНИЙ"}, {"Республики Татарстан"}}, merged: [][2]string{{"A1", "H1"}}},
		sheet{name: "Лист2", rows: [][]any{
			{"Сведения о соглашениях по состоянию на 01.12.2022"},
			{},
			{"№ п/п", "Номер", "Наименование", "Страна", "Дата", nil, "Место подписания", "Срок действия", "Примечание"},
			{nil, nil, nil, nil, "подписания", "вступления в силу"},
			{1, 2, 3, 4, 5, 6, 7, 8, 9},
			{1, "14/2002", "Соглашение о торгово-экономическом сотрудничестве", "Азербайджан", 37281, "17.05.2008", "Казань/Баку", "3 года", "продлевается"},
			{2, "007", "Меморандум о взаимопонимании", "Korea, North", "U/N", "б/д", "Пхеньян ?", "бессрочно", "9e-9"},
			{3, "3-2015", "Протокол", "CONGO, REPUBLIC OF ; Турция", "май 2002 г.", "", "Браззавиль", "", ": 0"},
			{4, "4", "Программа", "СССР", "1985", "01.02.1985", "Москва", "до 31.12.1990", ""},
			{5, "5", "Договор", "Казахстан", "12.13.2015", "", "", "", ""},
			{6, "6", "Соглашение о туризме", "Казахстан", "05.06.2015", "01.02.2015", "Казань", "5 лет", ""},
			{6, "6", "Соглашение о туризме", "Казахстан", "05.06.2015", "01.02.2015", "Казань", "5 лет", ""},
			{7, "7", "Соглашение ? ????????", "Узбекистан", "05.06.2142", "", "", "", ""},
			{8, "8", "", "Узбекистан", "05.06.2012", "", "", "", ""},
			{"Итого", nil, nil, 8},
			{"Исполнитель: Иванов"},
		}, merged: [][2]string{{"E3", "F3"}}})
}

func TestADirtySheetIsUnderstood(t *testing.T) {
	f := storagetest.New(t)
	azerbaijan := f.Partner(register.Partner{Name: register.Text{Ru: "Азербайджан", En: "Azerbaijan"}, Kind: register.PartnerState, Code: "AZ"})
	table, m := loaded(t, dirty(t), register.KindAgreement)
	require.Equal(t, "Лист2", table.Name, "the cover is passed over")
	assert.Equal(t, 4, table.Head, "two lines")
	fields := map[string]string{}
	for _, c := range m.Columns {
		fields[c.Head] = c.Field
	}
	assert.Equal(t, map[string]string{
		"№ п/п": "", "Номер": "number", "Наименование": "title", "Страна": "theirs", "Дата подписания": "signing.on", "Дата вступления в силу": "force",
		"Место подписания": "signing.at", "Срок действия": "term", "Примечание": "note",
	}, fields)

	p := built(t, f, table, m)
	asked := map[string]int{}
	for _, q := range p.Questions {
		asked[q.Text] = q.Rows
	}
	assert.Equal(t, map[string]int{"КНДР": 1, "Республика Конго": 1, "Турция": 1, "СССР": 1, "Казахстан": 3, "Узбекистан": 2}, asked, "Azerbaijan is known")
	assert.Equal(t, 1, p.Counts[plan.New])

	p = built(t, f, table, allNew(m))
	states := map[int]plan.State{}
	for _, r := range p.Rows {
		states[r.Number] = r.State
	}
	assert.Equal(t, map[int]plan.State{
		1: plan.Aside, 3: plan.Aside, 4: plan.Aside, 5: plan.Aside, 6: plan.New, 7: plan.New, 8: plan.New, 9: plan.New, 10: plan.Faulty,
		11: plan.New, 12: plan.Same, 13: plan.New, 14: plan.Faulty, 15: plan.Aside, 16: plan.Aside,
	}, states)

	byNumber := map[string]*register.Agreement{}
	for _, r := range p.New {
		a := r.(*register.Agreement)
		byNumber[a.Number] = a
	}
	first := byNumber["14/2002"]
	assert.Equal(t, register.Date("2002-01-25"), first.Signing.On, "a serial number of Excel")
	assert.Equal(t, register.Date("2008-05-17"), first.ForceOn())
	assert.Equal(t, azerbaijan.ID, first.Parties[0].PartnerID)
	assert.Equal(t, register.Theirs, first.Parties[0].Side)
	assert.Equal(t, register.TermFor, first.Term)
	assert.Equal(t, 36, first.Rules.Months)
	assert.Equal(t, register.AgreementMemorandum, byNumber["007"].Kind, "told by the title; noughts before a number stay")
	assert.Empty(t, byNumber["007"].Signing.On)
	assert.Equal(t, register.TermOpen, byNumber["007"].Term)
	assert.Equal(t, register.Date("2002-05"), byNumber["3-2015"].Signing.On)
	assert.Len(t, byNumber["3-2015"].Parties, 2, "a comma inside a name parts nothing")
	assert.Equal(t, register.Date("1985"), byNumber["4"].Signing.On)
	assert.Equal(t, register.Date("1990-12-31"), byNumber["4"].Until)

	for _, r := range p.Rows {
		switch r.Number {
		case 10:
			assert.Equal(t, "Лист2!E10", r.Faults[0].Cell, "no day of that month in the order of the column")
		case 11:
			assert.Contains(t, keys(r.Doubts), "problem.force_before_signing", "kept, with a warning")
		case 13:
			assert.Contains(t, strings.Join(p.Remarks(r), "\n"), "2142")
			assert.Contains(t, keys(r.Doubts), "sheet.doubt.letters_lost")
		case 14:
			assert.Equal(t, "Лист2!C14", r.Faults[0].Cell)
		}
	}
	names := map[string]register.PartnerKind{}
	for _, r := range p.Made {
		names[r.Label().Ru] = r.(*register.Partner).Kind
	}
	assert.Equal(t, map[string]register.PartnerKind{
		"КНДР": register.PartnerState, "Республика Конго": register.PartnerState, "Турция": register.PartnerState, "Казахстан": register.PartnerState,
		"Узбекистан": register.PartnerState, "СССР": register.PartnerFormerState,
	}, names)
}

func keys(faults []plan.Fault) (all []string) {
	for _, f := range faults {
		all = append(all, f.Key)
	}
	return all
}

func TestAPlanIsDoneUndoneAndDoneAgain(t *testing.T) {
	f := storagetest.New(t)
	path := dirty(t)
	table, m := loaded(t, path, register.KindAgreement)
	allNew(m)
	p := built(t, f, table, m)
	batch, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	counts, err := f.Store.Counts(t.Context())
	require.NoError(t, err)
	assert.Equal(t, p.Counts[plan.New], counts[register.KindAgreement])
	assert.Equal(t, len(p.Made), counts[register.KindPartner])
	about, err := f.Store.Batch(t.Context(), batch)
	require.NoError(t, err)
	assert.Equal(t, "Реестр.xlsx", about.Name)

	again := built(t, f, table, m)
	assert.True(t, again.Empty(), "a second import of the same file changes nothing: %v", again.Counts)
	assert.Equal(t, p.Counts[plan.New]+p.Counts[plan.Same], again.Counts[plan.Same])

	require.NoError(t, f.Store.Undo(t.Context(), batch))
	counts, err = f.Store.Counts(t.Context())
	require.NoError(t, err)
	assert.Zero(t, counts[register.KindAgreement]+counts[register.KindPartner])
	once := built(t, f, table, m)
	assert.Equal(t, p.Counts, once.Counts)
	_, err = once.Apply(t.Context(), f.Store)
	require.NoError(t, err)
}

func TestARowChangesWhatIsThere(t *testing.T) {
	f := storagetest.New(t)
	path := written(t, "a.csv", []byte("Номер;Название;Дата подписания;Примечание\n14/2002;Соглашение о культуре;25.01.2002;\n"))
	table, m := loaded(t, path, register.KindAgreement)
	_, err := built(t, f, table, m).Apply(t.Context(), f.Store)
	require.NoError(t, err)

	changed, m := loaded(t, written(t, "b.csv", []byte("Номер;Название;Дата подписания;Примечание\n14-2002;Соглашение о культуре;25/01/2002;проверено\n15/2002;Соглашение о культуре;25.01.2002;\n")), register.KindAgreement)
	p := built(t, f, changed, m)
	require.Len(t, p.Changes, 1)
	assert.Equal(t, "проверено", p.Changes[0].After.(*register.Agreement).Note.Ru)
	assert.Equal(t, 1, p.Counts[plan.Likely], "the same title and day under another number: %v", p.Counts)
	batch, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	require.NoError(t, f.Store.Undo(t.Context(), batch))
	r, err := f.Store.Record(t.Context(), p.Changes[0].After.Ref())
	require.NoError(t, err)
	assert.Empty(t, r.(*register.Agreement).Note.Ru, "undo takes updates back too")
	assert.Equal(t, "14/2002", r.(*register.Agreement).Number)
}

func TestTheOrderOfDaysIsThatOfTheWholeColumn(t *testing.T) {
	f := storagetest.New(t)
	table, m := loaded(t, written(t, "us.csv", []byte("Number,Title,Signed\n1,One,05/06/2015\n2,Two,05/25/2015\n3,Three,12/31/2015\n")), register.KindAgreement)
	p := built(t, f, table, m)
	require.Len(t, p.New, 3)
	assert.Equal(t, register.Date("2015-05-06"), p.New[0].(*register.Agreement).Signing.On)
	m.Columns[2].Order = mapping.DayFirst
	p = built(t, f, table, m)
	assert.Equal(t, 2, p.Counts[plan.Faulty])
}

// One title over more rows than are compared with each other, none with a day: each is found again as what it has become.
func TestRowsOfOneTitleAreAllFoundAgain(t *testing.T) {
	f := storagetest.New(t)
	rows := [][]any{{"Номер", "Название", "Страна", "Примечание"}}
	for i := range 40 {
		rows = append(rows, []any{fmt.Sprintf("%d", 100+i), "Программа сотрудничества в сфере образования", "", fmt.Sprintf("дело %d", i)})
	}
	table, m := loaded(t, workbook(t, sheet{name: "Лист1", rows: rows}), register.KindAgreement)
	m.Likely = mapping.New
	p := built(t, f, table, allNew(m))
	require.Equal(t, 40, p.Counts[plan.New], "%v", p.Counts)
	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	again := built(t, f, table, m)
	assert.True(t, again.Empty(), "%v", again.Counts)
}

// Treaties of one day often have one title, and it alone: with whom they are is what tells them apart.
func TestAgreementsWithDifferentPartnersAreNotMadeOneInSilence(t *testing.T) {
	f := storagetest.New(t)
	path := workbook(t, sheet{name: "Лист1", rows: [][]any{
		{"Наименование", "Страна", "Дата подписания"},
		{"Соглашение о сотрудничестве", "Азербайджан", "25.01.2002"},
		{"Соглашение о сотрудничестве", "Грузия", "25.01.2002"},
		{"Соглашение о сотрудничестве", "Казахстан", "2002"},
	}})
	table, m := loaded(t, path, register.KindAgreement)
	m = allNew(m)
	p := built(t, f, table, m)
	assert.Equal(t, map[plan.State]int{plan.New: 2, plan.Likely: 1, plan.Aside: 1}, p.Counts)

	m.Likely = mapping.New
	p = built(t, f, table, m)
	assert.Equal(t, map[plan.State]int{plan.New: 3, plan.Aside: 1}, p.Counts)
	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	p = built(t, f, table, m)
	assert.Equal(t, map[plan.State]int{plan.Same: 3, plan.Aside: 1}, p.Counts, "each finds its own again")
}

// Which of several records a row is would follow from their order, and that is another at the second import.
func TestARowThatMayBeSeveralRecordsIsAskedAbout(t *testing.T) {
	f := storagetest.New(t)
	for _, number := range []string{"1", "2"} {
		a := f.Signed("2002-01-25", "2008-05-17")
		a.Number, a.Title = number, register.Ru("Соглашение о культуре")
		f.Agreement(a)
	}
	path := workbook(t, sheet{name: "Лист1", rows: [][]any{{"Наименование", "Номер", "Примечание"}, {"Соглашение о культуре", "", "Подлинник в архиве"}}})
	table, m := loaded(t, path, register.KindAgreement)
	m.Likely = mapping.Match
	assert.Equal(t, 1, built(t, f, table, m).Counts[plan.Likely])
	p, err := plan.Build(t.Context(), f.Store, table, m, plan.Edits{Decided: map[int]mapping.Way{2: mapping.Match}}, today)
	require.NoError(t, err)
	assert.Equal(t, 1, p.Counts[plan.Change], "a row that was decided about is taken")
	_, err = p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	assert.Equal(t, 1, built(t, f, table, m).Counts[plan.Same])
}
