package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/sheet/plan"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// The day on which something was done says that it was, under whatever name of the column, and beside a word in its cell.
func TestTheDayOfFulfilmentTellsTheResult(t *testing.T) {
	for _, head := range []string{"Completed on", "Дата исполнения", "Дата выполнения", "Үтәлгән көн"} {
		p, _, _ := rowsOf(t, storagetest.New(t), register.KindCommitment,
			[]any{"№", "Поручение", "Исполнитель", "Срок", head},
			[]any{"1", "Подготовить план", "Минэк", "01.03.2022", "25.02.2022"},
			[]any{"2", "Направить письмо", "Минэк", "01.03.2022", "исполнено 1.4.2022"},
			[]any{"3", "Провести встречу", "Минэк", "01.03.2022", "в работе"},
			[]any{"4", "Открыть центр", "Минэк", "01.03.2023", "01.02.2023"},
			[]any{"5", "Собрать отчёты", "Минэк", "01.03.2022", ""},
		)
		require.Len(t, p.New, 5, "%s %+v", head, p.Rows)
		closed := func(i int) [2]string {
			c := p.New[i].(*register.Commitment).Closure
			return [2]string{string(c.Result), string(c.On)}
		}
		assert.Equal(t, [2]string{"fulfilled", "2022-02-25"}, closed(0), head)
		assert.Equal(t, "sheet.doubt.fulfilled", p.Rows[1].Doubts[0].Key)
		assert.Equal(t, [2]string{"fulfilled", "2022-04-01"}, closed(1), head)
		for i := 2; i < 5; i++ {
			assert.Equal(t, [2]string{}, closed(i), "%s: open still", head)
		}
		note := p.New[3].(*register.Commitment).Note
		assert.Equal(t, []string{head + ": 01.02.2023"}, note.All(), "a day to come has closed nothing")
	}
}

func TestAPartnerHasNamesInEachLanguageAndNoAliasThatIsItsName(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindPartner,
		[]any{"Наименование", "Краткое наименование", "Прежние названия", "На английском", "Татарское название"},
		[]any{"Министерство экономики РТ", "Минэкономики РТ", "Министерство экономики РТ; Госкомитет по экономике", "Ministry of Economy", "Икътисад министрлыгы"},
		[]any{"АО «Татнефть»", "АО \"Татнефть\"", "", "", ""},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	one, two := p.New[0].(*register.Partner), p.New[1].(*register.Partner)
	assert.Equal(t, register.Text{Ru: "Министерство экономики РТ", En: "Ministry of Economy", Tt: "Икътисад министрлыгы"}, one.Name)
	assert.Equal(t, []string{"Минэкономики РТ", "Госкомитет по экономике"}, one.Aliases)
	assert.Empty(t, two.Aliases)

	p, _, _ = rowsOf(t, storagetest.New(t), register.KindAgreement,
		[]any{"Наименование", "Наименование на английском", "Страна"}, []any{"Соглашение о торговле", "Trade agreement", "Турция"})
	assert.Equal(t, register.Text{Ru: "Соглашение о торговле", En: "Trade agreement"}, p.New[0].(*register.Agreement).Title)
}

func TestWhatStandsInsteadOfABodyOrATextIsAChoice(t *testing.T) {
	for _, both := range []string{"обе стороны", "обе Стороны", "Стороны", "both sides", "ике як"} {
		p, _, _ := rowsOf(t, storagetest.New(t), register.KindCommitment,
			[]any{"№", "Поручение", "Ответственные", "Срок"}, []any{"1", "Подготовить план", both, "01.03.2022"})
		require.Len(t, p.New, 1, "%s %+v", both, p.Rows)
		assert.Equal(t, register.DutyBoth, p.New[0].(*register.Commitment).Side, both)
		assert.Empty(t, p.Made, both)
	}
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindVisit,
		[]any{"Страна", "Сроки", "Цель визита", "Результат"},
		[]any{"Турция", "01.03.2022", "Переговоры", "перенесён"},
		[]any{"Иран", "05.03.2022", "Сервис", "не состоялся"},
		[]any{"Китай", "05.04.2022", "Выставка", "Перенесён на май"},
		[]any{"Китай", "05.06.2022", "Ярмарка", "Подписан меморандум"},
		[]any{"Китай", "05.07.2022", "Форум", "Отменён визовый режим"},
	)
	require.Len(t, p.New, 5, "%+v", p.Rows)
	for i, want := range []struct {
		state   register.VisitState
		results string
	}{{register.VisitPostponed, ""}, {register.VisitCancelled, ""}, {register.VisitPostponed, "Перенесён на май"}, {"", "Подписан меморандум"}, {"", "Отменён визовый режим"}} {
		v := p.New[i].(*register.Visit)
		assert.Equal(t, want.results, v.Results.Ru)
		if want.state == "" {
			assert.Empty(t, v.Steps, v.Title.Ru)
			continue
		}
		require.Len(t, v.Steps, 1, v.Title.Ru)
		assert.Equal(t, want.state, v.Steps[0].State)
	}
}

func TestAMovedSessionHadTheDayOfItsTable(t *testing.T) {
	f := storagetest.New(t)
	p, table, m := rowsOf(t, f, register.KindSession, []any{"Комиссия", "Дата", "Статус"}, []any{"МПК с Турцией", "01.02.2023", "перенесено"})
	require.Len(t, p.New, 1, "%+v", p.Rows)
	s := p.New[0].(*register.Session)
	assert.Equal(t, register.SessionMoved, s.StateOn(today))
	require.Len(t, s.Moves, 1)
	assert.Equal(t, register.Date("2023-02-01"), s.Moves[0].From)
	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	assert.Equal(t, 1, built(t, f, table, m).Counts[plan.Same])
}

func TestExecutorsByTheirLettersAndPersonsPolitelyNamed(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindCommitment,
		[]any{"№", "Поручение", "Исполнитель", "Срок"},
		[]any{"1", "Подготовить план", "Минэкономики РТ, АИР РТ", "01.03.2022"},
		[]any{"2", "Prepare a plan", "Ministry of Industry (Mr. Aliyev)", "01.03.2022"},
		[]any{"3", "Провести встречу", "Минпромторг РТ – Каримов А.А.", "01.03.2022"},
	)
	require.Len(t, p.New, 3, "%+v", p.Rows)
	assert.Equal(t, []string{"Минэкономики РТ", "АИР РТ", "", "Минпромторг РТ"}, called(p, register.KindPartner))
	for _, i := range []int{1, 2} {
		assert.False(t, p.New[i].(*register.Commitment).Executor.PersonID.IsZero())
	}
}

func TestTheSamePersonInADelegationIsItsHead(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindVisit,
		[]any{"Страна", "Сроки", "Цель", "Глава делегации", "Состав делегации"},
		[]any{"Турция", "01.03.2022", "Переговоры", "Петров П.П.", "Сафин И.И.; Каримов А.А."},
		[]any{"Иран", "01.04.2022", "Форум", "Петров П.П.", "они же"},
		[]any{"Китай", "01.05.2022", "Выставка", "он же", "он же, Сафин И.И."},
	)
	require.Len(t, p.New, 3, "%+v", p.Rows)
	assert.ElementsMatch(t, []string{"Петров П.П.", "Сафин И.И.", "Каримов А.А."}, called(p, register.KindPerson))
	assert.Len(t, p.New[1].(*register.Visit).Delegation, 3)
	assert.Len(t, p.New[2].(*register.Visit).Delegation, 2)
}

// A column of the place of signing is none of its day, though both are of the signing.
func TestADayBehindANumberIsTakenBesideAColumnOfPlaces(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindAgreement,
		[]any{"Номер", "Наименование", "Страна", "Место подписания"},
		[]any{"14 от 25.01.2002", "Соглашение о торговле", "Турция", "Анкара"})
	require.Len(t, p.New, 1, "%+v", p.Rows)
	one := p.New[0].(*register.Agreement)
	assert.Equal(t, "14", one.Number)
	assert.Equal(t, register.Date("2002-01-25"), one.Signing.On)
	assert.Equal(t, "Анкара", one.Signing.At.Ru)
}
