package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/sheet/plan"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// Visits whose head has two lines, with the state and its towns in one column, and the delegation counted up in one cell.
func TestPartsOfGroupsInAHeadNameTheirFields(t *testing.T) {
	f := storagetest.New(t)
	p, table, m := rowsOf(t, f, register.KindVisit,
		[]any{"РЕЕСТР выездов официальных делегаций за 2024 год"},
		[]any{"№ п/п", "Страна, город", "Сроки пребывания", "", "Делегация", "", "Цель поездки"},
		[]any{"", "", "заезд", "выезд", "Руководитель", "Состав", ""},
		[]any{1, "Турция, Стамбул/Анкара", "01.III.2024", "3 III 2024", "Сафин И.И.", "1. Петров П.П., начальник отдела 2. Иванова А.А., гл. специалист", "Переговоры"},
		[]any{2, "ОАЭ (Дубай)", "18.04.2024", "20.04.2024", "Каримов А.А.", "", "Выставка"},
		[]any{3, "Иран, Турция", "18.05.2024", "20.05.2024", "Каримов А.А.", "", "Ярмарка"},
	)
	require.Len(t, p.New, 3, "%+v", p.Rows)
	for head, want := range map[string]string{
		"Сроки пребывания заезд": "from", "Сроки пребывания выезд": "to", "Делегация Руководитель": "head", "Делегация Состав": "delegation",
	} {
		assert.Equal(t, want, meaningOf(m, head), head)
	}
	first, second, third := p.New[0].(*register.Visit), p.New[1].(*register.Visit), p.New[2].(*register.Visit)
	assert.Equal(t, []register.Date{"2024-03-01", "2024-03-03"}, []register.Date{first.From, first.To})
	assert.Len(t, first.Delegation, 3)
	assert.Equal(t, register.DelegateHead, first.Delegation[0].Role)
	assert.Len(t, first.PartnerIDs, 1)
	require.Len(t, first.Places, 2)
	assert.Equal(t, "Анкара", first.Places[1].Name.Ru)
	assert.Equal(t, "Дубай", second.Places[0].Name.Ru)
	assert.Len(t, third.PartnerIDs, 2, "two states are no state with its town")
	assert.Equal(t, []string{"Сафин И.И.", "Петров П.П.", "Иванова А.А.", "Каримов А.А."}, called(p, register.KindPerson))

	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	_, err = built(t, f, table, m).Apply(t.Context(), f.Store)
	assert.ErrorIs(t, err, plan.ErrNothingNew, "a post behind somebody who is known now is nobody")
}

func TestARowUnderAHeadIsNoSecondLineOfIt(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindVisit,
		[]any{"Страна", "", "Сроки", "Цель"},
		[]any{"Иран", "Тегеран", "18.05.2024", "Ярмарка"},
		[]any{"Турция", "", "19.05.2024", "Форум"},
	)
	assert.Len(t, p.New, 2, "%+v", p.Rows)
}

func TestHoursBesideTheDayOfAMeetingAreItsOwn(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindMeeting,
		[]any{"№ п/п", "Дата, время и место встречи", "Иностранные участники", "Цель"},
		[]any{1, "11.01.2023, 10:00, каб. 305", "Мамедов Э.А.", "Визит"},
		[]any{2, "25 янв. 2023 г. 15.00–16.30, Дом Правительства", "Смит Д.А.", "Знакомство"},
		[]any{3, "13.02.2023 в 9 ч. 05 мин.", "делегация ТПП Ирана (5 чел.)", "Форум"},
		[]any{4, "14.02.2023", "Смит Д.А.", "Итоги"},
	)
	require.Len(t, p.New, 4, "%+v", p.Rows)
	var told [][]string
	for _, r := range p.New {
		m := r.(*register.Meeting)
		told = append(told, []string{string(m.Day), m.Start, m.End, m.Place.Ru})
	}
	assert.Equal(t, [][]string{
		{"2023-01-11", "10:00", "", "каб. 305"}, {"2023-01-25", "15:00", "16:30", "Дом Правительства"},
		{"2023-02-13", "09:05", "", ""}, {"2023-02-14", "", "", ""},
	}, told)
	third := p.New[2].(*register.Meeting)
	assert.Empty(t, third.Theirs, "a delegation is no person")
	assert.Contains(t, third.Note.Ru, "делегация ТПП Ирана (5 чел.)")
}

func TestSheMeansTheCommissionAbove(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindSession,
		[]any{"№ заседания", "Комиссия", "Дата проведения"},
		[]any{"I", "Рабочая группа по торговле", "12.10.2021"},
		[]any{"II", "она же", "05.04.2022"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	assert.Equal(t, []string{"Рабочая группа по торговле"}, called(p, register.KindCommission))
	assert.Equal(t, p.New[0].(*register.Session).CommissionID, p.New[1].(*register.Session).CommissionID)
}

func TestHowOftenACommissionMeetsIsReadBeforeTheRest(t *testing.T) {
	p, _, m := rowsOf(t, storagetest.New(t), register.KindCommission,
		[]any{"Наименование комиссии", "Страна", "Периодичность"},
		[]any{"Комиссия по торговле", "Иран", "1 раз в год"},
		[]any{"Рабочая группа", "Турция", "два раза в год, поочерёдно"},
		[]any{"Деловой совет", "Турция", "по мере необходимости"},
	)
	require.Len(t, p.New, 3, "%+v", p.Rows)
	assert.Equal(t, "periodicity", meaningOf(m, "Периодичность"))
	for i, want := range []int{12, 6, 0} {
		assert.Equal(t, want, p.New[i].(*register.Commission).Periodicity)
	}
	assert.Contains(t, p.New[1].(*register.Commission).Note.Ru, "поочерёдно")
}

func TestWordsOfOfficesNameColumnsAndDays(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindCommitment,
		[]any{"п. протокола", "Решили:", "Отв.", "Срок", "Remarks"},
		[]any{"1.1", "Подготовить план", "МИД", "до 15.06.23", "вовремя"},
	)
	require.Len(t, p.New, 1, "%+v", p.Rows)
	c := p.New[0].(*register.Commitment)
	assert.Equal(t, []string{"1.1", "Подготовить план", "2023-06-15", "вовремя"}, []string{c.Number, c.Title.Ru, string(c.DueOn), c.Note.Ru})

	p, _, _ = rowsOf(t, storagetest.New(t), register.KindEvent,
		[]any{"Чараның исеме", "Вакыты"},
		[]any{"Форум", "2024 елның 14-19 мае"},
	)
	require.Len(t, p.New, 1, "%+v", p.Rows)
	assert.Equal(t, []register.Date{"2024-05-14", "2024-05-19"}, []register.Date{p.New[0].(*register.Event).From, p.New[0].(*register.Event).To})
}

// A register of agreements as a ministry keeps it: the sides in a group, the state and the body in it in a column each, and a last day
// that is told in many ways.
func TestTheSidesOfAgreementsStandInAGroupOfColumns(t *testing.T) {
	f := storagetest.New(t)
	p, table, m := rowsOf(t, f, register.KindAgreement,
		[]any{"№ п/п", "Наименование", "Стороны", "", "", "Дата", ""},
		[]any{"", "", "от Татарстана", "страна", "иностранный партнёр", "подписания", "окончания действия"},
		[]any{1, "Соглашение о торговле", "Минэкономики РТ", "Казахстан (Республика)", "Акимат города Алматы", "25.01.2002", "5 лет"},
		[]any{2, "Соглашение о культуре", "Минкультуры РТ", "Иран", "", "26.02.2003", "до 31.12.2005"},
		[]any{3, "Соглашение о науке", "КФУ", "Франция", "ЮНЕСКО", "26.03.2004", "до 2010 года"},
		[]any{4, "Соглашение о спорте", "КФУ", "Франция", "Турция", "26.03.2005", "бессрочно"},
	)
	for head, want := range map[string]string{
		"Стороны от Татарстана": "ours", "Стороны страна": "theirs", "Стороны иностранный партнёр": "theirs", "Дата окончания действия": "until",
	} {
		assert.Equal(t, want, meaningOf(m, head), head)
	}
	require.Len(t, p.New, 4, "%+v", p.Rows)
	by := map[string]*register.Agreement{}
	for _, r := range p.New {
		a := r.(*register.Agreement)
		by[a.Title.Ru] = a
	}
	partners := partnersOf(p, by)
	assert.Equal(t, []string{"Минэкономики РТ", "Акимат города Алматы"}, partners["Соглашение о торговле"], "the state says where the body is")
	assert.Equal(t, []string{"Минкультуры РТ", "Иран · IR"}, partners["Соглашение о культуре"])
	assert.Equal(t, []string{"КФУ", "Франция · FR", "Турция · TR"}, partners["Соглашение о спорте"], "two states are two parties")
	assert.Equal(t, []any{register.TermFor, 60}, []any{by["Соглашение о торговле"].Term, by["Соглашение о торговле"].Rules.Months})
	assert.Equal(t, register.Date("2005-12-31"), by["Соглашение о культуре"].Until)
	assert.Equal(t, register.TermOpen, by["Соглашение о спорте"].Term)
	parents := map[string]string{}
	for _, r := range p.Made {
		if one := r.(*register.Partner); !one.ParentID.IsZero() {
			parents[one.Name.Ru] = p.Name(one.ParentID)
		}
	}
	assert.Equal(t, map[string]string{"Акимат города Алматы": "Казахстан · KZ"}, parents, "what is international lies nowhere")

	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	_, err = built(t, f, table, m).Apply(t.Context(), f.Store)
	assert.ErrorIs(t, err, plan.ErrNothingNew)
}
