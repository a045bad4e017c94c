package pasted

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPeopleAreReadAsOfficesListThem(t *testing.T) {
	rm := Person{"Минниханов Рустам Нургалиевич", "Президент Республики Татарстан"}
	sh := Person{"Шагиахметов Мидхат Рафкатович", "министр экономики Республики Татарстан"}
	both := []Person{rm, sh}
	for name, c := range map[string]struct {
		text string
		want []Person
	}{
		"dash": {
			"Минниханов Рустам Нургалиевич — Президент Республики Татарстан\nШагиахметов Мидхат Рафкатович – министр экономики Республики Татарстан", both,
		},
		"hyphen, numbers, marks at the ends": {
			"1. Минниханов Рустам Нургалиевич - Президент Республики Татарстан;\r\n2. Шагиахметов Мидхат Рафкатович - министр экономики Республики Татарстан.\r\n", both,
		},
		"numbers with brackets": {
			"1) Минниханов Рустам Нургалиевич, Президент Республики Татарстан\n(2) Шагиахметов Мидхат Рафкатович, министр экономики Республики Татарстан", both,
		},
		"numbers with tabs, as Word copies a list": {
			"1.\tМинниханов Рустам Нургалиевич — Президент Республики Татарстан\n2.\tШагиахметов Мидхат Рафкатович — министр экономики Республики Татарстан", both,
		},
		"bullets": {
			"•\tМинниханов Рустам Нургалиевич — Президент Республики Татарстан\no\tШагиахметов Мидхат Рафкатович — министр экономики Республики Татарстан", both,
		},
		"dashes as bullets": {
			"– Минниханов Рустам Нургалиевич – Президент Республики Татарстан;\n– Шагиахметов Мидхат Рафкатович – министр экономики Республики Татарстан.", both,
		},
		"two columns of Excel": {
			"Минниханов Рустам Нургалиевич\tПрезидент Республики Татарстан\nШагиахметов Мидхат Рафкатович\tминистр экономики Республики Татарстан\n", both,
		},
		"a heading and a number's column": {
			"№ п/п\tФ.И.О.\tДолжность\n1\tМинниханов Рустам Нургалиевич\tПрезидент Республики Татарстан\n2\tШагиахметов Мидхат Рафкатович\tминистр экономики Республики Татарстан", both,
		},
		"the post's column first": {
			"Должность\tФамилия, имя, отчество\tТелефон\nПрезидент Республики Татарстан\tМинниханов Рустам Нургалиевич\t+7 843 567-89-01\nминистр экономики Республики Татарстан\tШагиахметов Мидхат Рафкатович\t", both,
		},
		"three columns of a name": {
			"Фамилия\tИмя\tОтчество\tДолжность\nМинниханов\tРустам\tНургалиевич\tПрезидент Республики Татарстан\nШагиахметов\tМидхат\tРафкатович\tминистр экономики Республики Татарстан", both,
		},
		"three columns of a name without a heading": {
			"Минниханов\tРустам\tНургалиевич\tПрезидент Республики Татарстан\nШагиахметов\tМидхат\tРафкатович\tминистр экономики Республики Татарстан", both,
		},
		"cells of several lines, as Excel quotes them": {
			"\"Минниханов\nРустам Нургалиевич\"\t\"Президент\nРеспублики Татарстан\"\nШагиахметов Мидхат Рафкатович\tминистр экономики Республики Татарстан", both,
		},
		"a soft break of Word between name and post": {
			"Минниханов Рустам Нургалиевич\vПрезидент Республики Татарстан\nШагиахметов Мидхат Рафкатович\vминистр экономики Республики Татарстан", both,
		},
		"a title, announcements and empty lines": {
			"СПИСОК ДЕЛЕГАЦИИ\n\nРеспублики Татарстан:\nГлава делегации:\n\u00a0\nМинниханов Рустам Нургалиевич — Президент Республики Татарстан\n\nЧлены делегации:\nШагиахметов Мидхат Рафкатович — министр экономики Республики Татарстан\n", both,
		},
		"a heading with a dash": {
			"ФИО — должность\nМинниханов Рустам Нургалиевич — Президент Республики Татарстан\nШагиахметов Мидхат Рафкатович — министр экономики Республики Татарстан", both,
		},
		"the post before the name": {
			"Президент Республики Татарстан — Минниханов Рустам Нургалиевич\nминистр экономики Республики Татарстан – Шагиахметов Мидхат Рафкатович", both,
		},
		"a post broken into lines": {
			"Минниханов Рустам Нургалиевич — Президент Республики Татарстан\nШагиахметов Мидхат Рафкатович — министр\nэкономики Республики Татарстан", both,
		},
		"a post in brackets": {
			"Минниханов Рустам Нургалиевич (Президент Республики Татарстан)\nШагиахметов Мидхат Рафкатович (министр экономики Республики Татарстан)", both,
		},
		"honours and hard spaces": {
			"1.\u00a0Г-н\u00a0Минниханов Рустам Нургалиевич — Президент Республики Татарстан\n2. Господин Шагиахметов Мидхат Рафкатович — министр экономики Республики Татарстан", both,
		},
		"names alone": {
			"Минниханов Р.Н.\n2. Шагиахметов М. Р.\nКогогина А.Г.;",
			[]Person{{"Минниханов Р.Н.", ""}, {"Шагиахметов М. Р.", ""}, {"Когогина А.Г.", ""}},
		},
		"Latin names": {
			"1. H.E. Mr. Ilham Aliyev – President of the Republic of Azerbaijan\n2. Mikayil Jabbarov, Minister of Economy\n3. Aliyev, Sahib, Chairman of the Milli Majlis Committee\nDr Anne-Marie O’Neill - Rector",
			[]Person{
				{"Ilham Aliyev", "President of the Republic of Azerbaijan"}, {"Mikayil Jabbarov", "Minister of Economy"},
				{"Aliyev, Sahib", "Chairman of the Milli Majlis Committee"}, {"Dr Anne-Marie O’Neill", "Rector"},
			},
		},
		"a Latin table": {
			"No.\tName\tPosition\tCompany\tE-mail\n1\tIlham Aliyev\tPresident\tRepublic of Azerbaijan\toffice@president.example\n2\tHikmet Hajiyev\tAssistant to the President\t\t",
			[]Person{{"Ilham Aliyev", "President, Republic of Azerbaijan"}, {"Hikmet Hajiyev", "Assistant to the President"}},
		},
		"a table with an organisation and contacts, without a heading": {
			"Когогин Сергей Анатольевич\tгенеральный директор\tПАО «КАМАЗ»\t+7 (8552) 45-20-00\tkamaz@example.org",
			[]Person{{"Когогин Сергей Анатольевич", "генеральный директор, ПАО «КАМАЗ»"}},
		},
		"hyphens inside names and posts": {
			"Салимов-Юсупов Али Гасан оглы — вице-премьер — министр\nПесошин Алексей Валерьевич, Премьер-министр Республики Татарстан",
			[]Person{{"Салимов-Юсупов Али Гасан оглы", "вице-премьер — министр"}, {"Песошин Алексей Валерьевич", "Премьер-министр Республики Татарстан"}},
		},
		"Tatar": {
			"1. Миңнеханов Рөстәм Нургали улы – Татарстан Республикасы Президенты",
			[]Person{{"Миңнеханов Рөстәм Нургали улы", "Татарстан Республикасы Президенты"}},
		},
		"capitals": {
			"МИННИХАНОВ Рустам Нургалиевич\t—\tПрезидент Республики Татарстан", []Person{{"МИННИХАНОВ Рустам Нургалиевич", "Президент Республики Татарстан"}},
		},
		"a comma in the post": {
			"Иванов Пётр Ильич, заместитель министра, начальник управления", []Person{{"Иванов Пётр Ильич", "заместитель министра, начальник управления"}},
		},
		"nothing":         {"", nil},
		"nothing but rim": {"\n \t\n1.\n2)\t\n———\n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := People(c.text); !slices.Equal(got, c.want) {
				t.Errorf("read\n%q\nwant\n%q", got, c.want)
			}
		})
	}
}

func FuzzPeople(f *testing.F) {
	for _, s := range []string{
		"1. Минниханов Рустам Нургалиевич — Президент Республики Татарстан", "ФИО\tДолжность\nA\tB", "\"a\nb\"\t\"\"\"", "\v\t\n", "— — —", "a,b,c;d(e)",
		"Г-н г-н", "o\to", "\xff\xfe", "1)2)3)", "(((", "Члены:",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		people := People(text)
		if rows := strings.Count(text, "\n") + strings.Count(text, "\r") + strings.Count(text, "\u2028") + strings.Count(text, "\u2029") + 1; len(people) > rows {
			t.Errorf("%d persons in %d lines", len(people), rows)
		}
		for _, p := range people {
			for _, s := range []string{p.Name, p.Post} {
				if !utf8.ValidString(s) || s != plainSpaces(s) {
					t.Errorf("%q is not clean", s)
				}
			}
			if !hasLetters(p.Name) {
				t.Errorf("%q is no name", p.Name)
			}
			if p.Post != "" && !hasLetters(p.Post) {
				t.Errorf("%q is no post", p.Post)
			}
		}
	})
}
