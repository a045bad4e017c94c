package kit

import (
	"context"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"

	"accord/app/lang"
	"accord/storage/register"
)

// A field of hundreds of things leaves the form its room, and asks for their names once. By keyboard and mouse all of them
// can be reached, and nothing goes that was not seen.
func TestManyTokensAreFolded(t *testing.T) {
	b := newBench(t, &trip{}).show(1150)
	for range 290 {
		b.trip.Partners = append(b.trip.Partners, register.NewID())
	}
	whole := b.trip.Partners
	asked := 0
	input := b.form.Field("partners").in.(*pickManyInput)
	input.source.Labels = func(_ context.Context, ids ...register.ID) (map[register.ID]Picked, error) {
		asked++
		named := map[register.ID]Picked{}
		for i, id := range ids {
			named[id] = Picked{ID: id, Label: fmt.Sprintf("Партнёр %d", i+1)}
		}
		return named, nil
	}
	b.form.Reload()
	words := func() (words []string) {
		for _, one := range input.box.tokens {
			words = append(words, one.word)
		}
		return words
	}
	more := lang.T("card.more_links", "282")
	assert.Equal(t, 1, asked)
	assert.Len(t, words(), tokensShown+1)
	assert.Equal(t, []string{"Партнёр 1", "Партнёр 8", more}, []string{words()[0], words()[7], words()[8]})

	b.typeInto("partners", "аз")
	b.keys(fyne.KeyReturn)
	assert.Equal(t, []string{more, "Азербайджан"}, words()[8:], "what came since is seen")
	assert.Equal(t, append(whole[:290:290], b.order[0]), b.trip.Partners)
	b.keys(fyne.KeyBackspace)
	assert.Equal(t, whole, b.trip.Partners)

	b.keys(fyne.KeyBackspace)
	assert.Len(t, words(), 290)
	assert.Equal(t, whole, b.trip.Partners, "the last one was not seen yet")
	b.keys(fyne.KeyBackspace)
	assert.Len(t, b.trip.Partners, 289)
}

func TestFoldedTokensUnfoldByHand(t *testing.T) {
	b := newBench(t, &trip{})
	for i := range tokensFolded + 1 {
		b.trip.Aliases = append(b.trip.Aliases, fmt.Sprintf("имя %d", i+1))
	}
	b.show(1150)
	box := b.form.Field("aliases").in.(*tagsInput).box
	box.tokens[0].Tapped(nil) // its cross
	assert.Len(t, b.trip.Aliases, tokensFolded)
	assert.Equal(t, lang.T("card.more_links", "4"), box.tokens[tokensShown].word)
	box.tokens[tokensShown].Tapped(nil)
	assert.Len(t, box.tokens, tokensFolded)
	assert.Len(t, b.trip.Aliases, tokensFolded)
}
