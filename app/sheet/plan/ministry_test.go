package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/sheet/plan"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestTheDayBehindTheWordForForce(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindAgreement,
		[]any{"Название", "Страна", "Дата подписания", "Вступление в силу", "Срок действия", "Состояние"},
		[]any{"Соглашение о торговле", "Китай", "\"__\" ______ 2014 г.", "", "б/с", "в силе с 01.07.2014"},
		[]any{"Меморандум", "Иран", "01.02.2012", "н/д", "", "Действ."},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	one := p.New[0].(*register.Agreement)
	assert.Equal(t, register.Date("2014"), one.Signing.On)
	assert.Equal(t, register.Date("2014-07-01"), one.ForceOn())
	assert.Equal(t, register.TermOpen, one.Term)
	assert.True(t, one.Note.IsZero())
	assert.Equal(t, register.StatusInForce, p.New[1].(*register.Agreement).StatusOn(today))
}

func TestWhatIsPutOffStaysOpenAndCoExecutorsHaveTheirPlace(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindCommitment,
		[]any{"№", "Поручение", "Ответственный исполнитель", "Соисполнители", "Срок", "Отметка об исполнении", "Дата снятия с контроля"},
		[]any{"1", "Подготовить план", "Минпромторг РТ", "АИР РТ, ТПП РТ", "01.03.2022", "продлено до 01.09.2022", ""},
		[]any{"2", "Направить письмо", "Минкультуры РТ", "—", "01.03.2022", "Снято с контроля 10.10.2022", ""},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	one, two := p.New[0].(*register.Commitment), p.New[1].(*register.Commitment)
	assert.Equal(t, register.Closure{}, one.Closure)
	assert.Len(t, one.CoExecutors, 2)
	assert.Contains(t, one.Note.Ru, "продлено до 01.09.2022")
	assert.Equal(t, [2]string{"fulfilled", "2022-10-10"}, [2]string{string(two.Closure.Result), string(two.Closure.On)})
}

// Who wrote down years ago that something is done has rarely written when.
func TestWhatIsDoneOnAnUnknownDayComesInAsDone(t *testing.T) {
	f := storagetest.New(t)
	p, table, m := rowsOf(t, f, register.KindCommitment,
		[]any{"№", "Поручение", "Ответственный исполнитель", "Срок", "Отметка об исполнении"},
		[]any{"1", "Подготовить план", "Минпромторг РТ", "01.03.2022", "исполнено"},
		[]any{"2", "Направить письмо", "Минпромторг РТ", "01.03.2022", "не исполнено"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	done, open := p.New[0].(*register.Commitment), p.New[1].(*register.Commitment)
	assert.Equal(t, register.Closure{Result: register.ResultFulfilled}, done.Closure)
	assert.Equal(t, register.CommitmentState("fulfilled"), done.StateOn("2022-03-02"))
	assert.True(t, open.OverdueOn(today))
	assert.Contains(t, p.Rows[1].Doubts, plan.Fault{Cell: "Лист1!E2", Column: 4, Key: "problem.closing_day_unknown"})
	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	overdue, err := f.Store.CommitmentIDs(t.Context(), storage.CommitmentQuery{On: today, Overdue: true})
	require.NoError(t, err)
	assert.Equal(t, []register.ID{open.ID}, overdue)
	assert.Equal(t, 2, built(t, f, table, m).Counts[plan.Same], "again")
}

func TestTheHeadOfADelegationStandsAmongItsMembers(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindVisit,
		[]any{"Дата", "Визит", "Страна", "Состав", "Отметка"},
		[]any{"04.07.2022", "Визит в Турцию", "Турция", "Минниханов Р.Н. (глава), H.E. Mr. Ahmed Al-Mansoori", "состоялся"},
		[]any{"04.08.2022", "Визит в Иран", "Иран", "", "отменён"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	roles := map[register.DelegateRole]int{}
	for _, d := range p.New[0].(*register.Visit).Delegation {
		roles[d.Role]++
	}
	assert.Equal(t, map[register.DelegateRole]int{register.DelegateHead: 1, register.DelegateMember: 1}, roles)
	for _, r := range p.Made {
		if one, is := r.(*register.Person); is {
			assert.Contains(t, []string{"Минниханов Р.Н.", "Ahmed Al-Mansoori"}, one.Name.All()[0])
			assert.Empty(t, one.Appointments, "to lead a delegation is no post")
		}
	}
}

func TestAddressesAmongTelephonesAndNumbersOfRowsOfEvents(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindPerson,
		[]any{"ФИО", "Должность", "Телефон/e-mail"}, []any{"Mr. Hakan Fidan", "Minister", "+90 312 1, office@mfa.tr"})
	one := p.New[0].(*register.Person)
	assert.Equal(t, []string{"Hakan Fidan", "+90 312 1", "office@mfa.tr"}, []string{one.Name.En, one.Phone, one.Email})

	p, _, _ = rowsOf(t, storagetest.New(t), register.KindEvent,
		[]any{"№", "Мероприятие", "Сроки", "Статус"},
		[]any{"1", "KazanForum", "18.05.2023", "подготовка"}, []any{"2", "Выставка", "25.04.2023", "Перенесена на 2024"}, []any{"3", "Сабантуй", "01.06.2023", "ежегодно"})
	require.Len(t, p.New, 3, "%+v", p.Rows)
	for _, r := range p.New {
		assert.Zero(t, r.(*register.Event).Edition)
	}
	assert.Equal(t, register.Postponed, p.New[1].(*register.Event).Fate)
}
