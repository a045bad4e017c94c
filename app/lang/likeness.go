package lang

import (
	"strings"

	"accord/storage/alike"
	"accord/storage/register"
)

// Sureness says how surely two records are one.
func (in In) Sureness(l alike.Likeness) string {
	if l.Score >= alike.Surely {
		return in.T("alike.surely")
	}
	return in.T("alike.likely")
}

// Likeness says in a few words why two records are likely one.
func (in In) Likeness(l alike.Likeness) string { return in.reasons(l.For) }

// Reasons says it with what speaks against.
func (in In) Reasons(l alike.Likeness) string {
	said := in.reasons(l.For)
	if len(l.Against) > 0 {
		said += "; " + in.T("alike.against", in.reasons(l.Against))
	}
	return said
}

func (in In) reasons(some []alike.Reason) string {
	words := make([]string, len(some))
	for i, r := range some {
		words[i] = in.T("alike.reason." + string(r))
	}
	return strings.Join(words, ", ")
}

// Spot names a place of a record, of a phrase with the language: "Name (English)".
func (in In) Spot(k register.Kind, path string) string {
	for _, l := range register.Languages {
		if field, is := strings.CutSuffix(path, "."+string(l)); is {
			return in.Field(k, field) + " (" + in.LanguageName(string(l)) + ")"
		}
	}
	return in.Field(k, path)
}
