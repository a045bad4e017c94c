package spheres

import (
	"context"
	"strings"

	"accord/app/columns"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

const (
	hanging = 200 // mentions looked through for the spheres below
	listed  = 40  // agreements that a card names at the most
)

// card reads a sphere and returns what draws it.
func (p *page) card(ctx context.Context, id register.ID, on register.Date) (func(*kit.Card), error) {
	s, around, err := desk.Read[register.Sphere](ctx, p.store, id)
	if err != nil {
		return nil, err
	}
	within, err := p.within(ctx, id)
	if err != nil {
		return nil, err
	}
	ids, err := p.store.AgreementIDs(ctx, storage.AgreementQuery{
		Query: storage.Query{Order: "signed_on", Descending: true, Language: lang.Current()}, Sphere: id, On: on,
	})
	if err != nil {
		return nil, err
	}
	agreements, err := p.store.AgreementRows(ctx, ids[:min(len(ids), listed)], on)
	if err != nil {
		return nil, err
	}
	return func(c *kit.Card) {
		c.Kicker(lang.T("kind.sphere"))
		c.Title(desk.Words(s.Name))
		c.Field(lang.T("sphere.parent"), desk.LinkTo(p.desk, around.Lines, s.ParentID)...)
		desk.Fill(c, "sphere.aliases", strings.Join(s.Aliases, ", "))
		p.promising(c, s, around.Lines)
		p.below(c, within)
		p.agreements(c, agreements, len(ids))
		desk.Long(c, "sphere.note", s.Note)
	}, nil
}

// within returns the spheres that lie directly in one, by name.
func (p *page) within(ctx context.Context, id register.ID) ([]storage.Line, error) {
	mentioners, err := p.store.MentionedBy(ctx, id, hanging)
	if err != nil {
		return nil, err
	}
	inside := map[register.ID]storage.Line{}
	for _, m := range mentioners {
		if m.Role == register.RoleParent {
			inside[m.ID] = m.Line
		}
	}
	all, err := p.store.SphereIDs(ctx, storage.SphereQuery{Query: storage.Query{Language: lang.Current()}})
	if err != nil {
		return nil, err
	}
	var within []storage.Line
	for _, one := range all {
		if line, ok := inside[one]; ok {
			within = append(within, line)
		}
	}
	return within, nil
}

func (p *page) below(c *kit.Card, within []storage.Line) {
	if len(within) == 0 {
		return
	}
	c.Section(lang.T("sphere.children"))
	for _, line := range within {
		c.Row([]kit.Part{kit.Plain(desk.Name(line))}, nil, func() { p.desk.Open(line.Ref) })
	}
}

// agreements draws the agreements in the sphere and in those below it, the latest first.
func (p *page) agreements(c *kit.Card, rows []storage.AgreementRow, total int) {
	c.Section(lang.T("kind.agreement.many"))
	if total == 0 {
		c.Paragraph(kit.Soft(lang.T("sphere.no_agreements")))
		return
	}
	for _, r := range rows {
		left := []kit.Part{kit.Plain(desk.Words(r.Title))}
		if partner := desk.Words(r.Partner); partner != "" {
			left = append(left, kit.Soft(" · "+partner))
		}
		right := []kit.Part{kit.Toned(desk.AgreementTone(r.Standing), columns.AgreementStatus(r))}
		c.Row(left, right, func() { p.desk.Open(register.Ref{Kind: register.KindAgreement, ID: r.ID}) })
	}
	if more := total - len(rows); more > 0 {
		c.Paragraph(kit.Soft(lang.N("card.more_rows", more)))
	}
}
