package field

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func TestPostsStandOnEitherSideOfANameAndInCapitals(t *testing.T) {
	for cell, want := range map[string][2]string{
		"Алиев И.Г., Президент АР":            {"Алиев И.Г.", "Президент АР"},
		"Премьер-министр РТ Р.Н. Минниханов":  {"Р.Н. Минниханов", "Премьер-министр РТ"},
		"г-жа Мариям аль-Мансури":             {"Мариям аль-Мансури", ""},
		"г-н Доган А.С., Генеральный консул":  {"Доган А.С.", "Генеральный консул"},
		"Сафин И.И., Замалиев Р.Р.":           {"Сафин И.И., Замалиев Р.Р.", ""},
		"Иванов Иван, Пётр":                   {"Иванов Иван, Пётр", ""},
		"Deputy Minister J. Yilmaz":           {"J. Yilmaz", "Deputy Minister"},
		"Министр экономики Шагиахметов М. Р.": {"Шагиахметов М. Р.", "Министр экономики"},
	} {
		name, post := NameAndPost(cell)
		assert.Equal(t, want, [2]string{name, post}, cell)
	}
	assert.Equal(t, []string{"Сафин И.И.", "Замалиев Р.Р."}, PeopleIn("Сафин И.И., Замалиев Р.Р."))
	assert.Equal(t, []string{"Алиев И.Г., Президент АР", "Сафин И.И."}, PeopleIn("Алиев И.Г., Президент АР, Сафин И.И."))
}

func TestSpansOfDaysAsPeopleWriteThem(t *testing.T) {
	d := Days{Today: "2026-12-01"}
	for cell, want := range map[string][2]register.Date{
		"с 1 по 3 декабря 2022 г.":        {"2022-12-01", "2022-12-03"},
		"10-15.05.2023 г.":                {"2023-05-10", "2023-05-15"},
		"28–30 ноября 2022 г.":            {"2022-11-28", "2022-11-30"},
		"28 ноября – 2 декабря 2022 года": {"2022-11-28", "2022-12-02"},
		"30 декабря 2022 — 2 января 2023": {"2022-12-30", "2023-01-02"},
		"May 18-19, 2023":                 {"2023-05-18", "2023-05-19"},
		"from 10.07.2023 to 13.07.2023":   {"2023-07-10", "2023-07-13"},
		"«12» июля 2010 года":             {"2010-07-12", ""},
		"01.03.2020 г.":                   {"2020-03-01", ""},
		"III квартал 2022 г.":             {"2022-07-01", "2022-09-30"},
		"2 кв. 2023":                      {"2023-04-01", "2023-06-30"},
		"I полугодие 2022":                {"2022-01-01", "2022-06-30"},
		"Q4 2022":                         {"2022-10-01", "2022-12-31"},
		"май–июнь 2022 г.":                {"2022-05", "2022-06"},
		"2019-2021 гг.":                   {"2019", "2021"},
		"с 2015 г.":                       {"2015", ""},
	} {
		from, to, _, ok := d.Read(cell)
		assert.True(t, ok, cell)
		assert.Equal(t, want, [2]register.Date{from, to}, cell)
	}
}

func TestColumnsAreKnownInAnotherNumber(t *testing.T) {
	for head, want := range map[string]string{"Исполнители": "executor.body", "№ пункта": "number", "Сроки исполнения": "due_on"} {
		f, _ := Find(register.KindCommitment, want)
		assert.GreaterOrEqual(t, f.Means(head), likely, head)
	}
	theirs, _ := Find(register.KindAgreement, "signatory_theirs")
	parties, _ := Find(register.KindAgreement, "parties")
	assert.Greater(t, theirs.Means("Подписанты от иностранной стороны"), parties.Means("Подписанты от иностранной стороны"))
}
