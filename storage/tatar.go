package storage

import (
	"strings"
	"unicode/utf8"
)

// Tatar joins its endings one behind the other: килешү, килешүләр, килешүләренең. They are taken off again from the end, as
// long as enough of the word is left to say something.

// tatarEndings are those of number, owner and case, the longest first; a vowel of theirs follows those of the word.
var tatarEndings = strings.Fields(`
	ыннан еннән ларның ләрнең
	ннан ннән ыбыз ебез ыгыз егез
	лар ләр нар нәр ның нең дан дән тан тән нан нән нда ндә сын сен ына енә
	сы се ны не га гә ка кә на нә да дә та тә ын ен ым ем ың ең ча чә
	ы е н`)

const (
	tatarLeast  = 4 // letters that are left of a word
	tatarJoined = 4 // endings that a word has at the most
)

// isTatar reports whether a word has letters that only Tatar has.
func isTatar(word string) bool { return strings.ContainsAny(word, "әөүҗңһ") }

// tatarSounds are those that change before a vowel: үзәк, үзәге; китап, китабы.
var tatarSounds = strings.NewReplacer("к", "г", "г", "к", "п", "б", "б", "п")

// tatarStems returns how the forms of a Tatar word begin.
func tatarStems(word string) []string {
	stem := tatarStem(word)
	_, last := utf8.DecodeLastRuneInString(stem)
	changed := stem[:len(stem)-last] + tatarSounds.Replace(stem[len(stem)-last:])
	if changed == stem {
		return []string{stem}
	}
	return []string{stem, changed}
}

// tatarStem takes the endings off a Tatar word.
func tatarStem(word string) string {
	for range tatarJoined {
		short := withoutTatarEnding(word)
		if short == word {
			break
		}
		word = short
	}
	return word
}

func withoutTatarEnding(word string) string {
	for _, ending := range tatarEndings {
		short, ends := strings.CutSuffix(word, ending)
		if ends && utf8.RuneCountInString(short) >= tatarLeast {
			return short
		}
	}
	return word
}
