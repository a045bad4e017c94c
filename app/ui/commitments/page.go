// Package commitments is the control board: the list of commitments in groups, their card and form, and the acts on one
// or several of them.
package commitments

import (
	"context"

	"accord/app/columns"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// Store is what the page needs of the register.
type Store interface {
	desk.FileStore
	CommitmentIDs(ctx context.Context, q storage.CommitmentQuery) ([]register.ID, error)
	CommitmentBoard(ctx context.Context, q storage.CommitmentQuery, by storage.Grouping) ([]register.ID, []storage.CommitmentGroup, error)
	CommitmentRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.CommitmentRow, error)
	ChangeCommitments(ctx context.Context, ids []register.ID, change func(*register.Commitment) bool) (batch register.ID, changed int, err error)
	SaveAll(ctx context.Context, records ...register.Record) (batch register.ID, err error)
	PartnerIDs(ctx context.Context, q storage.PartnerQuery) ([]register.ID, error)
	SphereIDs(ctx context.Context, q storage.SphereQuery) ([]register.ID, error)
	SessionIDs(ctx context.Context, q storage.SessionQuery) ([]register.ID, error)
}

// page knows the desk it stands on and the register it shows.
type page struct {
	desk    desk.Desk
	store   Store
	files   *desk.Files
	room    *desk.Room[row]
	writing kit.Slot
}

type row = storage.CommitmentRow

// New makes the page.
func New(d desk.Desk, s Store) *desk.Room[storage.CommitmentRow] {
	p := &page{desk: d, store: s, files: desk.NewFiles(d, s)}
	p.room = desk.NewRoom(d, p.plan())
	return p.room
}

func (p *page) plan() desk.Plan[row] {
	return desk.Plan[row]{
		Kind:    register.KindCommitment,
		Store:   p.store,
		Files:   p.store,
		Columns: shownColumns,
		Key:     func(r row) register.ID { return r.ID },
		Filters: []desk.Filter{
			{ID: desk.GroupBy, Word: "commitment.group", Options: desk.Fixed("commitment.group.", storage.Groupings)},
			{ID: "state", Word: "commitment.state", Several: true, Options: states},
			{ID: "due", Word: "commitment.due", Options: desk.Fixed("commitment.term.", terms)},
			{ID: "executor", Word: "commitment.executor", Options: p.executors},
			{ID: "partner", Word: "commitment.partner", Options: p.partnersFound},
			{ID: "side", Word: "commitment.side_short", Several: true, Options: desk.Fixed("commitment.side.", register.Duties)},
			{ID: "source", Word: "commitment.source", Options: p.sourcesFound},
			{ID: "sphere", Word: "commitment.sphere", Options: desk.RecordFilter(p.spheres())},
			{ID: "controller", Word: "commitment.controller", Options: desk.RecordFilter(desk.Persons(p.store))},
		},
		IDs: func(ctx context.Context, v desk.View) ([]register.ID, error) {
			return p.store.CommitmentIDs(ctx, p.query(v))
		},
		Groups:   p.groups,
		Heading:  heading,
		Rows:     p.store.CommitmentRows,
		Card:     p.card,
		BulkMenu: p.bulkMenu,
		Views:    views,
		Blank: func() register.Record {
			return &register.Commitment{DueRule: register.DueDay}
		},
		Form: func(f *kit.Form, r register.Record) { p.form(f, r.(*register.Commitment)) },
	}
}

var shownColumns = desk.Columns(
	columns.Commitments,
	shownColumn{Name: "number", Width: 62},
	shownColumn{Name: "title", Width: 230, Grow: true},
	shownColumn{Name: "executor", Width: 170},
	shownColumn{Name: "due", Width: 100, Stays: true},
	shownColumn{Name: "status", Width: 140, Tone: func(r row) kit.Tone {
		if r.Overdue {
			return kit.ToneRed
		}
		return tones[r.State]
	}},
	shownColumn{Name: "source", Width: 150, Hidden: true},
	shownColumn{Name: "progress", Width: 200, Hidden: true},
	shownColumn{Name: "controller", Width: 130, Hidden: true},
	shownColumn{Name: "partner", Width: 130, Hidden: true},
	shownColumn{Name: "side", Width: 100, Hidden: true},
	shownColumn{Name: "sphere", Width: 130, Hidden: true},
	shownColumn{Name: "priority", Width: 90, Hidden: true},
)

type shownColumn = desk.Shown[row]

// tones are the colours of the states.
var tones = map[register.CommitmentState]kit.Tone{
	register.CommitmentNew:          kit.ToneBlue,
	register.CommitmentUnderWay:     kit.ToneBlue,
	register.CommitmentReported:     kit.ToneAmber,
	register.CommitmentReturned:     kit.ToneAmber,
	register.CommitmentFulfilled:    kit.ToneGreen,
	register.CommitmentPartly:       kit.ToneGreen,
	register.CommitmentLostPoint:    kit.ToneGrey,
	register.CommitmentNotFulfilled: kit.ToneRed,
	register.CommitmentCarriedOver:  kit.ToneGrey,
}
