package lang_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/lang"
	"accord/storage/register"
)

// What the note of a decision keeps of a pasted list is read back in every language, and nothing else is.
func TestTheExecutorInWordsIsReadOutOfTheNote(t *testing.T) {
	for _, wrote := range register.Languages {
		in := lang.In(wrote)
		var note register.Text
		note.Set(wrote, "Своё.\n"+in.T("decision.due_said", "к осени")+"\n"+in.T("decision.executor_said", "Минэкономики РТ"))
		assert.Equal(t, "Минэкономики РТ", lang.ExecutorSaid(note).Get(wrote))
		assert.Equal(t, "к осени", lang.DueSaid(note).Get(wrote))
		assert.Len(t, lang.DueSaid(note).All(), 1, "in the language of the note")
	}
	assert.True(t, lang.ExecutorSaid(register.Ru("Исполнитель неизвестен")).IsZero())
}
