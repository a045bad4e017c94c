// Package sessions is the page of the commissions' sessions: their list, card and form.
package sessions

import (
	"context"
	"slices"

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
	desk.SessionStore
	desk.CarryStore
	SessionIDs(ctx context.Context, q storage.SessionQuery) ([]register.ID, error)
	SessionRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.SessionRow, error)
	CommissionIDs(ctx context.Context, q storage.CommissionQuery) ([]register.ID, error)
	SaveAndTrash(ctx context.Context, records, gone []register.Record) (batch register.ID, err error)
	PersonRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.PersonRow, error)
}

// page knows the desk it stands on and the register it shows.
type page struct {
	desk  desk.Desk
	store Store
}

// New makes the page.
func New(d desk.Desk, s Store) *desk.Room[storage.SessionRow] {
	return desk.NewRoom(d, (&page{d, s}).plan())
}

func (p *page) plan() desk.Plan[storage.SessionRow] {
	return desk.Plan[storage.SessionRow]{
		Kind:       register.KindSession,
		Store:      p.store,
		Files:      p.store,
		Columns:    shownColumns,
		Key:        func(r storage.SessionRow) register.ID { return r.ID },
		Order:      "from",
		Descending: true,
		Filters: []desk.Filter{
			{ID: "state", Word: "session.state", Several: true, Options: desk.Fixed("session.state.", register.SessionStates)},
			{ID: "commission", Word: "session.commission", Options: desk.RecordFilter(p.commissions())},
		},
		IDs: func(ctx context.Context, v desk.View) ([]register.ID, error) {
			return p.store.SessionIDs(ctx, storage.SessionQuery{
				Query:      v.Query(),
				On:         v.On,
				States:     desk.ValuesAs[register.SessionState](v.Values("state")),
				Commission: desk.One(v.Values("commission")),
			})
		},
		Rows: p.store.SessionRows,
		Card: p.card,
		Refused: func(edited register.Record, problems register.Problems) {
			if slices.ContainsFunc(problems, register.Problem.KeepsFromSigning) {
				p.refused(edited.(*register.Session))
			}
		},
		Blank: func() register.Record { return &register.Session{} },
		Form:  func(f *kit.Form, r register.Record) { p.form(f, r.(*register.Session)) },
	}
}

type shownColumn = desk.Shown[storage.SessionRow]

var shownColumns = desk.Columns(
	columns.Sessions,
	shownColumn{Name: "from", Width: 116, Stays: true},
	shownColumn{Name: "commission", Width: 160, Grow: true},
	shownColumn{Name: "number", Width: 58},
	shownColumn{Name: "place", Width: 84},
	shownColumn{Name: "host", Width: 150, Hidden: true},
	shownColumn{Name: "status", Width: 176, Tone: func(r storage.SessionRow) kit.Tone { return tones[r.State] }},
	shownColumn{Name: "signed_on", Width: 100, Hidden: true},
	shownColumn{Name: "title", Width: 200, Hidden: true},
)

// tones are the colours of the states.
var tones = map[register.SessionState]kit.Tone{
	register.SessionPlanned:      kit.ToneBlue,
	register.SessionDayAgreed:    kit.ToneBlue,
	register.SessionAgendaAgreed: kit.ToneBlue,
	register.SessionMoved:        kit.ToneAmber,
	register.SessionHeld:         kit.ToneGreen,
	register.SessionSigned:       kit.ToneGreen,
	register.SessionUnderControl: kit.ToneAmber,
	register.SessionClosed:       kit.ToneGrey,
	register.SessionCancelled:    kit.ToneGrey,
}

// commissions offers the commissions by title.
func (p *page) commissions() kit.Source {
	return desk.Source(p.store, register.KindCommission, func(ctx context.Context) ([]register.ID, error) {
		return p.store.CommissionIDs(ctx, storage.CommissionQuery{Query: storage.Query{Language: lang.Current()}})
	}, nil)
}
