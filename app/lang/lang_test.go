package lang

import (
	"slices"
	"strings"
	"testing"

	"accord/storage/register"
)

// in runs a check in one language and puts the language back.
func in(t *testing.T, l register.Language, check func()) {
	t.Helper()
	before := Current()
	Use(l)
	defer Use(before)
	check()
}

func TestWordsFollowTheLanguage(t *testing.T) {
	for l, want := range map[register.Language]string{
		register.Russian: "действует", register.English: "in force", register.Tatar: "гамәлдә",
	} {
		in(t, l, func() {
			if got := T("agreement.status.in_force"); got != want {
				t.Errorf("%s: %q, want %q", l, got, want)
			}
			if Current() != l {
				t.Errorf("the language is %s, want %s", Current(), l)
			}
		})
	}
}

func TestUnknownLanguageIsIgnored(t *testing.T) {
	in(t, register.Tatar, func() {
		Use("xx")
		if Current() != register.Tatar {
			t.Errorf("the language became %s", Current())
		}
	})
}

func TestUnknownKeyIsShownItself(t *testing.T) {
	if got := T("no.such.key"); got != "no.such.key" {
		t.Errorf("T gave %q", got)
	}
	if got := N("no.such.key", 5); got != "no.such.key" {
		t.Errorf("N gave %q", got)
	}
}

func TestMissingWordFallsToRussianThenEnglish(t *testing.T) {
	words := map[register.Language]map[string]phrase{register.Russian: wordsOf(register.Russian), register.English: wordsOf(register.English)}
	words[register.Russian]["test.ru"] = phrase{text: "есть"}
	words[register.English]["test.ru"] = phrase{text: "is"}
	words[register.English]["test.en"] = phrase{text: "is"}
	t.Cleanup(func() {
		delete(words[register.Russian], "test.ru")
		delete(words[register.English], "test.ru")
		delete(words[register.English], "test.en")
	})
	in(t, register.Tatar, func() {
		if T("test.ru") != "есть" || T("test.en") != "is" {
			t.Errorf("got %q and %q", T("test.ru"), T("test.en"))
		}
		if Has(register.Tatar, "test.ru") || !Has(register.English, "test.en") {
			t.Error("Has must look at one language only")
		}
	})
}

func TestTheWordBesideANumberGoesWithIt(t *testing.T) {
	in(t, register.Russian, func() {
		for n, want := range map[int]string{0: "поручений", 1: "поручение", 2: "поручения", 11: "поручений", 21: "поручение"} {
			if got := Unit("overview.late.commitments", n); got != want {
				t.Errorf("%d %s, want %s", n, got, want)
			}
		}
	})
}

func TestPluralForms(t *testing.T) {
	forms := map[register.Language]phrase{
		register.Russian: {forms: map[string]string{"one": "%s визит", "few": "%s визита", "many": "%s визитов"}},
		register.English: {forms: map[string]string{"one": "%s visit", "other": "%s visits"}},
		register.Tatar:   {forms: map[string]string{"other": "%s визит"}},
	}
	for l, p := range forms {
		wordsOf(l)["test.visits"] = p
		t.Cleanup(func() { delete(wordsOf(l), "test.visits") })
	}
	for _, c := range []struct {
		l    register.Language
		n    int
		want string
	}{
		{register.Russian, 0, "0 визитов"}, {register.Russian, 1, "1 визит"}, {register.Russian, 3, "3 визита"},
		{register.Russian, 5, "5 визитов"}, {register.Russian, 11, "11 визитов"}, {register.Russian, 12, "12 визитов"},
		{register.Russian, 21, "21 визит"}, {register.Russian, 22, "22 визита"}, {register.Russian, 111, "111 визитов"},
		{register.Russian, 1254, "1\u202f254 визита"}, {register.Russian, -1, "–1 визит"},
		{register.English, 0, "0 visits"}, {register.English, 1, "1 visit"}, {register.English, 21, "21 visits"},
		{register.Tatar, 1, "1 визит"}, {register.Tatar, 5, "5 визит"},
	} {
		in(t, c.l, func() {
			if got := N("test.visits", c.n); got != c.want {
				t.Errorf("%s %d: %q, want %q", c.l, c.n, got, c.want)
			}
		})
	}
}

func TestDays(t *testing.T) {
	for _, c := range []struct {
		from, to register.Date
		want     string
	}{
		{"2022-11-29", "", "29.11.2022"},
		{"2022-11-29", "2022-11-29", "29.11.2022"},
		{"2022-12-12", "2022-12-14", "12–14.12.2022"},
		{"2022-11-30", "2022-12-02", "30.11–02.12.2022"},
		{"2022-12-30", "2023-01-02", "30.12.2022–02.01.2023"},
		{"2022-11", "2022-12", "11–12.2022"},
		{"2022-11", "2023-01", "11.2022–01.2023"},
		{"2021", "2022", "2021–2022"},
		{"2022", "2022-12-14", "2022–14.12.2022"},
		{"", "2022-12-14", "…–14.12.2022"},
		{"", "", ""},
	} {
		if got := Days(c.from, c.to); got != c.want {
			t.Errorf("%s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

func TestDay(t *testing.T) {
	for d, want := range map[register.Date]string{"2022-11-29": "29.11.2022", "2022-11": "11.2022", "2022": "2022", "": "", "2022-02-30": ""} {
		for _, l := range register.Languages {
			in(t, l, func() {
				if got := Day(d); got != want {
					t.Errorf("%s %q: %q, want %q", l, d, got, want)
				}
			})
		}
	}
}

func TestLongDay(t *testing.T) {
	for _, c := range []struct {
		l             register.Language
		day, month, y string
	}{
		{register.Russian, "29 ноября 2022 г.", "ноябрь 2022 г.", "2022 г."},
		{register.English, "29 November 2022", "November 2022", "2022"},
		{register.Tatar, "2022 елның 29 ноябре", "2022 елның ноябре", "2022 ел"},
	} {
		in(t, c.l, func() {
			got := []string{LongDay("2022-11-29"), LongDay("2022-11"), LongDay("2022"), LongDay("")}
			if want := []string{c.day, c.month, c.y, ""}; !slices.Equal(got, want) {
				t.Errorf("%s: %q, want %q", c.l, got, want)
			}
		})
	}
}

func TestMonthsInDocuments(t *testing.T) {
	for l, want := range map[register.Language]string{
		register.Russian: "1 января, 1 февраля, 1 марта, 1 апреля, 1 мая, 1 июня, 1 июля, 1 августа, 1 сентября, 1 октября, 1 ноября, 1 декабря",
		register.English: "1 January, 1 February, 1 March, 1 April, 1 May, 1 June, 1 July, 1 August, 1 September, 1 October, 1 November, 1 December",
		register.Tatar:   "1 гыйнвары, 1 феврале, 1 марты, 1 апреле, 1 мае, 1 июне, 1 июле, 1 августы, 1 сентябре, 1 октябре, 1 ноябре, 1 декабре",
	} {
		in(t, l, func() {
			var months []string
			for m := 1; m <= 12; m++ {
				text := LongDay(register.Day(2022, m, 1))
				text = strings.TrimPrefix(text, "2022 елның ")
				months = append(months, strings.TrimSuffix(strings.TrimSuffix(text, " г."), " 2022"))
			}
			if got := strings.Join(months, ", "); got != want {
				t.Errorf("%s: %s", l, got)
			}
		})
	}
}

func TestCalendarWords(t *testing.T) {
	for l, want := range map[register.Language]string{
		register.Russian: "Ноябрь 2022: Пн Вт Ср Чт Пт Сб Вс",
		register.English: "November 2022: Mon Tue Wed Thu Fri Sat Sun",
		register.Tatar:   "Ноябрь 2022: Дш Сш Чш Пш Җм Шм Як",
	} {
		in(t, l, func() {
			var week []string
			for i := range 7 {
				week = append(week, WeekdayShort(i))
			}
			if got := MonthTitle(2022, 11) + ": " + strings.Join(week, " "); got != want {
				t.Errorf("%s: %s", l, got)
			}
		})
	}
	if Month(0)+Month(13)+WeekdayShort(-1)+WeekdayShort(7) != "" {
		t.Error("what is outside the calendar has no name")
	}
}

func TestNumber(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 7: "7", 999: "999", 1254: "1_254", 70000000: "70_000_000", -1254: "–1_254",
		-9223372036854775808: "–9_223_372_036_854_775_808"} {
		if got := Number(n); got != strings.ReplaceAll(want, "_", "\u202f") {
			t.Errorf("%d: %q", n, got)
		}
	}
}

func TestMoney(t *testing.T) {
	for _, c := range []struct {
		m      register.Money
		ru, en string
	}{
		{register.Money{Minor: 7000000000, Currency: "USD"}, "70_000_000~USD", "70_000_000~USD"},
		{register.Money{Minor: 125450, Currency: "RUB"}, "1_254,50~RUB", "1_254.50~RUB"},
		{register.Money{Minor: 5, Currency: "EUR"}, "0,05~EUR", "0.05~EUR"},
		{register.Money{Minor: -125450, Currency: "RUB"}, "–1_254,50~RUB", "–1_254.50~RUB"},
		{register.Money{Minor: 1254, Currency: "JPY"}, "1_254~JPY", "1_254~JPY"},
		{register.Money{Minor: 1500, Currency: "KWD"}, "1,500~KWD", "1.500~KWD"},
		{register.Money{Minor: 100, Currency: "QQQ"}, "1~QQQ", "1~QQQ"},
		{register.Money{}, "", ""},
	} {
		for l, want := range map[register.Language]string{register.Russian: c.ru, register.Tatar: c.ru, register.English: c.en} {
			in(t, l, func() {
				want = strings.NewReplacer("_", "\u202f", "~", "\u00a0").Replace(want)
				if got := Money(c.m); got != want {
					t.Errorf("%s %v: %q, want %q", l, c.m, got, want)
				}
			})
		}
	}
}

func TestNamesOfCountriesAndLanguages(t *testing.T) {
	for _, c := range []struct{ code, ru, en, tt string }{
		{"AZ", "Азербайджан", "Azerbaijan", "Азәрбайҗан"},
		{"ru", "Россия", "Russia", "Россия"},
		{"KZ", "Казахстан", "Kazakhstan", "Казахстан"},
		{"MK", "Северная Македония", "North Macedonia", "Төньяк Македония"},
		{"SUHH", "СССР", "USSR", "СССР"},
		{"DDDE", "Германская Демократическая Республика", "German Democratic Republic", "Германия Демократик Республикасы"},
		{"SH", "о-в Св. Елены", "St. Helena", "о-в Св. Елены"},
		{"Q?", "Q?", "Q?", "Q?"},
		{"", "", "", ""},
	} {
		for l, want := range map[register.Language]string{register.Russian: c.ru, register.English: c.en, register.Tatar: c.tt} {
			if got := CountryNameIn(l, c.code); got != want {
				t.Errorf("%s %s: %q, want %q", l, c.code, got, want)
			}
		}
	}
	for _, c := range []struct{ code, ru, en, tt string }{
		{"ru", "русский", "Russian", "рус"}, {"en", "английский", "English", "инглиз"}, {"tt", "татарский", "Tatar", "татар"},
		{"az", "азербайджанский", "Azerbaijani", "азәрбайҗан"}, {"tk", "туркменский", "Turkmen", "төркмән"},
		{"zh", "китайский", "Chinese", "кытай"}, {"?", "?", "?", "?"}, {"", "", "", ""},
	} {
		for l, want := range map[register.Language]string{register.Russian: c.ru, register.English: c.en, register.Tatar: c.tt} {
			in(t, l, func() {
				if got := LanguageName(c.code); got != want {
					t.Errorf("%s %s: %q, want %q", l, c.code, got, want)
				}
			})
		}
	}
}

func TestCapital(t *testing.T) {
	for s, want := range map[string]string{"": "", "действует": "Действует", "җомга": "Җомга", "№ 1": "№ 1", "in force": "In force"} {
		if got := Capital(s); got != want {
			t.Errorf("%q: %q", s, got)
		}
	}
}

func TestALanguageMaySpeakBesideTheOneInUse(t *testing.T) {
	in(t, register.Russian, func() {
		if got, want := In(register.English).LongDay("2022-11-29"), "29 November 2022"; got != want {
			t.Errorf("%q, want %q", got, want)
		}
		if got, want := LongDay("2022-11-29"), "29 ноября 2022 г."; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	})
}
