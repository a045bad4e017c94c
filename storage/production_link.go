package storage

import (
	"context"

	"accord/storage/register"
)

// productionLinkRow is a production link and what lists derive from it.
type productionLinkRow struct {
	register.ProductionLink
	Ours      register.Text `gorm:"embedded;embeddedPrefix:ours_"`
	Theirs    register.Text `gorm:"embedded;embeddedPrefix:theirs_"`
	SinceDay  string
	ObjectKey keys `gorm:"embedded;embeddedPrefix:object_key_"`
	OursKey   keys `gorm:"embedded;embeddedPrefix:ours_key_"`
	TheirsKey keys `gorm:"embedded;embeddedPrefix:theirs_key_"`
}

var productionLinkShape = rowShape[register.ProductionLink, productionLinkRow]{
	name: "production_links", mark: "l", rowOf: productionLinkRowOf,
	record: func(r *productionLinkRow) *register.ProductionLink { return &r.ProductionLink },
	beside: []derived{rowsBeside("production_link_spans", "link_id", productionSpansOf)},
}

func productionLinkRowOf(p *register.ProductionLink, l labels) *productionLinkRow {
	ours, theirs := l.join(p.OursID), l.join(p.TheirsID)
	return &productionLinkRow{
		ProductionLink: *p, Ours: ours, Theirs: theirs, SinceDay: lastIfEmpty(p.Since.First()),
		ObjectKey: keysOf(p.Object), OursKey: keysOf(ours), TheirsKey: keysOf(theirs),
	}
}

// productionSpan is a row of the states by day.
type productionSpan struct {
	LinkID  register.ID
	FromDay register.Date
	ToDay   register.Date
	State   register.ProductionState
}

func (productionSpan) TableName() string { return "production_link_spans" }

func productionSpansOf(r register.Record) []productionSpan {
	p, ok := r.(*register.ProductionLink)
	if !ok || p == nil || p.InTrash() {
		return nil
	}
	var rows []productionSpan
	for _, span := range p.Spans() {
		rows = append(rows, productionSpan{p.ID, span.From, span.To, span.State})
	}
	return rows
}

// ProductionLinkQuery asks for production links. Empty fields ask for nothing.
type ProductionLinkQuery struct {
	Query
	// On is the day on which States hold.
	On     register.Date
	States []register.ProductionState
	Kinds  []register.ProductionKind
	// Partner finds the links of either side of it and of everything below it in the tree, Sphere likewise.
	Partner, Sphere register.ID
}

var productionLinkOrders = orders{
	"object": byName("object_key"), "ours": byName("ours_key"), "theirs": byName("theirs_key"), "since": byFirstDay("since_day"),
}

// ProductionLinkIDs returns all production links that the query asks for, in its order. Orders: object, ours, theirs,
// since. The default is theirs.
func (s *Store) ProductionLinkIDs(ctx context.Context, q ProductionLinkQuery) ([]register.ID, error) {
	l := s.list(q.Query, register.KindProductionLink, productionLinkOrders, "theirs")
	in(&l, "kind", q.Kinds)
	if len(q.States) > 0 {
		on := q.On.First()
		l.filters = append(l.filters, filter{
			"SELECT link_id AS id FROM production_link_spans WHERE state IN ? AND from_day <= ? AND to_day >= ?", []any{q.States, on, on},
		})
	}
	if !q.Partner.IsZero() {
		l.filters = append(l.filters, filter{
			withBelow("partners") + "SELECT m.id FROM below CROSS JOIN mentions m WHERE m.target = below.id AND m.role IN ?",
			[]any{q.Partner, []register.Role{register.RoleOurEnterprise, register.RoleTheirEnterprise}},
		})
	}
	if !q.Sphere.IsZero() {
		l.mentions(register.RoleSphere, "spheres", q.Sphere)
	}
	return s.ids(ctx, l)
}

// ProductionLinkRow is a production link as lists show it.
type ProductionLinkRow struct {
	ID     register.ID
	Kind   register.ProductionKind
	Object register.Text             `gorm:"embedded;embeddedPrefix:object_"`
	Place  register.Text             `gorm:"embedded;embeddedPrefix:place_"`
	Ours   register.Text             `gorm:"embedded;embeddedPrefix:ours_"`
	Theirs register.Text             `gorm:"embedded;embeddedPrefix:theirs_"`
	Steps  []register.ProductionStep `gorm:"serializer:json"`
	Since  register.Date
	Until  register.Date `gorm:"column:until_day"`
	// Share is in hundredths of a per cent, 0 where it is not known.
	Share    int
	SphereID register.ID
	Sphere   register.Text `gorm:"-"`
	// State is that of the day the rows were asked for.
	State register.ProductionState `gorm:"-"`
}

// ProductionLinkRows returns the rows of the production links in the order of the IDs, with their states on the day.
func (s *Store) ProductionLinkRows(ctx context.Context, ids []register.ID, on register.Date) ([]ProductionLinkRow, error) {
	rows, err := rowsOf[ProductionLinkRow](ctx, s, register.KindProductionLink, ids)
	if err != nil {
		return nil, err
	}
	spheres := make([]register.ID, len(rows))
	for i, r := range rows {
		spheres[i] = r.SphereID
	}
	known, err := s.labelsOf(ctx, spheres)
	for i, r := range rows {
		rows[i].Sphere = known[r.SphereID]
		rows[i].State = (&register.ProductionLink{Steps: r.Steps, Since: r.Since, Until: r.Until}).StateOn(on)
	}
	return inOrder(ids, rows, func(r ProductionLinkRow) register.ID { return r.ID }), err
}
