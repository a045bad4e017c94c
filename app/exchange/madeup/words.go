// Package madeup fills a register with as many made-up records as one likes, to try out how Accord
// works with a large one. The same seed gives the same records.
package madeup

import (
	"encoding/json"
	"fmt"
	"strings"

	"accord/assets"
	"accord/storage/register"
)

// named is a phrase and what of.
type named struct {
	Kind string        `json:"kind"`
	Name register.Text `json:"name"`
}

// words are the phrases that records are made up of.
type words struct {
	Forms []struct {
		Kind  register.AgreementKind `json:"kind"`
		Title register.Text          `json:"title"`
	} `json:"forms"`
	Deeds  []register.Text `json:"deeds"`
	Fields []struct {
		Of   register.Text `json:"of"`
		Name register.Text `json:"name"`
	} `json:"fields"`
	Tails     []register.Text `json:"tails"`
	Summaries []register.Text `json:"summaries"`
	Results   []register.Text `json:"results"`
	Decisions []register.Text `json:"decisions"`
	Agenda    []register.Text `json:"agenda"`
	Bodies    []named         `json:"bodies"`
	Ours      []named         `json:"ours"`
	Syllables []register.Text `json:"syllables"`
	Surnames  []register.Text `json:"surnames"`
	Names     []register.Text `json:"names"`
	Posts     []register.Text `json:"posts"`
	Programme []named         `json:"programme"`
	Visits    []named         `json:"visits"`
	Countries []struct {
		Code string `json:"code"`
		Zone string `json:"zone"`
	} `json:"countries"`
	Phrases map[string]register.Text `json:"phrases"`
}

func readWords() (words, error) {
	var w words
	if err := json.Unmarshal(assets.MadeUpWords, &w); err != nil {
		return words{}, fmt.Errorf("read the words to make up records of: %w", err)
	}
	return w, nil
}

// phrase puts texts side by side with spaces, in Russian and English.
func phrase(parts ...register.Text) register.Text {
	var ru, en []string
	for _, p := range parts {
		if p.Ru != "" {
			ru = append(ru, p.Ru)
		}
		if p.En != "" {
			en = append(en, p.En)
		}
	}
	return register.Text{Ru: strings.Join(ru, " "), En: strings.Join(en, " ")}
}

// fill puts texts into the places of a format, language by language.
func fill(format register.Text, parts ...register.Text) register.Text {
	ru, en := make([]any, len(parts)), make([]any, len(parts))
	for i, p := range parts {
		ru[i], en[i] = p.Ru, p.En
	}
	return register.Text{Ru: fmt.Sprintf(format.Ru, ru...), En: fmt.Sprintf(format.En, en...)}
}
