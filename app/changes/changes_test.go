package changes_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/changes"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

func TestEveryActHasAWord(t *testing.T) {
	for _, l := range register.Languages {
		lang.Use(l)
		for _, act := range storage.Acts {
			word := changes.Act(storage.Change{Act: act, Name: "3"})
			assert.NotContains(t, word, "history.", act)
			assert.NotContains(t, word, "%", act)
		}
	}
	lang.Use(register.Russian)
}

// What was not taken where a conflict was decided is told in words.
func TestWhatWasLostIsTold(t *testing.T) {
	baku := register.NewID()
	raw := func(s string) json.RawMessage { return json.RawMessage(s) }
	c := storage.Change{Ref: register.Ref{Kind: register.KindVisit}, Lost: []register.Clash{
		{Path: "from", Theirs: raw(`"2022-11-30"`)}, {Path: "sender", Theirs: raw(`"` + baku.String() + `"`)},
		{Path: "title.tt", Theirs: raw(`"Сәфәр"`)}, {Path: "programme[x].start", Theirs: raw(`"10:30"`)}, {Path: "hotel"},
	}}
	names := func(register.ID) string { return "Баку" }
	assert.Equal(t, []changes.Lost{
		{lang.Field(register.KindVisit, "from"), "30.11.2022"}, {lang.Field(register.KindVisit, "sender"), "Баку"},
		{"Название (татарский)", "Сәфәр"}, {lang.Field(register.KindVisit, "programme.start"), "10:30"},
	}, changes.LostIn(c, names))
}

// What a package brought is called by the package, also where it brought a single record.
func TestAStepThatTookInAPackageNamesIt(t *testing.T) {
	ref := register.Ref{Kind: register.KindVisit, ID: register.NewID()}
	b := storage.Batch{Act: storage.ActTakeIn, Name: "Баку.accordpack", Refs: []register.Ref{ref}, Only: &storage.Change{After: &register.Visit{Title: register.Ru("Визит")}}}
	assert.Equal(t, "приём пакета — Баку.accordpack: 1 визит", changes.Step(b))
}
