package pasted

import (
	"strings"
	"testing"
)

func TestInitialsAreReadInAnyWriting(t *testing.T) {
	for name, want := range map[string]string{
		"Алиев Л.Ш.":        "Алиев|Л Ш",
		"Алиев Л. Ш.":       "Алиев|Л Ш",
		"Алиев ЛШ":          "Алиев|Л Ш",
		"ЛШ Алиев":          "Алиев|Л Ш",
		"Л.Ш. Алиев":        "Алиев|Л Ш",
		"L. Sh. Aliyev":     "Aliyev|L Sh",
		"Aliyev L.Sh.":      "Aliyev|L Sh",
		"г-н Алиев Л":       "Алиев|Л",
		"Салимов-Юсупов А.": "Салимов-Юсупов|А",
		"ЛИ ВЭЙ":            "ЛИ ВЭЙ|",
		"Алиев Лятиф":       "Алиев Лятиф|",
	} {
		words, letters := Initials(name)
		if got := strings.Join(words, " ") + "|" + strings.Join(letters, " "); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestASideIsTheirsByTheNameOfItsPartner(t *testing.T) {
	ours, theirs := []string{"Республика Татарстан", "Republic of Tatarstan"}, []string{"Азербайджанская Республика", "Republic of Azerbaijan"}
	for phrase, want := range map[string]string{
		"Азербайджанская сторона": "theirs", "азербайджанской части": "theirs", "The Azerbaijani side": "theirs", "От Азербайджанской Республики": "theirs",
		"Российская сторона": "ours", "С российской стороны": "ours", "Татарстанская часть": "ours", "The Russian side": "ours", "Наша сторона": "ours", "От Республики Татарстан": "ours",
		"The Tatar side": "ours", "Both Parties": "both", "Ике як": "both", "The Tatarstan Side and the Azerbaijani Side": "both", "Татарстанской и азербайджанской сторонам": "both",
		"Стороны": "both", "Обе стороны": "both", "both sides": "both", "Туркменская сторона": "", "": "",
	} {
		if got := string(SideOf(phrase, ours, theirs)); got != want {
			t.Errorf("%q is %q, want %q", phrase, got, want)
		}
	}
}

func TestATextThatIsTooLongDoesNotFit(t *testing.T) {
	for text, want := range map[string]bool{
		"": true, "Иванов\r\nПетров": true, strings.Repeat("а\n", MostRows-1): true, strings.Repeat("а\n", MostRows): false,
		strings.Repeat("а", mostCell): false, strings.Repeat("а\t", mostCells): false,
	} {
		if got := Fits(text); got != want {
			t.Errorf("%d bytes fit: %v", len(text), got)
		}
	}
}

func TestAMinistryIsToldFromItsMinister(t *testing.T) {
	for post, want := range map[string]string{
		"министр экономики Республики Татарстан":    "Министерство экономики Республики Татарстан",
		"заместитель министра транспорта, советник": "Министерство транспорта",
		"Deputy Minister of Economy": "Ministry of Economy",
		"директор":                   "",
	} {
		if got := strings.Join(Person{Post: post}.Bodies(), ";"); got != want {
			t.Errorf("%q: %q, want %q", post, got, want)
		}
	}
	if got := strings.Join(Person{Body: "ПАО «КАМАЗ»"}.Bodies(), ";"); got != "ПАО «КАМАЗ»;КАМАЗ" {
		t.Errorf("the names of KAMAZ are %q", got)
	}
}
