// Package commissions is the page of commissions: their list, card and form.
package commissions

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
	desk.SessionStore
	CommissionIDs(ctx context.Context, q storage.CommissionQuery) ([]register.ID, error)
	CommissionRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.CommissionRow, error)
	SessionIDs(ctx context.Context, q storage.SessionQuery) ([]register.ID, error)
	SessionRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.SessionRow, error)
	PersonRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.PersonRow, error)
	PartnerIDs(ctx context.Context, q storage.PartnerQuery) ([]register.ID, error)
	AgreementIDs(ctx context.Context, q storage.AgreementQuery) ([]register.ID, error)
}

// page knows the desk it stands on and the register it shows.
type page struct {
	desk  desk.Desk
	store Store
}

// New makes the page.
func New(d desk.Desk, s Store) *desk.Room[storage.CommissionRow] {
	return desk.NewRoom(d, (&page{d, s}).plan())
}

func (p *page) plan() desk.Plan[storage.CommissionRow] {
	return desk.Plan[storage.CommissionRow]{
		Kind:    register.KindCommission,
		Store:   p.store,
		Files:   p.store,
		Columns: shownColumns,
		Key:     func(r storage.CommissionRow) register.ID { return r.ID },
		Order:   "title",
		Filters: []desk.Filter{
			{ID: "kind", Word: "commission.kind", Several: true, Options: desk.Fixed("commission.kind.", register.CommissionKinds)},
			{ID: "state", Word: "commission.state", Several: true, Options: desk.Fixed("commission.state.", register.CommissionStates)},
			{ID: "partner", Word: "commission.partner", Options: desk.RecordFilter(p.partners(register.Theirs))},
		},
		IDs: func(ctx context.Context, v desk.View) ([]register.ID, error) {
			return p.store.CommissionIDs(ctx, storage.CommissionQuery{
				Query:   v.Query(),
				Kinds:   desk.ValuesAs[register.CommissionKind](v.Values("kind")),
				Partner: desk.One(v.Values("partner")),
				On:      v.On,
				States:  desk.ValuesAs[register.CommissionState](v.Values("state")),
			})
		},
		Rows:  p.store.CommissionRows,
		Tree:  p.store,
		Card:  p.card,
		Blank: func() register.Record { return &register.Commission{} },
		Form:  func(f *kit.Form, r register.Record) { p.form(f, r.(*register.Commission)) },
	}
}

// columns are those of the list, as of the desk's day.
type shownColumn = desk.Shown[storage.CommissionRow]

var shownColumns = desk.Columns(
	columns.Commissions,
	shownColumn{Name: "title", Width: 190, Grow: true},
	shownColumn{Name: "partner", Width: 108, Stays: true},
	shownColumn{Name: "kind", Width: 92, Hidden: true},
	shownColumn{Name: "held", Width: 76, Hidden: true},
	shownColumn{Name: "last", Width: 118, Tone: inState(register.CommissionNeverMet, kit.ToneAmber)},
	shownColumn{Name: "due", Width: 182, Tone: inState(register.CommissionOverdue, kit.ToneRed)},
	shownColumn{Name: "next", Width: 78},
	shownColumn{Name: "host", Width: 140, Hidden: true},
)

// inState returns a test for records in a state, and its tone.
func inState(state register.CommissionState, tone kit.Tone) func(storage.CommissionRow) kit.Tone {
	return func(r storage.CommissionRow) kit.Tone {
		if r.State == state {
			return tone
		}
		return kit.ToneNone
	}
}

// partners offers the partners of one side, and finds any; one made in passing stands on that side.
func (p *page) partners(side register.Side) kit.Source {
	return desk.Partners(p.store, func(ctx context.Context) ([]register.ID, error) {
		return p.store.PartnerIDs(ctx, storage.PartnerQuery{Query: storage.Query{Language: lang.Current()}, Side: side})
	}, side == register.Ours)
}

// commissions offers the commissions by title.
func (p *page) commissions() kit.Source {
	return desk.Source(p.store, register.KindCommission, func(ctx context.Context) ([]register.ID, error) {
		return p.store.CommissionIDs(ctx, storage.CommissionQuery{Query: storage.Query{Language: lang.Current()}})
	}, nil)
}

// agreements offers the agreements, those signed last first.
func (p *page) agreements() kit.Source {
	return desk.Source(p.store, register.KindAgreement, func(ctx context.Context) ([]register.ID, error) {
		return p.store.AgreementIDs(ctx, storage.AgreementQuery{
			Query: storage.Query{Order: "signed_on", Descending: true, Language: lang.Current()},
		})
	}, nil)
}
