package alike

import (
	"slices"
	"strings"
)

// Abbreviates reports whether a name is another one with some of its words shortened, each to its beginning, or several of them
// together to their beginnings: "минэкономики рт" of "министерство экономики республики татарстан". Both are folded; more is how many
// words the long name has behind that.
func Abbreviates(short, long []string) (is bool, more int) {
	short, long = ofWeight(short), ofWeight(long)
	if len(short) == 0 || len(short) > len(long) || len(long) > wordsOfLongName {
		return false, 0
	}
	rest, shortened := behindShort(short, long, false)
	return shortened, rest
}

const (
	wordsOfLongName    = 16
	lettersOfBeginning = 3 // of a word shortened alone: гос. комитет
	lettersOfPart      = 2 // of a word shortened together with others, but for first letters alone: минэк, РТ
)

func ofWeight(words []string) (some []string) {
	for _, w := range words {
		if w != "" && !slices.Contains(small, w) {
			some = append(some, w)
		}
	}
	return some
}

// behindShort returns how many words of the long name stand behind those that the short one says.
func behindShort(short, long []string, shortened bool) (rest int, is bool) {
	if len(short) == 0 {
		return len(long), shortened
	}
	if len(long) == 0 {
		return 0, false
	}
	if short[0] == long[0] { // КАМАЗ is not short for КАМАЗ-Азия
		return behindShort(short[1:], long[1:], shortened)
	}
	if len(short[0]) >= lettersOfBeginning && len(short[0]) < len(long[0]) && strings.HasPrefix(long[0], short[0]) {
		if rest, is = behindShort(short[1:], long[1:], true); is {
			return rest, true
		}
	}
	for _, n := range append(partsOf(short[0], long), initialsOf(short[0], long)...) {
		if rest, is = behindShort(short[1:], long[n:], true); is {
			return rest, true
		}
	}
	return 0, false
}

// partsOf returns of how many first words of a name a word may be put together, two at least.
func partsOf(word string, long []string) (counts []int) {
	var from func(rest string, n int)
	from = func(rest string, n int) {
		if rest == "" {
			if n > 1 && !slices.Contains(counts, n) {
				counts = append(counts, n)
			}
			return
		}
		if n == len(long) {
			return
		}
		for part := min(len(rest), len(long[n])); part >= lettersOfPart; part-- {
			if rest[:part] == long[n][:part] {
				from(rest[part:], n+1)
			}
		}
	}
	from(word, 0)
	return counts
}

// initialsOf returns of how many first words of a name a word has the first letters.
func initialsOf(word string, long []string) []int {
	if len(word) < 2 || len(word) > len(long) {
		return nil
	}
	for i := range len(word) {
		if word[i] != long[i][0] {
			return nil
		}
	}
	return []int{len(word)}
}

// abbreviationKeys lead from an abbreviation to the name that it is of: by the beginnings of the first word and of the second, which one
// shortened word has in it.
func abbreviationKeys(words []word, add func(parts ...string)) {
	words = significant(words)
	if len(words) == 0 || len(words[0].plain()) < lettersOfBeginning {
		return
	}
	first := words[0].plain()
	if len(words) > 1 && len(words[1].plain()) >= lettersOfPart {
		add("abbreviated", first[:lettersOfBeginning], words[1].plain()[:lettersOfPart])
	}
	for at := lettersOfBeginning; at <= lettersOfBeginning+lettersOfPart && at+lettersOfPart <= len(first); at++ {
		add("abbreviated", first[:lettersOfBeginning], first[at:at+lettersOfPart])
	}
}

// abbreviates compares two names by their words.
func (n name) abbreviates(long name) (is bool, more int) {
	return Abbreviates(plain(n.bare), plain(long.bare))
}

func plain(words []word) []string {
	said := make([]string, len(words))
	for i, w := range words {
		said[i] = w.plain()
	}
	return said
}
