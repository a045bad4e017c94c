package lang_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"accord/app/lang"
	"accord/storage/register"
)

// said are the lines of differences.
func said(differences []lang.Difference) (lines []string) {
	for _, d := range differences {
		lines = append(lines, d.String())
	}
	return lines
}

func TestWhatChangedIsToldFieldByFieldAndRowByRow(t *testing.T) {
	ivanov, petrova, sidorov := register.NewID(), register.NewID(), register.NewID()
	names := func(id register.ID) string {
		return map[register.ID]string{ivanov: "Иванов И. И.", petrova: "Петрова А. А.", sidorov: "Сидоров С. С."}[id]
	}
	item := register.NewID()
	long := strings.Repeat("очень длинный текст о торговле, ", 10)
	for name, c := range map[string]struct {
		before, after register.Record
		want          []string
	}{
		"nothing": {&register.Agreement{Number: "1"}, &register.Agreement{Number: "1"}, nil},
		"the head and the IDs of rows do not count": {
			&register.Visit{Programme: []register.ProgrammeItem{{Day: "2022-11-29"}}},
			&register.Visit{Head: register.Head{Revision: 2, UpdatedBy: "Айгуль"}, Programme: []register.ProgrammeItem{{ID: item, Day: "2022-11-29"}}},
			nil,
		},
		"a value set, changed and emptied": {
			&register.Agreement{Number: "1", Until: "2026-05-17"}, &register.Agreement{Number: "14/2002", Term: register.TermOpen},
			[]string{"Номер: 1 → 14/2002", "Срок действия: — → бессрочно", "Действует до: 17.05.2026 → —"},
		},
		"a part by its fields": {
			&register.Agreement{Rules: register.Rules{Months: 36}},
			&register.Agreement{Rules: register.Rules{Months: 60}},
			[]string{"На какой срок: 3 года → 5 лет"},
		},
		"a phrase in the language in which it differs": {
			&register.Agreement{Title: register.Text{Ru: "О торговле"}}, &register.Agreement{Title: register.Text{Ru: "О торговле", Tt: "Сәүдә турында"}},
			[]string{"Название (татарский): — → Сәүдә турында"},
		},
		"a long text where it differs": {
			&register.Agreement{Note: register.Ru(long + "раз " + long)}, &register.Agreement{Note: register.Ru(long + "два " + long)},
			[]string{"Примечание: … длинный текст о торговле, раз очень длинный текст о торговле, … → … длинный текст о торговле, два очень длинный текст о торговле, …"},
		},
		"a mark": {
			&register.Session{}, &register.Session{Cancelled: true},
			[]string{"Отменено: нет → да"},
		},
		"rows added, removed and changed": {
			&register.Visit{Delegation: []register.Delegate{{PersonID: petrova, Role: register.DelegateHead}, {PersonID: sidorov, Role: register.DelegateMember}}},
			&register.Visit{Delegation: []register.Delegate{{PersonID: ivanov, Role: register.DelegateHead}, {PersonID: petrova, Role: register.DelegateMember}}},
			[]string{"Делегация: Петрова А. А. (Роль: глава делегации → член делегации); − Сидоров С. С.; + Иванов И. И. (Роль: глава делегации)"},
		},
		"a list within a row": {
			&register.Visit{Programme: []register.ProgrammeItem{{ID: item, Title: register.Ru("Беседа"), Ours: []register.ID{ivanov}}}},
			&register.Visit{Programme: []register.ProgrammeItem{{ID: item, Title: register.Ru("Беседа"), Ours: []register.ID{ivanov, petrova}, Start: "10:30"}}},
			[]string{"Программа: Беседа (Начало: — → 10:30, Наши участники: + Петрова А. А.)"},
		},
		"an order": {
			&register.Visit{Places: []register.Place{{Name: register.Ru("Баку")}, {Name: register.Ru("Гянджа")}}},
			&register.Visit{Places: []register.Place{{Name: register.Ru("Гянджа")}, {Name: register.Ru("Баку")}}},
			[]string{"Места: другой порядок строк"},
		},
	} {
		if got := said(lang.Differences(c.before, c.after, names)); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, c.want)
		}
	}
}

// Every field of every kind makes a difference in words, and a new record is told with all that it holds.
func TestEveryFieldMakesADifference(t *testing.T) {
	for _, k := range register.Kinds {
		full := k.New()
		fill(reflect.ValueOf(full).Elem())
		tops := map[string]bool{}
		for _, d := range lang.Differences(nil, full, func(register.ID) string { return "Баку" }) {
			tops[d.Top()] = true
			if d.Label == "" || d.After == "" || strings.ContainsAny(d.String(), "{}[]\"") {
				t.Errorf("%s: %+v", k, d)
			}
		}
		eachField(reflect.TypeOf(full).Elem(), "", func(path string, _ reflect.Type) {
			if field := strings.TrimSuffix(path, "[0]"); !strings.Contains(field, ".") && !head[field] && !tops[field] {
				t.Errorf("%s: %s makes no difference", k, field)
			}
		})
		if same := lang.Differences(full, full, nil); len(same) > 0 {
			t.Errorf("%s: it differs from itself: %q", k, said(same))
		}
	}
}
