package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/sheet/plan"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// What a careful officer would type of tables as they are.

func TestTwoTablesOfVisitsGoTheWaysThatTheirTitlesName(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindVisit,
		[]any{"Визиты в Республику Татарстан"},
		[]any{"Дата", "Страна", "Глава делегации", "Цель"},
		[]any{"10-12.05.2023", "Малайзия", "Министр торговли Азмин Али", "форум"},
		[]any{},
		[]any{"Визиты за рубеж"},
		[]any{"Дата", "Страна", "Глава делегации", "Цель"},
		[]any{"01.07.2023", "Казахстан", "Минниханов Р.Н.", "выставка"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	in, out := p.New[0].(*register.Visit), p.New[1].(*register.Visit)
	assert.Equal(t, []register.Direction{register.Incoming, register.Outgoing}, []register.Direction{in.Direction, out.Direction})
	assert.Equal(t, "Азмин Али", p.Name(in.Delegation[0].PersonID))
}

func TestMeetingsHaveHoursTopicsAndWhoeverStandsInBrackets(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindMeeting,
		[]any{"Дата встречи", "Время", "Место", "С иностранной стороны", "Вопросы"},
		[]any{"29.11.2022", "10:00-11:30", "Баку", "Президент АР Алиев И.Г.", "торговля"},
		[]any{"30.11.2022", "15.00", "Баку", "Министерство экономики АР (Джаббаров М.)", ""},
		[]any{"01.12.2022", "после обеда", "Баку", "Алиев И.Г.", "культура"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	one, two := p.New[0].(*register.Meeting), p.New[1].(*register.Meeting)
	assert.Equal(t, []string{"торговля", "10:00", "11:30"}, []string{one.Title.Ru, one.Start, one.End})
	assert.Equal(t, "15:00", two.Start)
	require.Len(t, two.Theirs, 1)
	require.Len(t, two.PartnerIDs, 1)
	assert.Equal(t, []string{"Джаббаров М.", "Министерство экономики АР"}, []string{p.Name(two.Theirs[0]), p.Name(two.PartnerIDs[0])})
	assert.Contains(t, two.Title.Ru, "Министерство экономики АР")
	assert.Equal(t, "Лист1!B4", p.Rows[3].Faults[0].Cell)
}

func TestAnEventIsOfTheKindThatItsTitleNames(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Республика Татарстан"), Kind: register.PartnerTerritory, Ours: true, Aliases: []string{"РТ"}})
	p, _, _ := rowsOf(t, f, register.KindEvent,
		[]any{"№", "Мероприятие", "Сроки проведения", "Ответственный"},
		[]any{1, "Международная выставка «Иннопром»", "18.05.2023", "Минпромторг РТ"},
		[]any{2, "Форум и выставка", "19.05.2023", "Постпредство РТ в Турции"},
		[]any{3, "Круглый стол", "20.05.2023", "Посольство Турции в РТ"},
		[]any{"", "Начальник отдела", "", "Петрова А.А."},
	)
	require.Len(t, p.New, 3, "%+v", p.Rows)
	for i, want := range []register.EventKind{register.EventExhibition, register.EventOther, register.EventRoundTable} {
		assert.Equal(t, want, p.New[i].(*register.Event).Kind)
	}
	for i, ours := range []bool{true, true, false} {
		assert.Equal(t, ours, p.Made[i].(*register.Partner).Ours, p.Made[i].Label().Ru)
	}
	assert.Equal(t, plan.Aside, p.Rows[4].State, "who signs is no record")
}

func TestAPartnerLiesInTheProvinceAndThatInItsState(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindPartner,
		[]any{"Наименование", "Страна", "Комментарий"},
		[]any{"Чжэцзянский университет", "КНР, пров. Чжэцзян", ""},
		[]any{"Мэрия Стамбула", "Турция", ""},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	above := map[string]string{}
	for _, r := range append(p.Made, p.New...) {
		above[r.Label().Ru] = p.Name(r.(*register.Partner).ParentID)
	}
	assert.Equal(t, map[string]string{"Чжэцзянский университет": "пров. Чжэцзян", "пров. Чжэцзян": "Китай · CN", "Китай": "", "Мэрия Стамбула": "Турция · TR", "Турция": ""}, above)
}

func TestWhoIsInvitedMayHaveAPostAndNoName(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindInvitation,
		[]any{"Дата письма", "Кого пригласили", "Куда", "Кто приглашает", "Ответ"},
		[]any{"01.03.2023", "Посол Турции в РФ Мехмет Самсар", "Форум", "Правительство РТ", "согласие"},
		[]any{"02.03.2023", "Министр торговли Малайзии", "Форум", "Правительство РТ", "ответ не поступил"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	one, two := p.New[0].(*register.Invitation), p.New[1].(*register.Invitation)
	assert.Equal(t, "Мехмет Самсар", p.Name(one.ToPersonID))
	assert.Equal(t, "Министр торговли Малайзии", two.ToDelegation.Ru)
	assert.Empty(t, two.Reply)
}
