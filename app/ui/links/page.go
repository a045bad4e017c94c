// Package links is the page of production links between enterprises: their list, card and form.
package links

import (
	"context"

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
	ProductionLinkRows(ctx context.Context, ids []register.ID) ([]storage.ProductionLinkRow, error)
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
		Columns: p.columns(),
		Key:     func(r storage.ProductionLinkRow) register.ID { return r.ID },
		Order:   "theirs",
		Filters: []desk.Filter{
			{ID: "state", Word: "production-link.state", Several: true, Options: desk.Fixed("production-link.state.", register.ProductionStates)},
			{ID: "kind", Word: "production-link.kind", Several: true, Options: desk.Fixed("production-link.kind.", register.ProductionKinds)},
			{ID: "partner", Word: "production-link.partner", Options: desk.RecordFilter(p.partners(""))},
			{ID: "sphere", Word: "production-link.sphere", Options: desk.RecordFilter(p.spheres())},
		},
		IDs: p.ids,
		Rows: func(ctx context.Context, ids []register.ID, _ register.Date) ([]storage.ProductionLinkRow, error) {
			return p.store.ProductionLinkRows(ctx, ids)
		},
		Card:  p.card,
		Blank: func() register.Record { return &register.ProductionLink{} },
		Form:  func(f *kit.Form, r register.Record) { p.form(f, r.(*register.ProductionLink)) },
	}
}

func (p *page) columns() []kit.Column[storage.ProductionLinkRow] {
	type row = storage.ProductionLinkRow
	return []kit.Column[row]{
		{ID: "ours", Label: "production-link.ours", Width: 136, Sort: "ours", Text: func(r row) string { return desk.Words(r.Ours) }},
		{ID: "theirs", Label: "production-link.theirs", Width: 176, Sort: "theirs", Text: func(r row) string { return desk.Words(r.Theirs) }},
		{ID: "kind", Label: "production-link.kind", Width: 120, Text: func(r row) string { return desk.Enum("production-link.kind.", r.Kind) }},
		{ID: "object", Label: "production-link.object", Width: 150, Grow: true, Sort: "object", Text: func(r row) string { return desk.Words(r.Object) }},
		{
			ID: "state", Label: "production-link.state", Width: 126,
			Family: "production-link.state.",
			Text:   func(r row) string { return lang.T("production-link.state." + string(r.StateOn(p.desk.Day()))) },
			Tone:   func(r row) kit.Tone { return tones[r.StateOn(p.desk.Day())] },
		},
		{ID: "place", Label: "production-link.place", Width: 100, Hidden: true, Text: func(r row) string { return desk.Dash(desk.Words(r.Place)) }},
		{ID: "since", Label: "production-link.since", Width: 92, Hidden: true, Sort: "since", Text: func(r row) string { return desk.Dash(lang.Day(r.Since)) }},
		{ID: "until", Label: "production-link.until", Width: 92, Hidden: true, Text: func(r row) string { return desk.Dash(lang.Day(r.Until)) }},
		{ID: "share", Label: "production-link.share", Width: 92, Right: true, Hidden: true, Text: func(r row) string { return share(r.Share) }},
	}
}

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
		States:  desk.Chosen[register.ProductionState](v.Values("state")),
		Kinds:   desk.Chosen[register.ProductionKind](v.Values("kind")),
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
