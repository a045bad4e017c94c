package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"

	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/app/sheet/plan"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// taken takes a table of text in, every unknown name as a new record, and returns the new records of its kind.
func taken(t *testing.T, f *storagetest.Factory, kind register.Kind, text string) []register.Record {
	t.Helper()
	table, m := loaded(t, written(t, "t.csv", []byte(text)), kind)
	p := built(t, f, table, allNew(m))
	var remarks []string
	for _, r := range p.Rows {
		if r.State == plan.Faulty || r.State == plan.Likely {
			remarks = append(remarks, strings.Join(p.Remarks(r), "; "))
		}
	}
	require.Empty(t, remarks, "%+v", p.Columns)
	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	require.True(t, built(t, f, table, m).Empty(), "a second import of the same file changes nothing")
	return p.New
}

// tables are small tables of each kind, as offices have them.
var tables = map[register.Kind]string{
	register.KindAgreement:      "Номер;Название;Страна;Дата подписания\n5;Соглашение о спорте;Турция;01.02.2020\n",
	register.KindPartner:        "Название;Тип;Страна;Сокращение\nТурция;Государство;;\nПАО «КАМАЗ»;Предприятие;Россия;КамАЗ\nМинистерство экономики;Министерство;Турция;Минэк\n",
	register.KindPerson:         "ФИО;Должность;Организация;В должности с;Телефон;Почта\nИванов Иван Иванович;министр;Министерство экономики;01.02.2020;+7 843 1;i@x.ru\nИванов Иван Иванович;советник;Кабинет министров;2010;;\n",
	register.KindVisit:          "Страна;Даты;Цель визита;Город;Глава делегации;Состав делегации\nТурция;29-30.11.2022;Переговоры;Анкара/Стамбул;Петров П. П.;Сидоров С. С.; \nТурция;1 декабря 2022;Форум;Анкара;;\n",
	register.KindMeeting:        "№;Дата;Место;Организация;Цель встречи;Краткое содержание\n1;12.03.2022;Казань;Посольство Турции;знакомство;беседа\n2;13.03.2022;Казань;Посольство Ирана;протокол;беседа о культуре\n",
	register.KindCommission:     "Комиссия;Страна;Периодичность;Сопредседатель\nМПК Россия — Турция;Турция;12;Иванов И. И.\n",
	register.KindSession:        "Комиссия;Номер заседания;Дата проведения;Место проведения\nМПК Россия — Иран;1;01.02.2020;Казань\nМПК Россия — Иран;2;01.02.2021;Тегеран\n",
	register.KindCommitment:     "Пункт;Мероприятие;Исполнитель;Срок исполнения;Сторона\n1.1;Подготовить план;Минпромторг;до 01.03.2023;наша\n1.2;Докладывать;Минпромторг;постоянно;наша\n",
	register.KindEvent:          "Мероприятие;Вид;Сроки проведения;Место проведения;Организатор\nKazanForum;форум;18-19 мая 2023;Казань;АИР\nВыставка;выставка;29.11-01.12.2022;Баку;ТПП\n",
	register.KindInvitation:     "Кому;Мероприятие;Отправлено;Ответ\nАлиев И. Г.;Саммит «Россия — Исламский мир»;01.12.2022;принято\nДругой Д. Д.;Саммит «Россия — Исламский мир»;01.12.2022;\n",
	register.KindProductionLink: "Предприятие;Партнер;Вид связи;Продукция;Состояние;С\nКАМАЗ;Gyanja Auto Plant;сборка;грузовики;working;2015\n",
	register.KindTradeRecord:    "Страна;Период;Экспорт/импорт;Стоимость;Валюта\nТурция;2021;экспорт;70 100,5;USD\nТурция;I полугодие 2022;импорт;60 млн;долл. США\n",
}

func TestATableOfEachKindIsTakenIn(t *testing.T) {
	for _, kind := range field.Kinds {
		t.Run(string(kind), func(t *testing.T) {
			require.NotEmpty(t, tables[kind])
			assert.NotEmpty(t, taken(t, storagetest.New(t), kind, tables[kind]))
		})
	}
}

func TestWhatRowsSayOfEachKind(t *testing.T) {
	f := storagetest.New(t)
	partners := taken(t, f, register.KindPartner, tables[register.KindPartner])
	byName := map[string]*register.Partner{}
	for _, r := range partners {
		byName[r.Label().Ru] = r.(*register.Partner)
	}
	assert.Equal(t, byName["Турция"].ID, byName["Министерство экономики"].ParentID, "a row may name another row")
	assert.Equal(t, []string{"КамАЗ"}, byName["ПАО «КАМАЗ»"].Aliases)

	persons := taken(t, f, register.KindPerson, tables[register.KindPerson])
	require.Len(t, persons, 1, "two rows of one person are two posts")
	ivanov := persons[0].(*register.Person)
	require.Len(t, ivanov.Appointments, 2)
	assert.Equal(t, byName["Министерство экономики"].ID, ivanov.Appointments[0].PartnerID)
	assert.Equal(t, register.Date("2010"), ivanov.Appointments[1].From)

	visits := taken(t, f, register.KindVisit, tables[register.KindVisit])
	first := visits[0].(*register.Visit)
	assert.Equal(t, register.Date("2022-11-29"), first.From)
	assert.Equal(t, register.Date("2022-11-30"), first.To)
	assert.Len(t, first.Places, 2)
	require.Len(t, first.Delegation, 2)
	assert.Equal(t, register.DelegateHead, first.Delegation[0].Role)
	assert.Equal(t, "Переговоры", first.Title.Ru, "a visit without a title is called by its purpose")

	events := taken(t, f, register.KindEvent, tables[register.KindEvent])
	assert.Equal(t, register.Date("2023-05-19"), events[0].(*register.Event).To)
	assert.Equal(t, register.EventExhibition, events[1].(*register.Event).Kind)
	assert.Equal(t, register.Date("2022-12-01"), events[1].(*register.Event).To)

	commitments := taken(t, f, register.KindCommitment, tables[register.KindCommitment])
	assert.Equal(t, register.DuePermanent, commitments[1].(*register.Commitment).DueRule)
	assert.Equal(t, register.Date("2023-03-01"), commitments[0].(*register.Commitment).DueOn)

	trade := taken(t, f, register.KindTradeRecord, tables[register.KindTradeRecord])
	assert.Equal(t, register.Money{Minor: 7010050, Currency: "USD"}, trade[0].(*register.TradeRecord).Value)
	assert.Equal(t, register.TradePeriod{Kind: register.PeriodHalf, Year: 2022, Number: 1}, trade[1].(*register.TradeRecord).Period)

	invitations := taken(t, f, register.KindInvitation, tables[register.KindInvitation])
	assert.Equal(t, register.ReplyAccepted, invitations[0].(*register.Invitation).Reply)
	sessions := taken(t, f, register.KindSession, tables[register.KindSession])
	assert.Equal(t, sessions[0].(*register.Session).CommissionID, sessions[1].(*register.Session).CommissionID)
	links := taken(t, f, register.KindProductionLink, tables[register.KindProductionLink])
	assert.Equal(t, byName["ПАО «КАМАЗ»"].ID, links[0].(*register.ProductionLink).OursID, "КАМАЗ is the enterprise of that legal form")
}

func TestTheTablesOfTheCustomsAndOfComtrade(t *testing.T) {
	f := storagetest.New(t)
	for name, text := range map[string]string{
		"customs": "napr\tperiod\tnastranapr\ttnved\tedizm\tStoim\tNetto\tKol\tRegion\tRegion_s\n" +
			"ИМ\t01/2022\tAZ\t0302110000\tКГ\t1234.5\t1000\t0\t92000 - РЕСПУБЛИКА ТАТАРСТАН\t06 - ПФО\n" +
			"ЭК\t01/2022\tTR\t8704\tШТ\t2500000\t50000\t12\t92000 - РЕСПУБЛИКА ТАТАРСТАН\t06 - ПФО\n",
		"comtrade": "refPeriodId,reporterDesc,flowCode,partnerDesc,cmdCode,primaryValue\n202201,Russian Federation,M,Azerbaijan,TOTAL,1234.567\n2021,Russian Federation,X,Türkiye,87,99\n",
	} {
		t.Run(name, func(t *testing.T) {
			coded, err := charmap.CodePage866.NewEncoder().String(strings.ReplaceAll(text, "ü", "u"))
			require.NoError(t, err)
			table, m := loaded(t, written(t, "DATTSVT.csv", []byte(coded)), register.KindTradeRecord)
			p := built(t, f, table, allNew(m))
			require.Len(t, p.New, 2, "%+v %+v", p.Columns, p.Rows)
			first := p.New[0].(*register.TradeRecord)
			assert.Equal(t, register.FlowImport, first.Flow)
			assert.Equal(t, register.TradePeriod{Kind: register.PeriodMonth, Year: 2022, Number: 1}, first.Period)
			assert.Equal(t, "USD", first.Value.Currency)
			assert.Equal(t, register.BasisCustoms, first.Basis)
			if name == "customs" {
				assert.Equal(t, "0302110000", first.Goods.Code)
				assert.Equal(t, int64(123450), first.Value.Minor)
			} else {
				assert.Empty(t, first.Goods.Code)
				assert.Equal(t, int64(123457), first.Value.Minor)
			}
		})
	}
}

func TestAMappingIsKeptAndGivenOn(t *testing.T) {
	f := storagetest.New(t)
	ministry := f.Partner(register.Partner{Name: register.Text{Ru: "Министерство экономики"}, Kind: register.PartnerAuthority})
	text := "Номер;Название;Партнёр;Дата подписания\n5;Соглашение о спорте;Минэк;01.02.2020\n6;Соглашение о труде;Минэк;01.02.2021\n"
	table, m := loaded(t, written(t, "t.csv", []byte(text)), register.KindAgreement)
	p := built(t, f, table, m)
	require.Len(t, p.Questions, 1)
	q := p.Questions[0]
	assert.Equal(t, 2, q.Rows)
	require.NotEmpty(t, q.Suggested, "an abbreviation is known")
	assert.Equal(t, ministry.ID, q.Suggested[0].ID)
	m.Decide(mapping.Decision{Of: q.Of(), Text: q.Text, Way: mapping.Match, ID: ministry.ID, Name: q.Suggested[0].Name})
	var kept strings.Builder
	require.NoError(t, m.Write(&kept))

	other := storagetest.New(t)
	theirs := other.Partner(register.Partner{Name: register.Text{Ru: "Министерство экономики"}, Kind: register.PartnerAuthority})
	given, err := mapping.Read(strings.NewReader(kept.String()))
	require.NoError(t, err)
	p = built(t, other, table, given)
	require.Len(t, p.New, 2, "a colleague's register has the same ministry under another ID")
	assert.Equal(t, theirs.ID, p.New[0].(*register.Agreement).Parties[0].PartnerID)
	_, err = mapping.Read(strings.NewReader(strings.Replace(kept.String(), "signing.on", "no.field", 1)))
	assert.ErrorIs(t, err, mapping.ErrFormat)
	for _, lost := range []string{"\xcd\xee\xec\xe5\xf0", `Но\ud83dмер`} { // of Windows-1251, half of a letter
		_, err = mapping.Read(strings.NewReader(strings.Replace(kept.String(), "Номер", lost, 1)))
		assert.ErrorIs(t, err, mapping.ErrLetters)
	}
}

func TestWhatWasDecidedToBeNewIsMadeOnce(t *testing.T) {
	f := storagetest.New(t)
	text := "Номер;Название;Страна\n5;Соглашение о спорте;Турция\n6;Соглашение о труде;Атлантида\n7;Меморандум о труде;Турецкая Республика\n"
	table, m := loaded(t, written(t, "t.csv", []byte(text)), register.KindAgreement)
	for _, q := range built(t, f, table, m).Questions {
		m.Decide(mapping.Decision{Of: q.Of(), Text: q.Text, Way: mapping.New})
	}
	p := built(t, f, table, m)
	assert.Len(t, p.Made, 2, "two spellings of a state are one")
	_, err := p.Apply(t.Context(), f.Store)
	require.NoError(t, err)
	assert.True(t, built(t, f, table, m).Empty(), "the same file again changes nothing")
}

func TestRowsAreLeftOutAndCorrectedWithoutTouchingTheFile(t *testing.T) {
	f := storagetest.New(t)
	text := "Номер;Название;Дата подписания\n5;Соглашение о спорте;не помню\n6;Соглашение о труде;01.02.2021\n"
	table, m := loaded(t, written(t, "t.csv", []byte(text)), register.KindAgreement)
	p, err := plan.Build(t.Context(), f.Store, table, m, plan.Edits{Left: map[int]bool{3: true}, Corrected: map[string]string{"C2": "2002"}}, today)
	require.NoError(t, err)
	require.Len(t, p.New, 1)
	assert.Equal(t, register.Date("2002"), p.New[0].(*register.Agreement).Signing.On)
	m.Unreadable = mapping.Note
	p = built(t, f, table, m)
	assert.Contains(t, p.New[0].(*register.Agreement).Note.Ru, "Дата подписания: не помню", "nothing that was said is lost")
}

func TestThe290PartiesOfOneCell(t *testing.T) {
	f := storagetest.New(t)
	var names []string
	for i := range 290 {
		names = append(names, fmt.Sprintf("Организация %d", i+1))
	}
	rows := taken(t, f, register.KindAgreement, "Номер;Название;Стороны\n1;Конвенция;"+`"`+strings.Join(names, " ; ")+`"`+"\n")
	assert.Len(t, rows[0].(*register.Agreement).Parties, 290)
}
