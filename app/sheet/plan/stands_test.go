package plan_test

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"accord/app/sheet/field"
	"accord/app/sheet/plan"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// partnersOf are the names of the other side's parties of an agreement, by its number.
func partnersOf(p *plan.Plan, by map[string]*register.Agreement) map[string][]string {
	out := map[string][]string{}
	for number, a := range by {
		for _, party := range a.Parties {
			out[number] = append(out[number], p.Name(party.PartnerID))
		}
	}
	return out
}

func TestACellMergedOverSeveralRowsIsSaidOfAllOfThem(t *testing.T) {
	path := workbook(t, sheet{name: "Лист1", rows: [][]any{
		{"Номер", "Страна", "Название"},
		{"1/02", "Турция", "Соглашение о спорте"},
		{"2/02", nil, "Соглашение о культуре"},
		{"3/02", nil, "Соглашение о науке"},
		{"4/02", nil, "Соглашение о торговле"},
	}, merged: [][2]string{{"B2", "B4"}}})
	table, m := loaded(t, path, register.KindAgreement)
	p := built(t, storagetest.New(t), table, allNew(m))
	by := map[string]*register.Agreement{}
	for _, r := range p.New {
		by[r.(*register.Agreement).Number] = r.(*register.Agreement)
	}
	require.Len(t, by, 4, "%+v", p.Rows)
	turkey := partnersOf(p, by)["1/02"]
	assert.Len(t, turkey, 1)
	assert.Equal(t, map[string][]string{"1/02": turkey, "2/02": turkey, "3/02": turkey}, partnersOf(p, by), "the row below stands beside the cell no more")
}

func TestWhatRepeatsTheRowAboveIsReadThere(t *testing.T) {
	p, by := agreementsOf(t, storagetest.New(t),
		[]any{"Номер", "Название", "Страна", "Дата подписания", "Место подписания"},
		[]any{"1/05", "Соглашение о спорте", "Турция", "12.05.2005", "Анкара"},
		[]any{"2/05", "Соглашение о культуре", "-//-", "то же", "там же"},
		[]any{"3/05", "Соглашение о науке", "— » —", "\"", ""},
		[]any{"4/05", "Соглашение о торговле", "Турция", "", "-//-"},
	)
	require.Len(t, by, 3, "%+v", p.Rows)
	assert.Equal(t, register.Date("2005-05-12"), by["2/05"].Signing.On)
	assert.Equal(t, "Анкара", by["2/05"].Signing.At.Ru)
	assert.Equal(t, register.Date("2005-05-12"), by["3/05"].Signing.On)
	assert.Empty(t, by["3/05"].Signing.At, "a blank cell repeats nothing")
	for number, names := range partnersOf(p, by) {
		assert.Len(t, names, 1, number)
	}
	assert.Equal(t, "sheet.fault.nothing_above", p.Rows[4].Faults[0].Key, "there is nothing to repeat")
}

func TestAHeadingIsSaidOfTheRowsBelow(t *testing.T) {
	p, by := agreementsOf(t, storagetest.New(t),
		[]any{"№ п/п", "Название", "Номер", "Дата и место подписания"},
		[]any{"I. Страны СНГ"},
		[]any{"1. Казахстан"},
		[]any{"1.1", "Соглашение о спорте", "1/02", "01.02.2002, г. Астана"},
		[]any{"1.2", "Соглашение о культуре", "2/02", "Казань, 5 марта 2002 г."},
		[]any{nil, "Турция"},
		[]any{"2.1", "Соглашение о науке", "3/02", "01.03.2002"},
		[]any{"Прочие документы"},
		[]any{"3.1", "Соглашение о торговле", "4/02", "01.04.2002 г. Анкара"},
	)
	require.Len(t, by, 4, "%+v", p.Rows)
	names := partnersOf(p, by)
	assert.Equal(t, names["1/02"], names["2/02"])
	assert.NotEqual(t, names["1/02"], names["3/02"])
	assert.Empty(t, names["4/02"], "a heading that nobody understands ends the one before")
	assert.Equal(t, "Астана", by["1/02"].Signing.At.Ru)
	assert.Equal(t, register.Date("2002-03-05"), by["2/02"].Signing.On)
	assert.Equal(t, "Казань", by["2/02"].Signing.At.Ru)
	assert.Equal(t, "Анкара", by["4/02"].Signing.At.Ru)
	assert.Equal(t, []string{"sheet.aside.section"}, p.Rows[2].Why)
	assert.Equal(t, []string{"sheet.aside.heading"}, p.Rows[1].Why)
}

func TestAHeadingTellsWhichWayVisitsGo(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindVisit,
		[]any{"№", "Страна", "Сроки", "Цель визита"},
		[]any{"Входящие"},
		[]any{1, "Турция", "с 1 по 3 декабря 2022 г.", "Форум"},
		[]any{"Исходящие"},
		[]any{2, "Иран", "28 ноября – 2 декабря 2022 г.", "Переговоры"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	in, out := p.New[0].(*register.Visit), p.New[1].(*register.Visit)
	assert.Equal(t, register.Incoming, in.Direction)
	assert.Equal(t, register.Outgoing, out.Direction)
	assert.Equal(t, []register.Date{"2022-12-01", "2022-12-03", "2022-11-28", "2022-12-02"}, []register.Date{in.From, in.To, out.From, out.To})
}

func TestDecisionsStandUnderTheirProtocol(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindCommitment,
		[]any{"№ пункта", "Содержание решения", "Исполнители", "Срок исполнения", "Отметка об исполнении"},
		[]any{"Протокол 1-го заседания комиссии от 13.05.2015"},
		[]any{"1.1", "Подготовить план", "Минпромторг", "01.07.2015", "Исполнено. Письмо № 12 от 30.06.2015"},
	)
	require.Len(t, p.New, 1, "%+v", p.Rows)
	c := p.New[0].(*register.Commitment)
	assert.Equal(t, "1.1", c.Number)
	assert.False(t, c.Executor.BodyID.IsZero(), "исполнители are the column of исполнитель")
	assert.Equal(t, "Протокол 1-го заседания комиссии от 13.05.2015", c.Paper.Ru)
	assert.Equal(t, register.ResultFulfilled, c.Closure.Result)
	assert.Contains(t, c.Note.Ru, "Письмо № 12 от 30.06.2015", "what stands behind the word is not lost")
}

// A town behind the day of signing is its place, whatever the column is called.
func TestATownBehindADayIsThePlace(t *testing.T) {
	_, by := agreementsOf(t, storagetest.New(t),
		[]any{"Название", "Номер", "Партнёр", "Дата подписания"},
		[]any{"Соглашение о спорте", "1/02", "Турция", "25.01.2002, г. Анкара"},
		[]any{"Соглашение о науке", "2/02", "Турция", "26.01.2002 г., Стамбул"},
		[]any{"Соглашение о связи", "3/02", "Турция", "27.01.2002, подписано позднее"},
	)
	require.Len(t, by, 3)
	assert.Equal(t, "Анкара", by["1/02"].Signing.At.Ru)
	assert.Equal(t, register.Date("2002-01-25"), by["1/02"].Signing.On)
	assert.Empty(t, by["1/02"].Note.Ru)
	assert.Equal(t, "Стамбул", by["2/02"].Signing.At.Ru)
	assert.Equal(t, register.Date("2002-01-27"), by["3/02"].Signing.On)
	assert.Empty(t, by["3/02"].Signing.At.Ru)
}

// The paper by which a commitment was closed stands behind the word for that.
func TestThePaperBehindAResultIsNoted(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindCommitment,
		[]any{"№", "Поручение", "Исполнитель", "Срок", "Отметка об исполнении", "Дата исполнения"},
		[]any{"1", "Подготовить план", "Минэкономики РТ", "01.03.2022", "Снято с контроля письмом № 5 от 20.02.2022", "25.02.2022"},
		[]any{"2", "Открыть центр", "КФУ", "01.03.2022", "Исполнено письмом № 6 от 21.02.2022", nil},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	for i, want := range []register.Date{"2022-02-25", "2022-02-21"} {
		c := p.New[i].(*register.Commitment)
		assert.Equal(t, register.ResultFulfilled, c.Closure.Result)
		assert.Equal(t, want, c.Closure.On)
		assert.Contains(t, c.Note.Ru, "письмом №")
	}
}

// The parts of a protocol are headed by their matters, which nobody executes.
func TestTheMattersOfAProtocolAreNoCommitments(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindCommitment,
		[]any{"№", "Поручение", "Исполнитель", "Срок"},
		[]any{"1.", "Об образовании"},
		[]any{"1.1.", "Подготовить план", "Минобрнауки РТ", "01.12.2025"},
		[]any{"1.2.", "Открыть центр", "КФУ", "01.03.2026"},
		[]any{"2. О туризме"},
		[]any{"2.1.", "Провести форум", "Госкомитет РТ по туризму", "01.05.2026"},
		[]any{"3.", "Представить отчёт"},
	)
	require.Len(t, p.New, 4, "%+v", p.Rows)
	assert.Equal(t, []string{"sheet.aside.heading"}, p.Rows[1].Why)
	assert.Equal(t, []string{"sheet.aside.heading"}, p.Rows[4].Why)
	assert.Empty(t, p.Rows[6].Why, "it has no parts and is a point")
}

// The post of a guest who is new is kept with the person; of one who is known it is noted, unless the register says it.
func TestThePostOfAGuestBelongsToThePerson(t *testing.T) {
	f := storagetest.New(t)
	known := f.Person(register.Person{Name: register.Ru("Сафин Ильдар Маратович"), Appointments: []register.Appointment{{Post: register.Ru("советник")}}})
	p, _, _ := rowsOf(t, f, register.KindInvitation,
		[]any{"№", "ФИО", "Должность", "Дата письма", "Мероприятие", "Страна"},
		[]any{1, "Алиев Ильхам Гейдар оглы", "Президент Азербайджанской Республики", "01.02.2023", "Саммит"},
		[]any{2, "Сафин Ильдар Маратович", "начальник отдела", "02.02.2023", "Саммит"},
		[]any{3, "Сафин Ильдар Маратович", "советник", "03.02.2023", "Форум"},
		[]any{4, nil, "министр экономики", "03.02.2023", "Форум", "Турция"},
	)
	require.Len(t, p.New, 4, "%+v", p.Rows)
	var made []string
	for _, r := range p.Made {
		if one, is := r.(*register.Person); is {
			made = append(made, one.Name.Ru+": "+one.Appointments[0].Post.Ru)
		}
	}
	assert.Equal(t, []string{"Алиев Ильхам Гейдар оглы: Президент Азербайджанской Республики"}, made)
	var notes []string
	for _, r := range p.New {
		notes = append(notes, r.(*register.Invitation).Note.Ru)
	}
	assert.Equal(t, []string{"", "Должность: начальник отдела", "", "Должность: министр экономики"}, notes)
	assert.Equal(t, known.ID, p.New[1].(*register.Invitation).ToPersonID)
}

// A list of guests says above itself, or not at all, what they are invited to.
func TestWhatGuestsAreInvitedToIsSaidOnce(t *testing.T) {
	f := storagetest.New(t)
	summit := f.Event(register.Event{Title: register.Ru("Саммит")})
	table, m := loaded(t, workbook(t, sheet{name: "Лист1", rows: [][]any{
		{"Список приглашённых"},
		{"№", "ФИО", "Страна/организация", "Дата письма", "Ответ"},
		{1, "Алиев И.Г.", "Азербайджан", "01.02.2023", "Да, прибудет 17.05"},
	}}), register.KindInvitation)
	names := []string{}
	for _, one := range field.Common(register.KindInvitation) {
		names = append(names, one.Name)
	}
	assert.Contains(t, names, "event")
	m.Fixed["event"] = "Саммит"
	p := built(t, f, table, allNew(m))
	require.Len(t, p.New, 1, "%+v", p.Rows)
	invitation := p.New[0].(*register.Invitation)
	assert.Equal(t, summit.ID, invitation.EventID)
	assert.Equal(t, register.ReplyAccepted, invitation.Reply)
}

// The title of their list says it by the name of an event, or in words.
func TestATitleSaysWhatGuestsAreInvitedTo(t *testing.T) {
	f := storagetest.New(t)
	forum := f.Event(register.Event{Title: register.Ru("Международный экономический форум «KazanForum»")})
	f.Event(register.Event{Title: register.Ru("Форум")})
	for title, want := range map[string]register.Invitation{
		"Список приглашённых на Международный экономический форум «KazanForum», Казань": {EventID: forum.ID},
		"Список иностранных гостей, приглашённых на празднование Сабантуя":              {Purpose: register.Ru("празднование Сабантуя")},
	} {
		p, _, _ := rowsOf(t, f, register.KindInvitation, []any{title}, []any{"№", "ФИО", "Страна/организация", "Дата письма"}, []any{1, "Алиев И.Г.", "Азербайджан", "01.02.2023"})
		require.Len(t, p.New, 1, "%s: %+v", title, p.Rows)
		got := p.New[0].(*register.Invitation)
		assert.Equal(t, [2]any{want.EventID, want.Purpose}, [2]any{got.EventID, got.Purpose}, title)
	}
}

func TestANameInThreeColumnsIsOne(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindPerson,
		[]any{"№", "Фамилия", "Имя", "Отчество", "Должность", "Тел. раб.", "Моб."},
		[]any{1, "Алиев", "Ильхам", "Гейдар оглы", "Президент", "264-15-15", "+994 50 123-45-67"},
		[]any{2, "Йылмаз", "Җәүдәт", nil, "Вице-президент", nil, nil},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	first, second := p.New[0].(*register.Person), p.New[1].(*register.Person)
	assert.Equal(t, register.Text{Ru: "Алиев Ильхам Гейдар оглы"}, first.Name)
	assert.Equal(t, "264-15-15; +994 50 123-45-67", first.Phone)
	assert.Equal(t, register.Text{Tt: "Йылмаз Җәүдәт"}, second.Name)
}

// A sum that no spreadsheet has computed is no empty cell, in a table of years side by side neither.
func TestAFigureOfTradeThatNobodyComputedIsTold(t *testing.T) {
	file := excelize.NewFile()
	for i, row := range [][]any{{"Торговля, млн долл. США"}, {"Страна", "Направление", "2021", "2022"}, {"Турция", "Экспорт", 100, 200}, {"Турция", "Импорт", 50, nil}} {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		require.NoError(t, err)
		require.NoError(t, file.SetSheetRow("Sheet1", at, &row))
	}
	require.NoError(t, file.SetCellFormula("Sheet1", "D4", "30+40"))
	path := filepath.Join(t.TempDir(), "a.xlsx")
	require.NoError(t, file.SaveAs(path))
	table, m := loaded(t, path, register.KindTradeRecord)
	p := built(t, storagetest.New(t), table, allNew(m))
	require.Len(t, p.New, 3, "no figure is made of it: %+v", p.Rows)
	last := p.Rows[len(p.Rows)-1]
	at := slices.IndexFunc(last.Doubts, func(d plan.Fault) bool { return d.Key == "sheet.doubt.uncomputed" })
	require.GreaterOrEqual(t, at, 0, "%+v", last)
	assert.Equal(t, "Sheet1!D4", table.Address(last.Doubts[at].Column, last.Number))
	assert.Equal(t, plan.Faulty, last.State)
}

// What the eye sees in a table is told of its rows.
func TestHiddenStruckAndBrokenCellsAreTold(t *testing.T) {
	file := excelize.NewFile()
	for i, row := range [][]any{{"Номер", "Название", "Страна", "Дата подписания", "Примечание"}, {"1/02", "Соглашение о спорте", "Турция", "01.02.2002", "#ССЫЛКА!"},
		{"2/02", "Соглашение о культуре", "Турция", nil, nil}, {"3/02", "Соглашение о науке", "Турция", "03.02.2002", nil}} {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		require.NoError(t, err)
		require.NoError(t, file.SetSheetRow("Sheet1", at, &row))
	}
	require.NoError(t, file.SetCellFormula("Sheet1", "D3", "DATE(2002,2,2)"))
	require.NoError(t, file.SetRowVisible("Sheet1", 3, false))
	struck, err := file.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
	require.NoError(t, err)
	require.NoError(t, file.SetCellStyle("Sheet1", "A4", "E4", struck))
	require.NoError(t, file.SetCellRichText("Sheet1", "B2", []excelize.RichTextRun{
		{Text: "Соглашение о спорте"}, {Text: " и туризме", Font: &excelize.Font{Strike: true}}, {Text: " от 2002 года"}}))
	path := filepath.Join(t.TempDir(), "a.xlsx")
	require.NoError(t, file.SaveAs(path))
	table, m := loaded(t, path, register.KindAgreement)
	p := built(t, storagetest.New(t), table, allNew(m))
	require.Len(t, p.New, 3, "%+v", p.Rows)
	assert.Empty(t, p.New[0].(*register.Agreement).Note)
	told := func(row int) (keys []string) {
		for _, d := range p.Rows[row].Doubts {
			keys = append(keys, d.Key)
		}
		return keys
	}
	assert.Contains(t, told(1), "sheet.doubt.broken")
	assert.Subset(t, told(2), []string{"sheet.doubt.hidden", "sheet.doubt.uncomputed"})
	assert.Contains(t, told(3), "sheet.doubt.struck")
	for _, d := range p.Rows[1].Doubts {
		if d.Key == "sheet.doubt.struck" {
			assert.Equal(t, []string{"и туризме"}, d.Args, "a part of a cell is told of too")
		}
	}
	assert.Contains(t, told(1), "sheet.doubt.struck")
}

func TestWordsForTheEntryIntoForceAreARule(t *testing.T) {
	p, by := agreementsOf(t, storagetest.New(t),
		[]any{"Номер", "Название", "Страна", "Дата подписания", "Дата вступления в силу", "Срок действия"},
		[]any{"1/02", "Соглашение о спорте", "Турция", "01.02.2002", "с даты подписания", "5 лет, далее продлевается на последующие двухлетние периоды"},
		[]any{"2/02", "Соглашение о культуре", "Турция", "02.02.2002", "с даты получения последнего уведомления", "до полного выполнения сторонами обязательств"},
		[]any{"3/02", "Соглашение о науке", "Турция", "03.02.2002", "через 30 дней после подписания", "5 лет"},
		[]any{"4/02", "Соглашение о торговле", "Турция", "04.02.2002", "05.02.2002", "5 лет с продлением по усмотрению"},
	)
	require.Len(t, by, 2, "%+v", p.Rows)
	assert.Equal(t, register.ForceOnSignature, by["1/02"].Rules.Force.Basis)
	assert.Equal(t, register.Date("2002-02-01"), by["1/02"].ForceOn())
	assert.Equal(t, 24, by["1/02"].Rules.RenewalMonths)
	assert.Equal(t, register.ForceOnNotifications, by["2/02"].Rules.Force.Basis)
	assert.Empty(t, by["2/02"].ForceOn())
	assert.Equal(t, register.TermFulfilled, by["2/02"].Term)
	assert.Equal(t, plan.Faulty, p.Rows[3].State, "a length of time is beside it")
	assert.Equal(t, plan.Faulty, p.Rows[4].State, "for how long it goes on is not understood")
}
