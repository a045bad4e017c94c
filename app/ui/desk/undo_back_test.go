package desk

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/lang"
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

// What was taken back is called as in the list of steps: by the record and its fields.
func TestWhatWasTakenBackIsCalledByItsFields(t *testing.T) {
	lang.Use(register.Russian)
	was := &register.Agreement{Head: register.Head{ID: register.NewID()}, Title: register.Ru("О торговле")}
	is := &register.Agreement{Head: was.Head, Title: was.Title, Number: "14/2002"}
	change := storage.Change{Ref: is.Ref(), Before: was, After: is}
	u := undone{Batch: storage.Batch{Refs: []register.Ref{is.Ref()}, Only: &change}}
	assert.Equal(t, "Отменено: Соглашение «О торговле»: Номер", u.words())
}
