package search_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/lang"
	"accord/app/search"
	"accord/storage"
	"accord/storage/register"
)

const today register.Date = "2026-11-30"

// The example of the officers' hand-book, in three languages.
func TestFieldsInThreeLanguages(t *testing.T) {
	for _, text := range []string{
		"партнёр:азербайджан статус:действует год:2022 вид:визит файл:протокол",
		"Партнер: азербайджан СОСТОЯНИЕ:действует Год:2022 вид:Визиты файл:протокол",
		"партнер:азербайджан халәт:гамәлдә ел:2022 төр:визитлар файл:протокол",
		`partner:азербайджан state:"in force" year:2022 kind:visits file:протокол`,
	} {
		q := search.Parse(text, today)
		assert.Empty(t, q.Unknown, text)
		assert.Empty(t, q.Words, text)
		assert.Equal(t, []string{"азербайджан"}, q.Filter.Partners, text)
		assert.Equal(t, []string{"протокол"}, q.Filter.Files, text)
		assert.Equal(t, []int{2022}, q.Filter.Years, text)
		assert.Equal(t, []register.Kind{register.KindVisit}, q.Filter.Kinds, text)
		assert.Contains(t, q.Filter.States[register.KindAgreement], string(register.StatusInForce), text)
		assert.Equal(t, today, q.On)
	}
}

func TestParsing(t *testing.T) {
	visits := []register.Kind{register.KindVisit}
	for text, want := range map[string]search.Query{
		"":                {},
		"торговля  КАМАЗ": {SearchQuery: storage.SearchQuery{Words: "торговля КАМАЗ"}},
		`"вид:визит"`:     {SearchQuery: storage.SearchQuery{Words: `"вид:визит"`}},
		`-"о намерениях" -проект`: {SearchQuery: storage.SearchQuery{Words: `-"о намерениях" -проект`}},
		"10:30 Re: письмо":        {SearchQuery: storage.SearchQuery{Words: "10:30 Re: письмо"}},
		"партнёр:":                {},
		"год:2020-2022":           {SearchQuery: storage.SearchQuery{Filter: storage.SearchFilter{Years: []int{2020, 2021, 2022}}}},
		"год:2015,2022":           {SearchQuery: storage.SearchQuery{Filter: storage.SearchFilter{Years: []int{2015, 2022}}}},
		"год:2015 год:2022":       {SearchQuery: storage.SearchQuery{Filter: storage.SearchFilter{Years: []int{2015, 2022}}}},
		"год:22":                  {Unknown: []string{"год:22"}},
		"год:1000-9999":           {Unknown: []string{"год:1000-9999"}},
		`партнёр:"Республика Корея" визит`: {SearchQuery: storage.SearchQuery{Words: "визит", Filter: storage.SearchFilter{Partners: []string{"Республика Корея"}}}},
		"партнёр:«Республика Корея»":       {SearchQuery: storage.SearchQuery{Filter: storage.SearchFilter{Partners: []string{"Республика Корея"}}}},
		"партнёр:турция партнёр:баку":      {SearchQuery: storage.SearchQuery{Filter: storage.SearchFilter{Partners: []string{"турция", "баку"}}}},
		"-вид:визит торговля":              {SearchQuery: storage.SearchQuery{Words: "торговля", Without: []storage.SearchFilter{{Kinds: visits}}}},
		"вид:чепуха":                       {Unknown: []string{"вид:чепуха"}},
		"вид:ви":                           {Unknown: []string{"вид:ви"}},
		"статус:небывалый":                 {Unknown: []string{"статус:небывалый"}},
		"срана:турция https://accord.ru":   {SearchQuery: storage.SearchQuery{Words: "срана:турция https://accord.ru"}, Strange: []string{"срана"}},
	} {
		want.On = today
		got := search.Parse(text, today)
		if len(got.Filter.States) == 0 {
			got.Filter.States = nil
		}
		assert.Equal(t, want, got, text)
	}
}

// A state is found by its word whatever it ends with: a visit is отменён, an event отменено.
func TestAStateOfEveryKindThatHasIt(t *testing.T) {
	for _, text := range []string{"статус:отменено", "статус:отменён", "статус:отменен"} {
		states := search.Parse(text, today).Filter.States
		for _, k := range []register.Kind{register.KindVisit, register.KindEvent, register.KindSession} {
			assert.Equal(t, []string{"cancelled"}, states[k], "%s: %s", text, k)
		}
	}
}

func TestEveryFieldHasOneNameInEachLanguage(t *testing.T) {
	for _, l := range register.Languages {
		for _, f := range search.Fields {
			assert.True(t, lang.Has(l, "search.field."+string(f)), "%s %s", l, f)
		}
	}
}

func TestWhatIsTypedIsCompleted(t *testing.T) {
	lang.Use(register.Russian)
	texts := func(text string) (all []string) {
		for _, c := range search.Complete(text) {
			all = append(all, c.Text)
		}
		return all
	}
	for text, want := range map[string][]string{
		"":                  nil,
		"п":                 nil,
		"торговля пар":      {"торговля партнёр:"},
		"торговля пар ":     nil,
		"вид:виз":           {"вид:Визит "},
		"-вид:виз":          {"-вид:Визит "},
		"статус:дано":       {`статус:"дано уведомление" `},
		"статус:действ":     {"статус:действует "},
		"статус:действует ": nil,
		"год:20":            nil,
	} {
		assert.Equal(t, want, texts(text), text)
	}
	assert.NotEmpty(t, texts("партнёр:турция вид:"), "what there is to choose from is shown before anything is typed")
	begun, with, is := search.PartnerBegun("визит партнёр:аз")
	assert.True(t, is)
	assert.Equal(t, "аз", begun)
	assert.Equal(t, `визит партнёр:"Республика Корея" `, with("Республика Корея"))
	_, _, is = search.PartnerBegun("визит аз")
	assert.False(t, is)
}

// Whatever is typed is read, and what is no field stays as it was.
func FuzzParse(f *testing.F) {
	for _, text := range []string{`"`, "-", "-:", "вид:", `партнёр:"`, "год:-", "«»", "-«", "a:b:c", "вид:визит,визит,,"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		search.Parse(text, today)
		for _, c := range search.Complete(text) {
			assert.NotEqual(t, text, c.Text)
		}
	})
}

// A field that there is not says which there are.
func TestAnUnknownFieldSaysWhichThereAre(t *testing.T) {
	assert.Equal(t, "Поля с таким названием нет: срана. Есть: партнёр, страна, статус, состояние, год, вид, раздел, файл.",
		search.Parse("срана:турция", today).NoField())
	assert.Empty(t, search.Parse("страна:турция 10:30 тема: торговля", today).NoField())
}
