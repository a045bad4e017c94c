package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/sheet/field"
	"accord/app/sheet/plan"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// Visits with days of the week, remarks behind a month, a count in the place of names, and columns that visits have no field for.
func TestVisitsOfAnotherOffice(t *testing.T) {
	p, _, m := rowsOf(t, storagetest.New(t), register.KindVisit,
		[]any{"График выездов на 2023 год"},
		[]any{"№", "Период", "Страна", "Кто выезжает", "Сопровождающие лица", "Гостиница"},
		[]any{1, "пн, 03.07 – ср, 05.07", "Китай", "Петров П.П.", "12", "Корстон"},
		[]any{2, "Tue, 4 June 2024", "Иран", "Сафин И.И.", "Галиев Д.Ф. (переводчик)", ""},
		[]any{3, "сентябрь (даты уточняются)", "Турция", "", "", ""},
		[]any{4, "10.06.2024 (пн)", "Ирак", "", "", ""},
		[]any{5, "б/д", "Узбекистан", "Песошин А.В.", "", ""},
	)
	require.Len(t, p.New, 5, "%+v", p.Rows)
	assert.Equal(t, []string{"", "head", "delegation", field.Remarks},
		[]string{meaningOf(m, "№"), meaningOf(m, "Кто выезжает"), meaningOf(m, "Сопровождающие лица"), meaningOf(m, "Гостиница")})
	for i, want := range []register.Date{"2023-07-03", "2024-06-04", "2023-09", "2024-06-10", ""} {
		assert.Equal(t, want, p.New[i].(*register.Visit).From, "row %d", i+1)
	}
	assert.Equal(t, "Сопровождающие лица: 12\nГостиница: Корстон", p.New[0].(*register.Visit).Note.Ru)
	assert.Contains(t, p.New[4].(*register.Visit).Title.Ru, "Узбекистан")
	assert.Equal(t, []string{"Петров П.П.", "Сафин И.И.", "Галиев Д.Ф.", "Песошин А.В."}, called(p, register.KindPerson), "a count is nobody")
}

// The members and the secretary of a commission are known by their columns.
func TestACommissionHasItsMembers(t *testing.T) {
	f := storagetest.New(t)
	p, table, m := rowsOf(t, f, register.KindCommission,
		[]any{"Наименование", "Сопредседатель", "Отв. секретарь", "Члены от РТ", "Члены иностранной части"},
		[]any{"МПК с Азербайджаном", "Петров П.П.", "Сафин И.И.", "Иванов А.А., Сафин И.И.", "Мустафаев Ш.А."},
	)
	require.Len(t, p.New, 1, "%+v", p.Rows)
	var roles []register.MemberRole
	for _, member := range p.New[0].(*register.Commission).Members {
		roles = append(roles, member.Role)
	}
	assert.Equal(t, []register.MemberRole{register.RoleCoChair, register.RoleSecretary, register.RoleOfMember, register.RoleOfMember}, roles)
	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	assert.True(t, built(t, f, table, m).Empty())
}

// The day alone in the column of a letter is no number of it; the post of a guest, which our own list only repeats, is noted.
func TestInvitationsOfAnotherOffice(t *testing.T) {
	p, _, m := rowsOf(t, storagetest.New(t), register.KindInvitation,
		[]any{"№", "Страна", "Гость", "Должность", "Кем направлено", "Исх. № и дата", "RSVP", "Мероприятие"},
		[]any{1, "Бахрейн", "Фахро А.", "министр промышленности", "МИД России", "14.02.2024", "regrets", "KazanForum"},
		[]any{2, "Малайзия", "Ибрагим А.", "премьер-министр", "МИД России", "№ 12-34 от 15.02.2024", "Yes", "KazanForum"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	assert.Equal(t, []string{"to_person", "to_post", "from_partner", "reply"},
		[]string{meaningOf(m, "Гость"), meaningOf(m, "Должность"), meaningOf(m, "Кем направлено"), meaningOf(m, "RSVP")})
	first, second := p.New[0].(*register.Invitation), p.New[1].(*register.Invitation)
	assert.Equal(t, []string{"", "2024-02-14"}, []string{first.Number, string(first.SentOn)})
	assert.Equal(t, []string{"12-34", "2024-02-15"}, []string{second.Number, string(second.SentOn)})
	assert.Equal(t, []register.Reply{register.ReplyDeclined, register.ReplyAccepted}, []register.Reply{first.Reply, second.Reply})
}

// A term of office that goes on has a beginning.
func TestAPeriodThatGoesOnBegins(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindPerson,
		[]any{"Name", "Position", "Term of office"},
		[]any{"Mikayil Jabbarov", "Minister", "2019–present"},
		[]any{"Ömer Bolat", "Minister", "June 2023 - "},
		[]any{"Иванов Иван", "министр", "с 01.02.2020 по н.в."},
		[]any{"Петров Пётр", "министр", "2015-2020"},
	)
	require.Len(t, p.New, 4, "%+v", p.Rows)
	for i, want := range [][]register.Date{{"2019", ""}, {"2023-06", ""}, {"2020-02-01", ""}, {"2015", "2020"}} {
		one := p.New[i].(*register.Person).Appointments[0]
		assert.Equal(t, want, []register.Date{one.From, one.To}, "row %d", i+1)
	}
}

// Whom the trade is with a table may say in its title alone; a column that says it goes before.
func TestTheTitleOfATradeTableNamesThePartner(t *testing.T) {
	f := storagetest.New(t)
	turkey := f.Partner(register.Partner{Name: register.Ru("Турецкая Республика"), Kind: register.PartnerState, Code: "TR"})
	table, m := loaded(t, workbook(t, sheet{name: "Лист1", rows: [][]any{
		{"Внешняя торговля РТ с Турцией, тыс. долл. США"},
		{"Показатель", "2019", "2020"},
		{"Экспорт", "55 000", "40 000"},
	}}), register.KindTradeRecord)
	elsewhere := built(t, storagetest.New(t), table, m)
	require.Len(t, elsewhere.Questions, 1, "Turkey is not known there")
	assert.Equal(t, "вся таблица", elsewhere.Questions[0].Where())
	p := built(t, f, table, m)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	for _, r := range p.New {
		assert.Equal(t, turkey.ID, r.(*register.TradeRecord).PartnerID)
	}
	_, m = loaded(t, workbook(t, sheet{name: "Лист1", rows: [][]any{
		{"Внешняя торговля РТ с Турцией и соседями"},
		{"Страна", "Период", "Поток", "Стоимость, долл. США"},
		{"Иран", "2020", "экспорт", "100"},
	}}), register.KindTradeRecord)
	assert.Empty(t, m.Fixed["partner"])
}

// Commas part thousands in all of a column where they surely do in one cell of it, and a weight in tonnes is no weight in kilograms.
func TestAColumnSaysHowItsNumbersAreWritten(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindTradeRecord,
		[]any{"Partner", "Flow", "Period", "HS", "Value, USD thousand", "Net weight, t"},
		[]any{"Azerbaijan", "Export", "2022", "8704", "12,500.5", "3,200"},
		[]any{"Azerbaijan", "Import", "2022", "0806", "1,100", "1,250,000"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	first, second := p.New[0].(*register.TradeRecord), p.New[1].(*register.TradeRecord)
	assert.Equal(t, []int64{12_500_500_00, 1_100_000_00}, []int64{first.Value.Minor, second.Value.Minor})
	assert.Equal(t, []int64{3_200_000_000, 1_250_000_000_000}, []int64{first.Quantity.Thousandths, second.Quantity.Thousandths})

	p, _, _ = rowsOf(t, storagetest.New(t), register.KindTradeRecord,
		[]any{"Страна", "Направление", "Период", "Стоимость, тыс. долл.", "Вес нетто, кг"},
		[]any{"Азербайджан", "экспорт", "2022", "12,500", "3,2"},
	)
	require.Len(t, p.New, 1, "%+v", p.Rows)
	assert.Equal(t, []int64{12_500_00, 3200}, []int64{p.New[0].(*register.TradeRecord).Value.Minor, p.New[0].(*register.TradeRecord).Quantity.Thousandths})
}

// Partners that would be parts of each other are told before, and not when they are saved.
func TestPartnersThatAreInEachOtherAreFaulty(t *testing.T) {
	f := storagetest.New(t)
	top := f.Partner(register.Partner{Name: register.Ru("Холдинг"), Kind: register.PartnerEnterprise})
	f.Partner(register.Partner{Name: register.Ru("Завод"), Kind: register.PartnerEnterprise, ParentID: top.ID})
	p, _, _ := rowsOf(t, f, register.KindPartner,
		[]any{"Название", "Входит в", "Примечание"},
		[]any{"Холдинг", "Завод", ""},
		[]any{"Цех", "Завод", ""},
		[]any{"Альфа", "Бета", ""},
		[]any{"Бета", "Альфа", ""},
	)
	for i, want := range []plan.State{plan.Faulty, plan.New, plan.Faulty, plan.Faulty} {
		assert.Equal(t, want, p.Rows[i+1].State, "%+v", p.Rows[i+1])
	}
	assert.Equal(t, "problem.circle", p.Rows[1].Faults[0].Key)
	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
}

// A table of one partner has the flows in its rows and the years in its columns; the balance is none of them.
func TestFlowsInRowsAndYearsInColumns(t *testing.T) {
	table, m := loaded(t, workbook(t, sheet{name: "Лист1", rows: [][]any{
		{"Динамика товарооборота, тыс. долл. США"},
		{"Показатель", "2019", "2020"},
		{"Товарооборот", "65 000", "48 200,5"},
		{"Экспорт", "55 000", "40 000"},
		{"Сальдо", "45 000", "31 799,5"},
	}}), register.KindTradeRecord)
	m = allNew(m)
	m.Fixed["partner"] = "Азербайджан"
	p := built(t, storagetest.New(t), table, m)
	require.Len(t, p.New, 4, "%+v", p.Rows)
	got := map[register.Flow]int64{}
	for _, r := range p.New {
		got[r.(*register.TradeRecord).Flow] += r.(*register.TradeRecord).Value.Minor
	}
	assert.Equal(t, map[register.Flow]int64{register.FlowTurnover: 113_200_500_00, register.FlowExport: 95_000_000_00}, got)
	assert.Zero(t, p.Counts[plan.Faulty])
}

// A blank cell says the same as the one above where a record cannot be without it, and that is told.
func TestABlankCellUnderACommissionIsTheSame(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindSession,
		[]any{"Комиссия", "Заседание", "Дата"},
		[]any{"МПК с Азербайджаном", "21", "29.09.2022"},
		[]any{"", "22-е (внеочередное)", "14 марта 2023 г."},
		[]any{"Итого", "", "2"},
		[]any{"", "23", "14.03.2024"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	first, second := p.New[0].(*register.Session), p.New[1].(*register.Session)
	assert.Equal(t, first.CommissionID, second.CommissionID)
	assert.Equal(t, []string{"МПК с Азербайджаном"}, called(p, register.KindCommission))
	assert.Equal(t, plan.Fault{Cell: "Лист1!A3", Column: 0, Key: "sheet.doubt.above", Args: []string{"МПК с Азербайджаном"}}, p.Rows[2].Doubts[0])
	assert.Equal(t, plan.Faulty, p.Rows[4].State, "not behind a sum")
}

// Terms that are renewed by themselves are read however short they are said.
func TestTermsRenewedInFewWords(t *testing.T) {
	for cell, want := range map[string][2]int{"5 лет, автоматически на 3 года": {60, 36}, "5 years + tacit renewal": {60, 0}, "3 года с автоматической пролонгацией": {36, 0}} {
		p, _, _ := rowsOf(t, storagetest.New(t), register.KindAgreement,
			[]any{"Наименование", "Дата подписания", "Срок действия", "Other contracting party"}, []any{"Соглашение", "25.01.2002", cell, "Türkiye"})
		require.Len(t, p.New, 1, "%+v", p.Rows)
		a := p.New[0].(*register.Agreement)
		assert.Equal(t, want, [2]int{a.Rules.Months, a.Rules.RenewalMonths}, cell)
		assert.Equal(t, register.RenewalUnlimited, a.Rules.Renewal, cell)
		assert.Len(t, a.Parties, 1)
	}
}

// What is renewed after a last day goes on; where nobody says for how long, the words stay.
func TestATermUntilADayIsRenewedToo(t *testing.T) {
	p, _ := agreementsOf(t, storagetest.New(t),
		[]any{"Номер", "Название", "Страна", "Дата подписания", "Срок действия"},
		[]any{"14", "Соглашение о торговле", "Турция", "12.05.2015", "до 31.12.2027 с автоматическим продлением на 5 лет"},
		[]any{"15", "Соглашение о культуре", "Турция", "12.05.2016", "до 31.12.2027 с автоматической пролонгацией"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	first, second := p.New[0].(*register.Agreement), p.New[1].(*register.Agreement)
	assert.Equal(t, register.Date("2027-12-31"), first.Until)
	assert.Equal(t, register.RenewalUnlimited, first.Rules.Renewal)
	assert.Equal(t, 60, first.Rules.RenewalMonths)
	assert.Equal(t, register.Date("2027-12-31"), second.Until)
	assert.Contains(t, second.Note.Ru, "с автоматической пролонгацией")
}
