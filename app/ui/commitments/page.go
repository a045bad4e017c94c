// Package commitments is the control board: the list of commitments in groups, their card and form, and what is done to
// one or several of them.
package commitments

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
	writing kit.Slot
}

type row = storage.CommitmentRow

// New makes the page.
func New(d desk.Desk, s Store) *desk.Room[storage.CommitmentRow] {
	return desk.NewRoom(d, (&page{desk: d, store: s, files: desk.NewFiles(d, s)}).plan())
}

func (p *page) plan() desk.Plan[row] {
	return desk.Plan[row]{
		Kind:    register.KindCommitment,
		Store:   p.store,
		Files:   p.store,
		Columns: columns,
		Key:     func(r row) register.ID { return r.ID },
		Order:   "due",
		Filters: []desk.Filter{
			{ID: desk.GroupBy, Word: "commitment.group", Options: desk.Fixed("commitment.group.", storage.Groupings)},
			{ID: "state", Word: "commitment.state", Several: true, Options: states},
			{ID: "due", Word: "commitment.due", Options: desk.Fixed("commitment.term.", terms)},
			{ID: "executor", Word: "commitment.executor", Options: p.executors},
			{ID: "side", Word: "commitment.side_short", Several: true, Options: desk.Fixed("commitment.side.", register.Duties)},
			{ID: "source", Word: "commitment.source", Options: p.sourcesFound},
			{ID: "sphere", Word: "commitment.sphere", Options: desk.RecordFilter(p.spheres())},
			{ID: "controller", Word: "commitment.controller", Options: desk.RecordFilter(desk.Persons(p.store))},
		},
		IDs: func(ctx context.Context, v desk.View) ([]register.ID, error) {
			return p.store.CommitmentIDs(ctx, p.query(v))
		},
		Groups:  p.groups,
		Heading: heading,
		Rows:    p.store.CommitmentRows,
		Card:    p.card,
		Chosen:  p.chosen,
		Views:   views,
		Blank: func() register.Record {
			return &register.Commitment{DueRule: register.DueDay}
		},
		Form: func(f *kit.Form, r register.Record) { p.form(f, r.(*register.Commitment)) },
	}
}

var columns = []kit.Column[row]{
	{ID: "number", Label: "commitment.number", Width: 62, Sort: "number", Text: func(r row) string { return desk.Dash(r.Number) }},
	{ID: "title", Label: "commitment.title", Width: 230, Grow: true, Sort: "title", Text: func(r row) string { return desk.Words(r.Title) }},
	{ID: "executor", Label: "commitment.executor", Width: 170, Sort: "executor", Text: func(r row) string { return desk.Dash(executor(r)) }},
	{ID: "due", Label: "commitment.due", Width: 100, Sort: "due", Text: due},
	{
		ID: "state", Label: "commitment.state", Family: "commitment.state.", Width: 140, Sort: "state", Text: stateWord,
		Tone: func(r row) kit.Tone {
			if r.Overdue {
				return kit.ToneRed
			}
			return tones[r.State]
		},
	},
	{ID: "source", Label: "commitment.source", Width: 150, Hidden: true, Sort: "source", Text: func(r row) string { return desk.Dash(source(r)) }},
	{ID: "progress", Label: "commitment.progress", Width: 200, Hidden: true, Text: progress},
	{ID: "controller", Label: "commitment.controller", Width: 130, Hidden: true, Text: func(r row) string { return desk.Dash(desk.Words(r.Controller)) }},
	{ID: "partner", Label: "commitment.partner", Width: 130, Hidden: true, Sort: "partner", Text: func(r row) string { return desk.Dash(desk.Words(r.Partner)) }},
	{ID: "side", Label: "commitment.side", Width: 100, Hidden: true, Text: func(r row) string { return desk.Enum("commitment.side.", r.Side) }},
	{ID: "sphere", Label: "commitment.sphere", Width: 130, Hidden: true, Sort: "sphere", Text: func(r row) string { return desk.Dash(desk.Words(r.Sphere)) }},
	{ID: "priority", Label: "commitment.priority", Width: 90, Hidden: true, Text: func(r row) string { return desk.Enum("commitment.priority.", r.Priority) }},
}

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

// stateWord says that something is overdue before anything else, unless a report waits for an answer.
func stateWord(r row) string {
	if r.Overdue && r.State != register.CommitmentReported {
		return lang.T("commitment.overdue")
	}
	return lang.T("commitment.state." + string(r.State))
}

func executor(r row) string {
	if r.Body.IsZero() {
		return desk.Words(r.Person)
	}
	return desk.Words(r.Body)
}

func source(r row) string {
	name := desk.Words(r.SourceLabel)
	switch {
	case r.Source.IsZero():
		return desk.Words(r.Paper)
	case r.Source.Kind == register.KindSession && !r.SourceHint.IsZero():
		return name + ", " + desk.Words(r.SourceHint)
	}
	return name
}

// due is the day, or the kind of term where there is none.
func due(r row) string {
	if r.Due != "" {
		return lang.Day(r.Due)
	}
	return desk.Dash(desk.Enum("commitment.due_rule.", r.Rule))
}

// progress is what the last report says; of what is over, the ground.
func progress(r row) string {
	if !r.Ground.IsZero() {
		return desk.Words(r.Ground)
	}
	return told(r.Report)
}

// told puts a report into one line: "40 % · the site is ready".
func told(r register.Report) string {
	done, words := "", desk.Words(r.Text)
	if r.Percent > 0 {
		done = lang.T("commitment.done", r.Percent)
	}
	if done != "" && words != "" {
		return done + " · " + words
	}
	return done + words
}
