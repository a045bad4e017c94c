package lang

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"accord/storage/register"
)

// wantedForms are the plural forms that a whole number can take in each language.
var wantedForms = map[register.Language][]string{
	register.Russian: {"few", "many", "one"},
	register.English: {"one", "other"},
	register.Tatar:   {"other"},
}

func TestEveryLanguageHasEveryKey(t *testing.T) {
	for _, l := range register.Languages {
		if len(Keys(l)) == 0 {
			t.Errorf("%s has no words", l)
		}
		for _, other := range register.Languages {
			for _, key := range Keys(other) {
				if !Has(l, key) {
					t.Errorf("%s lacks %s, which %s has", l, key, other)
				}
			}
		}
	}
}

func TestNoWordIsEmptyAndPluralsAreWhole(t *testing.T) {
	for _, l := range register.Languages {
		for key, p := range wordsOf(l) {
			for _, s := range p.texts() {
				if strings.TrimSpace(s) == "" {
					t.Errorf("%s %s is empty", l, key)
				}
			}
			if (p.forms != nil) != (wordsOf(register.Russian)[key].forms != nil) {
				t.Errorf("%s %s: a plural in one language is one in all", l, key)
			}
			if p.forms == nil {
				continue
			}
			for _, form := range wantedForms[l] {
				if _, ok := p.forms[form]; !ok {
					t.Errorf("%s %s has no form %q", l, key, form)
				}
			}
			for form := range p.forms {
				if form != "other" && !slices.Contains(wantedForms[l], form) {
					t.Errorf("%s %s has a form %q that no number takes", l, key, form)
				}
			}
		}
	}
}

// TestVerbsAreTheSame keeps a translation from printing %!d(string=…) or leaving a value out.
func TestVerbsAreTheSame(t *testing.T) {
	for key, russian := range wordsOf(register.Russian) {
		want := verbs(russian.texts()[0])
		for _, l := range register.Languages {
			for _, s := range wordsOf(l)[key].texts() {
				if got := verbs(s); got != want {
					t.Errorf("%s %s: %q takes %s, Russian takes %s", l, key, s, got, want)
				}
			}
		}
	}
}

// TestNoFormatFaultReachesAPerson fills every form of every text in every language with what pages hand over.
func TestNoFormatFaultReachesAPerson(t *testing.T) {
	values := []any{3, int64(4), "пять", register.Date("2022-11-29"), errors.New("six")}
	for _, l := range register.Languages {
		for key, p := range wordsOf(l) {
			for _, text := range p.texts() {
				if asked := verbs(text); strings.Trim(asked, "[]0123456789s ") != "" {
					t.Errorf("%s %s: %q asks for more than words: %s", l, key, text, asked)
				}
				for first := range values {
					args := slices.Concat(values[first:], values[:first])[:taken(p)]
					if got := fill(text, args); strings.Contains(got, "%!") {
						t.Errorf("%s %s: %q", l, key, got)
					}
				}
			}
		}
	}
}

var shape = regexp.MustCompile(`^[a-z0-9_-]+(\.[a-z0-9_-]+)+$`)

func TestKeysHaveOneShape(t *testing.T) {
	for _, key := range Keys(register.Russian) {
		if !shape.MatchString(key) {
			t.Errorf("%q is not dotted lower case", key)
		}
	}
}

// TestTypography finds what a proofreader would: typewriter quotes, hyphens for dashes, three
// dots, doubled spaces, and a Latin letter that crept into a Cyrillic word.
func TestTypography(t *testing.T) {
	faults := map[string]*regexp.Regexp{
		"a straight quotation mark":         regexp.MustCompile(`["']`),
		"three dots instead of …":           regexp.MustCompile(`\.\.\.`),
		"a hyphen with spaces instead of –": regexp.MustCompile(` -( |$)`),
		"a doubled space":                   regexp.MustCompile(`  `),
		"a space at an end":                 regexp.MustCompile(`^ | $`),
		"a space before a mark":             regexp.MustCompile(` [,.;!?](\s|$)`),
	}
	for _, l := range register.Languages {
		for key, p := range wordsOf(l) {
			for _, s := range p.texts() {
				for fault, found := range faults {
					if found.MatchString(s) {
						t.Errorf("%s %s: %s in %q", l, key, fault, s)
					}
				}
				if word := mixedWord(s); word != "" {
					t.Errorf("%s %s: Latin and Cyrillic letters in %q", l, key, word)
				}
			}
		}
	}
}

func TestVerbsAreReadAsFormatsAre(t *testing.T) {
	for s, want := range map[string]string{
		"": "[]", "100 %": "[]", "5% done": "[]", "100%%": "[]", "%s of %d": "[1s 2d]", "%[2]s, %[1]d": "[1d 2s]",
		"%[2]s then %s": "[2s 3s]", "%05.1f": "[1f]",
	} {
		if got := verbs(s); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
}

// texts returns the text, or every plural form.
func (p phrase) texts() []string {
	if p.forms == nil {
		return []string{p.text}
	}
	var texts []string
	for _, s := range p.forms {
		texts = append(texts, s)
	}
	return texts
}

var verb = regexp.MustCompile(`%(?:\[(\d+)\])?[+#0-]*\d*(?:\.\d+)?([a-zA-Z%])`)

// verbs lists the arguments a text takes, each with its verb: "[1s 2d]".
func verbs(s string) string {
	next := 1
	var taken []string
	for _, m := range verb.FindAllStringSubmatch(s, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			fmt.Sscan(m[1], &next)
		}
		taken = append(taken, fmt.Sprintf("%d%s", next, m[2]))
		next++
	}
	slices.Sort(taken)
	return fmt.Sprint(slices.Compact(taken))
}

func mixedWord(s string) string {
	for _, word := range strings.FieldsFunc(verb.ReplaceAllString(s, " "), func(r rune) bool { return !unicode.IsLetter(r) }) {
		latin := strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
		cyrillic := strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
		if latin && cyrillic {
			return word
		}
	}
	return ""
}
