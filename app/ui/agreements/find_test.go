package agreements

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/ui/desk/desktest"
	"accord/app/ui/kit"
	"accord/storage/register"
)

func TestTypingGoesOnFromTheCurrentRowAndThenFromTheTop(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	for _, day := range []register.Date{"2001-01-01", "2003-01-01"} {
		s.Agreement(register.Agreement{Title: register.Ru("О туризме"), Parties: []register.Party{{Side: register.Ours, PartnerID: s.tatarstan.ID, SignedOn: day}}})
	}
	room := New(d, s.Store)
	d.ShowPage(room)
	all := len(room.List().Keys())
	title := func() string {
		id, _, _ := room.List().Current()
		row, ok := room.List().Row(id)
		require.True(t, ok)
		return row.Title.Get(register.Russian)
	}
	var at []int
	for range 3 {
		d.Type("т")
		d.Type("у")
		_, row, _ := room.List().Current()
		at = append(at, row)
		assert.Equal(t, "О туризме", title())
		d.Press("Up") // ends the word
		d.Press("Down")
	}
	assert.NotEqual(t, at[0], at[1], "the next one")
	assert.Equal(t, at[0], at[2], "again from the top")
	assert.Len(t, room.List().Keys(), all, "the list stays as it is")
	d.Type("q")
	d.Type("zz")
	assert.NotEmpty(t, d.Said)
	d.NoFailures()
}

func TestAChipCountsWhatIsBehindAChoice(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	opened := func(word string) []string {
		for _, chip := range desktest.Within[*kit.FilterChip](room.Content()) {
			if chip.Text() == word {
				chip.Open()
				return strings.Split(desktest.Words(d.Top()), "\n")
			}
		}
		t.Fatal("no chip " + word)
		return nil
	}
	assert.Subset(t, opened("Партнёр"), []string{"Азербайджан", "1"})
	d.Press("Escape")
	assert.Subset(t, opened("Состояние"), []string{"проект", "1", "не заключено", "0"})
}

// A filter that takes away the current row leads to the top of another list; a record that is deleted, to the one after it.
func TestANarrowedListIsReadFromItsTop(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	for _, day := range []register.Date{"2001-01-01", "2003-01-01", "2004-01-01"} {
		s.Agreement(register.Agreement{Kind: register.AgreementTreaty, Title: register.Ru("О туризме"), Parties: []register.Party{{Side: register.Ours, PartnerID: s.tatarstan.ID, SignedOn: day}}})
	}
	room := New(d, s.Store)
	d.ShowPage(room)
	ids := room.List().Keys()
	other := slices.IndexFunc(ids, func(id register.ID) bool { return id == s.signed.ID })
	require.True(t, room.List().Select(ids[other]))
	room.SetFilter("kind", kit.Option{Value: string(register.AgreementTreaty)})
	_, at, chosen := room.List().Current()
	assert.Len(t, room.List().Keys(), 3)
	assert.True(t, chosen)
	assert.Zero(t, at)
	room.List().SelectAt(1)
	d.Press("Delete")
	_, at, _ = room.List().Current()
	assert.Equal(t, 1, at)
}
