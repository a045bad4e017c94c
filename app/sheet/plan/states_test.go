package plan_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/sheet/plan"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestWhatWasCancelledComesInAsCancelled(t *testing.T) {
	f := storagetest.New(t)
	p, table, m := rowsOf(t, f, register.KindVisit,
		[]any{"Страна", "Даты", "Цель визита", "Статус"},
		[]any{"Турция", "29.11.2022", "Переговоры", "состоялся"},
		[]any{"Иран", "01.12.2022", "Форум", "отменён"},
		[]any{"Китай", "05.12.2022", "Выставка", "Перенесён на 2023 год"},
		[]any{"Сербия", "07.12.2022", "Ярмарка", "см. письмо"},
	)
	require.Equal(t, 4, p.Counts[plan.New], "%+v", p.Rows)
	var states []register.VisitState
	for _, r := range p.New {
		states = append(states, r.(*register.Visit).StateOn(today))
	}
	assert.Equal(t, []register.VisitState{register.VisitEnded, register.VisitCancelled, register.VisitPostponed}, states[:3])
	assert.Contains(t, p.New[2].(*register.Visit).Note.Ru, "на 2023 год")
	assert.Contains(t, p.New[3].(*register.Visit).Note.Ru, "см. письмо", "what is no state is not lost")
	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	assert.True(t, built(t, f, table, m).Empty(), "a second import changes nothing")

	p, _, _ = rowsOf(t, f, register.KindEvent,
		[]any{"Мероприятие", "Сроки проведения", "Состояние"},
		[]any{"Форум", "01.12.2022", "отменено"},
	)
	require.Len(t, p.New, 1, "%+v", p.Rows)
	assert.Equal(t, register.EventCancelled, p.New[0].(*register.Event).StateOn(today))

	p, _, m = rowsOf(t, f, register.KindEvent,
		[]any{"Мероприятие", "Сроки проведения", "Статус"},
		[]any{"Форум", "01.12.2022", "всероссийское"},
	)
	require.Len(t, p.New, 1, "%+v", p.Rows)
	assert.Equal(t, "class", meaningOf(m, "Статус"), "the contents tell which status is meant")

	p, _, _ = rowsOf(t, f, register.KindSession,
		[]any{"Комиссия", "Номер заседания", "Дата проведения", "Статус"},
		[]any{"МПК Россия — Иран", "1", "01.02.2020", "не состоялось"},
	)
	require.Len(t, p.New, 1, "%+v", p.Rows)
	assert.True(t, p.New[0].(*register.Session).Cancelled)
}

func TestSeveralDaysOfOneCell(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindVisit,
		[]any{"Страна", "Даты", "Цель визита"},
		[]any{"Турция", "1, 3 и 5 декабря 2022 г.", "Переговоры"},
		[]any{"Иран", "03.02.2023; 05.02.2023", "Форум"},
		[]any{"Китай", "10-11.03, 15.03.2023", "Выставка"},
		[]any{"Сербия", "28 ноября, 2 декабря 2022", "Ярмарка"},
	)
	require.Len(t, p.New, 4, "%+v", p.Rows)
	var days []register.Date
	for _, r := range p.New {
		v := r.(*register.Visit)
		days = append(days, v.From, v.To)
	}
	assert.Equal(t, []register.Date{"2022-12-01", "2022-12-05", "2023-02-03", "2023-02-05", "2023-03-10", "2023-03-15", "2022-11-28", "2022-12-02"}, days)
	assert.Equal(t, "Даты: 1, 3 и 5 декабря 2022 г.", p.New[0].(*register.Visit).Note.Ru)

	p, _, _ = rowsOf(t, storagetest.New(t), register.KindAgreement,
		[]any{"Номер", "Название", "Дата подписания"},
		[]any{"1", "Соглашение", "12.03.2002, 15.04.2002"},
	)
	assert.Equal(t, "sheet.fault.days", p.Rows[1].Faults[0].Key)
}

func TestOtherNamesOfOneCellAreCutBetweenThem(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindPartner,
		[]any{"Наименование", "Сокращение"},
		[]any{"Министерство экономики", "Минэк, МЭ РТ"},
		[]any{"ПАО «КАМАЗ»", "КАМАЗ\nКамский автозавод"},
		[]any{"Минпромторг", "Министерство промышленности, торговли и туризма"},
		[]any{"Конго", "CONGO, REPUBLIC OF"},
		[]any{"Минсельхоз", "МСХ, Министерство сельского хозяйства и продовольствия"},
	)
	var all [][]string
	for _, r := range p.New {
		all = append(all, r.(*register.Partner).Aliases)
	}
	require.Len(t, all, 5, "%+v", p.Rows)
	assert.Equal(t, [][]string{
		{"Минэк", "МЭ РТ"}, {"КАМАЗ", "Камский автозавод"}, {"Министерство промышленности, торговли и туризма"},
		{"CONGO, REPUBLIC OF"}, {"МСХ", "Министерство сельского хозяйства и продовольствия"},
	}, all)
}

// What a table calls the state of an agreement is taken for a step where it tells of one, and otherwise compared with what follows
// from the days: a word that contradicts them is told of, and a new record keeps it in its note.
func TestTheWordForAStateIsAStepOrIsCompared(t *testing.T) {
	f := storagetest.New(t)
	p, table, m := rowsOf(t, f, register.KindAgreement,
		[]any{"Номер", "Название", "Страна", "Дата подписания", "Действует до", "Статус"},
		[]any{"1/02", "Соглашение о спорте", "Турция", "01.02.2002", "", "Действует"},
		[]any{"2/02", "Соглашение о науке", "Турция", "02.02.2002", "", "утратило силу 12.05.2010"},
		[]any{"3/02", "Соглашение о труде", "Турция", "03.02.2002", "31.12.2010", "действует"},
		[]any{"4/02", "Соглашение о море", "Турция", "04.02.2002", "31.12.2010", "истекло"},
		[]any{"5/02", "Соглашение о лесе", "Турция", "05.02.2002", "", "подписано"},
		[]any{"6/02", "Соглашение о соли", "Турция", "06.02.2002", "", "проект"},
		[]any{"7/02", "Соглашение о воде", "Турция", "07.02.2002", "", "см. письмо МИД"},
	)
	require.Equal(t, 7, p.Counts[plan.New], "%+v", p.Rows)
	type told struct {
		status  register.Status
		doubted bool
		note    string
	}
	var got []told
	for i, r := range p.New {
		a := r.(*register.Agreement)
		got = append(got, told{a.StatusOn(today), slices.Contains(keys(p.Rows[i+1].Doubts), "sheet.doubt.status"), a.Note.Ru})
	}
	assert.Equal(t, []told{
		{register.StatusInForce, false, ""}, {register.StatusTerminated, false, ""},
		{register.StatusExpired, true, "Статус: действует"}, {register.StatusExpired, false, ""}, {register.StatusSigned, false, ""},
		{register.StatusSigned, true, "Статус: проект"}, {register.StatusSigned, false, "Статус: см. письмо МИД"},
	}, got)
	ended, _ := p.New[1].(*register.Agreement).Action(register.ActionTermination)
	assert.Equal(t, register.Date("2010-05-12"), ended.On)

	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	again := built(t, f, table, m)
	assert.True(t, again.Empty(), "a second import changes nothing: %+v", again.Rows)
	assert.Contains(t, keys(again.Rows[3].Doubts), "sheet.doubt.status", "and a row that is there already is compared too")
}
