package lang

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Address begins a letter to a person: "Уважаемый Рустам Нургалиевич", "Dear Rustam Minnikhanov". A name with a patronymic is
// said without its surname. A letter to nobody by name begins "Уважаемые господа"; one to a person of whom nothing tells a man
// from a woman begins "Уважаемые коллеги" where the language would have to.
func (in In) Address(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return in.T("address.nobody")
	}
	said, of := patronymic(words)
	if of == "" {
		said, of = surname(words)
	}
	if of == "" && in.T("address.man", "") != in.T("address.woman", "") {
		return in.T("address.colleagues")
	}
	return in.T(cmp.Or(of, "address.man"), strings.Join(said, " "))
}

// surnameEnds are the ends of Slavic surnames, which tell a man from a woman where there is no patronymic.
var surnameEnds = []struct{ end, address string }{
	{"ова", "address.woman"}, {"ева", "address.woman"}, {"ёва", "address.woman"}, {"ская", "address.woman"}, {"цкая", "address.woman"},
	{"ов", "address.man"}, {"ев", "address.man"}, {"ёв", "address.man"}, {"ский", "address.man"}, {"цкий", "address.man"},
}

// surname finds how the owner of a name without a patronymic is addressed, the surname last; nothing where the words of the name
// do not tell or disagree.
func surname(words []string) (said []string, address string) {
	said = words
	for i, w := range words {
		of := told(w)
		if of == "" {
			continue
		}
		if len(words) < 2 || address != "" && address != of {
			return words, ""
		}
		address = of
		if i == 0 {
			said = append(slices.Clone(words[1:]), w)
		}
	}
	return said, address
}

// told returns how somebody is addressed whose surname a word is, nothing where it does not tell.
func told(word string) string {
	for _, s := range surnameEnds {
		if strings.HasSuffix(strings.ToLower(word), s.end) && utf8.RuneCountInString(word) >= utf8.RuneCountInString(s.end)+2 {
			return s.address
		}
	}
	return ""
}

// patronymicEnds are the ends of patronymics, which tell a man from a woman: Slavic ones, and the words behind the father's name
// in Azerbaijani and Tatar ones.
var (
	patronymicEnds = []struct{ end, address string }{
		{"ич", "address.man"}, {"овна", "address.woman"}, {"евна", "address.woman"}, {"ична", "address.woman"},
	}
	patronymicWords = []struct{ end, address string }{
		{"оглы", "address.man"}, {"оглу", "address.man"}, {"улы", "address.man"}, {"угылы", "address.man"},
		{"кызы", "address.woman"}, {"гызы", "address.woman"},
	}
)

// patronymic finds the name that is said with a patronymic and how its owner is addressed, nothing where there is none. A name of
// two words is not taken apart: Вукович may be a surname.
func patronymic(words []string) (said []string, address string) {
	for i := 1; i < len(words) && len(words) > 2; i++ { // of two words that end alike the second is the surname
		word := strings.ToLower(words[i])
		for _, p := range patronymicWords {
			switch {
			case word == p.end && i >= 2 && len(words) > 3: // Алиев Ильхам Гейдар оглы, Ильхам Гейдар оглы Алиев
				return words[i-2 : i+1], p.address
			case word != p.end && strings.HasSuffix(word, p.end):
				return words[i-1 : i+1], p.address
			}
		}
		for _, p := range patronymicEnds {
			if strings.HasSuffix(word, p.end) {
				return words[i-1 : i+1], p.address
			}
		}
	}
	return nil, ""
}
