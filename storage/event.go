package storage

import (
	"context"
	"fmt"

	"accord/storage/register"
)

// eventRow is an event and what lists derive from it.
type eventRow struct {
	register.Event
	SeriesName   register.Text `gorm:"embedded;embeddedPrefix:series_name_"`
	SeriesFold   string
	Organiser    register.Text `gorm:"embedded;embeddedPrefix:organiser_"`
	FirstDay     string
	LastDay      string
	TitleKey     keys `gorm:"embedded;embeddedPrefix:title_key_"`
	OrganiserKey keys `gorm:"embedded;embeddedPrefix:organiser_key_"`
}

var eventShape = rowShape[register.Event, eventRow]{
	name: "events", mark: "e", rowOf: eventRowOf,
	record: func(r *eventRow) *register.Event { return &r.Event },
	beside: []derived{former},
}

func eventRowOf(e *register.Event, l labels) *eventRow {
	organiser := l.join(e.OrganiserIDs...)
	series := l.join(e.ParentID)
	if series.IsZero() {
		series = e.Series
	}
	last := e.To
	if last == "" {
		last = e.From
	}
	return &eventRow{
		Event: *e, SeriesName: series, SeriesFold: Fold(e.Series.Or(register.Russian)), Organiser: organiser,
		FirstDay: lastIfEmpty(e.From.First()), LastDay: lastIfEmpty(last.Last()),
		TitleKey: keysOf(e.Title), OrganiserKey: keysOf(organiser),
	}
}

// EventQuery asks for events. Empty fields ask for nothing.
type EventQuery struct {
	Query
	// On is the day on which States hold.
	On     register.Date
	States []register.EventState
	Kinds  []register.EventKind
	Roles  []register.EventRole
	// Partner finds the events held by it or by anything below it in the tree, Sphere those of it and of anything
	// below.
	Partner, Sphere register.ID
	// Year is the year in which the event begins.
	Year int
}

var eventOrders = orders{"from": byFirstDay("first_day"), "title": byName("title_key"), "organiser": byName("organiser_key")}

// EventIDs returns all events that the query asks for, in its order. Orders: from, title, organiser.
func (s *Store) EventIDs(ctx context.Context, q EventQuery) ([]register.ID, error) {
	l := s.list(q.Query, register.KindEvent, eventOrders, "from")
	in(&l, "kind", q.Kinds)
	in(&l, "role", q.Roles)
	if len(q.States) > 0 {
		state := anyOf(eventStates(q.On.First()), q.States)
		l.where(state.sql, state.args...)
	}
	if !q.Partner.IsZero() {
		l.mentions(register.RoleOrganiser, "partners", q.Partner)
	}
	if !q.Sphere.IsZero() {
		l.mentions(register.RoleSphere, "spheres", q.Sphere)
	}
	if q.Year > 0 {
		l.where("first_day >= ? AND first_day < ?", fmt.Sprintf("%04d", q.Year), fmt.Sprintf("%04d", q.Year+1))
	}
	return s.ids(ctx, l)
}

// eventStates puts Event.StateOn into conditions.
func eventStates(on register.Date) map[register.EventState]condition {
	return map[register.EventState]condition{
		register.EventPostponed: {"fate = 'postponed'", nil},
		register.EventCancelled: {"fate = 'cancelled'", nil},
		register.EventUndated:   {"fate = '' AND first_day = '~' AND last_day = '~'", nil},
		register.EventHeld:      {"fate = '' AND last_day < ?", []any{on}},
		register.EventUnderWay:  {"fate = '' AND last_day >= ? AND from_day <> '' AND NOT " + lastsTo("from_day"), []any{on, on.AddDays(1)}},
		register.EventPlanned:   {"fate = '' AND last_day >= ? AND first_day || last_day <> '~~' AND (from_day = '' OR " + lastsTo("from_day") + ")", []any{on, on.AddDays(1)}},
	}
}

// Editions returns the other events of a series, the latest first: those with the same event or words for a series, the
// series itself, and the events whose series is this one.
func (s *Store) Editions(ctx context.Context, e *register.Event) ([]register.ID, error) {
	series := filter{`SELECT id FROM events WHERE deleted_at IS NULL AND id <> ? AND
		(parent_id = ? OR id = ? OR parent_id = ? OR series_fold = ? AND series_fold <> '')
		ORDER BY CASE first_day WHEN '~' THEN '' ELSE first_day END DESC, edition DESC, id`,
		[]any{e.ID, e.ID, e.ParentID, e.ParentID, Fold(e.Series.Or(register.Russian))}}
	ids, err := scanIDs(s.read(ctx), series)
	if err != nil {
		return nil, fmt.Errorf("read the editions of a series: %w", translate(err))
	}
	return ids, nil
}

// EventRow is an event as lists show it.
type EventRow struct {
	ID        register.ID
	Title     register.Text `gorm:"embedded;embeddedPrefix:title_"`
	Kind      register.EventKind
	Series    register.Text `gorm:"embedded;embeddedPrefix:series_name_"`
	Edition   int
	Fate      register.Fate
	FromDay   register.Date
	ToDay     register.Date
	Place     register.Text `gorm:"embedded;embeddedPrefix:place_"`
	Organiser register.Text `gorm:"embedded;embeddedPrefix:organiser_"`
	Role      register.EventRole
	// Invited is the number of invitations to the event sent by the day, Coming of those accepted by somebody, Silent
	// of those without a reply.
	Invited int `gorm:"-"`
	Coming  int `gorm:"-"`
	Silent  int `gorm:"-"`
	// State is that of the same day.
	State register.EventState `gorm:"-"`

	Class     register.Text `gorm:"embedded;embeddedPrefix:class_"`
	SphereIDs []register.ID `gorm:"serializer:json"`
	Spheres   register.Text `gorm:"-"`
}

// EventRows returns the rows of the events in the order of the IDs, with their invitations as of the day.
func (s *Store) EventRows(ctx context.Context, ids []register.ID, on register.Date) ([]EventRow, error) {
	on = on.First()
	var rows []EventRow
	var known labels
	var counts []struct {
		EventID                 register.ID
		Invited, Coming, Silent int
	}
	err := AtOnce(ctx,
		func(ctx context.Context) (err error) {
			if rows, err = rowsOf[EventRow](ctx, s, register.KindEvent, ids); err != nil {
				return err
			}
			var spheres []register.ID
			for _, r := range rows {
				spheres = append(spheres, r.SphereIDs...)
			}
			known, err = s.labelsOf(ctx, spheres)
			return err
		},
		func(ctx context.Context) error {
			return s.read(ctx).Raw(`SELECT event_id, count(*) AS invited,
					count(CASE WHEN came_day <= ? OR replied_day <= ? AND reply IN ('accepted', 'representative') THEN 1 END) AS coming,
					count(CASE WHEN came_day > ? AND replied_day > ? THEN 1 END) AS silent
				FROM invitations WHERE deleted_at IS NULL AND event_id IN ? AND (sent_day <= ? OR replied_day <= ?) GROUP BY event_id`,
				on, on, on, on, ids, on, on).Scan(&counts).Error
		},
	)
	if err != nil {
		return nil, fmt.Errorf("read events and the invitations to them: %w", translate(err))
	}
	rows = inOrder(ids, rows, func(r EventRow) register.ID { return r.ID })
	for i, r := range rows {
		rows[i].State = (&register.Event{From: r.FromDay, To: r.ToDay, Fate: r.Fate}).StateOn(on)
		rows[i].Spheres = known.join(r.SphereIDs...)
	}
	for _, c := range counts {
		for i := range rows {
			if rows[i].ID == c.EventID {
				rows[i].Invited, rows[i].Coming, rows[i].Silent = c.Invited, c.Coming, c.Silent
			}
		}
	}
	return rows, nil
}

// EventYears returns the years in which events began, the latest first.
func (s *Store) EventYears(ctx context.Context) ([]int, error) {
	return s.yearsOf(ctx, register.KindEvent, "first_day", "~")
}
