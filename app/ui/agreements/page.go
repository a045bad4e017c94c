// Package agreements is the page of agreements: their list, card and form.
package agreements

import (
	"context"
	"strconv"

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
	AgreementIDs(ctx context.Context, q storage.AgreementQuery) ([]register.ID, error)
	AgreementRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.AgreementRow, error)
	AgreementYears(ctx context.Context) ([]int, error)
	PartnerIDs(ctx context.Context, q storage.PartnerQuery) ([]register.ID, error)
	Rules(ctx context.Context) ([]*register.ProcedureRule, error)
	SphereIDs(ctx context.Context, q storage.SphereQuery) ([]register.ID, error)
	PersonRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.PersonRow, error)
}

// page knows the desk it stands on and the register it shows.
type page struct {
	desk      desk.Desk
	store     Store
	files     *desk.Files
	recording kit.Slot
	unfolded  register.ID // the agreement shown with all parties
	again     func()      // reads the card again
}

// New makes the page.
func New(d desk.Desk, s Store) *desk.Room[storage.AgreementRow] {
	p := &page{desk: d, store: s, files: desk.NewFiles(d, s), again: func() {}}
	room := desk.NewRoom(d, p.plan())
	p.again = room.Reread
	return room
}

func (p *page) plan() desk.Plan[storage.AgreementRow] {
	return desk.Plan[storage.AgreementRow]{
		Kind:       register.KindAgreement,
		Store:      p.store,
		Files:      p.store,
		Columns:    shownColumns,
		Key:        func(r storage.AgreementRow) register.ID { return r.ID },
		Order:      "signed_on",
		Descending: true,
		Filters: []desk.Filter{
			{ID: "status", Word: "agreement.status", Several: true, Options: desk.Fixed("agreement.status.", register.Statuses)},
			{ID: "partner", Word: "agreement.partner", Options: desk.RecordFilter(p.partners(false))},
			{ID: "sphere", Word: "agreement.sphere", Options: desk.RecordFilter(p.spheres())},
			{ID: "year", Word: "agreement.year", Options: desk.Years(p.store.AgreementYears)},
			{ID: "kind", Word: "agreement.kind", Several: true, Options: desk.Fixed("agreement.kind.", register.AgreementKinds)},
			{ID: "waits", Word: "agreement.waits", Several: true, Options: desk.Fixed("agreement.waits.", storage.Waitings)},
			{ID: "ended", Word: "agreement.ended", Quiet: true, Options: desk.Years(p.store.AgreementYears)},
		},
		IDs:  p.ids,
		Rows: p.store.AgreementRows,
		Card: p.card,
		Blank: func() register.Record {
			return &register.Agreement{Parties: []register.Party{{Side: register.Ours}, {Side: register.Theirs}}}
		},
		Rather: p.rather,
		Copy: func(ctx context.Context, id register.ID) (register.Record, error) {
			r, err := p.store.Record(ctx, register.Ref{Kind: register.KindAgreement, ID: id})
			if err != nil {
				return nil, err
			}
			return r.(*register.Agreement).Copy(), nil
		},
		Form: func(f *kit.Form, r register.Record) { p.form(f, r.(*register.Agreement)) },
	}
}

type shownColumn = desk.Shown[storage.AgreementRow]

var shownColumns = desk.Columns(
	columns.Agreements,
	shownColumn{Name: "number", Width: 70, Stays: true},
	shownColumn{Name: "title", Width: 320, Grow: true},
	shownColumn{Name: "partner", Width: 112},
	shownColumn{Name: "signed_on", Width: 92},
	shownColumn{Name: "until", Width: 96, Stays: true},
	shownColumn{
		Name: "status", Width: 110, Tone: func(r storage.AgreementRow) kit.Tone { return desk.AgreementTone(r.Standing) },
		Fits: func() string {
			return lang.AgreementStatus(register.Standing{Span: register.Span{Status: register.StatusSigned}}, nil)
		},
	},
	shownColumn{Name: "kind", Width: 120, Hidden: true},
	shownColumn{Name: "level", Width: 140, Hidden: true},
	shownColumn{Name: "ours", Width: 124, Hidden: true},
	shownColumn{Name: "sphere", Width: 140, Hidden: true},
	shownColumn{Name: "entry_into_force", Width: 112, Hidden: true},
	shownColumn{Name: "notice_by", Width: 120, Hidden: true},
)

func (p *page) ids(ctx context.Context, v desk.View) ([]register.ID, error) {
	q := storage.AgreementQuery{
		Query:    v.Query(),
		On:       v.On,
		Statuses: desk.ValuesAs[register.Status](v.Values("status")),
		Kinds:    desk.ValuesAs[register.AgreementKind](v.Values("kind")),
		Partner:  desk.One(v.Values("partner")),
		Sphere:   desk.One(v.Values("sphere")),
		Waits:    desk.ValuesAs[storage.Waiting](v.Values("waits")),
	}
	if years := v.Values("ended"); len(years) > 0 {
		q.Ended, _ = strconv.Atoi(years[0])
	}
	if years := v.Values("year"); len(years) > 0 {
		q.Year, _ = strconv.Atoi(years[0])
	}
	return p.store.AgreementIDs(ctx, q)
}

// partners offers partners of one side first, and finds any.
func (p *page) partners(ours bool) kit.Source {
	side := register.Theirs
	if ours {
		side = register.Ours
	}
	return desk.Partners(p.store, func(ctx context.Context) ([]register.ID, error) {
		return p.store.PartnerIDs(ctx, storage.PartnerQuery{Query: storage.Query{Language: lang.Current()}, Side: side})
	}, ours)
}

func (p *page) spheres() kit.Source {
	return desk.Spheres(p.store, func(ctx context.Context) ([]register.ID, error) {
		return p.store.SphereIDs(ctx, storage.SphereQuery{Query: storage.Query{Language: lang.Current()}})
	})
}
