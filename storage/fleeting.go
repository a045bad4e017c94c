package storage

import (
	"strings"
	"unicode/utf8"
)

// dropped are the ends of Russian words whose last vowel goes when the word is declined (посол, посла; рынок, на рынке;
// конец, к концу; огонь, у огня; уровень, на уровне).
var dropped = []string{"ок", "ек", "ец", "ол", "ел", "онь", "ень"}

// inserted are the vowels that come before the last letter of a stem where nothing follows it.
var inserted = map[string][]string{"к": {"о", "е"}, "ц": {"е"}, "л": {"о", "е"}, "н": {"о", "е"}}

// fleeting returns the stem of a Russian word without its fleeting vowel or with one: how other cases of the word begin.
func fleeting(word, stem string) []string {
	for _, end := range dropped {
		if before, ends := strings.CutSuffix(word, end); ends && consonant(before) && utf8.RuneCountInString(before) >= leastStem-1 {
			last, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(word, "ь"))
			return []string{before + string(last)}
		}
	}
	last, size := utf8.DecodeLastRuneInString(stem)
	before := stem[:len(stem)-size]
	if word == stem || !consonant(before) || utf8.RuneCountInString(before) < leastStem-1 {
		return nil
	}
	var others []string
	for _, vowel := range inserted[string(last)] {
		others = append(others, before+vowel+string(last))
	}
	return others
}

// consonant reports whether a word ends in a Russian consonant.
func consonant(word string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	return strings.ContainsRune("бвгджзклмнпрстфхцчшщ", last)
}
