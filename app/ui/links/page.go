// Package links is the page of production links between enterprises: their list, card and form.
package links

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
	ProductionLinkIDs(ctx context.Context, q storage.ProductionLinkQuery) ([]register.ID, error)
	ProductionLinkRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.ProductionLinkRow, error)
	PartnerIDs(ctx context.Context, q storage.PartnerQuery) ([]register.ID, error)
	SphereIDs(ctx context.Context, q storage.SphereQuery) ([]register.ID, error)
}

// page knows the desk it stands on and the register it shows.
type page struct {
	desk  desk.Desk
	store Store
}

// New makes the page.
func New(d desk.Desk, s Store) *desk.Room[storage.ProductionLinkRow] {
	return desk.NewRoom(d, (&page{d, s}).plan())
}

func (p *page) plan() desk.Plan[storage.ProductionLinkRow] {
	return desk.Plan[storage.ProductionLinkRow]{
		Kind:    register.KindProductionLink,
		Store:   p.store,
		Files:   p.store,
		Columns: shownColumns,
		Key:     func(r storage.ProductionLinkRow) register.ID { return r.ID },
		Order:   "theirs",
		Filters: []desk.Filter{
			{ID: "state", Word: "production-link.state", Several: true, Options: desk.Fixed("production-link.state.", register.ProductionStates)},
			{ID: "kind", Word: "production-link.kind", Several: true, Options: desk.Fixed("production-link.kind.", register.ProductionKinds)},
			{ID: "partner", Word: "production-link.partner", Options: desk.RecordFilter(p.partners(""))},
			{ID: "sphere", Word: "production-link.sphere", Options: desk.RecordFilter(p.spheres())},
		},
		IDs:   p.ids,
		Rows:  p.store.ProductionLinkRows,
		Card:  p.card,
		Blank: func() register.Record { return &register.ProductionLink{} },
		Form:  func(f *kit.Form, r register.Record) { p.form(f, r.(*register.ProductionLink)) },
	}
}

type shownColumn = desk.Shown[storage.ProductionLinkRow]

var shownColumns = desk.Columns(
	columns.Links,
	shownColumn{Name: "ours", Width: 136},
	shownColumn{Name: "theirs", Width: 176, Stays: true},
	shownColumn{Name: "kind", Width: 120},
	shownColumn{Name: "object", Width: 150, Grow: true},
	shownColumn{Name: "status", Width: 126, Tone: func(r storage.ProductionLinkRow) kit.Tone { return tones[r.State] }},
	shownColumn{Name: "place", Width: 100, Hidden: true},
	shownColumn{Name: "since", Width: 92, Hidden: true},
	shownColumn{Name: "until", Width: 92, Hidden: true},
	shownColumn{Name: "share", Width: 92, Hidden: true},
)

// share is the share in per cent, nothing where it is not known.
func share(hundredths int) string {
	if hundredths == 0 {
		return ""
	}
	return lang.Percent(hundredths)
}

// tones are the colours of the states.
var tones = map[register.ProductionState]kit.Tone{
	register.ProductionPlanned:           kit.ToneBlue,
	register.ProductionUnderConstruction: kit.ToneAmber,
	register.ProductionWorking:           kit.ToneGreen,
	register.ProductionClosed:            kit.ToneGrey,
	register.ProductionUnknown:           kit.ToneGrey,
}

func (p *page) ids(ctx context.Context, v desk.View) ([]register.ID, error) {
	return p.store.ProductionLinkIDs(ctx, storage.ProductionLinkQuery{
		Query:   v.Query(),
		On:      v.On,
		States:  desk.ValuesAs[register.ProductionState](v.Values("state")),
		Kinds:   desk.ValuesAs[register.ProductionKind](v.Values("kind")),
		Partner: desk.One(v.Values("partner")),
		Sphere:  desk.One(v.Values("sphere")),
	})
}

// partners offers those of a side first, and finds any.
func (p *page) partners(first register.Side) kit.Source {
	return desk.Partners(p.store, func(ctx context.Context) ([]register.ID, error) {
		return p.store.PartnerIDs(ctx, storage.PartnerQuery{Query: storage.Query{Language: lang.Current()}, Side: first})
	}, first == register.Ours)
}

func (p *page) spheres() kit.Source {
	return desk.Spheres(p.store, func(ctx context.Context) ([]register.ID, error) {
		return p.store.SphereIDs(ctx, storage.SphereQuery{Query: storage.Query{Language: lang.Current()}})
	})
}
