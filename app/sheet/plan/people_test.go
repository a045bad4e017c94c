package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/sheet/plan"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// called are the names of the records of a kind that a plan makes.
func called(p *plan.Plan, k register.Kind) (names []string) {
	for _, r := range append(p.Made[:len(p.Made):len(p.Made)], p.New...) {
		if r.Ref().Kind == k {
			names = append(names, r.Label().Ru)
		}
	}
	return names
}

func TestTheSamePersonIsThatOfTheRowAbove(t *testing.T) {
	f := storagetest.New(t)
	p, _, _ := rowsOf(t, f, register.KindVisit,
		[]any{"Страна", "Даты", "Цель визита", "Глава делегации", "Состав делегации"},
		[]any{"Турция", "29.11.2022", "Переговоры", "Петров П. П.", "Сафин И. И.; Каримов А. А."},
		[]any{"Иран", "01.12.2022", "Форум", "он же", ""},
		[]any{"Китай", "05.12.2022", "Выставка", "Он же, советник", "Сафин И. И."},
	)
	assert.ElementsMatch(t, []string{"Петров П. П.", "Сафин И. И.", "Каримов А. А."}, called(p, register.KindPerson))
	require.Len(t, p.New, 3, "%+v", p.Rows)
	for _, r := range p.New[1:] {
		assert.Equal(t, p.New[0].(*register.Visit).Leader(), r.(*register.Visit).Leader())
	}

	p, _, _ = rowsOf(t, f, register.KindVisit,
		[]any{"Страна", "Даты", "Цель визита", "Состав делегации"},
		[]any{"Турция", "29.11.2022", "Переговоры", "Сафин И. И.; Каримов А. А."},
		[]any{"Иран", "01.12.2022", "Форум", "он же"},
	)
	assert.Equal(t, "sheet.fault.undecided", p.Rows[2].Faults[0].Key, "which of the two is not said")
}

func TestASecondPostIsOfThePersonAbove(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindPerson,
		[]any{"Фамилия", "Имя", "Отчество", "Должность"},
		[]any{"Каримов", "Альберт", "Анварович", "министр торговли"},
		[]any{"он же", "", "", "сопредседатель комиссии"},
	)
	require.Equal(t, []string{"Каримов Альберт Анварович"}, called(p, register.KindPerson))
	assert.Len(t, p.New[0].(*register.Person).Appointments, 2)

	p, _, _ = rowsOf(t, storagetest.New(t), register.KindPerson,
		[]any{"ФИО", "Телефон"},
		[]any{"Каримов Альберт Анварович, министр торговли", "8 843 210 05 01"},
		[]any{"Он же (сопредседатель комиссии)", ""},
	)
	require.Equal(t, []string{"Каримов Альберт Анварович"}, called(p, register.KindPerson))
	assert.Len(t, p.New[0].(*register.Person).Appointments, 2, "a post behind the name is one")
}

func TestAPostSaidShorterIsTheSamePost(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindPerson,
		[]any{"ФИО", "Должность", "Организация"},
		[]any{"Каримов Альберт Анварович", "заместитель Премьер-министра РТ — министр промышленности и торговли", "Минпромторг РТ"},
		[]any{"Каримов Альберт Анварович", "Министр промышленности и торговли", "Минпромторг РТ"},
		[]any{"Сафин Ильдар Иванович", "Президент Республики Татарстан", "Республика Татарстан"},
		[]any{"Сафин Ильдар Иванович", "Президент", "Республика Татарстан"},
		[]any{"Ли Ван Чун", "министр", "Посольство Китая"},
		[]any{"Ли Ван Чун", "министр-советник", "Посольство Китая"},
		[]any{"Аль Саид Омар", "советник", "Посольство Омана"},
		[]any{"Аль Саид Омар", "главный советник", "Посольство Омана"},
	)
	posts := map[string][]string{}
	for _, r := range p.New {
		for _, a := range r.(*register.Person).Appointments {
			posts[r.Label().Ru] = append(posts[r.Label().Ru], a.Post.Ru)
		}
	}
	assert.Equal(t, map[string][]string{
		"Каримов Альберт Анварович": {"заместитель Премьер-министра РТ — министр промышленности и торговли"},
		"Сафин Ильдар Иванович":     {"Президент Республики Татарстан"},
		"Ли Ван Чун":                {"министр", "министр-советник"},
		"Аль Саид Омар":             {"советник", "главный советник"},
	}, posts)

	f := storagetest.New(t)
	f.Person(register.Person{Name: register.Ru("Сафин Ильдар Иванович"), Appointments: []register.Appointment{{Post: register.Ru("президент")}}})
	p, _, _ = rowsOf(t, f, register.KindPerson, []any{"ФИО", "Должность"}, []any{"Сафин Ильдар Иванович", "Президент республики"})
	require.Len(t, p.Changes, 1, "%+v", p.Rows)
	after := p.Changes[0].After.(*register.Person).Appointments
	require.Len(t, after, 1)
	assert.Equal(t, "Президент республики", after[0].Post.Ru, "the longer one stays")
}

func TestABodyAmongPeopleIsNoPerson(t *testing.T) {
	f := storagetest.New(t)
	p, _, _ := rowsOf(t, f, register.KindMeeting,
		[]any{"№", "Дата", "С кем", "Цель встречи", "Участники"},
		[]any{1, "12.03.2022", "Посольство Ирана; Алиев И. Г.", "знакомство", "Минэкономики РТ; Минниханов Р. Н."},
		[]any{2, "13.03.2022", "Каримов А. А., Казанский университет", "протокол", "Сафин Ильдар (АО «Татнефть»)"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	assert.Equal(t, []string{"Посольство Ирана", "Казанский университет"}, called(p, register.KindPartner))
	assert.ElementsMatch(t, []string{"Алиев И. Г.", "Минниханов Р. Н.", "Каримов А. А.", "Сафин Ильдар"}, called(p, register.KindPerson))
	first := p.New[0].(*register.Meeting)
	assert.Len(t, first.PartnerIDs, 1)
	assert.Len(t, first.Theirs, 1)
	assert.Len(t, first.Ours, 1)
	assert.Contains(t, first.Note.Ru, "Минэкономики РТ", "a body that has no place is not lost")
	second := p.New[1].(*register.Meeting)
	assert.Len(t, second.Theirs, 1)
	assert.Len(t, second.PartnerIDs, 1, "a body behind a name says where he is from")
	assert.Contains(t, second.Note.Ru, "Татнефть")
}

// TestWhereSomebodyWorksIsNotLostWithoutAPost: a body without a post has no place in a person's record but the note, and is told.
func TestWhereSomebodyWorksIsNotLostWithoutAPost(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("КАМАЗ"), Kind: register.PartnerEnterprise})
	p, _, _ := rowsOf(t, f, register.KindPerson,
		[]any{"ФИО", "Должность", "Организация"},
		[]any{"Салихова Гузель Рашитовна", "", "КАМАЗ"},
		[]any{"Иванов Пётр Никитич", "директор", "КАМАЗ"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	without, with := p.New[0].(*register.Person), p.New[1].(*register.Person)
	assert.Equal(t, "Организация: КАМАЗ", without.Note.Ru)
	assert.Equal(t, []string{"sheet.doubt.noted"}, keys(p.Rows[1].Doubts))
	assert.Empty(t, with.Note)
	assert.Len(t, with.Appointments, 1)
}

// Whoever acts for somebody is called without that word, and a post is nobody.
func TestAPostIsNoPartOfAName(t *testing.T) {
	p, _, _ := rowsOf(t, storagetest.New(t), register.KindPerson,
		[]any{"ФИО", "Должность"},
		[]any{"Сидорова Анна Петровна (вр.и.о.)", "начальник отдела"},
		[]any{"Каримов А.А. (министр)", "министр экономики"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	assert.Equal(t, []string{"Сидорова Анна Петровна", "Каримов А.А."}, []string{p.New[0].Label().Ru, p.New[1].Label().Ru})
	assert.Contains(t, p.New[0].(*register.Person).Note.Ru, "(вр.и.о.)")
	assert.Empty(t, p.New[1].(*register.Person).Note, "the column of posts says it")

	p, _, _ = rowsOf(t, storagetest.New(t), register.KindVisit,
		[]any{"Дата", "Страна", "Цель", "Глава делегации"},
		[]any{"28.11.2022", "Турция", "Переговоры", "Посол"},
		[]any{"29.11.2022", "Иран", "Выставка", "Первый заместитель министра"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	assert.Empty(t, called(p, register.KindPerson))
	assert.Contains(t, p.New[0].(*register.Visit).Note.Ru, "Посол")
}

// A column called after a post has the names of those who hold it, where no other has names; the state beside it is whose they are.
func TestAPostAsTheNameOfAColumnIsThePostOfAll(t *testing.T) {
	p, _, m := rowsOf(t, storagetest.New(t), register.KindPerson,
		[]any{"Страна", "Посол", "Телефон"},
		[]any{"Азербайджан", "Бюльбюль-оглы Полад", "+7 495 629-43-32"},
		[]any{"Турция", "Билгич Танжу", "+7 495 994-48-08"},
	)
	require.Len(t, p.New, 2, "%+v", p.Rows)
	assert.Equal(t, []string{"body", "name"}, []string{meaningOf(m, "Страна"), meaningOf(m, "Посол")})
	first := p.New[0].(*register.Person)
	assert.Equal(t, "Бюльбюль-оглы Полад", first.Name.Ru)
	require.Len(t, first.Appointments, 1)
	assert.Equal(t, "Посол", first.Appointments[0].Post.Ru)
	assert.Equal(t, []string{"Азербайджан", "Турция"}, called(p, register.KindPartner))

	_, _, m = rowsOf(t, storagetest.New(t), register.KindPerson, []any{"Name", "Post", "Ambassador"}, []any{"Aliyev Ilham", "Consul", "yes"})
	assert.Equal(t, []string{"name", "post", "remarks"}, []string{meaningOf(m, "Name"), meaningOf(m, "Post"), meaningOf(m, "Ambassador")})
}
