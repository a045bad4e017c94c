package storage

import (
	"context"

	"accord/storage/register"
)

// sphereRow is a sphere and what lists derive from it.
type sphereRow struct {
	register.Sphere
	Parent  register.Text `gorm:"embedded;embeddedPrefix:parent_"`
	NameKey keys          `gorm:"embedded;embeddedPrefix:name_key_"`
}

var sphereShape = rowShape[register.Sphere, sphereRow]{
	name: "spheres", mark: "f", rowOf: sphereRowOf,
	record: func(r *sphereRow) *register.Sphere { return &r.Sphere },
}

func sphereRowOf(r *register.Sphere, l labels) *sphereRow {
	return &sphereRow{Sphere: *r, Parent: l.join(r.ParentID), NameKey: keysOf(r.Name)}
}

// SphereQuery asks for spheres.
type SphereQuery struct {
	Query
}

var sphereOrders = orders{"name": byName("name_key")}

// SphereIDs returns all spheres that the query asks for, in its order. Order: name.
func (s *Store) SphereIDs(ctx context.Context, q SphereQuery) ([]register.ID, error) {
	return s.ids(ctx, s.list(q.Query, register.KindSphere, sphereOrders, "name"))
}

// SphereRow is a sphere as lists show it.
type SphereRow struct {
	ID     register.ID
	Name   register.Text `gorm:"embedded;embeddedPrefix:name_"`
	Parent register.Text `gorm:"embedded;embeddedPrefix:parent_"`

	Aliases []string `gorm:"serializer:json"`
}

// SphereRows returns the rows of the spheres in the order of the IDs.
func (s *Store) SphereRows(ctx context.Context, ids []register.ID) ([]SphereRow, error) {
	rows, err := rowsOf[SphereRow](ctx, s, register.KindSphere, ids)
	return inOrder(ids, rows, func(r SphereRow) register.ID { return r.ID }), err
}
