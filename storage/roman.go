package storage

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// romans are the Roman numbers by which parts, sessions, volumes and months are counted, with the same in our digits.
var romans = func() map[string]string {
	all := map[string]string{}
	for tens := range 4 {
		for units, letters := range []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"} {
			all[strings.Repeat("X", tens)+letters] = strconv.Itoa(10*tens + units)
		}
	}
	delete(all, "")
	return all
}()

// latinRomans are the letters of Roman numbers as they are typed where the keyboard is Cyrillic.
var latinRomans = strings.NewReplacer("Х", "X", "І", "I")

// romanNumber returns a word read as a Roman number, so that part I and part II differ although folding undoubles
// letters; empty where it is none. A single letter may be an initial: it is a number only behind a word that is no
// name.
func romanNumber(word, before string) string {
	first, _ := utf8.DecodeRuneInString(before)
	if utf8.RuneCountInString(word) == 1 && !unicode.IsLower(first) {
		return ""
	}
	return romans[latinRomans.Replace(word)]
}
