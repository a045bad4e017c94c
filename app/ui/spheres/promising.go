package spheres

import (
	"context"
	"sync"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// foundAtMost is how many visits and meetings a picker offers.
const foundAtMost = 8

// promisingRows declares with whom the sphere was called promising, since when, and the source.
func (p *page) promisingRows(s *register.Sphere) *kit.RowList[register.Promising] {
	partners := desk.Source(p.store, register.KindPartner, nil, nil)
	return kit.Rows("sphere.promising", &s.Promising, func(_ int, one *register.Promising) []kit.Block {
		var kinds sync.Map // of what the picker has offered, by ID; it is filled off the screen
		source := kit.Source{
			Find: func(ctx context.Context, text string) ([]kit.Picked, error) {
				hits, err := p.store.Search(ctx, text, foundAtMost, register.PromisingSources...)
				options := []kit.Picked{}
				for _, h := range hits {
					kinds.Store(h.ID, h.Kind)
					options = append(options, kit.Picked{ID: h.ID, Label: desk.Name(h.Line), Note: desk.Words(h.Hint)})
				}
				return options, err
			},
			Label: partners.Label, // which looks for any kind
		}
		said := kit.Pick("sphere.promising.source", &one.Source.ID, source).At("source.id").Then(func() {
			kind, _ := kinds.Load(one.Source.ID)
			one.Source.Kind, _ = kind.(register.Kind)
		})
		return []kit.Block{kit.Line(
			kit.Pick("sphere.promising.partner", &one.PartnerID, partners).Width(1.4).Required(),
			kit.Date("sphere.promising.since", &one.Since, p.desk.Today()),
			said.Width(1.6),
			kit.Phrase("sphere.promising.said", &one.Said).Width(1.8),
		)}
	}).Adds("sphere.add_promising", nil)
}

// promising draws with whom the sphere was called promising, since when, and the source.
func (p *page) promising(c *kit.Card, s *register.Sphere, lines map[register.ID]storage.Line) {
	if len(s.Promising) == 0 {
		return
	}
	c.Section(lang.T("sphere.promising"))
	for _, one := range s.Promising {
		left := desk.LinkTo(p.desk, lines, one.PartnerID)
		if said := desk.Words(one.Said); said != "" {
			left = append(left, kit.Soft("\n"+said))
		}
		if source := desk.LinkTo(p.desk, lines, one.Source.ID); len(source) > 0 {
			left = append(append(left, kit.Plain("\n")), source...)
		}
		var right []kit.Part
		if one.Since != "" {
			right = append(right, kit.Soft(lang.T("sphere.promising.from", lang.Day(one.Since))))
		}
		c.Row(left, right, nil)
	}
}
