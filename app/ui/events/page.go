// Package events is the page of events: their list, card and form.
package events

import (
	"context"
	"strconv"

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
		Columns:    p.columns(),
		Key:        func(r storage.EventRow) register.ID { return r.ID },
		Order:      "day",
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

func (p *page) columns() []kit.Column[storage.EventRow] {
	type row = storage.EventRow
	count := func(n int) string {
		if n == 0 {
			return ""
		}
		return lang.Number(int64(n))
	}
	return []kit.Column[row]{
		{ID: "days", Label: "event.days", Width: 104, Sort: "day", Text: func(r row) string { return desk.Dash(lang.Days(r.FromDay, r.ToDay)) }},
		{ID: "title", Label: "event.title", Width: 190, Grow: true, Sort: "title", Text: func(r row) string { return desk.Words(r.Title) }},
		{ID: "kind", Label: "event.kind", Width: 96, Text: func(r row) string { return desk.Enum("event.kind.", r.Kind) }},
		{ID: "place", Label: "event.place", Width: 90, Hidden: true, Text: func(r row) string { return desk.Dash(desk.Words(r.Place)) }},
		{
			ID: "state", Label: "event.state", Width: 104,
			Family: "event.state.",
			Text:   func(r row) string { return lang.T("event.state." + string(r.StateOn(p.desk.Day()))) },
			Tone:   func(r row) kit.Tone { return tones[r.StateOn(p.desk.Day())] },
		},
		{ID: "invited", Label: "event.invited", Width: 92, Right: true, Text: func(r row) string { return count(r.Invited) }},
		{ID: "silent", Label: "event.silent", Width: 92, Right: true, Text: func(r row) string { return count(r.Silent) }},
		{ID: "coming", Label: "event.coming", Width: 80, Right: true, Hidden: true, Text: func(r row) string { return count(r.Coming) }},
		{ID: "organiser", Label: "event.organisers", Width: 140, Hidden: true, Sort: "organiser", Text: func(r row) string { return desk.Dash(desk.Words(r.Organiser)) }},
		{ID: "series", Label: "event.series", Width: 140, Hidden: true, Text: func(r row) string { return desk.Dash(desk.Words(r.Series)) }},
		{ID: "edition", Label: "event.edition", Width: 80, Right: true, Hidden: true, Text: func(r row) string { return count(r.Edition) }},
		{ID: "role", Label: "event.role", Width: 110, Hidden: true, Text: func(r row) string { return desk.Dash(desk.Enum("event.role.", r.Role)) }},
	}
}

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
		States:  desk.Chosen[register.EventState](v.Values("state")),
		Kinds:   desk.Chosen[register.EventKind](v.Values("kind")),
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
