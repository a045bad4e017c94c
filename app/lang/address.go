package lang

import "strings"

// Address begins a letter to a person: "Уважаемый Рустам Нургалиевич", "Dear Rustam Minnikhanov". A name with a patronymic is
// said without its surname; a letter that names nobody begins "Уважаемые господа".
func (in In) Address(name string) string {
	words := strings.Fields(name)
	at, of := patronymic(words)
	switch {
	case len(words) == 0:
		return in.T("address.nobody")
	case at < 0:
		return in.T("address.person", strings.Join(words, " "))
	case at == 0: // the surname stands last
		return in.T(of, strings.Join(words[:len(words)-1], " "))
	}
	return in.T(of, strings.Join(words[at:], " "))
}

// patronymicEnds are the ends of patronymics, which tell a man from a woman.
var patronymicEnds = []struct{ end, address string }{
	{"ович", "address.man"}, {"евич", "address.man"}, {"ьич", "address.man"}, {"кич", "address.man"}, {"мич", "address.man"},
	{"овна", "address.woman"}, {"евна", "address.woman"}, {"ична", "address.woman"},
}

// patronymicWords stand behind the father's name in Azerbaijani and Tatar ones.
var patronymicWords = map[string]string{
	"оглы": "address.man", "оглу": "address.man", "улы": "address.man", "угылы": "address.man",
	"кызы": "address.woman", "гызы": "address.woman",
}

// patronymic finds where the name that is said with a patronymic begins, and how its owner is addressed; -1 where there is none.
// A name of two words is not taken apart: Вукович may be a surname.
func patronymic(words []string) (at int, address string) {
	last := len(words) - 1
	if last >= 3 {
		if of := patronymicWords[strings.ToLower(words[last])]; of != "" {
			return 1, of
		}
	}
	if last != 2 {
		return -1, ""
	}
	for _, p := range patronymicEnds {
		if strings.HasSuffix(strings.ToLower(words[last]), p.end) {
			return 1, p.address
		}
	}
	for _, p := range patronymicEnds {
		if strings.HasSuffix(strings.ToLower(words[1]), p.end) {
			return 0, p.address
		}
	}
	return -1, ""
}
