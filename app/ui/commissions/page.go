// Package commissions is the page of commissions: their list, card and form.
package commissions

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
		Columns: p.columns(),
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
				Kinds:   desk.Chosen[register.CommissionKind](v.Values("kind")),
				Partner: desk.One(v.Values("partner")),
				On:      v.On,
				States:  desk.Chosen[register.CommissionState](v.Values("state")),
			})
		},
		Rows:  p.store.CommissionRows,
		Card:  p.card,
		Blank: func() register.Record { return &register.Commission{} },
		Form:  func(f *kit.Form, r register.Record) { p.form(f, r.(*register.Commission)) },
	}
}

// columns are those of the list; what is overdue is so on the desk's day.
func (p *page) columns() []kit.Column[storage.CommissionRow] {
	return []kit.Column[storage.CommissionRow]{
		{ID: "title", Label: "commission.title", Width: 190, Grow: true, Sort: "title", Text: func(r storage.CommissionRow) string { return desk.Words(r.Title) }},
		{ID: "partner", Label: "commission.partner", Width: 108, Sort: "partner", Text: func(r storage.CommissionRow) string { return desk.Dash(desk.Words(r.Partner)) }},
		{ID: "kind", Label: "commission.kind", Width: 92, Hidden: true, Text: func(r storage.CommissionRow) string { return lang.T("commission.kind." + string(r.Kind)) }},
		{ID: "held", Label: "commission.column.held", Width: 76, Right: true, Hidden: true, Text: func(r storage.CommissionRow) string { return lang.Number(int64(r.Turn.Held)) }},
		{
			ID: "last", Label: "commission.column.last", Width: 118, Text: met,
			Tone: func(r storage.CommissionRow) kit.Tone {
				if r.State == register.CommissionNeverMet {
					return kit.ToneAmber
				}
				return kit.ToneNone
			},
		},
		{
			ID: "due", Label: "commission.column.due", Width: 182,
			Text: func(r storage.CommissionRow) string {
				if late := lang.CommissionOverdue(r.Turn, p.desk.Day()); late != "" {
					return lang.T("commission.overdue", late)
				}
				return desk.Dash(lang.Day(r.Turn.Due))
			},
			Tone: func(r storage.CommissionRow) kit.Tone {
				if r.State == register.CommissionOverdue {
					return kit.ToneRed
				}
				return kit.ToneNone
			},
		},
		{ID: "next", Label: "commission.column.next", Width: 78, Text: func(r storage.CommissionRow) string { return desk.Dash(next(r)) }},
		{ID: "host", Label: "commission.column.host", Width: 140, Hidden: true, Text: func(r storage.CommissionRow) string { return desk.Dash(desk.Enum("side.", r.Turn.Host)) }},
	}
}

// met says when a commission met last, or that it never has.
func met(r storage.CommissionRow) string {
	if r.Turn.Last == nil {
		return lang.T("commission.never_met")
	}
	return desk.Dash(lang.Day(r.Turn.Last.From))
}

func next(r storage.CommissionRow) string {
	if r.Turn.Next == nil {
		return ""
	}
	return lang.Day(r.Turn.Next.From)
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
			Query: storage.Query{Order: "signed", Descending: true, Language: lang.Current()},
		})
	}, nil)
}
