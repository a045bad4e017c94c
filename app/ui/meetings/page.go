// Package meetings is the journal of meetings with foreigners: its list, card and form.
package meetings

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
	MeetingIDs(ctx context.Context, q storage.MeetingQuery) ([]register.ID, error)
	MeetingRows(ctx context.Context, ids []register.ID) ([]storage.MeetingRow, error)
	MeetingYears(ctx context.Context) ([]int, error)
	VisitIDs(ctx context.Context, q storage.VisitQuery) ([]register.ID, error)
	PersonRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.PersonRow, error)
	PartnerIDs(ctx context.Context, q storage.PartnerQuery) ([]register.ID, error)
	Author() string
}

// page knows the desk it stands on and the register it shows.
type page struct {
	desk    desk.Desk
	store   Store
	settler *desk.Settler
}

func newPage(d desk.Desk, s Store) *page {
	return &page{desk: d, store: s, settler: &desk.Settler{Desk: d, Store: s, Author: s.Author()}}
}

// New makes the page.
func New(d desk.Desk, s Store) *desk.Room[storage.MeetingRow] {
	return desk.NewRoom(d, newPage(d, s).plan())
}

func (p *page) plan() desk.Plan[storage.MeetingRow] {
	return desk.Plan[storage.MeetingRow]{
		Kind:       register.KindMeeting,
		Store:      p.store,
		Files:      p.store,
		Columns:    shownColumns,
		Key:        func(r storage.MeetingRow) register.ID { return r.ID },
		Order:      "day",
		Descending: true,
		Filters: []desk.Filter{
			{ID: "partner", Word: "meeting.partner", Options: desk.RecordFilter(p.partners())},
			{ID: "year", Word: "meeting.year", Options: desk.Years(p.store.MeetingYears)},
			{ID: "report", Word: "meeting.report", Options: desk.Fixed("meeting.report.", storage.Reportings)},
			{ID: "open", Word: "visit.outcomes", Options: desk.Fixed("visit.outcomes.", []openFilter{outcomesOpen})},
		},
		IDs: p.ids,
		Rows: func(ctx context.Context, ids []register.ID, _ register.Date) ([]storage.MeetingRow, error) {
			return p.store.MeetingRows(ctx, ids)
		},
		Card:  p.card,
		Blank: func() register.Record { return &register.Meeting{} },
		Form:  func(f *kit.Form, r register.Record) { p.form(f, r.(*register.Meeting)) },
	}
}

// openFilter chooses the meetings with outcomes to settle.
type openFilter string

const outcomesOpen openFilter = "open" // not shown

// columns are those of the journal: the number; date and place; the foreigners and their bodies; ground and aim; the
// nature and the short content of the talk; who took part of ours; who permitted; whether there is a report, and for whom.
type shownColumn = desk.Shown[storage.MeetingRow]

var shownColumns = desk.Columns(
	columns.Meetings,
	shownColumn{Name: "number", Width: 40},
	shownColumn{Name: "day", Width: 142, Stays: true},
	shownColumn{Name: "theirs", Width: 112},
	shownColumn{Name: "ground", Width: 84},
	shownColumn{Name: "content", Width: 110, Grow: true},
	shownColumn{Name: "ours", Width: 88},
	shownColumn{Name: "permitter", Width: 74},
	shownColumn{Name: "reported_on", Width: 80, Tone: func(r storage.MeetingRow) kit.Tone {
		if r.ReportedOn == "" && r.ReportedTo.IsZero() {
			return kit.ToneAmber
		}
		return kit.ToneNone
	}},
	shownColumn{Name: "title", Width: 200, Hidden: true},
	shownColumn{Name: "open_outcomes", Width: 110, Hidden: true},
)

func (p *page) ids(ctx context.Context, v desk.View) ([]register.ID, error) {
	q := storage.MeetingQuery{
		Query:   v.Query(),
		Partner: desk.One(v.Values("partner")),
		Reports: desk.ValuesAs[storage.Reporting](v.Values("report")),
		Open:    len(v.Values("open")) > 0,
	}
	if years := v.Values("year"); len(years) > 0 {
		q.Year, _ = strconv.Atoi(years[0])
	}
	return p.store.MeetingIDs(ctx, q)
}

// partners offers foreign partners first, and finds any.
func (p *page) partners() kit.Source {
	return desk.Partners(p.store, func(ctx context.Context) ([]register.ID, error) {
		return p.store.PartnerIDs(ctx, storage.PartnerQuery{Query: storage.Query{Language: lang.Current()}, Side: register.Theirs})
	}, false)
}

// visits offers visits, the latest first.
func (p *page) visits() kit.Source {
	return desk.Source(p.store, register.KindVisit, func(ctx context.Context) ([]register.ID, error) {
		return p.store.VisitIDs(ctx, storage.VisitQuery{Query: storage.Query{Language: lang.Current(), Descending: true}})
	}, nil)
}
