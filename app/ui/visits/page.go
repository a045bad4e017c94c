// Package visits is the page of visits: their list, card and form.
package visits

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
	desk.SpokenOfStore
	columns.StandingStore
	VisitIDs(ctx context.Context, q storage.VisitQuery) ([]register.ID, error)
	VisitYears(ctx context.Context) ([]int, error)
	ReportRule(ctx context.Context) (*register.ProcedureRule, error)
	Author() string
	PersonRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.PersonRow, error)
	PartnerIDs(ctx context.Context, q storage.PartnerQuery) ([]register.ID, error)
	Above(ctx context.Context, ref register.Ref) ([]register.ID, error)
}

// page knows the desk it stands on and the register it shows.
type page struct {
	desk    desk.Desk
	store   Store
	settler *desk.Settler
	guests  bool   // the programme for the guests is looked at
	again   func() // reads the card again
}

func newPage(d desk.Desk, s Store) *page {
	return &page{desk: d, store: s, settler: &desk.Settler{Desk: d, Store: s, Author: s.Author()}, again: func() {}}
}

// New makes the page.
func New(d desk.Desk, s Store) *desk.Room[storage.VisitRow] {
	p := newPage(d, s)
	room := desk.NewRoom(d, p.plan())
	p.again = room.Reread
	return room
}

func (p *page) plan() desk.Plan[storage.VisitRow] {
	return desk.Plan[storage.VisitRow]{
		Kind:       register.KindVisit,
		Store:      p.store,
		Files:      p.store,
		Columns:    shownColumns,
		Key:        func(r storage.VisitRow) register.ID { return r.ID },
		Order:      "from",
		Descending: true,
		Filters: []desk.Filter{
			{ID: "state", Word: "visit.state", Several: true, Options: desk.Fixed("visit.state.", register.VisitStates)},
			{ID: "direction", Word: "visit.direction", Options: desk.Fixed("visit.direction.", register.Directions)},
			{ID: "partner", Word: "visit.partner", Options: desk.RecordFilter(p.partners())},
			{ID: "year", Word: "visit.year", Options: desk.Years(p.store.VisitYears)},
			{ID: "open", Word: "visit.outcomes", Options: desk.Fixed("visit.outcomes.", []openFilter{outcomesOpen})},
			{ID: "type", Word: "visit.type", Several: true, Options: desk.Fixed("visit.type.", register.VisitTypes)},
		},
		IDs:   p.ids,
		Rows:  p.store.VisitRows,
		Card:  p.card,
		Blank: func() register.Record { return &register.Visit{} },
		Form:  func(f *kit.Form, r register.Record) { p.form(f, r.(*register.Visit)) },
	}
}

type shownColumn = desk.Shown[storage.VisitRow]

var shownColumns = desk.Columns(
	columns.Visits,
	shownColumn{Name: "from", Width: 100, Stays: true},
	shownColumn{Name: "title", Width: 170, Grow: true},
	shownColumn{Name: "direction", Width: 90},
	shownColumn{Name: "partner", Width: 88},
	shownColumn{Name: "leader", Width: 112},
	shownColumn{Name: "status", Width: 114, Tone: func(r storage.VisitRow) kit.Tone { return tones[r.State] }},
	shownColumn{Name: "open_outcomes", Width: 110, Hidden: true},
	shownColumn{Name: "report_on", Width: 110, Hidden: true},
	shownColumn{Name: "type", Width: 100, Hidden: true},
	shownColumn{Name: "level", Width: 120, Hidden: true},
)

// openFilter chooses the visits with outcomes to settle.
type openFilter string

const outcomesOpen openFilter = "open" // not shown

// tones are the colours of the states.
var tones = map[register.VisitState]kit.Tone{
	register.VisitProposed:    kit.ToneBlue,
	register.VisitAgreeing:    kit.ToneBlue,
	register.VisitApproved:    kit.ToneBlue,
	register.VisitPreparation: kit.ToneBlue,
	register.VisitPlanned:     kit.ToneBlue,
	register.VisitUnderWay:    kit.ToneGreen,
	register.VisitEnded:       kit.ToneGrey,
	register.VisitReported:    kit.ToneGrey,
	register.VisitClosed:      kit.ToneGrey,
	register.VisitPostponed:   kit.ToneAmber,
	register.VisitCancelled:   kit.ToneRed,
	register.VisitUndated:     kit.ToneAmber,
}

func (p *page) ids(ctx context.Context, v desk.View) ([]register.ID, error) {
	q := storage.VisitQuery{
		Query:      v.Query(),
		On:         v.On,
		States:     desk.ValuesAs[register.VisitState](v.Values("state")),
		Directions: desk.ValuesAs[register.Direction](v.Values("direction")),
		Types:      desk.ValuesAs[register.VisitType](v.Values("type")),
		Partner:    desk.One(v.Values("partner")),
		Open:       len(v.Values("open")) > 0,
	}
	if years := v.Values("year"); len(years) > 0 {
		q.Year, _ = strconv.Atoi(years[0])
	}
	return p.store.VisitIDs(ctx, q)
}

// partners offers foreign partners first, and finds any.
func (p *page) partners() kit.Source {
	return desk.Partners(p.store, func(ctx context.Context) ([]register.ID, error) {
		return p.store.PartnerIDs(ctx, storage.PartnerQuery{Query: storage.Query{Language: lang.Current()}, Side: register.Theirs})
	}, false)
}
