package pasted

import (
	"slices"
	"strings"

	"accord/storage/pattern"
	"accord/storage/register"
)

// sideIn finds the phrase that names a side: "Российская сторона", "азербайджанской части", "the Russian side", "Стороны".
var sideIn = pattern.Of(`(?i)(?:^|[\s,(])((?:от\s+|с\s+|for\s+|on\s+)?(?:the\s+)?(?:(?:\p{L}+-)?\p{L}+(?:ская|ской|скую|цкая|цкой)(?:\s+и\s+\p{L}+(?:ская|ской|цкая|цкой))?|наша|нашей|другая|другой|принимающая|принимающей|our|their|\p{Lu}\p{L}+(?:ani|an|ish|ese|kh|ek|yz|jik|tar|men))\s+(?:сторон(?:а|ы|е|ой|ам)|част(?:ь|и|ью)|side|part)|стороны|сторонам|обе стороны|обеим сторонам|обеими сторонами|both (?:sides|parties)|the (?:two )?(?:sides|parties)|ике як|(?:\p{L}+\s+)?ягы(?:ннан)?|яклар|\p{L}+ тараф)(?:[\s,.;:)]|$)`)

// sideOf returns the phrase of a text that names a side; empty where none does.
func sideOf(text string) string {
	m := sideIn().FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	return m[1]
}

// sidesOf is sideOf for a text that may name two: "the Tatarstan Side and the Azerbaijani Side".
func sidesOf(text string) string {
	side := sideOf(text)
	if at := strings.Index(text, side); side != "" {
		and, second, _ := strings.Cut(plainSpaces(secondSide().FindString(text[at+len(side):])), " ")
		if isSide(second) {
			return side + " " + and + " " + second
		}
	}
	return side
}

// secondSide stands behind the first.
var secondSide = pattern.Of(`(?i)^\s+(?:и|and|һәм)\s+(?:the\s+)?[\p{L}-]+\s+(?:сторон|част|side|part|ягы)\p{L}*`)

// isSide reports whether a phrase names a side and nothing else.
func isSide(phrase string) bool {
	phrase = strings.Trim(plainSpaces(phrase), " .,;:–—-")
	return phrase != "" && sideOf(phrase) == phrase
}

// SideOf returns the side named by a phrase, from the names of the partners of both: "Азербайджанская сторона" is
// theirs where theirs is "Азербайджанская Республика". Russia and Tatarstan are ours; a phrase may name both. The Duty is empty where no side
// is named.
func SideOf(phrase string, ours, theirs []string) register.Duty {
	words := strings.FieldsFunc(folded(phrase), func(r rune) bool { return strings.ContainsRune(" ,.;:-–—()", r) })
	var nations []string
	var named register.Duty
	for _, w := range words {
		switch {
		case (w == "стороны" || w == "сторонам") && len(words) == 1, w == "обе", w == "обеим", w == "both", w == "sides", w == "parties", w == "яклар", w == "ике":
			return register.DutyBoth
		case w == "наша", w == "нашей", w == "our":
			return register.DutyOurs
		case w == "другая", w == "другой", w == "their":
			return register.DutyTheirs
		case len([]rune(w)) > 3 && !startsWithAny(w, sideNouns):
			nations = append(nations, w)
		}
	}
	for _, side := range []struct {
		names []string
		duty  register.Duty
	}{{theirs, register.DutyTheirs}, {append([]string{"россия", "российская федерация", "русская", "татарстан", "russia", "russian", "tatarstan"}, ours...), register.DutyOurs}} {
		for _, name := range side.names {
			for _, w := range strings.FieldsFunc(folded(name), func(r rune) bool { return strings.ContainsRune(" ,.;:-–—()«»\"", r) }) {
				if startsWithAny(w, sideNouns) || !slices.ContainsFunc(nations, func(n string) bool { return sameStem(n, w) }) {
					continue
				}
				if named != "" && named != side.duty {
					return register.DutyBoth
				}
				named = side.duty
			}
		}
	}
	return named
}

// sideNouns tell no nation.
var sideNouns = []string{"республик", "федерац", "republic", "federation", "област", "region", "правительств", "government", "сторон", "част", "side", "part", "ягы", "комисси", "тараф", "commission"}

// sameStem reports whether two words begin alike for as long as a stem is: five letters, or four of a word of five.
func sameStem(a, b string) bool {
	x, y := []rune(a), []rune(b)
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n >= 5 || n == 4 && min(len(x), len(y)) <= 5
}
