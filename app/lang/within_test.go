package lang

import (
	"testing"

	"accord/storage/register"
)

func TestAPhraseInsideASentenceBeginsSmall(t *testing.T) {
	for _, c := range []struct {
		in         register.Language
		said, want string
	}{
		{register.Russian, "Автомобилестроение", "автомобилестроение"},
		{register.Russian, "ИКТ и связь", "ИКТ и связь"},
		{register.Russian, "Ёмкости", "ёмкости"},
		{register.Russian, "", ""},
		{register.English, "Car building", "car building"},
		{register.English, "Russian language", "Russian language"},
		{register.English, "IT", "IT"},
		{register.Tatar, "Сәүдә һәм икътисад", "сәүдә һәм икътисад"},
	} {
		if got := In(c.in).Within(c.said); got != c.want {
			t.Errorf("%q is %q inside a sentence, want %q", c.said, got, c.want)
		}
	}
}
