package storage

import (
	"context"

	"accord/storage/register"
)

// partnerRow is a partner and what lists derive from it.
type partnerRow struct {
	register.Partner
	Parent    register.Text `gorm:"embedded;embeddedPrefix:parent_"`
	NameKey   keys          `gorm:"embedded;embeddedPrefix:name_key_"`
	ParentKey keys          `gorm:"embedded;embeddedPrefix:parent_key_"`
}

var partnerShape = rowShape[register.Partner, partnerRow]{
	name: "partners", mark: "p", rowOf: partnerRowOf,
	record: func(r *partnerRow) *register.Partner { return &r.Partner },
	beside: []derived{former},
}

func partnerRowOf(p *register.Partner, l labels) *partnerRow {
	parent := l.join(p.ParentID)
	return &partnerRow{Partner: *p, Parent: parent, NameKey: keysOf(p.Name), ParentKey: keysOf(parent)}
}

// PartnerQuery asks for partners. Empty fields ask for nothing.
type PartnerQuery struct {
	Query
	Kinds []register.PartnerKind
	// Side is Ours for our own bodies, Theirs for the foreign ones.
	Side register.Side
	// Under finds a partner and everything below it in the tree.
	Under register.ID
	// Code finds by the ISO code.
	Code string
}

var partnerOrders = orders{"name": byName("name_key"), "parent": byName("parent_key")}

// PartnerIDs returns all partners that the query asks for, in its order. Orders: name, parent.
func (s *Store) PartnerIDs(ctx context.Context, q PartnerQuery) ([]register.ID, error) {
	l := s.list(q.Query, register.KindPartner, partnerOrders, "name")
	in(&l, "kind", q.Kinds)
	if q.Side != "" {
		l.where("ours = ?", q.Side == register.Ours)
	}
	if q.Code != "" {
		l.where("code = ?", q.Code)
	}
	if !q.Under.IsZero() {
		l.filters = append(l.filters, filter{withBelow("partners") + "SELECT id FROM below", []any{q.Under}})
	}
	return s.ids(ctx, l)
}

// PartnerRow is a partner as lists show it.
type PartnerRow struct {
	ID     register.ID
	Name   register.Text `gorm:"embedded;embeddedPrefix:name_"`
	Kind   register.PartnerKind
	Ours   bool
	Code   string
	Parent register.Text `gorm:"embedded;embeddedPrefix:parent_"`

	Aliases []string `gorm:"serializer:json"`
}

// PartnerRows returns the rows of the partners in the order of the IDs.
func (s *Store) PartnerRows(ctx context.Context, ids []register.ID) ([]PartnerRow, error) {
	rows, err := rowsOf[PartnerRow](ctx, s, register.KindPartner, ids)
	return inOrder(ids, rows, func(r PartnerRow) register.ID { return r.ID }), err
}
