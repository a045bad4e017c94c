package lang

import (
	"encoding/json"
	"log/slog"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"accord/assets"
	"accord/storage/register"
)

// names corrects and completes the tables of golang.org/x/text, whose CLDR is from 2017: states renamed since, former
// states (by their ISO 3166-3 codes), and names that an office writes otherwise.
var names = sync.OnceValue(func() map[string]register.Text {
	var all map[string]register.Text
	data, err := assets.Translations.ReadFile("translations/names.json")
	if err == nil {
		err = json.Unmarshal(data, &all)
	}
	if err != nil {
		slog.Error("names of countries and languages left out", "error", err)
	}
	return all
})

// CountryName names a country by its ISO 3166-1 code (AZ), a former state by the ISO 3166-3 one (SUHH), in Russian where
// Tatar has no name. A code that nobody knows is given back.
func (in In) CountryName(code string) string { return CountryNameIn(register.Language(in), code) }

// CountryNameIn is CountryName in the language asked for.
func CountryNameIn(l register.Language, code string) string {
	code = strings.ToUpper(strings.TrimSpace(code))
	name := func(l register.Language) string {
		if own := names()["country."+code].Get(l); own != "" {
			return own
		}
		region, err := language.ParseRegion(code)
		if err != nil || !region.IsCountry() {
			return ""
		}
		return display.Regions(language.Make(string(l))).Name(region)
	}
	return firstOf(name(l), name(register.Russian), code)
}

// LanguageName names a language by its ISO 639-1 code (az) in the current language, without a
// capital except in English; in Russian where Tatar has no name. A code that nobody knows is given
// back.
func (in In) LanguageName(code string) string {
	code = strings.ToLower(strings.TrimSpace(code))
	name := func(l register.Language) string {
		if own := names()["language."+code].Get(l); own != "" {
			return own
		}
		tag, err := language.Parse(code)
		if err != nil {
			return ""
		}
		return display.Languages(language.Make(string(l))).Name(tag)
	}
	return firstOf(name(register.Language(in)), name(register.Russian), code)
}

func firstOf(names ...string) string {
	for _, s := range names {
		if s != "" {
			return s
		}
	}
	return ""
}
