package lang

import (
	"strings"

	"accord/storage/register"
)

// What a pasted list says of a decision and no record was found for is kept in its note, a line each behind the words of a key.
const (
	executorSaid = "decision.executor_said"
	dueSaid      = "decision.due_said"
)

// ExecutorSaid returns the executor whom the list of decisions named and the register does not know, out of the note of the
// decision, in each language in which the note is.
func ExecutorSaid(note register.Text) register.Text { return kept(note, executorSaid) }

// DueSaid returns the term in the words of the list of decisions, out of the note of the decision.
func DueSaid(note register.Text) register.Text { return kept(note, dueSaid) }

// kept finds the line of a note that was written by a key in any language, and returns what it says.
func kept(note register.Text, key string) (said register.Text) {
	for _, in := range register.Languages {
		for line := range strings.SplitSeq(note.Get(in), "\n") {
			for _, wrote := range register.Languages {
				if words, is := strings.CutPrefix(line, In(wrote).T(key, "")); is {
					said.Set(in, strings.TrimSpace(words))
				}
			}
		}
	}
	return said
}
