package storage

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"gorm.io/gorm"

	"accord/storage/register"
)

// visitRow is a visit and what lists derive from it.
type visitRow struct {
	register.Visit
	Partner  register.Text `gorm:"embedded;embeddedPrefix:partner_"`
	Leader   register.Text `gorm:"embedded;embeddedPrefix:leader_"`
	FirstDay string
	LastDay  string
	// OpenOutcomes counts the outcomes that nobody has settled. Those whose records lie in the trash come on top.
	OpenOutcomes int
	TitleKey     keys `gorm:"embedded;embeddedPrefix:title_key_"`
	PartnerKey   keys `gorm:"embedded;embeddedPrefix:partner_key_"`
}

var visitShape = rowShape[register.Visit, visitRow]{
	name: "visits", mark: "v", rowOf: visitRowOf,
	record: func(r *visitRow) *register.Visit { return &r.Visit },
	beside: []derived{rowsBeside("visit_spans", "visit_id", visitSpansOf), former},
}

func visitRowOf(v *register.Visit, l labels) *visitRow {
	partner := l.join(v.PartnerIDs...)
	last := v.To
	if last == "" {
		last = v.From
	}
	return &visitRow{
		Visit: *v, Partner: partner, Leader: l.join(v.Leader()),
		FirstDay: lastIfEmpty(v.From.First()), LastDay: lastIfEmpty(last.Last()),
		OpenOutcomes: register.OpenOutcomes(v.Outcomes, nil),
		TitleKey:     keysOf(v.Title), PartnerKey: keysOf(partner),
	}
}

// visitSpan is a row of the states by day.
type visitSpan struct {
	VisitID register.ID
	FromDay register.Date
	ToDay   register.Date
	State   register.VisitState
}

func (visitSpan) TableName() string { return "visit_spans" }

func visitSpansOf(r register.Record) []visitSpan {
	v, ok := r.(*register.Visit)
	if !ok || v == nil || v.InTrash() {
		return nil
	}
	var rows []visitSpan
	for _, span := range v.Spans() {
		rows = append(rows, visitSpan{v.ID, span.From, span.To, span.State})
	}
	return rows
}

// closable looks, before a visit is closed, for outcomes whose records lie in the trash, and for unsettled outcomes of
// its meetings: the visit alone cannot check these rules.
func closable(tx *gorm.DB, r register.Record) error {
	v, ok := r.(*register.Visit)
	if !ok {
		return nil
	}
	at := slices.IndexFunc(v.Steps, func(s register.VisitStep) bool { return s.State == register.VisitClosed })
	if at < 0 {
		return nil
	}
	faults, err := lostFaults(tx, v)
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		return &Invalid{v.Ref(), faults}
	}
	var open []register.ID
	err = tx.Raw("SELECT id FROM meetings WHERE visit_id = ? AND deleted_at IS NULL AND "+unsettled+" ORDER BY first_day, id", v.ID).Scan(&open).Error
	if err != nil || len(open) == 0 {
		return err
	}
	return &Invalid{v.Ref(), register.Problems{{
		Field: fmt.Sprintf("steps[%d].state", at), Key: "problem.closed_meetings_unsettled", Args: []string{strconv.Itoa(len(open))},
	}}}
}

// VisitQuery asks for visits. Empty fields ask for nothing.
type VisitQuery struct {
	Query
	// On is the day on which States hold.
	On         register.Date
	States     []register.VisitState
	Directions []register.Direction
	Types      []register.VisitType
	// Partner finds also the visits of everything below it in the tree.
	Partner register.ID
	Person  register.ID
	// Open asks for those with outcomes that nobody has settled.
	Open bool
	// Year is the year in which the visit begins.
	Year int
}

var visitOrders = orders{"from": byFirstDay("first_day"), "title": byName("title_key"), "partner": byName("partner_key")}

// VisitIDs returns all visits that the query asks for, in its order. Orders: from, title, partner.
func (s *Store) VisitIDs(ctx context.Context, q VisitQuery) ([]register.ID, error) {
	l := s.list(q.Query, register.KindVisit, visitOrders, "from")
	in(&l, "direction", q.Directions)
	in(&l, "type", q.Types)
	if len(q.States) > 0 {
		on := q.On.First()
		l.filters = append(l.filters, filter{"SELECT visit_id AS id FROM visit_spans WHERE state IN ? AND to_day >= ? AND from_day <= ?", []any{q.States, on, on}})
	}
	if !q.Partner.IsZero() {
		l.mentions(register.RolePartner, "partners", q.Partner)
	}
	if !q.Person.IsZero() {
		l.mentions(register.RoleDelegate, "", q.Person)
	}
	if q.Open {
		l.where(unsettled)
	}
	if q.Year > 0 {
		l.where("first_day >= ? AND first_day < ?", fmt.Sprintf("%04d", q.Year), fmt.Sprintf("%04d", q.Year+1))
	}
	return s.ids(ctx, l)
}

// VisitRow is a visit as lists show it.
type VisitRow struct {
	ID        register.ID
	Title     register.Text `gorm:"embedded;embeddedPrefix:title_"`
	Direction register.Direction
	Type      register.VisitType
	Level     register.VisitLevel
	Fate      register.Fate
	Steps     []register.VisitStep `gorm:"serializer:json"`
	ReportOn  register.Date
	ReportDue register.Date
	FromDay   register.Date
	ToDay     register.Date
	// OpenOutcomes counts the outcomes that nobody has settled.
	OpenOutcomes int
	Partner      register.Text    `gorm:"embedded;embeddedPrefix:partner_"`
	PartnerIDs   []register.ID    `gorm:"serializer:json"`
	Leader       register.Text    `gorm:"embedded;embeddedPrefix:leader_"`
	Places       []register.Place `gorm:"serializer:json"`
	Ground       register.Text    `gorm:"embedded;embeddedPrefix:ground_"`
	Purpose      register.Text    `gorm:"embedded;embeddedPrefix:purpose_"`
	// State is that of the day the rows were asked for.
	State register.VisitState `gorm:"-"`
	// Partners are the names in Partner where there are several.
	Partners Names `gorm:"-"`
}

// ReportDueBy returns the day by which the report is due, as Visit.ReportDue does.
func (r VisitRow) ReportDueBy(rule *register.ProcedureRule) register.Date {
	return r.visit().ReportDue(rule)
}

func (r VisitRow) visit() *register.Visit {
	return &register.Visit{
		From: r.FromDay, To: r.ToDay, Fate: r.Fate, Steps: r.Steps, Report: register.VisitReport{On: r.ReportOn, Due: r.ReportDue},
	}
}

// VisitRows returns the rows of the visits in the order of the IDs, with their states on the day.
func (s *Store) VisitRows(ctx context.Context, ids []register.ID, on register.Date) ([]VisitRow, error) {
	var rows []VisitRow
	var again map[register.ID]int
	err := AtOnce(ctx,
		func(ctx context.Context) (err error) {
			rows, err = rowsOf[VisitRow](ctx, s, register.KindVisit, ids)
			return err
		},
		func(ctx context.Context) (err error) {
			again, err = s.reopened(ctx, register.KindVisit, ids)
			return err
		},
	)
	if err != nil {
		return nil, fmt.Errorf("read visits: %w", translate(err))
	}
	var several []register.ID
	for _, r := range rows {
		several = append(several, firstOf(r.PartnerIDs)...)
	}
	known, err := s.labelsOf(ctx, several)
	if err != nil {
		return nil, err
	}
	for i := range rows {
		rows[i].OpenOutcomes += again[rows[i].ID]
		rows[i].Partners = known.names(rows[i].PartnerIDs)
		rows[i].State = rows[i].visit().StateOn(on)
	}
	return inOrder(ids, rows, func(r VisitRow) register.ID { return r.ID }), nil
}

// VisitYears returns the years in which visits began, the latest first.
func (s *Store) VisitYears(ctx context.Context) ([]int, error) {
	return s.yearsOf(ctx, register.KindVisit, "first_day", "~")
}
