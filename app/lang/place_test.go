package lang_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/lang"
	"accord/storage/register"
)

// Whatever clashes is called by a word that people know.
func TestThePlaceOfADeletionHasAWord(t *testing.T) {
	for _, l := range register.Languages {
		lang.Use(l)
		assert.Equal(t, lang.T("conflict.trash"), lang.Place(&register.Visit{}, register.ClashDeleted, nil))
	}
	lang.Use(register.Russian)
}

func TestVersionsAreToldWhereTheyDiffer(t *testing.T) {
	beginning := "Благодарность за внимание к развитию отношений, которые служат укреплению связей.\n"
	end := "\nПожелание хорошей и плодотворной работы на бизнес-форуме всем, кто на него приехал."
	of := func(ru, en string) *register.Visit {
		return &register.Visit{Results: register.Text{Ru: beginning + ru + end, En: en}, Hotel: register.Ru(ru)}
	}
	base, theirs, mine := of("Товарооборот.", "Trade."), of("Товарооборот вырос.", "Trade."), of("Товарооборот удвоился.", "Trade.")
	assert.Equal(t, []string{
		"русский: … укреплению связей. Товарооборот. Пожелание хорошей и плодотворной …",
	}, oneLine(lang.AtEach("results", nil, base, theirs, mine)[:1]), "what is alike is not told again")
	said := lang.AtEach("results", nil, nil, theirs, mine)
	assert.Empty(t, said[0])
	assert.Contains(t, said[1], "вырос")
	assert.NotContains(t, said[1], "Trade", "in English they are alike")
	assert.Equal(t, []string{"Товарооборот.", "", "Товарооборот удвоился."}, lang.AtEach("hotel", nil, base, &register.Visit{}, mine))
	assert.Equal(t, []string{"", "Товарооборот вырос.", ""}, lang.AtEach("hotel", nil, nil, theirs, nil), "of one version all is told")
}

func oneLine(texts []string) []string {
	for i, text := range texts {
		texts[i] = strings.Join(strings.Fields(text), " ")
	}
	return texts
}

// One language of a phrase is a place of its own.
func TestALanguageOfAPhraseHasAName(t *testing.T) {
	lang.Use(register.Russian)
	p := &register.Partner{Name: register.Text{Ru: "Баку", En: "Baku"}}
	assert.Equal(t, lang.Place(p, "name", nil)+": английский", lang.Place(p, "name.en", nil))
	assert.Equal(t, []string{"Baku", ""}, lang.AtEach("name.en", nil, p, nil))
	assert.Equal(t, []string{"Baku", "Baku"}, lang.AtEach("name.en", nil, p, p))
}
