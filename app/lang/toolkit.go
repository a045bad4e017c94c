package lang

import (
	"log/slog"

	"fyne.io/fyne/v2"
	fynelang "fyne.io/fyne/v2/lang"
	"golang.org/x/text/language"

	"accord/assets"
	"accord/storage/register"
)

// toolkitLanguages are all the languages that Fyne 2.8.1 has messages for.
var toolkitLanguages = []fyne.Locale{
	"en", "ru", "cs", "de", "el", "es", "fr", "ja", "pl", "pt", "pt-BR", "sv", "ta", "uk", "zh-Hans",
}

// taught is the language that the toolkit speaks by our doing. Every lesson makes its list of
// languages longer, so it is given only when needed.
var taught register.Language

// teachToolkit replaces the toolkit's own messages in every language it knows. The toolkit picks one of them by the
// system's locale and offers no other choice (fyne#5333), and it cannot learn Tatar because its go-i18n has no plural
// rule for "tt"; this way any pick speaks the chosen language. Messages added later replace the earlier ones. Ours also
// put right its Russian Tuesday and Thursday, which are exchanged.
func teachToolkit(l register.Language) {
	if l == taught {
		return
	}
	data, err := assets.Translations.ReadFile("translations/fyne." + string(l) + ".json")
	if err != nil {
		slog.Error("toolkit left in its own language", "error", err)
		return
	}
	for _, locale := range toolkitLanguages {
		if err := fynelang.AddTranslationsForLocale(data, locale); err != nil {
			slog.Error("toolkit left in its own language", "locale", locale, "error", err)
		}
	}
	taught = l
}

// SystemLanguage is the language of the computer where Accord speaks it, otherwise English.
func SystemLanguage() register.Language {
	tag, err := language.Parse(string(fynelang.SystemLocale()))
	if err != nil {
		return register.English
	}
	base, _ := tag.Base()
	switch l := register.Language(base.String()); l {
	case register.Russian, register.Tatar:
		return l
	}
	return register.English
}
