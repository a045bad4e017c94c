// Package events is the page of events: their list, card and form.
package events

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
	desk.InvitationStore
	desk.FileStore
	EventIDs(ctx context.Context, q storage.EventQuery) ([]register.ID, error)
	EventRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.EventRow, error)
	EventYears(ctx context.Context) ([]int, error)
	Editions(ctx context.Context, e *register.Event) ([]register.ID, error)
	SphereIDs(ctx context.Context, q storage.SphereQuery) ([]register.ID, error)
}

// page knows the desk it stands on and the register it shows.
type page struct {
	desk  desk.Desk
	store Store
}

// New makes the page.
func New(d desk.Desk, s Store) *desk.Room[storage.EventRow] {
	return desk.NewRoom(d, (&page{d, s}).plan())
}

func (p *page) plan() desk.Plan[storage.EventRow] {
	return desk.Plan[storage.EventRow]{
		Kind:       register.KindEvent,
		Store:      p.store,
		Files:      p.store,
		Columns:    shownColumns,
		Key:        func(r storage.EventRow) register.ID { return r.ID },
		Order:      "from",
		Descending: true,
		Filters: []desk.Filter{
			{ID: "state", Word: "event.state", Several: true, Options: desk.Fixed("event.state.", register.EventStates)},
			{ID: "kind", Word: "event.kind", Several: true, Options: desk.Fixed("event.kind.", register.EventKinds)},
			{ID: "partner", Word: "event.organiser", Options: desk.RecordFilter(p.partners())},
			{ID: "sphere", Word: "event.sphere", Options: desk.RecordFilter(p.spheres())},
			{ID: "year", Word: "event.year", Options: desk.Years(p.store.EventYears)},
		},
		IDs:   p.ids,
		Rows:  p.store.EventRows,
		Card:  p.card,
		Blank: func() register.Record { return &register.Event{} },
		Form:  func(f *kit.Form, r register.Record) { p.form(f, r.(*register.Event)) },
	}
}

type shownColumn = desk.Shown[storage.EventRow]

var shownColumns = desk.Columns(
	columns.Events,
	shownColumn{Name: "from", Width: 104, Stays: true},
	shownColumn{Name: "title", Width: 190, Grow: true},
	shownColumn{Name: "kind", Width: 96},
	shownColumn{Name: "place", Width: 90, Hidden: true},
	shownColumn{Name: "status", Width: 104, Tone: func(r storage.EventRow) kit.Tone { return tones[r.State] }},
	shownColumn{Name: "invited", Width: 92},
	shownColumn{Name: "silent", Width: 92},
	shownColumn{Name: "coming", Width: 80, Hidden: true},
	shownColumn{Name: "organiser", Width: 140, Hidden: true},
	shownColumn{Name: "series", Width: 140, Hidden: true},
	shownColumn{Name: "edition", Width: 80, Hidden: true},
	shownColumn{Name: "role", Width: 110, Hidden: true},
)

// tones are the colours of the states.
var tones = map[register.EventState]kit.Tone{
	register.EventPlanned:   kit.ToneBlue,
	register.EventUnderWay:  kit.ToneGreen,
	register.EventHeld:      kit.ToneGrey,
	register.EventPostponed: kit.ToneAmber,
	register.EventCancelled: kit.ToneRed,
	register.EventUndated:   kit.ToneAmber,
}

func (p *page) ids(ctx context.Context, v desk.View) ([]register.ID, error) {
	q := storage.EventQuery{
		Query:   v.Query(),
		On:      v.On,
		States:  desk.ValuesAs[register.EventState](v.Values("state")),
		Kinds:   desk.ValuesAs[register.EventKind](v.Values("kind")),
		Partner: desk.One(v.Values("partner")),
		Sphere:  desk.One(v.Values("sphere")),
	}
	if years := v.Values("year"); len(years) > 0 {
		q.Year, _ = strconv.Atoi(years[0])
	}
	return p.store.EventIDs(ctx, q)
}

func (p *page) partners() kit.Source {
	return desk.Partners(p.store, func(ctx context.Context) ([]register.ID, error) {
		return p.store.PartnerIDs(ctx, storage.PartnerQuery{Query: storage.Query{Language: lang.Current()}})
	}, false)
}

func (p *page) spheres() kit.Source {
	return desk.Spheres(p.store, func(ctx context.Context) ([]register.ID, error) {
		return p.store.SphereIDs(ctx, storage.SphereQuery{Query: storage.Query{Language: lang.Current()}})
	})
}
