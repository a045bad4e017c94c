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

// convention is a treaty of so many parties, each with its ratification.
func convention(s sample, parties int) *register.Agreement {
	treaty := register.Agreement{Title: register.Ru("Рамочная конвенция")}
	for i := range parties {
		id := s.Partner(register.Partner{Name: register.Ru(fmt.Sprintf("Государство %03d", i))}).ID
		treaty.Parties = append(treaty.Parties, register.Party{Side: register.Theirs, PartnerID: id, SignedOn: "2015-02-03"})
		treaty.Actions = append(treaty.Actions, register.Action{Kind: register.ActionRatification, On: "2016-02-03", PartnerID: id})
	}
	return s.Agreement(treaty)
}

func TestAPartyAmongManyIsFoundInTheForm(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	treaty := convention(s, 290)
	f := open(t, d, s, treaty)
	fields := len(f.Fields())
	assert.Less(t, fields, 400, "the fields of those folded away are not made")
	d.Push("Найти сторону…")
	d.Fill(d.FormOnTop(), "partner", "Государство 233")
	d.Push("Найти")
	party := f.Field("parties[233].partner")
	require.NotNil(t, party)
	d.Fill(f, "parties[233].signed_on", "04.05.2017")
	got := saved(t, f, s, treaty)
	require.Len(t, got.Parties, 290)
	assert.Equal(t, register.Date("2017-05-04"), got.Parties[233].SignedOn)
	assert.Equal(t, treaty.Parties[289].PartnerID, got.Parties[289].PartnerID)
	require.Len(t, got.Actions, 290)
	d.NoFailures()
}

// BenchmarkFormOf290Parties opens the form of a treaty as large as the largest ones in force.
func BenchmarkFormOf290Parties(b *testing.B) {
	d := desktest.New(b)
	s := newSample(b)
	treaty := convention(s, 290)
	for b.Loop() {
		d.Form(treaty, (&page{desk: d, store: s.Store}).plan().Form)
	}
}
