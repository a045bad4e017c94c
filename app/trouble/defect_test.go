package trouble_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/storage"
	"accord/storage/register"
)

// Every flaw is told in the user's language with all that it is about, without the engine's English and without an empty place.
func TestEveryDefectIsASentence(t *testing.T) {
	for _, flaw := range storage.Flaws {
		d := storage.Defect{
			Flaw: flaw, Ref: register.Ref{Kind: register.KindAgreement, ID: register.NewID()}, Label: register.Ru("О торговле"), Count: 3,
			Revision: 7, Before: 5, Author: "Иванов", File: "Протокол.pdf", Fields: []string{"title.ru"}, Detail: "Tree 3 page 40",
		}
		lang.Use(register.Russian)
		text := trouble.Defect(d)
		assert.NotContains(t, text, "defect.", flaw)
		assert.NotContains(t, text, "%", flaw)
		assert.NotContains(t, text, "Tree", flaw)
		assert.NotContains(t, text, "title", flaw)
		assert.False(t, strings.Contains(text, "«»"), text)
		assert.True(t, strings.HasSuffix(trouble.DefectReport(d), "\n\tTree 3 page 40"), flaw)
	}
}
