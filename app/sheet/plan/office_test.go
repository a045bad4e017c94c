package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/sheet/plan"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// The title of a plan of visits says which way they go, and of which year its days are.
func TestTheTitleOfATableSaysTheYearAndTheWay(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindVisit,
		[]any{"План-график визитов иностранных делегаций на 2022 год"},
		[]any{"№", "Сроки", "Страна", "Цель"},
		[]any{1, "17-19 января", "Иран", "Переговоры"},
		[]any{2, "05.02", "Турция", "Форум"}, // which is also a number
		[]any{3, "конец февраля", "ОАЭ", "Выставка"},
		[]any{4, "01.03.2023", "Китай", "Ярмарка"},
	)
	require.Len(t, p.New, 3, "%+v", p.Rows)
	first, second, third := p.New[0].(*register.Visit), p.New[1].(*register.Visit), p.New[2].(*register.Visit)
	assert.Equal(t, register.Incoming, first.Direction)
	assert.Equal(t, []register.Date{"2022-01-17", "2022-01-19", "2022-02-05", "2023-03-01"}, []register.Date{first.From, first.To, second.From, third.From})
	assert.Equal(t, "sheet.doubt.year", p.Rows[2].Doubts[0].Key)
	assert.Equal(t, "sheet.fault.day", p.Rows[4].Faults[0].Key, "what is no day stays none")

	p, _, _ = rowsOf(t, storagetest.New(t), register.KindVisit,
		[]any{"Планы на 2021 год и на 2022 год"},
		[]any{"№", "Сроки", "Страна", "Цель"},
		[]any{1, "17-19 января", "Иран", "Переговоры"},
	)
	assert.Equal(t, plan.Faulty, p.Rows[2].State, "of two years none is taken")

	p, _, _ = rowsOf(t, storagetest.New(t), register.KindVisit,
		[]any{"№", "Сроки", "Страна", "Цель"},
		[]any{1, "26.02", "Иран", "Переговоры"},
		[]any{2, 26.02, "Турция", "Форум"},
		[]any{3, 12, "Китай", "Форум"},
	)
	for _, row := range p.Rows[1:] {
		assert.Equal(t, plan.Faulty, row.State, "nobody says the year: %+v", p.New)
	}
}

func TestAPlanOfRowsThatAreThereSaysSo(t *testing.T) {
	f := storagetest.New(t)
	p, table, m := rowsOf(t, f, register.KindVisit, []any{"№", "Сроки", "Страна", "Цель"}, []any{1, "17.01.2022", "Иран", "Переговоры"}, []any{2, "весной", "ОАЭ", "Выставка"})
	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	_, err = built(t, f, table, m).Apply(t.Context(), f.Store)
	assert.ErrorIs(t, err, plan.ErrNothingNew)
	p, _, _ = rowsOf(t, f, register.KindVisit, []any{"№", "Сроки", "Страна", "Цель"}, []any{1, "весной", "ОАЭ", "Выставка"})
	_, err = p.Apply(t.Context(), f.Store)
	assert.ErrorIs(t, err, plan.ErrNothing)
}

func TestATermThatComesAgainIsAPeriod(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindCommitment,
		[]any{"Пункт", "Поручение", "Дата", "Срок"},
		[]any{"1", "Докладывать о ходе работ", "31.01.2022", "ежеквартально, до 10 числа"},
		[]any{"2", "Собирать группу", "31.01.2022", "раз в полгода"},
		[]any{"3", "Подготовить план", "31.01.2022", "до 1 марта 2022 г."},
	)
	require.Len(t, p.New, 3, "%+v", p.Rows)
	for i, want := range []int{3, 6, 0} {
		c := p.New[i].(*register.Commitment)
		assert.Equal(t, want, c.PeriodMonths, c.Title.Ru)
		assert.Equal(t, want > 0, c.DueRule == register.DuePeriod, c.Title.Ru)
	}
	assert.Contains(t, p.New[0].(*register.Commitment).Note.Ru, "ежеквартально, до 10 числа", "the day of the month is not lost")
	assert.Empty(t, p.New[1].(*register.Commitment).Note)
}

func TestTheDirectionOfAVisitSaysWhoIsOurs(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindVisit,
		[]any{"Направление", "Дата", "Название", "Направляющая организация", "Принимающая организация"},
		[]any{"входящий", "17.01.2022", "Переговоры", "Торговая палата Баку", "Комитет по туризму"},
		[]any{"исходящий", "18.02.2022", "Выставка", "Агентство развития", "Мэрия Гянджи"},
	)
	ours := map[string]bool{}
	for _, r := range p.Made {
		ours[r.Label().Ru] = r.(*register.Partner).Ours
	}
	assert.Equal(t, map[string]bool{"Торговая палата Баку": false, "Комитет по туризму": true, "Агентство развития": true, "Мэрия Гянджи": false}, ours)
}

func TestExecutorsOfOneCellAreBodiesWithThePersonInCharge(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindCommitment,
		[]any{"№", "Поручение", "Срок", "Исполнители", "Статус"},
		[]any{"1.", "Открыть сервисный центр", "до 1 марта 2023 г.", "Минпромторг РТ (Каримов А.А.), ПАО «КАМАЗ»", "просрочено"},
		[]any{"2.", "Подготовить план", "01.03.2023", "Министерство промышленности, торговли и туризма", ""},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	assert.Equal(t, []string{"Минпромторг РТ", "ПАО «КАМАЗ»", "Министерство промышленности, торговли и туризма"}, called(p, register.KindPartner))
	assert.Equal(t, []string{"Каримов А.А."}, called(p, register.KindPerson))
	first := p.New[0].(*register.Commitment)
	assert.Equal(t, "1", first.Number)
	assert.False(t, first.Executor.PersonID.IsZero())
	assert.Len(t, first.CoExecutors, 1)
	assert.Empty(t, first.Closure.Result, "that it is late follows from its day")
}
