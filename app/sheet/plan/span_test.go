package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestYearsOfATermBeginAndEndIt(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindAgreement,
		[]any{"Название", "Страна", "Годы", "Статус"},
		[]any{"Соглашение о торговле", "Турция", "2018-2023", "приостановлено с марта 2022"},
		[]any{"Меморандум", "Иран", "01.02.2019–01.02.2021", ""},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	one, two := p.New[0].(*register.Agreement), p.New[1].(*register.Agreement)
	require.Len(t, one.Actions, 2)
	assert.Equal(t, [2]register.Date{"2018", "2022-03"}, [2]register.Date{one.Actions[0].Effective, one.Actions[1].On})
	assert.Equal(t, register.Date("2023"), one.Until)
	assert.Equal(t, register.StatusSuspended, one.StatusOn(today))
	assert.Equal(t, [2]register.Date{"2019-02-01", "2021-02-01"}, [2]register.Date{two.Actions[0].Effective, two.Until})

	p, _, _ = rowsOf(t, storagetest.New(t), register.KindPerson,
		[]any{"ФИО", "Должность", "Период работы"}, []any{"Сафин Ильдар Ильгизович", "министр", "2018-2023"})
	held := p.New[0].(*register.Person).Appointments[0]
	assert.Equal(t, [2]register.Date{"2018", "2023"}, [2]register.Date{held.From, held.To})
}

// A term without a day counts from the day of the errand or of its paper; where nobody names that, it goes into the note.
func TestATermCountsFromThePaper(t *testing.T) {
	header, row := []any{"№", "Поручение", "Исполнитель", "Срок"}, []any{"1", "Подготовить план", "Минэк", "в месячный срок"}
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindCommitment, []any{"Протокол совещания от 10.02.2022"}, header, row, []any{"2", "Направить письмо", "Минэк", "в течение 10 дней"})
	require.Len(t, p.New, 2, "%+v", p.Rows)
	for i, want := range []register.Date{"2022-03-10", "2022-02-20"} {
		assert.Equal(t, want, p.New[i].(*register.Commitment).DueOn)
	}
	p, _, _ = rowsOf(t, storagetest.New(t), register.KindCommitment, header, row)
	require.Len(t, p.New, 1, "%+v", p.Rows)
	assert.Equal(t, "Срок: в месячный срок", p.New[0].(*register.Commitment).Note.Ru)
}

func TestWhoSendsAnotherHasAnswered(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindInvitation,
		[]any{"Гости на KazanForum 2023"},
		[]any{"Приглашённый", "Ответ"},
		[]any{"Алиев И.Г.", "приедет зам. министра"},
		[]any{"Карим Б.", "приедет"},
		[]any{"Реджеп Т.", "will send a deputy"},
	)
	require.Len(t, p.New, 3, "%+v", p.Rows)
	for i, want := range []register.Reply{register.ReplyRepresentative, register.ReplyAccepted, register.ReplyRepresentative} {
		assert.Equal(t, want, p.New[i].(*register.Invitation).Reply)
	}
	assert.Equal(t, "Ответ: приедет зам. министра", p.New[0].(*register.Invitation).Note.Ru)
}

func TestTheNameOfASheetNamesTheEvent(t *testing.T) {
	f := storagetest.New(t)
	event := f.Event(register.Event{Title: register.Ru("KazanForum 2023"), Kind: register.EventForum})
	table, m := loaded(t, workbook(t, sheet{name: "KazanForum 2023", rows: [][]any{{"Приглашённый", "Ответ"}, {"Алиев И.Г.", "да"}}}), register.KindInvitation)
	p := built(t, f, table, allNew(m))
	require.Len(t, p.New, 1, "%+v", p.Rows)
	assert.Equal(t, event.ID, p.New[0].(*register.Invitation).EventID)
}

func TestFiguresOfTradeWithMonthsBesideTheYearAndMarksOfFootnotes(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindTradeRecord,
		[]any{"Экспорт, млн долл. США"},
		[]any{"Страна", "2022 г. (янв.)", "2022 г. (фев.)", "янв.-март 2023"},
		[]any{"Турция", "600*", "5", "600¹"},
	)
	require.Len(t, p.New, 3, "%+v", p.Rows)
	for i, want := range []int64{600_000_000_00, 5_000_000_00, 600_000_000_00} {
		r := p.New[i].(*register.TradeRecord)
		assert.Equal(t, want, r.Value.Minor)
		assert.Equal(t, register.FlowExport, r.Flow, "as the title says")
	}
	p, _, _ = rowsOf(t, storagetest.New(t), register.KindTradeRecord,
		[]any{"Страна", "Период", "Экспорт, млн долл. США"}, []any{"Турция", "янв. 2022", "600*"}, []any{"Китай", "2022 г. (фев.)", "12,5 ²"})
	require.Len(t, p.New, 2, "%+v", p.Rows)
	for i, want := range []int64{600_000_000_00, 12_500_000_00} {
		r := p.New[i].(*register.TradeRecord)
		assert.Equal(t, want, r.Value.Minor)
		assert.Equal(t, register.FlowExport, r.Flow)
		assert.Equal(t, register.TradePeriod{Kind: register.PeriodMonth, Year: 2022, Number: i + 1}, r.Period)
	}
}
