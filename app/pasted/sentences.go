package pasted

import (
	"strings"
	"unicode/utf8"

	"accord/storage/pattern"
)

// sentenceEnd ends a sentence, where what follows begins large. A full stop behind one letter, or behind an abbreviation,
// ends none.
var sentenceEnd = pattern.Of(`(\p{L}+|[»"”)\d])[.!?]\s+(?:[«"„]?\p{Lu})`)

// abbreviations end with a full stop inside of a sentence.
var abbreviations = []string{"г", "гг", "им", "ул", "стр", "ст", "п", "пп", "т", "тыс", "млн", "млрд", "руб", "долл", "др", "пр", "см", "зам", "проф", "акад", "отв", "исп", "сек", "кв", "mr", "mrs", "ms", "dr", "prof", "no", "st", "vs", "inc", "ltd"}

// sentences parts a paragraph.
func sentences(text string) (all []string) {
	from := 0
	for from < len(text) {
		at := nextEnd(text, from)
		if sentence := strings.TrimSpace(text[from:at]); sentence != "" {
			all = append(all, sentence)
		}
		from = at
	}
	return all
}

// nextEnd returns where the sentence that begins at a place ends.
func nextEnd(text string, from int) int {
	for at := from; ; {
		m := sentenceEnd().FindStringSubmatchIndex(text[at:])
		if m == nil {
			return len(text)
		}
		word := text[at+m[2] : at+m[3]]
		end := at + m[3] + 1
		if folded(word) == "г" || folded(word) == "гг" { // "в 2023 г. Стороны …", and not "в г. Баку"
			if before := strings.TrimRight(text[:at+m[2]], " "); before != "" && strings.ContainsAny(before[len(before)-1:], "0123456789") {
				return end
			}
		}
		short := utf8.RuneCountInString(word) == 1 && hasLetters(strings.ToLower(word))
		if !short && !isAbbreviation(word) {
			return end
		}
		at = end
	}
}

func isAbbreviation(word string) bool {
	for _, a := range abbreviations {
		if folded(word) == a {
			return true
		}
	}
	return false
}

// sentencesOf splits each paragraph of prose into those of its sentences that a list would contain: at least one of several. A
// line with a number or a sign is an item of a list and stays whole.
func sentencesOf(rows []row, says func(sentence string) bool) []row {
	var all []row
	for _, one := range rows {
		line := one.oneCell()
		parts := sentences(line)
		if len(parts) < 2 || withoutMark(line) != line {
			all = append(all, one)
			continue
		}
		var saying []row
		for _, s := range parts {
			if says(s) {
				saying = append(saying, row{s})
			}
		}
		if len(saying) > 1 || len(saying) == 1 && len(parts) > 2 {
			all = append(all, saying...)
			continue
		}
		all = append(all, one)
	}
	return all
}
