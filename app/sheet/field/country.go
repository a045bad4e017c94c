package field

import (
	"strings"
	"sync"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// otherNames are names of states that no table of codes has, by their codes.
var otherNames = map[string]string{
	"RU": "Российская Федерация|РФ|Russian Federation", "US": "США|Соединенные Штаты|USA|U.S.A.|United States of America|America|АКШ", "GB": "Великобритания|Соединенное Королевство|Англия|UK|U.K.|Great Britain|England|United Kingdom of Great Britain and Northern Ireland|Бөекбритания",
	"CN": "Китай|КНР|Китайская Народная Республика|PRC|People's Republic of China|China, People's Republic of|Кытай", "DE": "Германия|ФРГ|Федеративная Республика Германия|FRG|Federal Republic of Germany|Germany, Federal Republic of",
	"KP": "КНДР|Северная Корея|Корейская Народно-Демократическая Республика|DPRK|North Korea|Korea, North|Korea, Democratic People's Republic of|Democratic People's Republic of Korea",
	"KR": "Республика Корея|Южная Корея|ROK|South Korea|Korea, South|Korea, Republic of|Republic of Korea|Көньяк Корея", "IR": "Иран|Исламская Республика Иран|Iran, Islamic Republic of|Islamic Republic of Iran|Iran (Islamic Republic of)",
	"AE": "ОАЭ|Объединенные Арабские Эмираты|UAE|United Arab Emirates|БГӘ", "SY": "Сирия|САР|Сирийская Арабская Республика|Syrian Arab Republic", "VN": "Вьетнам|СРВ|Viet Nam|Socialist Republic of Vietnam",
	"MD": "Молдавия|Молдова|Республика Молдова|Moldova, Republic of|Republic of Moldova", "BY": "Белоруссия|Беларусь|Республика Беларусь|Republic of Belarus|Byelorussia", "KG": "Киргизия|Кыргызстан|Кыргызская Республика|Киргизская Республика|Kyrgyz Republic",
	"KZ": "Казахстан|Республика Казахстан|Казакъстан|Казахстан Республикасы", "TM": "Туркмения|Туркменистан|Төрекмәнстан", "UZ": "Узбекистан|Республика Узбекистан|Үзбәкстан", "TJ": "Таджикистан|Республика Таджикистан|Таҗикстан",
	"AZ": "Азербайджан|Азербайджанская Республика|Republic of Azerbaijan|Azerbaycan|Azərbaycan|Азәрбайҗан Республикасы", "TR": "Турция|Турецкая Республика|Турецкая республика|Türkiye|Turkiye|Republic of Turkey|Төркия", "AM": "Армения|Республика Армения|Republic of Armenia|Әрмәнстан",
	"CD": "ДР Конго|Congo, Democratic Republic of|Congo, Democratic Republic of the|Congo (Kinshasa)|Zaire|Заир", "CG": "Congo, Republic of|Congo, Republic of the|Congo (Brazzaville)|Congo|Конго", "CI": "Кот-д’Ивуар|Берег Слоновой Кости|Ivory Coast|Cote d'Ivoire",
	"MK": "Македония|Северная Македония|Macedonia|North Macedonia", "CZ": "Чехия|Чешская Республика|Czech Republic|Czechia", "SZ": "Свазиленд|Эсватини|Swaziland|Eswatini", "MM": "Бирма|Мьянма|Burma|Myanmar", "LK": "Цейлон|Шри-Ланка|Ceylon|Sri Lanka",
	"VA": "Ватикан|Святой Престол|Holy See|Vatican", "TZ": "Танзания|Tanzania, United Republic of|United Republic of Tanzania", "LA": "Лаос|ЛНДР|Lao People's Democratic Republic", "BO": "Боливия|Bolivia, Plurinational State of", "VE": "Венесуэла|Venezuela, Bolivarian Republic of",
	"NL": "Нидерланды|Голландия|Netherlands|The Netherlands|Holland|Netherlands, The", "EG": "Египет|АРЕ|Арабская Республика Египет|Egypt, Arab Republic of", "SA": "Саудовская Аравия|КСА|Saudi Arabia, Kingdom of", "GM": "Гамбия|Gambia, The|The Gambia", "BS": "Bahamas, The|The Bahamas",
	"SUHH": "СССР|Советский Союз|Союз Советских Социалистических Республик|USSR|U.S.S.R.|Soviet Union|Union of Soviet Socialist Republics|ССРБ", "YUCS": "Югославия|СФРЮ|Yugoslavia|Socialist Federal Republic of Yugoslavia", "CSHH": "Чехословакия|ЧССР|Czechoslovakia", "DDDE": "ГДР|Германская Демократическая Республика|GDR|German Democratic Republic|East Germany|Germany, East",
}

// countries are the codes of states by their folded names.
var countries = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	add := func(code, name string) {
		if key := storage.Fold(name); key != "" && all[key] == "" {
			all[key] = code
		}
	}
	for code, names := range otherNames {
		for name := range strings.SplitSeq(names, "|") {
			add(code, name)
		}
	}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			if code == "DD" || code == "SU" || code == "YU" || code == "EU" || code == "UN" || code == "EZ" {
				continue
			}
			for _, l := range register.Languages {
				if name := lang.CountryNameIn(l, code); name != code {
					add(code, name)
				}
			}
		}
	}
	return all
})

// Country returns the code of the state of a name in any of the languages, or by its code: ISO 3166-1, of former states
// ISO 3166-3. It is empty where there is none.
func Country(name string) string {
	name = strings.TrimSpace(name)
	if len(name) == 2 && name == strings.ToUpper(name) && lang.CountryNameIn(register.English, name) != name {
		return name
	}
	if code := countries()[storage.Fold(name)]; code != "" {
		return code
	}
	if last, first, turned := strings.Cut(name, ","); turned && !strings.Contains(first, ",") { // CONGO, REPUBLIC OF
		return countries()[storage.Fold(strings.TrimSpace(first)+" "+last)]
	}
	return countries()[storage.Fold(withoutForm(name))]
}

// Forms of states, before their names and behind them.
var (
	formsBefore = []string{"исламская республика ", "федеративная республика ", "республика ", "королевство ", "княжество ", "султанат ", "государство ",
		"islamic republic of ", "federal republic of ", "republic of ", "kingdom of ", "principality of ", "sultanate of ", "state of "}
	formsBehind = []string{" республикасы", " патшалыгы", " respublikası", " cumhuriyeti"}
)

// withoutForm is the name of a state without what the state is; nothing where it says nothing of that.
func withoutForm(name string) string {
	plain := strings.ToLower(name)
	for _, form := range formsBefore {
		if rest, is := strings.CutPrefix(plain, form); is {
			return rest
		}
	}
	for _, form := range formsBehind {
		if rest, is := strings.CutSuffix(plain, form); is {
			return rest
		}
	}
	return ""
}

// CountryNames are the names of a state in the three languages.
func CountryNames(code string) register.Text {
	var t register.Text
	for _, l := range register.Languages {
		t.Set(l, lang.CountryNameIn(l, code))
	}
	return t
}

// OtherNames are other names of a state.
func OtherNames(code string) []string {
	if otherNames[code] == "" {
		return nil
	}
	return strings.Split(otherNames[code], "|")
}
