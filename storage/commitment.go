package storage

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// commitmentRow is a commitment and what lists derive from it.
type commitmentRow struct {
	register.Commitment
	// ExecutorID and SphereID are what the board groups by: the body or else the person, and the first sphere.
	ExecutorID register.ID
	SphereID   register.ID
	NumberKey  []byte
	TitleKey   keys `gorm:"embedded;embeddedPrefix:title_key_"`
}

var commitmentShape = rowShape[register.Commitment, commitmentRow]{
	name: "commitments", mark: "o", rowOf: commitmentRowOf,
	record: func(r *commitmentRow) *register.Commitment { return &r.Commitment },
	beside: []derived{rowsBeside("commitment_spans", "commitment_id", commitmentSpansOf)},
}

func commitmentRowOf(c *register.Commitment, _ labels) *commitmentRow {
	row := &commitmentRow{Commitment: *c, ExecutorID: c.Executor.BodyID, NumberKey: SortKey(c.Number), TitleKey: keysOf(c.Title)}
	if row.ExecutorID.IsZero() {
		row.ExecutorID = c.Executor.PersonID
	}
	if len(c.SphereIDs) > 0 {
		row.SphereID = c.SphereIDs[0]
	}
	return row
}

// commitmentSpan is a row of a commitment's state by day.
type commitmentSpan struct {
	CommitmentID register.ID
	FromDay      register.Date
	ToDay        register.Date
	Urgency      urgency
	// DueKey is the last day that the due day can mean, or the sign of none: as long as any, and after all.
	DueKey string
	Rank   int
	// Reports marks a day on which a report is due.
	Reports bool
}

func (commitmentSpan) TableName() string { return "commitment_spans" }

// urgency puts overdue commitments before open ones, and these before closed ones.
type urgency int

const (
	overdue urgency = iota
	pending
	over
)

// noDue is the key of a commitment that is due on no day.
const noDue = "~~~~~~~~~~"

var commitmentRank = func() map[register.CommitmentState]int {
	ranks := map[register.CommitmentState]int{}
	for i, s := range register.CommitmentStates {
		ranks[s] = i
	}
	return ranks
}()

func commitmentSpansOf(r register.Record) []commitmentSpan {
	c, ok := r.(*register.Commitment)
	if !ok || c == nil || c.InTrash() {
		return nil
	}
	var rows []commitmentSpan
	for _, span := range c.Course() {
		row := commitmentSpan{
			CommitmentID: c.ID, FromDay: span.From, ToDay: span.To, Urgency: pending, DueKey: noDue, Rank: commitmentRank[span.State],
			Reports: c.DueRule == register.DuePeriod || c.DueRule == register.DuePermanent,
		}
		switch {
		case span.Overdue:
			row.Urgency = overdue
		case !span.State.Open():
			row.Urgency = over
		}
		if span.Due != "" {
			row.DueKey = string(span.Due.Last())
		}
		rows = append(rows, row)
	}
	return rows
}

// deriveCommitments computes the states of commitments that start in a month or a year: earlier versions had them under way
// from its first day.
func deriveCommitments(tx *gorm.DB, _ int64) (last int64, err error) {
	var ids []register.ID
	if err := tx.Table("commitments").Where("start_day <> '' AND length(start_day) < 10").Pluck("id", &ids).Error; err != nil {
		return 0, err
	}
	for some := range slices.Chunk(ids, partSize) {
		if err := tx.Exec("DELETE FROM commitment_spans WHERE commitment_id IN ?", some).Error; err != nil {
			return 0, err
		}
		records, err := shapes[register.KindCommitment].load(tx, some)
		if err != nil {
			return 0, err
		}
		if err := insertAll(tx, "commitment_spans", records, commitmentSpansOf); err != nil {
			return 0, err
		}
	}
	return 0, nil
}

// CommitmentQuery asks for commitments. Empty fields ask for nothing.
type CommitmentQuery struct {
	Query
	// On is the day on which States, Overdue, the due days and the order hold.
	On         register.Date
	States     []register.CommitmentState
	Overdue    bool
	Sides      []register.Duty
	Priorities []register.Priority
	// Executor is a body, with everything below it, or a person; Partner and Sphere also find what is below them.
	Executor, Partner, Sphere register.ID
	Source, Controller        register.ID
	// DueFrom and DueTo are the days, both included, between which the commitment is due.
	DueFrom, DueTo register.Date
}

// CommitmentRow is a commitment as lists show it.
type CommitmentRow struct {
	ID       register.ID
	Number   string
	Title    register.Text
	Side     register.Duty
	Priority register.Priority
	Rule     register.DueRule
	// Body and Person execute, Controller controls.
	Body, Person, Partner, Controller, Sphere register.Text
	// CoExecutors execute it too.
	CoExecutors []ExecutorNames
	// Source is the record behind the commitment, SourceHint tells it from others of its name, Clause is the place in
	// it, and Paper names a source outside of the register.
	Source      register.Ref
	SourceLabel register.Text
	SourceHint  register.Text
	Clause      string
	Paper       register.Text
	// State, Due, Overdue and Report, the last one there was, are those of the day the rows were asked for.
	State   register.CommitmentState
	Due     register.Date
	Overdue bool
	Report  register.Report
	// Ground is the ground of the closure, if there was one by then.
	Ground register.Text
	Start  register.Date
	Note   register.Text
	// Taken says that it goes on with a decision of an earlier session.
	Taken bool
}

// ExecutorNames are what a body and a person who execute a commitment are called.
type ExecutorNames struct{ Body, Person register.Text }

// CommitmentRows returns the rows of the commitments in the order of the IDs, as they are on the day.
func (s *Store) CommitmentRows(ctx context.Context, ids []register.ID, on register.Date) ([]CommitmentRow, error) {
	records, err := rowsOf[register.Commitment](ctx, s, register.KindCommitment, ids)
	if err != nil {
		return nil, err
	}
	seen := map[register.ID]bool{register.None: true}
	var named []register.ID
	for _, c := range records {
		of := append([]register.ID{c.Source.ID, c.PartnerID, c.Executor.BodyID, c.Executor.PersonID, c.ControllerID}, c.SphereIDs...)
		for _, e := range c.CoExecutors {
			of = append(of, e.BodyID, e.PersonID)
		}
		for _, id := range of {
			if !seen[id] {
				seen[id] = true
				named = append(named, id)
			}
		}
	}
	lines, err := s.Lines(ctx, named...)
	if err != nil {
		return nil, err
	}
	on = on.First()
	rows := make([]CommitmentRow, len(records))
	for i := range records {
		rows[i] = rowOfCommitment(&records[i], lines, on)
	}
	return inOrder(ids, rows, func(r CommitmentRow) register.ID { return r.ID }), nil
}

func rowOfCommitment(c *register.Commitment, lines map[register.ID]Line, on register.Date) CommitmentRow {
	row := CommitmentRow{
		ID: c.ID, Number: c.Number, Title: c.Title, Side: c.Side, Priority: c.Priority, Rule: c.DueRule,
		Body: lines[c.Executor.BodyID].Label, Person: lines[c.Executor.PersonID].Label, Partner: lines[c.PartnerID].Label,
		Controller: lines[c.ControllerID].Label, Source: c.Source, SourceLabel: lines[c.Source.ID].Label,
		SourceHint: lines[c.Source.ID].Hint, Clause: c.Clause, Paper: c.Paper, Start: c.Start, Taken: !c.CarriedFromID.IsZero(), Note: c.Note,
		State: c.StateOn(on), Due: c.DueOnDay(on), Overdue: c.OverdueOn(on),
	}
	for _, e := range c.CoExecutors {
		row.CoExecutors = append(row.CoExecutors, ExecutorNames{lines[e.BodyID].Label, lines[e.PersonID].Label})
	}
	if len(c.SphereIDs) > 0 {
		row.Sphere = lines[c.SphereIDs[0]].Label
	}
	row.Report, _ = c.LastReport(on)
	if !row.State.Open() {
		row.Ground = c.Closure.Ground
	}
	return row
}

// ChangeCommitments reads commitments, changes each and saves them in one batch. Those for which change returns false stay
// as they are; changed counts the others. It fails as Save does, and then nothing has changed.
func (s *Store) ChangeCommitments(ctx context.Context, ids []register.ID, change func(*register.Commitment) bool) (batch register.ID, changed int, err error) {
	var records []register.Record
	for part := range slices.Chunk(ids, idsAtOnce) {
		found, err := shapes[register.KindCommitment].load(s.read(ctx), part)
		if err != nil {
			return register.None, 0, fmt.Errorf("read commitments: %w", translate(err))
		}
		for _, r := range found {
			if change(r.(*register.Commitment)) {
				records = append(records, r)
			}
		}
	}
	batch, err = s.SaveAll(ctx, records...)
	return batch, len(records), err
}
