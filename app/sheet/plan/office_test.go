package plan_test

import (
	"strings"
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

// What stands behind a day goes into the note, and the row is taken.
func TestADayIsReadBeforeARemark(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindCommitment,
		[]any{"Пункт", "Поручение", "Дата", "Срок"},
		[]any{"1", "Докладывать о ходе работ", "31.01.2022", "до 01.04.2022, далее ежеквартально"},
		[]any{"2", "Подготовить план", "31.01.2022", "01.04.2022, затем до 01.06.2022"}, // which of them it is
	)
	require.Len(t, p.New, 1, "%+v", p.Rows)
	first := p.New[0].(*register.Commitment)
	assert.Equal(t, register.Date("2022-04-01"), first.DueOn)
	assert.Contains(t, first.Note.Ru, "далее ежеквартально")

	p, _ = agreementsOf(t, storagetest.New(t),
		[]any{"Номер", "Название", "Страна", "Дата подписания"},
		[]any{"14", "Соглашение о торговле", "Турция", "12 May 2015 (auto-renewed)"},
		[]any{"15", "Соглашение о культуре", "Турция", "2015 (осенью)"},
	)
	require.Len(t, p.New, 1, "%+v", p.Rows)
	a := p.New[0].(*register.Agreement)
	assert.Equal(t, register.Date("2015-05-12"), a.SignedOn())
	assert.Contains(t, a.Note.En+a.Note.Ru, "auto-renewed")
	assert.Equal(t, "sheet.doubt.noted", p.Rows[1].Doubts[0].Key)
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

// What no party has place for is said in the note.
func TestWhoSignedForASideWithoutAPartyStandsInTheNote(t *testing.T) {
	f := storagetest.New(t)
	table, m := loaded(t, workbook(t, sheet{name: "Лист1", rows: [][]any{
		{"Рег. №", "Название", "Страна", "Подписал от РТ", "Дата подписания"},
		{"14", "Соглашение о торговле", "Турция", "Минниханов Р.Н.", "25.01.2002"},
	}}), register.KindAgreement)
	p := built(t, f, table, allNew(m))
	require.Len(t, p.New, 1, "%+v", p.Rows)
	assert.Equal(t, "Подписал от РТ: Минниханов Р.Н.", p.New[0].(*register.Agreement).Note.Ru)
	assert.Equal(t, "sheet.doubt.no_party", p.Rows[1].Doubts[0].Key)

	ours := f.Partner(register.Partner{Name: register.Ru("Республика Татарстан"), Ours: true})
	m.Fixed["ours"] = "Республика Татарстан"
	p = built(t, f, table, allNew(m))
	require.Len(t, p.New, 1, "%+v", p.Rows)
	a := p.New[0].(*register.Agreement)
	assert.Empty(t, a.Note.Ru)
	assert.Equal(t, ours.ID, a.Parties[0].PartnerID)
	assert.False(t, a.Parties[0].SignatoryID.IsZero())
}

func TestAHeadingOfDelegationsTellsWhichWayVisitsGo(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindVisit,
		[]any{"№", "Страна", "Сроки", "Цель визита"},
		[]any{"II. ПРИЁМ ИНОСТРАННЫХ ДЕЛЕГАЦИЙ"},
		[]any{1, "Турция", "с 1 по 3 декабря 2022 г.", "Форум"},
		[]any{"I. ВЫЕЗДЫ ЗА РУБЕЖ"},
		[]any{2, "Иран", "III квартал 2022 г.", "Переговоры"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	in, out := p.New[0].(*register.Visit), p.New[1].(*register.Visit)
	assert.Equal(t, register.Incoming, in.Direction)
	assert.Equal(t, register.Outgoing, out.Direction)
	assert.Equal(t, []register.Date{"2022-07-01", "2022-09-30"}, []register.Date{out.From, out.To}, "a quarter is no day")
}

func TestTheNumberOfARowIsNoNumberOfALetter(t *testing.T) {
	_, m := loaded(t, workbook(t, sheet{name: "Лист1", rows: [][]any{
		{"№", "Приглашённый", "Страна", "Ответ"},
		{1, "Алиев И.Г.", "Азербайджан", "да"},
		{2, "Доган А.С.", "Турция", "да"},
	}}), register.KindInvitation)
	assert.Empty(t, m.Columns[0].Field)
}

func TestADeadlineThatWasMovedClosesNothing(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindCommitment,
		[]any{"Содержание", "Исполнитель", "Срок исполнения", "Отметка об исполнении"},
		[]any{"Согласовать проект", "МИД", "01.01.2023", "не исполнено, срок перенесён на 01.03.2023"},
		[]any{"Подготовить план", "МИД", "01.01.2023", "исполнено 20.12.2022"},
		[]any{"Подготовить список", "МИД", "01.01.2023", "исполнено (21.12.2022 г.)"},
		[]any{"Подготовить письмо", "МИД", "01.01.2023", "исполнено 22.12.2022 письмом № 5"},
	)
	require.Len(t, p.New, 4, "%+v", p.Rows)
	for i, want := range []int{1, 0, 0, 1} {
		assert.Len(t, p.Rows[i+1].Doubts, want, "a day that was taken is not told as unread: %+v", p.Rows[i+1].Doubts)
	}
	assert.Equal(t, register.Date("2022-12-21"), p.New[2].(*register.Commitment).Closure.On)
	assert.Contains(t, p.New[3].(*register.Commitment).Note.Ru, "письмом № 5")
	open, closed := p.New[0].(*register.Commitment), p.New[1].(*register.Commitment)
	assert.Zero(t, open.Closure)
	assert.Contains(t, open.Note.Ru, "срок перенесён на 01.03.2023")
	assert.Equal(t, register.Date("2022-12-20"), closed.Closure.On)
}

// What was not reached, or in part, is not over before somebody takes it off control on some day.
func TestWhatIsNotDoneYetStaysOpen(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindCommitment,
		[]any{"Содержание", "Исполнитель", "Срок исполнения", "Отметка об исполнении", "Снято с контроля"},
		[]any{"Согласовать проект", "МИД", "01.01.2023", "не исполнено", ""},
		[]any{"Подготовить план", "МИД", "01.01.2023", "частично", "—"},
		[]any{"Подготовить список", "МИД", "01.01.2023", "не исполнено", "20.12.2022"},
	)
	require.Len(t, p.New, 3, "%+v", p.Rows)
	for i, said := range []string{"не исполнено", "частично"} {
		open := p.New[i].(*register.Commitment)
		assert.Zero(t, open.Closure)
		assert.Contains(t, open.Note.Ru, said)
	}
	assert.Equal(t, register.Closure{On: "2022-12-20", Result: register.ResultNotFulfilled}, p.New[2].(*register.Commitment).Closure)
}

func TestASecondTableOnASheetIsTold(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindPartner,
		[]any{"№", "Наименование", "Вид", "ИНН"},
		[]any{1, "ПАО «КАМАЗ»", "предприятие", "1650032058"},
		[]any{"№", "Наименование", "Вид", "ИНН"}, // on the next page of paper
		[]any{2, "АО «Татнефть»", "предприятие", "1644003838"},
		[]any{"ВУЗЫ РЕСПУБЛИКИ"},
		[]any{"Наименование", "Отрасль", "ИНН"},
		[]any{"КФУ", "образование", "1655018018"},
	)
	require.Len(t, p.New, 2, "%+v", p.New)
	assert.Equal(t, []string{"sheet.fault.another_table", "sheet.fault.another_table"}, append(keys(p.Rows[5].Faults), keys(p.Rows[6].Faults)...))
}

// A number and its day stand in one cell, under the name of either.
func TestTheDayBehindANumberGoesToItsPlace(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindAgreement,
		[]any{"Рег. №", "Название", "Страна"},
		[]any{"17 от 05.05.2017", "Соглашение о побратимстве", "Иран"},
		[]any{"№ 14/2002 от 25 января 2002 г.", "Соглашение о торговле", "Турция"},
		[]any{"5/3", "Соглашение о спорте", "Китай"},
		[]any{"№ 15 от 05.2010", "Соглашение о науке", "Китай"},
		[]any{"16 от 2011 г.", "Соглашение о туризме", "Китай"},
		[]any{"18 05.2012", "Соглашение о кино", "Китай"},
	)
	require.Len(t, p.New, 6, "%+v", p.Rows)
	var got []string
	for _, r := range p.New {
		got = append(got, r.(*register.Agreement).Number+" "+string(r.(*register.Agreement).Signing.On))
	}
	assert.Equal(t, []string{"17 2017-05-05", "14/2002 2002-01-25", "5/3 ", "15 2010-05", "16 2011", "18 05.2012 "}, got,
		"a month or a year only where \"от\" tells that it is one")

	p, _, _ = rowsOf(t, storagetest.New(t), register.KindAgreement,
		[]any{"Рег. №", "Название", "Страна", "Дата подписания"},
		[]any{"17 от 05.05.2017", "Соглашение о побратимстве", "Иран", "06.05.2017"},
	)
	require.Len(t, p.New, 1, "%+v", p.Rows)
	assert.Equal(t, "17 от 05.05.2017", p.New[0].(*register.Agreement).Number, "two days contradict each other: nothing is lost")

	p, _, _ = rowsOf(t, storagetest.New(t), register.KindInvitation,
		[]any{"Приглашённый", "Цель", "От кого", "Письмо (исх. № и дата)"},
		[]any{"Алиев И.Г.", "Форум", "Минпромторг", "исх. № 01-56 от 12.12.2022"},
	)
	require.Len(t, p.New, 1, "%+v", p.Rows)
	i := p.New[0].(*register.Invitation)
	assert.Equal(t, []string{"01-56", "2022-12-12"}, []string{i.Number, string(i.SentOn)})

	p, _, _ = rowsOf(t, storagetest.New(t), register.KindSession,
		[]any{"Комиссия", "Номер", "Дата и место проведения", "Протокол"},
		[]any{"МПК Россия — Иран", 1, "12-13 мая 2021, Ташкент", "Протокол № 3 от 13.05.2021"},
		[]any{"МПК Россия — Иран", 2, "2022", "подписан 25.11.2022"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	first, second := p.New[0].(*register.Session), p.New[1].(*register.Session)
	assert.Equal(t, []register.Date{"2021-05-12", "2021-05-13", "2021-05-13", "2022-11-25"}, []register.Date{first.From, first.To, first.SignedOn, second.SignedOn})
	assert.Equal(t, []string{"3", "", "Ташкент"}, []string{first.ProtocolNumber, second.ProtocolNumber, first.Place.Ru})
}

func TestAPersonWhoCarriesOutIsNoBody(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindCommitment,
		[]any{"Содержание", "Исполнитель", "Срок исполнения"},
		[]any{"Направить приглашение", "Шагиахметов М.Р.", "01.01.2023"},
		[]any{"Подготовить план", "Салихова Г.Р. (начальник отдела)", "01.01.2023"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	for _, r := range p.New {
		c := r.(*register.Commitment)
		assert.True(t, c.Executor.BodyID.IsZero())
		assert.False(t, c.Executor.PersonID.IsZero())
	}
	require.Len(t, p.Made, 2)
	assert.Equal(t, "Салихова Г.Р.", p.Made[1].(*register.Person).Name.Ru, "the post is no part of the name")
}

func TestWordsWithLostLettersAreDoubted(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindPerson,
		[]any{"ФИО", "Должность", "Прим."},
		[]any{"H?s?nov ?li", "министр", "https://a.az/?id=1"},
		[]any{"Иванов Иван", "министр", "точно?"},
	)
	assert.Contains(t, keys(p.Rows[1].Doubts), "sheet.doubt.letters_lost")
	assert.Empty(t, p.Rows[2].Doubts)
}

func TestAVisitThatNobodyHasCalledIsCalledAfterItsPartners(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Турция"), Kind: register.PartnerState, Code: "TR"})
	table, m := loaded(t, workbook(t, sheet{name: "Лист1", rows: [][]any{
		{"Визиты 2022"},
		{"№", "Страна", "Сроки", "Глава делегации"},
		{1, "Турция", "с 28 мая по 2 июня", "Сафин И.И."},
	}}), register.KindVisit)
	p := built(t, f, table, allNew(m))
	require.Len(t, p.New, 1, "%+v", p.Rows)
	v := p.New[0].(*register.Visit)
	assert.Equal(t, "Визит: Турция", v.Title.Ru)
	assert.Equal(t, []register.Date{"2022-05-28", "2022-06-02"}, []register.Date{v.From, v.To}, "of the year in the title")
	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	assert.True(t, built(t, f, table, m).Empty())
}

func TestAStateInATableOfPartnersIsFoundByItsOtherNames(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindPartner,
		[]any{"Наименование", "Вид", "Страна"},
		[]any{"ТУРЕЦКАЯ РЕСПУБЛИКА", "страна", nil},
		[]any{"Hayat Holding A.Ş.", "предприятие", "Турция"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	assert.Equal(t, "TR", p.New[0].(*register.Partner).Code)
	assert.Equal(t, p.New[0].Ref().ID, p.New[1].(*register.Partner).ParentID)
}

func TestATownBesideAStateIsNoPartner(t *testing.T) {
	for cell, want := range map[string][]string{
		"Казахстан (г. Алматы)": {"Казахстан", "Страна: Казахстан (г. Алматы)"}, "Азербайджан, г. Баку": {"Азербайджан", "Страна: г. Баку"},
		"г. Баку": {"г. Баку", ""}, "Казахстан": {"Казахстан", ""},
	} {
		p, _, _ := rowsOf(t, storagetest.New(t), register.KindAgreement,
			[]any{"Номер", "Название", "Страна"},
			[]any{"5", "Соглашение о спорте", cell},
		)
		require.Len(t, p.New, 1, "%s: %+v", cell, p.Rows)
		a := p.New[0].(*register.Agreement)
		require.Len(t, a.Parties, 1, cell)
		assert.Equal(t, want, []string{strings.TrimSuffix(strings.TrimSuffix(p.Name(a.Parties[0].PartnerID), " · KZ"), " · AZ"), a.Note.Ru}, cell)
	}
}

// What is due again and again counts from the day of its paper, or of its table, where its row names no start; where nothing says from
// when, how often goes into the note and the row is taken.
func TestPeriodsWithoutAStartCountFromTheirPaper(t *testing.T) {
	header := []any{"№ пункта", "Содержание решения", "Исполнители", "Срок исполнения"}
	row := []any{"1.1", "Докладывать о ходе работ", "Минпромторг", "ежеквартально"}
	for name, one := range map[string]struct {
		rows  [][]any
		start register.Date
		note  string
	}{
		"under the heading of a protocol": {[][]any{header, {"Протокол 1-го заседания комиссии от 13 мая 2015 г."}, row}, "2015-05-13", ""},
		"under a title with a day":        {[][]any{{"Поручения по итогам совещания 01.02.2022"}, header, row}, "2022-02-01", ""},
		"under a title with a year":       {[][]any{{"Перечень поручений на 2022 год"}, header, row}, "2022-01-01", ""},
		"nobody says":                     {[][]any{header, row}, "", "Срок исполнения: ежеквартально"},
	} {
		t.Run(name, func(t *testing.T) {
			p, _, _ := rowsOf(t, storagetest.New(t), register.KindCommitment, one.rows...)
			require.Len(t, p.New, 1, "%+v", p.Rows)
			c := p.New[0].(*register.Commitment)
			assert.Equal(t, one.start, c.Start)
			assert.Equal(t, one.note, c.Note.Ru)
			if one.start != "" {
				assert.Equal(t, [2]any{register.DuePeriod, 3}, [2]any{c.DueRule, c.PeriodMonths})
			}
		})
	}
}

// What a body does in an errand is no part of its name.
func TestWhoConvenesOthersIsStillItself(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindCommitment,
		[]any{"№", "Поручение", "Срок", "Исполнители"},
		[]any{"1.", "Подготовить дорожную карту", "01.03.2023", "Минэкономики РТ (созыв), Минпромторг РТ"},
		[]any{"2.", "Подготовить план", "01.03.2023", "Минэкономики РТ"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	assert.Equal(t, []string{"Минэкономики РТ", "Минпромторг РТ"}, called(p, register.KindPartner))
	assert.Contains(t, p.New[0].(*register.Commitment).Note.Ru, "Минэкономики РТ (созыв)")
}
