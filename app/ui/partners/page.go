// Package partners is the page of partners: states, territories, bodies and enterprises, ours and
// foreign; their list, card and form.
package partners

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
	Above(ctx context.Context, ref register.Ref) ([]register.ID, error)
	Lines(ctx context.Context, ids ...register.ID) (map[register.ID]storage.Line, error)
	desk.FileStore
	PartnerIDs(ctx context.Context, q storage.PartnerQuery) ([]register.ID, error)
	PartnerRows(ctx context.Context, ids []register.ID) ([]storage.PartnerRow, error)
	ProductionLinkIDs(ctx context.Context, q storage.ProductionLinkQuery) ([]register.ID, error)
	ProductionLinkRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.ProductionLinkRow, error)
	PersonIDs(ctx context.Context, q storage.PersonQuery) ([]register.ID, error)
	PersonRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.PersonRow, error)
}

// page knows the desk it stands on and the register it shows.
type page struct {
	desk  desk.Desk
	store Store
}

// sides are those on which a partner can stand.
var sides = []register.Side{register.Ours, register.Theirs}

// New makes the page.
func New(d desk.Desk, s Store) *desk.Room[storage.PartnerRow] {
	return desk.NewRoom(d, (&page{d, s}).plan())
}

func (p *page) plan() desk.Plan[storage.PartnerRow] {
	return desk.Plan[storage.PartnerRow]{
		Kind:    register.KindPartner,
		Store:   p.store,
		Files:   p.store,
		Columns: shownColumns,
		Key:     func(r storage.PartnerRow) register.ID { return r.ID },
		Order:   "name",
		Filters: []desk.Filter{
			{ID: "side", Word: "partner.side", Options: desk.Fixed("side.", sides)},
			{ID: "kind", Word: "partner.kind", Several: true, Options: desk.Fixed("partner.kind.", register.PartnerKinds)},
			{ID: "under", Word: "partner.under", Options: desk.RecordFilter(p.partners(false))},
		},
		IDs: p.ids,
		Rows: func(ctx context.Context, ids []register.ID, _ register.Date) ([]storage.PartnerRow, error) {
			return p.store.PartnerRows(ctx, ids)
		},
		Tree:  p.store,
		Card:  p.card,
		Blank: func() register.Record { return &register.Partner{} },
		Form:  func(f *kit.Form, r register.Record) { p.form(f, r.(*register.Partner)) },
	}
}

type shownColumn = desk.Shown[storage.PartnerRow]

var shownColumns = desk.Columns(
	columns.Partners,
	shownColumn{Name: "name", Width: 280, Grow: true},
	shownColumn{Name: "kind", Width: 178},
	shownColumn{Name: "parent", Width: 168},
	shownColumn{Name: "code", Width: 64},
	shownColumn{Name: "ours", Width: 140, Hidden: true},
)

// side says on whose side a partner stands.
func side(ours bool) string {
	if ours {
		return lang.T("side." + string(register.Ours))
	}
	return lang.T("side." + string(register.Theirs))
}

func (p *page) ids(ctx context.Context, v desk.View) ([]register.ID, error) {
	q := storage.PartnerQuery{
		Query: v.Query(),
		Kinds: desk.ValuesAs[register.PartnerKind](v.Values("kind")),
		Under: desk.One(v.Values("under")),
	}
	if chosen := desk.ValuesAs[register.Side](v.Values("side")); len(chosen) > 0 {
		q.Side = chosen[0]
	}
	return p.store.PartnerIDs(ctx, q)
}

// partners offers the partners by name; ours says on whose side one made in passing stands.
func (p *page) partners(ours bool) kit.Source {
	return desk.Partners(p.store, func(ctx context.Context) ([]register.ID, error) {
		return p.store.PartnerIDs(ctx, storage.PartnerQuery{Query: storage.Query{Language: lang.Current()}})
	}, ours)
}
