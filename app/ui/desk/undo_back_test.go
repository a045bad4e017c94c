package desk

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage"
	"accord/storage/register"
)

// What is done again is shown by the kind that most of it is of.
func TestWhatComesBackIsShownByItsCommonestKind(t *testing.T) {
	file := register.Ref{Kind: register.KindDocument, ID: register.NewID()}
	first, second := register.Ref{Kind: register.KindAgreement, ID: register.NewID()}, register.Ref{Kind: register.KindAgreement, ID: register.NewID()}
	thrown := register.Ref{Kind: register.KindPartner, ID: register.NewID()}
	u := undone{
		Batch: storage.Batch{Refs: []register.Ref{file, thrown, first, second}},
		lines: map[register.ID]storage.Line{thrown.ID: {Ref: thrown, InTrash: true}},
	}
	assert.Equal(t, []register.Ref{first, second, file}, u.back())
}
