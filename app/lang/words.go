package lang

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"sync"

	"accord/assets"
	"accord/storage/register"
)

// phrase is one key's value: a text, or its forms by plural category.
type phrase struct {
	text  string
	forms map[string]string
}

// UnmarshalJSON reads a text or an object of plural forms.
func (p *phrase) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '{' {
		return json.Unmarshal(data, &p.forms)
	}
	return json.Unmarshal(data, &p.text)
}

// plain is the text where no number is named; of plural forms it is the general one.
func (p phrase) plain(key string) string {
	switch {
	case p.forms != nil:
		return p.form("other", key)
	case p.text != "":
		return p.text
	}
	return key
}

func (p phrase) form(category, key string) string {
	for _, c := range []string{category, "other", "many", "one"} {
		if s, ok := p.forms[c]; ok {
			return s
		}
	}
	return key
}

// wordsOf returns the words of a language, read once when first asked for: a window needs one language of three when it
// opens. An unreadable file leaves its language to the others; the tests keep that from happening.
func wordsOf(l register.Language) map[string]phrase {
	read, spoken := files[l]
	if !spoken {
		return nil
	}
	return read()
}

var files = func() map[register.Language]func() map[string]phrase {
	files := map[register.Language]func() map[string]phrase{}
	for _, l := range register.Languages {
		files[l] = sync.OnceValue(func() map[string]phrase {
			words, err := readWords(string(l) + ".json")
			if err != nil {
				slog.Error("translation left out", "error", err)
			}
			return words
		})
	}
	return files
}()

func readWords(name string) (map[string]phrase, error) {
	data, err := assets.Translations.ReadFile("translations/" + name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	var words map[string]phrase
	if err := json.Unmarshal(data, &words); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return words, nil
}

func lookup(l register.Language, key string) phrase {
	for _, l := range []register.Language{l, register.Russian, register.English} {
		if p, ok := wordsOf(l)[key]; ok {
			return p
		}
	}
	return phrase{}
}
