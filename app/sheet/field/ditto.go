package field

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"accord/storage/register"
)

// dittos are the words for what the row above says.
var dittos = words("то же|то же самое|тот же|та же|те же|там же|тогда же|того же числа|ditto|same|same as above|the same|idem|ibid|шул ук|шунда ук|шул ук көнне")

// Ditto reports whether a cell says what the one above it says, in a word or by marks: -//-, —»—, ".
func Ditto(cell string) bool {
	if len(cell) > 40 {
		return false
	}
	switch marks := strings.Trim(cell, " -–—_"); marks {
	case "//", "\"", "\"\"", "''", ",,", "»", "«", "« »", "«»", "”", "“", "″", "〃", "'' ''", "\" \"":
		return true
	case "":
		return false
	}
	return slices.Contains(dittos, Fold(cell))
}

// samePersons are the words for a person who is named in the row above.
var samePersons = []string{"он же", "она же", "они же", "тот же человек", "шул ук кеше", "the same person", "same person"}

// SamePerson reports whether a cell names a person by the row above, and returns what it says more: "он же, советник".
func SamePerson(cell string) (more string, is bool) {
	text := register.Line(cell)
	plain := strings.ToLower(text)
	for _, w := range samePersons {
		rest, begins := strings.CutPrefix(plain, w)
		if first, _ := utf8.DecodeRuneInString(rest); begins && !unicode.IsLetter(first) && len(plain) == len(text) {
			return strings.TrimRight(strings.TrimLeft(text[len(w):], " ,.;:()–—-"), " ,;:()–—-"), true
		}
	}
	return "", false
}

// AllOfThem reports whether a cell names all people of the row above.
func AllOfThem(cell string) bool {
	plain := strings.ToLower(register.Line(cell))
	return strings.HasPrefix(plain, "они же") || strings.HasPrefix(plain, "the same") || strings.HasPrefix(plain, "шул ук") // not shown
}

// brokenCells are what spreadsheets show in the place of a value that they could not compute.
var brokenCells = []string{"#Н/Д", "#ССЫЛКА!", "#ЗНАЧ!", "#ДЕЛ/0!", "#ИМЯ?", "#ЧИСЛО!", "#ПУСТО!", "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "ERR:502", "ERR:504", "ERR:508", "ERR:509", "ERR:522"}

// Broken reports whether a cell holds what a spreadsheet shows in the place of a value that it could not compute.
func Broken(cell string) bool {
	return len(cell) < 20 && slices.Contains(brokenCells, strings.ToUpper(strings.TrimSpace(cell)))
}

// papers begin the names of documents that decisions come from.
var papers = words("по итогам|по результатам|во исполнение|протокол|распоряжение|поручение|поручения|перечень поручений|приказ|постановление|указ|решение|план|дорожная карта|программа|письмо|соглашение|protocol|minutes|order|instruction|decree|road map|plan|беркетмә|боерык|карар")

// Paper reports whether a heading names a document that decisions come from.
func Paper(heading string) bool {
	plain := Fold(heading) + " "
	return slices.ContainsFunc(papers, func(w string) bool { return strings.HasPrefix(plain, w+" ") })
}
