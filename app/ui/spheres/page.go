// Package spheres is the page of spheres of cooperation: their list, card and form.
package spheres

import (
	"context"

	"accord/app/columns"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// Store is what the page needs of the register.
type Store interface {
	desk.TreeStore
	desk.FileStore
	SphereIDs(ctx context.Context, q storage.SphereQuery) ([]register.ID, error)
	SphereRows(ctx context.Context, ids []register.ID) ([]storage.SphereRow, error)
	AgreementIDs(ctx context.Context, q storage.AgreementQuery) ([]register.ID, error)
	AgreementRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.AgreementRow, error)
}

// page knows the desk it stands on and the register it shows.
type page struct {
	desk  desk.Desk
	store Store
}

// New makes the page.
func New(d desk.Desk, s Store) *desk.Room[storage.SphereRow] {
	return desk.NewRoom(d, (&page{d, s}).plan())
}

func (p *page) plan() desk.Plan[storage.SphereRow] {
	return desk.Plan[storage.SphereRow]{
		Kind:    register.KindSphere,
		Store:   p.store,
		Files:   p.store,
		Columns: shownColumns,
		Key:     func(r storage.SphereRow) register.ID { return r.ID },
		Order:   "name",
		IDs: func(ctx context.Context, v desk.View) ([]register.ID, error) {
			return p.store.SphereIDs(ctx, storage.SphereQuery{Query: v.Query()})
		},
		Rows: func(ctx context.Context, ids []register.ID, _ register.Date) ([]storage.SphereRow, error) {
			return p.store.SphereRows(ctx, ids)
		},
		Tree:  p.store,
		Card:  p.card,
		Blank: func() register.Record { return &register.Sphere{} },
		Form:  func(f *kit.Form, r register.Record) { p.form(f, r.(*register.Sphere)) },
	}
}

type shownColumn = desk.Shown[storage.SphereRow]

var shownColumns = desk.Columns(
	columns.Spheres,
	shownColumn{Name: "name", Width: 320, Grow: true},
	shownColumn{Name: "parent", Width: 240},
)

// spheres offers the spheres by name, and can make one.
func (p *page) spheres() kit.Source {
	return desk.Spheres(p.store, func(ctx context.Context) ([]register.ID, error) {
		return p.store.SphereIDs(ctx, storage.SphereQuery{Query: storage.Query{Language: lang.Current()}})
	})
}
