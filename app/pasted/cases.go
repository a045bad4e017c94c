package pasted

import (
	"slices"
	"strings"
	"unicode/utf8"

	"accord/storage/pattern"
)

// gender is that of a name, as far as its endings tell.
type gender int

const (
	unknownGender gender = iota
	man
	woman
)

// patronymicCases are the endings of patronymics in the cases in which a list may put a name.
var patronymicCases = []struct {
	ends, name string
	of         gender
}{
	{"вичу", "вич", man}, {"вича", "вич", man}, {"вичем", "вич", man},
	{"ьичу", "ьич", man}, {"ьича", "ьич", man}, {"мичу", "мич", man}, {"мича", "мич", man}, {"кичу", "кич", man}, {"кича", "кич", man},
	{"вне", "вна", woman}, {"вну", "вна", woman}, {"вны", "вна", woman}, {"вной", "вна", woman}, {"чне", "чна", woman}, {"чну", "чна", woman}, {"чны", "чна", woman},
}

// surnameCases are the endings of surnames that tell case and gender by themselves.
var surnameCases = []struct {
	ends, name string
	of         gender
	sure       bool // the ending alone says that this is no name in the nominative
}{
	{"скому", "ский", man, true}, {"цкому", "цкий", man, true}, {"ского", "ский", man, true}, {"цкого", "цкий", man, true},
	{"скую", "ская", woman, true}, {"цкую", "цкая", woman, true}, {"ской", "ская", woman, false}, {"цкой", "цкая", woman, false},
	{"ову", "ов", man, true}, {"еву", "ев", man, true}, {"ёву", "ёв", man, true}, {"ину", "ин", man, true}, {"ыну", "ын", man, true},
	{"овой", "ова", woman, true}, {"евой", "ева", woman, true}, {"ёвой", "ёва", woman, true}, {"иной", "ина", woman, true}, {"ыной", "ына", woman, true},
	{"ова", "ов", man, false}, {"ева", "ев", man, false}, {"ёва", "ёв", man, false}, {"ина", "ин", man, false}, {"ына", "ын", man, false},
	{"ову", "ова", woman, false}, {"еву", "ева", woman, false}, {"ину", "ина", woman, false},
}

// nominativeName puts the name of a person into the nominative: "Иванову Ивану Ивановичу" is "Иванов Иван Иванович". A
// patronymic shows the case; a name with initials is changed only in an addressed list.
func nominativeName(name string, addressed bool) (nominative string, was bool) {
	if !hasCyrillic(name) {
		return name, false
	}
	words := strings.Fields(name)
	of := unknownGender
	for i, w := range words {
		for _, c := range patronymicCases {
			if stem, is := strings.CutSuffix(w, c.ends); is && utf8.RuneCountInString(stem) > 2 && len(words) > 1 {
				words[i], of = stem+c.name, c.of
				was = true
				break
			}
		}
	}
	if !was && !addressed {
		return name, false
	}
	surname := slices.IndexFunc(words, func(w string) bool { return !isInitial(w) && !startsParticle(w) })
	for i, w := range words {
		switch {
		case isInitial(w), isPatronymic(w), startsParticle(w):
		case i == surname && !(len(words) > 2 && i == 0 && isPatronymic(words[1])): // "Ивану Ивановичу Иванову" has it last
			nominative, gender, found := surnameOf(w, of)
			was = was || found
			words[i], of = nominative, gender
		case len(words) > 2 && isPatronymic(words[1]) && i == 2:
			words[i], _, _ = surnameOf(w, of)
		case of == unknownGender: // a first name alone shows no case
		default:
			words[i] = firstNameOf(w, of)
		}
	}
	return strings.Join(words, " "), was
}

// surnameOf returns a surname in the nominative, with its gender.
func surnameOf(w string, of gender) (string, gender, bool) {
	for _, c := range surnameCases {
		if of != unknownGender && c.of != of || of == unknownGender && !c.sure {
			continue
		}
		if stem, is := strings.CutSuffix(w, c.ends); is && utf8.RuneCountInString(stem) > 1 {
			return stem + c.name, c.of, true
		}
	}
	if of == woman {
		return w, of, false
	}
	if stem, is := strings.CutSuffix(w, "ому"); is {
		return stem + "ой", man, true
	}
	for _, end := range []string{"у", "а"} {
		if stem, is := strings.CutSuffix(w, end); is && (end == "у" || of == man) && utf8.RuneCountInString(stem) > 2 && endsInConsonant(stem) {
			return stem, of, true
		}
	}
	return w, of, false
}

// firstNameOf is a first name in the case of names.
func firstNameOf(w string, of gender) string {
	if of == woman {
		for _, c := range [][2]string{{"ии", "ия"}, {"ию", "ия"}, {"ье", "ья"}, {"ю", "я"}, {"е", "а"}, {"у", "а"}, {"ы", "а"}} {
			if stem, is := strings.CutSuffix(w, c[0]); is {
				return stem + c[1]
			}
		}
		return w
	}
	for _, c := range [][2]string{{"ею", "ей"}, {"ея", "ей"}, {"аю", "ай"}, {"ая", "ай"}, {"ию", "ий"}, {"ия", "ий"}, {"ью", "ья"}, {"ью", "ья"}, {"рю", "рь"}, {"ря", "рь"}, {"ю", "ь"}} {
		if stem, is := strings.CutSuffix(w, c[0]); is {
			return stem + c[1]
		}
	}
	for _, end := range []string{"у", "а"} {
		if stem, is := strings.CutSuffix(w, end); is && endsInConsonant(stem) {
			return stem
		}
	}
	return w
}

func endsInConsonant(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("бвгджзклмнпрстфхцчшщҗһң", r)
}

// postCases are nouns of posts, without their endings; adding the second part makes the nominative.
var postCases = pattern.Of(`(?i)^(министр|президент|премьер-министр|вице-премьер|директор|ректор|проректор|губернатор|начальник|консул|помощник|советник|атташе|декан|мэр|депутат|эксперт|специалист|координатор|менеджер|переводчик|раис)(?:у|а)$|^(председател|заместител|руководител|секретар|представител|сопредседател|учредител)(?:ю|я)$|^(посл)(?:у|а)$|^(глав)(?:е|у)$`)

// nominativePost puts a post into the case of names; both are false where it stands in that already. Its ending alone says
// that it is in the dative.
func nominativePost(post string) (nominative string, oblique, dative bool) {
	if first, second, double := strings.Cut(post, " – "); double {
		first, oblique, dative = nominativePost(first)
		if other, _, too := nominativePost(second); too && dative {
			second = other
		}
		return first + " – " + second, oblique, dative
	}
	words := strings.Fields(post)
	for i, w := range words[:min(5, len(words))] {
		m := postCases().FindStringSubmatch(strings.Trim(w, ","))
		if m == nil {
			if i > 0 && !isAdjective(words[i-1]) || isBodyWord(w) {
				break
			}
			continue
		}
		dative = strings.HasSuffix(w, "у") || strings.HasSuffix(w, "ю") || strings.HasSuffix(w, "е")
		noun := m[1]
		switch {
		case m[2] != "":
			noun = m[2] + "ь"
		case m[3] != "":
			noun = m[3][:len(m[3])-len("сл")] + "сол"
		case m[4] != "":
			noun = m[4] + "а"
		}
		words[i] = noun + strings.TrimPrefix(w, strings.TrimRight(w, ","))
		for j := range i {
			words[j] = adjectiveOf(strings.Replace(words[j], "ого", "ому", 1), false)
		}
		return strings.Join(words, " "), true, dative
	}
	return post, false, false
}

// isAdjective reports whether a word may stand before the noun of a post in another case than that of names.
func isAdjective(word string) bool {
	return word == "и" || strings.HasSuffix(word, "ому") || strings.HasSuffix(word, "ему") || strings.HasSuffix(word, "ого") || strings.HasSuffix(word, "его")
}

// dativeHonour is an honour by which somebody is addressed.
var dativeHonour = pattern.Of(`(?i)(?:^|\s)(?:г-ну|г-же|господину|госпоже|товарищу|тов\.)(?:\s|$)`)

// appoints begins a line that says what somebody becomes: "Назначить сопредседателем Комиссии …", "Включить в состав …".
var appoints = pattern.Of(`(?i)^(?:назначить|утвердить|избрать|включить в состав(?:\s+(?:комиссии|делегации|рабочей группы))?|ввести в состав(?:\s+(?:комиссии|делегации|рабочей группы))?|поручить|пригласить|направить|командировать)\s+`)
