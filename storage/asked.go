package storage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/russian"
)

// asked is what a search asks for: every one of its terms.
type asked []term

// term is one word of a search, or a day said in several.
type term struct {
	// word is the typed word.
	word string
	// whole are the skeletons of the word as it was typed, starts how those begin that are found: without its ending.
	whole, starts []string
	// exact: nothing that only begins so is found, as 11 for the 1 of the number 1/01.
	exact bool
	// ways would do as well, each with all its terms: cmd and 1234 for Cmd1234; 29, 11 and 2022 for a day; the other names
	// of a state.
	ways []asked
	// phrase holds words that must follow each other, each in its forms; a term with a phrase has nothing else.
	phrase [][]string
}

// askedAtMost is how many words of a search count: who pastes a page means its beginning.
const askedAtMost = 30

// small are words that people leave out or put in as it comes. They are asked for only where nothing else is.
var small = func() map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(`
		и в во на о об обо с со к ко по для от до из за у при без над под между а но не г гг год года году
		a an the of and in on for to with by at from between as or
		һәм белән өчен турында дә да та тә буенча
		və ilə üçün de la le les du des et der die das und von
		№ no nr num number номер n cmd cmnd cm cp`) {
		all[w] = true
	}
	return all
}()

// ask takes a search apart. A lone letter asks for nothing, since it would find everything; several of them, as in A.B.C.,
// ask for themselves where there is nothing else. Small words ask for nothing beside others.
func ask(text string) asked {
	words := tokens(text)
	words = words[:min(len(words), 2*askedAtMost)]
	var terms, little, lone asked
	add := func(to *asked, t term) {
		if len(t.starts)+len(t.ways) > 0 && !slices.ContainsFunc(*to, func(other term) bool {
			return other.word == t.word || len(t.starts) > 0 && slices.Equal(other.starts, t.starts)
		}) {
			*to = append(*to, t)
		}
	}
	days, compounds := daysIn(words), compoundsAsked(text)
	for i := 0; i < len(words); i++ {
		if len(days) > 0 && days[0].from == i {
			add(&terms, term{
				word: strings.Join(words[days[0].from:days[0].to], " "), whole: []string{days[0].word}, starts: []string{days[0].word},
				ways: []asked{plain(words[days[0].from:days[0].to])},
			})
			i, days = days[0].to-1, days[1:]
			continue
		}
		if t, n := stateNamed(words[i:]); n > 0 {
			add(&terms, t)
			i += n - 1
			continue
		}
		if n := groupedNumber(words[i:]); n > 0 {
			number := strings.Join(words[i:i+n], "")
			one := term{word: strings.Join(words[i:i+n], " "), whole: []string{number}, starts: []string{number}, ways: []asked{groupsOf(number), nil}}
			for at, w := range words[i : i+n] {
				one.ways[1] = append(one.ways[1], wordOf(w, i+at+1 < len(words)))
			}
			add(&terms, one)
			i += n - 1
			continue
		}
		if at := slices.IndexFunc(compounds, func(c askedCompound) bool { return c.begins(words[i:]) }); at >= 0 {
			add(&terms, compounds[at].term())
			i += len(compounds[at].of) - 1
			continue
		}
		switch w := words[i]; {
		case utf8.RuneCountInString(w) < 2 && !unicode.IsDigit([]rune(w)[0]):
			t := termOf(w)
			t.exact = true
			add(&lone, t)
		case small[w]:
			add(&little, termOf(w))
		default:
			t := wordOf(w, i+1 < len(words))
			if isNumber(w) && leastGrouped <= len(w) && len(w) <= mostGrouped {
				t.ways = append(t.ways, groupsOf(w))
			}
			if number := romans[strings.ToUpper(w)]; number != "" && (len(w) > 2 || len(words) > 1) { // Xi alone is a name
				t.ways = append(t.ways, asked{{word: number, whole: []string{number}, starts: []string{number}, exact: true}})
			}
			add(&terms, t)
		}
	}
	if len(terms) == 0 {
		terms = little
	}
	if len(terms) == 0 && len(lone) > 1 {
		terms = lone
	}
	return terms[:min(len(terms), askedAtMost)]
}

// wordOf returns the term for a word; a short number is asked for as it stands where another word follows, and so is nought.
func wordOf(w string, followed bool) term {
	t := termOf(w)
	digits := len(strings.TrimLeft(w, "0"))
	t.exact = isNumber(w) && (digits == 0 || digits <= 2 && followed)
	return t
}

// plain returns the terms of words one by one, without lone letters.
func plain(words []string) asked {
	var all asked
	for _, w := range words {
		if utf8.RuneCountInString(w) > 1 || unicode.IsDigit([]rune(w)[0]) {
			all = append(all, termOf(w))
		}
	}
	return all
}

func termOf(word string) term {
	spelt := spellings(word)
	t := term{word: word, whole: formsOf(spelt, true)}
	var stems []string
	for _, one := range spelt {
		if isTatar(one) {
			stems = append(stems, tatarStems(one)...)
		} else {
			short := stem(one)
			stems = append(append(stems, short), fleeting(one, short)...)
		}
	}
	t.starts = formsOf(stems, true)
	if parts := mixedParts(word); len(parts) > 0 && !slices.ContainsFunc(parts, loneLetter) {
		t.ways = []asked{plain(parts)}
	}
	return t
}

func loneLetter(part string) bool { return utf8.RuneCountInString(part) < 2 && !isNumber(part) }

// leastStem is the least number of letters of a stem. A shorter rest (Наил, Асия) is too little to search by.
const leastStem = 3

// stem takes the ending off a Russian or English word.
func stem(word string) string {
	short := stemmed(word)
	if utf8.RuneCountInString(short) < leastStem {
		return word
	}
	return short
}

func stemmed(word string) string {
	env := snowballstem.NewEnv(word)
	switch {
	case strings.ContainsAny(word, turkicMarks):
		return word
	case strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }):
		russian.Stem(env)
	default:
		english.Stem(env)
		if s := env.Current(); len(s) >= 5 && strings.IndexByte("aeiou", s[len(s)-1]) >= 0 {
			return s[:len(s)-1]
		}
	}
	return env.Current()
}
