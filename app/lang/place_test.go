package lang_test

import (
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
