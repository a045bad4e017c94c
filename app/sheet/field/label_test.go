package field

import (
	"strings"
	"testing"

	"accord/app/lang"
	"accord/storage/register"
)

// Every field of every kind is called by a word in every language, and by no key of the words.
func TestEveryFieldHasAName(t *testing.T) {
	before := lang.Current()
	defer lang.Use(before)
	for _, l := range register.Languages {
		lang.Use(l)
		for _, k := range Kinds {
			for _, f := range Of(k) {
				if name := strings.TrimSuffix(f.Label(k), "."); name == "" || strings.Contains(name, ".") && !strings.Contains(name, ". ") || strings.Contains(name, "_") {
					t.Errorf("%s of %s is called %q in %s", f.Name, k, name, l)
				}
			}
		}
	}
}

// A phrase in Azerbaijani or Turkish is not English, though its letters are Latin; an English one with such a name in it is.
func TestALatinPhraseIsNotAlwaysEnglish(t *testing.T) {
	for phrase, want := range map[string]register.Language{
		"Gənc sahibkarlar forumu": register.Russian, "Gəncə Avtomobil Zavodu": register.Russian, "Türkiye Cumhuriyeti": register.Russian,
		"Agreement with the Gəncə Auto Plant": register.English, "Ganja Auto Plant": register.English, "Азәрбайҗан": register.Tatar, "Завод": register.Russian,
	} {
		if got := LanguageOf(phrase); got != want {
			t.Errorf("%q is %s, want %s", phrase, got, want)
		}
	}
}
