package agreements

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/ui/desk/desktest"
	"accord/app/ui/kit"
	"accord/storage/register"
)

func TestATreatyOfManyPartiesIsReadLikeABook(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	treaty := register.Agreement{Title: register.Ru("Рамочная конвенция")}
	for i := range 40 {
		treaty.Parties = append(treaty.Parties, register.Party{
			Side: register.Theirs, PartnerID: s.Partner(register.Partner{Name: register.Ru(fmt.Sprintf("Государство %02d", i))}).ID,
		})
	}
	saved := s.Agreement(treaty)
	room := New(d, s.Store)
	d.ShowPage(room)
	room.Show(saved.ID, 0)
	named := func() int { return strings.Count(desktest.Words(room.Content()), "Государство ") }
	folded := named()
	assert.LessOrEqual(t, folded, partiesShown+2)

	var find *kit.FilterChip
	for _, chip := range desktest.Within[*kit.FilterChip](room.Content()) {
		if chip.Text() == "Найти сторону" {
			find = chip
		}
	}
	require.NotNil(t, find)
	find.Open()
	d.Type("33")
	d.Press("Return")
	require.Len(t, d.Opened, 1)
	assert.Equal(t, treaty.Parties[33].PartnerID, d.Opened[0].ID)
	assert.Empty(t, find.Values(), "the next one can be looked for")

	d.Push("Показать все стороны: 40")
	assert.Equal(t, folded+40-partiesShown, named())
	d.Push("Свернуть")
	assert.Equal(t, folded, named())
	d.NoFailures()
}
