package pasted

import (
	"slices"
	"testing"

	"accord/storage/register"
)

func TestDecisionsAreReadAsProtocolsGiveThem(t *testing.T) {
	day := func(number, text string, due register.Date, named string) Decision {
		p := Decision{Number: number, Text: text, Due: due, Named: named}
		if due != "" {
			p.Rule = register.DueDay
		}
		return p
	}
	for name, c := range map[string]struct {
		text string
		want []Decision
	}{
		"a table": {"1\tОткрыть третий сервисный центр\t01.07.2023\tКАМАЗ\n2.1\tПровести форум\tдо 01.09.2023\tТПП РТ", []Decision{
			day("1", "Открыть третий сервисный центр", "2023-07-01", "КАМАЗ"), day("2.1", "Провести форум", "2023-09-01", "ТПП РТ")}},
		"a table with its heading, in another order": {"№ п/п\tИсполнитель\tМероприятие\tСрок исполнения\n1.\tКАМАЗ\tОткрыть центр\tиюль 2023 г.", []Decision{
			day("1", "Открыть центр", "2023-07", "КАМАЗ")}},
		"running text": {"1. Открыть центр. Срок: 1 июля 2023 г. Исполнитель: ПАО «КАМАЗ».", []Decision{day("1", "Открыть центр.", "2023-07-01", "ПАО «КАМАЗ»")}},
		"on several lines": {"3) Подготовить программу\nсотрудничества на 2023–2025 годы\nСрок: до 31.12.2022\nОтветственный: Минэкономики", []Decision{
			day("3", "Подготовить программу сотрудничества на 2023–2025 годы", "2022-12-31", "Минэкономики")}},
		"semicolons":        {"1; Открыть центр; 01.07.2023; КАМАЗ", []Decision{day("1", "Открыть центр", "2023-07-01", "КАМАЗ")}},
		"without a number":  {"Открыть центр\t01.07.2023\tКАМАЗ", []Decision{day("", "Открыть центр", "2023-07-01", "КАМАЗ")}},
		"nothing but words": {"Стороны приняли к сведению доклады.", []Decision{{Text: "Стороны приняли к сведению доклады.", Side: "Стороны"}}},
		"without a term, permanent, by the next session": {"1\tА\tбез срока\tХ\n2\tБ\tпостоянно\tХ\n3\tВ\tк следующему заседанию\tХ", []Decision{
			{Number: "1", Text: "А", Rule: register.DueNoTerm, Named: "Х"}, {Number: "2", Text: "Б", Rule: register.DuePermanent, Named: "Х"},
			{Number: "3", Text: "В", Rule: register.DueNextSession, Named: "Х"}}},
		"a quarter":                     {"1. Провести дни культуры. Срок: II квартал 2023 года. Исполнитель: Минкультуры", []Decision{day("1", "Провести дни культуры.", "2023-06-30", "Минкультуры")}},
		"a term that nobody can read":   {"1. Открыть центр. Срок: по мере готовности. Исполнитель: КАМАЗ", []Decision{{Number: "1", Text: "Открыть центр.", Term: "по мере готовности", Named: "КАМАЗ"}}},
		"a day that there is not":       {"1. Открыть центр. Срок: 31.02.2023", []Decision{{Number: "1", Text: "Открыть центр.", Term: "31.02.2023"}}},
		"in English":                    {"1. Open a third service centre. Due: 1 July 2023. Responsible: KAMAZ", []Decision{day("1", "Open a third service centre.", "2023-07-01", "KAMAZ")}},
		"a year that begins a decision": {"2023 год объявить годом сотрудничества", []Decision{day("", "2023 год объявить годом сотрудничества", "", "")}},
		"nothing":                       {"  \n\t\n", nil},
	} {
		if got := Decisions(c.text, "2022-11-29", ""); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got, c.want)
		}
	}
}
