// Package persons is the page of persons: their list, card and form.
package persons

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
	desk.FileStore
	PersonIDs(ctx context.Context, q storage.PersonQuery) ([]register.ID, error)
	PersonRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.PersonRow, error)
	PartnerIDs(ctx context.Context, q storage.PartnerQuery) ([]register.ID, error)
}

// page knows the desk it stands on and the register it shows.
type page struct {
	desk  desk.Desk
	store Store
}

// New makes the page.
func New(d desk.Desk, s Store) *desk.Room[storage.PersonRow] {
	return desk.NewRoom(d, (&page{d, s}).plan())
}

func (p *page) plan() desk.Plan[storage.PersonRow] {
	return desk.Plan[storage.PersonRow]{
		Kind:    register.KindPerson,
		Store:   p.store,
		Files:   p.store,
		Columns: shownColumns,
		Key:     func(r storage.PersonRow) register.ID { return r.ID },
		Order:   "name",
		Filters: []desk.Filter{
			{ID: "partner", Word: "person.partner", Options: desk.RecordFilter(p.partners())},
		},
		IDs: func(ctx context.Context, v desk.View) ([]register.ID, error) {
			return p.store.PersonIDs(ctx, storage.PersonQuery{Query: v.Query(), Partner: desk.One(v.Values("partner"))})
		},
		Rows:  p.store.PersonRows,
		Card:  p.card,
		Blank: func() register.Record { return &register.Person{} },
		Form:  func(f *kit.Form, r register.Record) { p.form(f, r.(*register.Person)) },
	}
}

type shownColumn = desk.Shown[storage.PersonRow]

var shownColumns = desk.Columns(
	columns.Persons,
	shownColumn{Name: "name", Width: 240, Stays: true},
	shownColumn{Name: "post", Width: 260, Grow: true},
	shownColumn{Name: "body", Width: 180},
)

// partners offers every partner, ours too, and finds any.
func (p *page) partners() kit.Source {
	return desk.Partners(p.store, func(ctx context.Context) ([]register.ID, error) {
		return p.store.PartnerIDs(ctx, storage.PartnerQuery{Query: storage.Query{Language: lang.Current()}})
	}, false)
}
