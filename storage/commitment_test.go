package storage_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// board is a register with a few commitments of every sort, as of 05.12.2022.
type board struct {
	*storagetest.Factory
	az, plant, ministry    *register.Partner
	minister, controller   *register.Person
	session                *register.Session
	late, soon, none, done *register.Commitment
}

func newBoard(t *testing.T) board {
	f := storagetest.New(t)
	b := board{Factory: f}
	b.az = f.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	b.plant = f.Partner(register.Partner{Name: register.Ru("Завод"), ParentID: b.az.ID})
	b.ministry = f.Partner(register.Partner{Name: register.Ru("Министерство"), Ours: true})
	b.minister = f.Person(register.Person{Name: register.Ru("Ахметов")})
	b.controller = f.Person(register.Person{Name: register.Ru("Яковлев")})
	b.session = f.Session(register.Session{CommissionID: f.Commission(register.Commission{TheirsID: b.az.ID}).ID, Number: 2, From: "2022-06"})
	energy := f.Sphere(register.Sphere{Name: register.Ru("Энергетика")})
	b.late = f.Commitment(register.Commitment{
		Title: register.Ru("опоздало"), Number: "2.1", Source: b.session.Ref(), PartnerID: b.az.ID, Executor: register.Executor{BodyID: b.plant.ID},
		Side: register.DutyTheirs, ControllerID: b.controller.ID, Start: "2022-06-01", DueRule: register.DueDay, DueOn: "2022-11",
		SphereIDs: []register.ID{energy.ID},
	})
	b.soon = f.Commitment(register.Commitment{
		Title: register.Ru("скоро"), Number: "10", Source: b.session.Ref(), PartnerID: b.az.ID, Executor: register.Executor{BodyID: b.ministry.ID, PersonID: b.minister.ID},
		Start: "2022-06-01", DueRule: register.DueDay, DueOn: "2022-12-20", Priority: register.PriorityHigh,
	})
	b.none = f.Commitment(register.Commitment{Title: register.Ru("без срока"), DueRule: register.DueNoTerm, Executor: register.Executor{PersonID: b.minister.ID}})
	b.done = f.Commitment(register.Commitment{
		Title: register.Ru("сделано"), Number: "1", PartnerID: b.plant.ID, Executor: register.Executor{BodyID: b.plant.ID},
		DueRule: register.DueDay, DueOn: "2022-10-01", Closure: register.Closure{On: "2022-10-15", Result: register.ResultFulfilled},
	})
	return b
}

func TestOrdersOfCommitments(t *testing.T) {
	b := newBoard(t)
	for _, c := range []struct {
		order      string
		want, down []string
	}{
		{"", []string{"опоздало", "скоро", "без срока", "сделано"}, []string{"скоро", "опоздало", "без срока", "сделано"}},
		{"due", []string{"сделано", "опоздало", "скоро", "без срока"}, []string{"скоро", "опоздало", "сделано", "без срока"}},
		{"title", []string{"без срока", "опоздало", "сделано", "скоро"}, []string{"скоро", "сделано", "опоздало", "без срока"}},
		{"number", []string{"сделано", "опоздало", "скоро", "без срока"}, []string{"скоро", "опоздало", "сделано", "без срока"}},
		{"executor", []string{"без срока", "опоздало", "сделано", "скоро"}, []string{"скоро", "опоздало", "сделано", "без срока"}},
		{"partner", []string{"опоздало", "скоро", "сделано", "без срока"}, []string{"сделано", "опоздало", "скоро", "без срока"}},
		{"sphere", []string{"опоздало", "скоро", "без срока", "сделано"}, []string{"опоздало", "скоро", "без срока", "сделано"}},
		{"status", []string{"опоздало", "скоро", "без срока", "сделано"}, []string{"сделано", "скоро", "без срока", "опоздало"}},
	} {
		q := storage.CommitmentQuery{On: storagetest.Today, Query: storage.Query{Order: c.order}}
		ids, err := b.CommitmentIDs(ctx, q)
		assert.Equal(t, c.want, names(t, b.Factory, ids, err), "by %q", c.order)
		q.Descending = true
		ids, err = b.CommitmentIDs(ctx, q)
		assert.Equal(t, c.down, names(t, b.Factory, ids, err), "by %q down", c.order)
	}
}

func TestFiltersOfCommitments(t *testing.T) {
	b := newBoard(t)
	on := storagetest.Today
	type q = storage.CommitmentQuery
	for _, c := range []struct {
		name string
		q    q
		want []string
	}{
		{"overdue", q{On: on, Overdue: true}, []string{"опоздало"}},
		{"overdue in October", q{On: "2022-10-10", Overdue: true}, []string{"сделано"}},
		{"open", q{On: on, States: register.OpenCommitments}, []string{"опоздало", "скоро", "без срока"}},
		{"fulfilled", q{On: on, States: []register.CommitmentState{register.CommitmentFulfilled}}, []string{"сделано"}},
		{"of a state that is none", q{On: on, States: []register.CommitmentState{"lost"}}, []string{}},
		{"of a country and what is below it", q{On: on, Partner: b.az.ID}, []string{"опоздало", "скоро", "сделано"}},
		{"of an executor", q{On: on, Executor: b.plant.ID}, []string{"опоздало", "сделано"}},
		{"of an executor above", q{On: on, Executor: b.az.ID}, []string{"опоздало", "сделано"}},
		{"of a person", q{On: on, Executor: b.minister.ID}, []string{"скоро", "без срока"}},
		{"of a controller", q{On: on, Controller: b.controller.ID}, []string{"опоздало"}},
		{"of a session", q{On: on, Source: b.session.ID}, []string{"опоздало", "скоро"}},
		{"of a side", q{On: on, Sides: []register.Duty{register.DutyTheirs}}, []string{"опоздало"}},
		{"pressing", q{On: on, Priorities: []register.Priority{register.PriorityHigh}}, []string{"скоро"}},
		{"due in December", q{On: on, DueFrom: "2022-12", DueTo: "2022-12"}, []string{"скоро"}},
		{"due by the end of the year", q{On: on, DueTo: "2022"}, []string{"опоздало", "скоро", "сделано"}},
		{"due at any time", q{On: on, DueFrom: "1990"}, []string{"опоздало", "скоро", "сделано"}},
		{"by a word", q{On: on, Query: storage.Query{Find: "скоро"}}, []string{"скоро"}},
		{"by the executor's name", q{On: on, Query: storage.Query{Find: "министерство"}}, []string{"скоро"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, order := range []string{"due", "title", "partner", "status"} {
				c.q.Order = order
				ids, err := b.CommitmentIDs(ctx, c.q)
				assert.ElementsMatch(t, c.want, names(t, b.Factory, ids, err), "by %s", order)
			}
		})
	}
	n, err := b.CommitmentsOverdue(ctx, on)
	require.NoError(t, err)
	assert.Equal(t, 1, n)
	b.Commitment(register.Commitment{DueRule: register.DueDay, DueOn: "2022-11-01", Reports: []register.Report{{On: "2022-12-01", Percent: 100}}})
	n, err = b.CommitmentsPresented(ctx, on)
	require.NoError(t, err)
	assert.Equal(t, 1, n)
	n, err = b.CommitmentsPresented(ctx, "2022-11-30")
	require.NoError(t, err)
	assert.Zero(t, n, "not yet")
}

func TestGroupsOfTheBoard(t *testing.T) {
	b := newBoard(t)
	energy := b.late.SphereIDs[0]
	for by, want := range map[storage.Grouping][]storage.CommitmentGroup{
		storage.ByExecutor: {
			{ID: b.minister.ID, Count: 1}, {ID: b.plant.ID, First: 1, Count: 2, Overdue: 1}, {ID: b.ministry.ID, First: 3, Count: 1},
		},
		storage.ByPartner: {{ID: b.az.ID, Count: 2, Overdue: 1}, {ID: b.plant.ID, First: 2, Count: 1}, {First: 3, Count: 1}},
		storage.BySource:  {{ID: b.session.ID, Count: 2, Overdue: 1}, {First: 2, Count: 2}},
		storage.BySphere:  {{ID: energy, Count: 1, Overdue: 1}, {First: 1, Count: 3}},
		storage.ByDue: {
			{Term: storage.TermOverdue, Count: 1, Overdue: 1}, {Term: "2022-12", First: 1, Count: 1},
			{Term: storage.TermNone, First: 2, Count: 1}, {Term: storage.TermOver, First: 3, Count: 1},
		},
	} {
		ids, groups, err := b.CommitmentBoard(ctx, storage.CommitmentQuery{On: storagetest.Today}, by)
		require.NoError(t, err)
		assert.Len(t, ids, 4)
		assert.Equal(t, want, groups, by)
	}
	ids, groups, err := b.CommitmentBoard(ctx, storage.CommitmentQuery{On: storagetest.Today, Overdue: true}, storage.ByPartner)
	assert.Equal(t, []string{"опоздало"}, names(t, b.Factory, ids, err))
	assert.Equal(t, []storage.CommitmentGroup{{ID: b.az.ID, Count: 1, Overdue: 1}}, groups, "what is filtered out counts for nothing")
}

func TestTheOrderGoesOnWithinGroups(t *testing.T) {
	b := newBoard(t)
	for order, want := range map[string][]string{
		"":       {"без срока", "опоздало", "сделано", "скоро"},
		"title":  {"без срока", "опоздало", "сделано", "скоро"},
		"number": {"без срока", "сделано", "опоздало", "скоро"},
		"status": {"без срока", "опоздало", "сделано", "скоро"},
	} {
		q := storage.CommitmentQuery{On: storagetest.Today, Query: storage.Query{Order: order}}
		ids, groups, err := b.CommitmentBoard(ctx, q, storage.ByExecutor)
		assert.Equal(t, want, names(t, b.Factory, ids, err), "by %q", order)
		assert.Equal(t, []int{0, 1, 3}, []int{groups[0].First, groups[1].First, groups[2].First})
		q.Descending = true
		ids, _, err = b.CommitmentBoard(ctx, q, storage.ByDue)
		assert.Equal(t, []string{"опоздало", "скоро", "без срока", "сделано"}, names(t, b.Factory, ids, err), "each is a group of its own")
	}
}

func TestRowsOfCommitments(t *testing.T) {
	b := newBoard(t)
	b.soon.Reports = []register.Report{{On: "2022-12-01", Text: register.Ru("готовится"), Percent: 40}, {On: "2022-12-10", Final: true}}
	_, err := b.Save(ctx, b.soon)
	require.NoError(t, err)
	rows, err := b.CommitmentRows(ctx, []register.ID{b.late.ID, register.NewID(), b.soon.ID}, storagetest.Today)
	require.NoError(t, err)
	require.Len(t, rows, 2)
	late, soon := rows[0], rows[1]
	assert.True(t, late.Overdue)
	assert.Equal(t, register.Date("2022-11"), late.Due)
	assert.Equal(t, "Заседание № 2", late.SourceLabel.Ru)
	assert.NotEmpty(t, late.SourceHint.Ru, "a session says nothing without its commission")
	assert.Equal(t, []string{"Завод", "Азербайджан", "Энергетика", "Яковлев"}, []string{late.Body.Ru, late.Partner.Ru, late.Sphere.Ru, late.Controller.Ru})
	assert.Equal(t, []string{"Министерство", "Ахметов", "готовится"}, []string{soon.Body.Ru, soon.Person.Ru, soon.Report.Text.Ru})
	assert.Equal(t, register.CommitmentUnderWay, soon.State)
}

// A batch is saved whole and undone whole.
func TestABatchOfCommitments(t *testing.T) {
	b := newBoard(t)
	next := &register.Commitment{Title: b.soon.Title, Side: b.soon.Side, CarriedFromID: b.soon.ID}
	next.ID = register.NewID()
	b.soon.CarriedToID, b.soon.CarriedOn = next.ID, "2022-12-05"
	b.late.ControllerID = b.minister.ID
	batch, err := b.SaveAll(ctx, b.soon, b.late, next)
	require.NoError(t, err)
	ids, err := b.CommitmentIDs(ctx, storage.CommitmentQuery{On: storagetest.Today, States: []register.CommitmentState{register.CommitmentCarriedOver}})
	assert.Equal(t, []string{"скоро"}, names(t, b.Factory, ids, err))
	require.NoError(t, b.Undo(ctx, batch))
	ids, err = b.CommitmentIDs(ctx, storage.CommitmentQuery{On: storagetest.Today, Controller: b.controller.ID})
	assert.Equal(t, []string{"опоздало"}, names(t, b.Factory, ids, err))
	ids, err = b.CommitmentIDs(ctx, storage.CommitmentQuery{On: storagetest.Today})
	assert.Len(t, names(t, b.Factory, ids, err), 4, "the new one lies in the trash")

	wrong := *b.none
	wrong.Side = ""
	late, err := storage.Get[register.Commitment](ctx, b.Store, b.late.ID)
	require.NoError(t, err)
	late.Number = "99"
	_, err = b.SaveAll(ctx, late, &wrong)
	require.ErrorIs(t, err, register.ErrInvalid)
	late, err = storage.Get[register.Commitment](ctx, b.Store, b.late.ID)
	require.NoError(t, err)
	assert.Equal(t, "2.1", late.Number, "all or none")
	batch, err = b.SaveAll(ctx)
	require.NoError(t, err)
	assert.True(t, batch.IsZero())
}

// What is saved and what goes into the trash with it is one change: all or nothing, and undone whole.
func TestWhatGoesWithASaveIsOneBatchWithIt(t *testing.T) {
	b := newBoard(t)
	shown := func() []string {
		ids, err := b.CommitmentIDs(ctx, storage.CommitmentQuery{On: storagetest.Today})
		return names(t, b.Factory, ids, err)
	}
	before := shown()
	stale := *b.late
	b.soon.Number = "7"
	batch, err := b.SaveAndTrash(ctx, []register.Record{b.soon}, []register.Record{b.late, b.none})
	require.NoError(t, err)
	assert.Equal(t, len(before)-2, len(shown()))
	assert.True(t, b.late.InTrash())
	last, ok, err := b.LastBatch(ctx)
	require.NoError(t, err)
	assert.True(t, ok)
	assert.Equal(t, batch, last.ID)
	assert.Len(t, last.Refs, 3)
	require.NoError(t, b.Undo(ctx, batch))
	assert.Equal(t, before, shown())

	elsewhere, err := storage.Get[register.Commitment](ctx, b.Store, b.late.ID)
	require.NoError(t, err)
	elsewhere.Note.Ru = "Изменено"
	_, err = b.Save(ctx, elsewhere)
	require.NoError(t, err)
	fresh, err := storage.Get[register.Commitment](ctx, b.Store, b.soon.ID)
	require.NoError(t, err)
	fresh.Number = "8"
	_, err = b.SaveAndTrash(ctx, []register.Record{fresh}, []register.Record{&stale})
	var conflict *storage.Conflict
	require.ErrorAs(t, err, &conflict, "it was changed since it was read")
	assert.False(t, stale.InTrash())
	assert.Equal(t, before, shown())
}

// More than are written side by side are carried over together: each points at the other.
func TestManyAreCarriedOver(t *testing.T) {
	storagetest.InTheFullPass(t)
	b := newBoard(t)
	const many = 230
	made := make([]register.Record, many)
	for i := range made {
		made[i] = &register.Commitment{Title: register.Ru("Поручение"), Side: register.DutyOurs, DueRule: register.DueDay, DueOn: "2022-12-31", Start: "2022-01-01"}
	}
	_, err := b.SaveAll(ctx, made...)
	require.NoError(t, err)
	ids := make([]register.ID, many)
	for i, r := range made {
		ids[i] = r.Ref().ID
	}
	var records []register.Record
	batch, changed, err := b.ChangeCommitments(ctx, ids, func(c *register.Commitment) bool {
		records = append(records, c, c.CarryOver(b.session.ID, "2022-12-05"))
		return false
	})
	require.NoError(t, err)
	assert.Zero(t, changed)
	assert.True(t, batch.IsZero())
	batch, err = b.SaveAll(ctx, records...)
	require.NoError(t, err)
	carried := storage.CommitmentQuery{On: storagetest.Today, States: []register.CommitmentState{register.CommitmentCarriedOver}}
	found, err := b.CommitmentIDs(ctx, carried)
	require.NoError(t, err)
	assert.Len(t, found, many)
	findings, err := b.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
	require.NoError(t, b.Undo(ctx, batch))
	found, err = b.CommitmentIDs(ctx, carried)
	require.NoError(t, err)
	assert.Empty(t, found)
}

func TestDeadlinesOfCommitments(t *testing.T) {
	b := newBoard(t)
	watch := b.Commitment(register.Commitment{Title: register.Ru("следить"), Start: "2022-01-01", DueRule: register.DuePermanent, PeriodMonths: 12})
	due, err := b.Deadlines(ctx, storagetest.Today, 30)
	require.NoError(t, err)
	var got []string
	for _, d := range due {
		got = append(got, fmt.Sprintf("%s %s %s", d.Day, d.Kind, d.Label.Ru))
	}
	assert.Equal(t, []string{"2022-11-30 overdue опоздало", "2022-12-20 commitment скоро", "2022-12-31 report следить"}, got)
	_, err = b.Delete(ctx, watch.Ref())
	require.NoError(t, err)
	due, err = b.Deadlines(ctx, storagetest.Today, 30)
	require.NoError(t, err)
	assert.Len(t, due, 2)
}

// What the board finds by state and overdue is what the records say of themselves.
func TestTheBoardSaysWhatTheRecordsSay(t *testing.T) {
	f := storagetest.New(t)
	who := f.Person(register.Person{})
	var records []register.Record
	for i := range 120 {
		c := &register.Commitment{Start: anyDay.Example(5 * i), Executor: register.Executor{PersonID: who.ID}}
		if c.DueOn = anyDay.Example(5*i + 1); c.DueOn != "" {
			c.DueRule = register.DueDay
		}
		if i%3 == 0 {
			c.DueRule, c.DueOn, c.PeriodMonths = register.DuePeriod, "", 1+i%5
		}
		if on := anyDay.Example(5*i + 2); on != "" && i%2 == 0 {
			c.Reports = []register.Report{{On: on, Final: i%4 == 0}}
		}
		if on := anyDay.Example(5*i + 3); on != "" && i%5 == 0 {
			c.Closure = register.Closure{On: on, Result: register.ClosureResults[i%4], Ground: register.Ru("так")}
		}
		if on := anyDay.Example(5*i + 4); on != "" && c.DueRule == register.DueDay && i%7 == 0 {
			c.DueChanges = []register.DueChange{{On: on, New: "2023-06", Reason: register.Ru("надо")}}
		}
		c.Title, c.Side = register.Ru("Поручение"), register.DutyOurs
		if c.Check().Err() == nil {
			records = append(records, c)
		}
	}
	require.Greater(t, len(records), 40)
	_, err := f.SaveAll(ctx, records...)
	require.NoError(t, err)
	all := map[register.ID]*register.Commitment{}
	for _, r := range records {
		all[r.Ref().ID] = r.(*register.Commitment)
	}
	rapid.Check(t, func(t *rapid.T) {
		day := anyDay.Filter(func(d register.Date) bool { return d != "" }).Draw(t, "day").First()
		found := 0
		for _, state := range register.CommitmentStates {
			ids, err := f.CommitmentIDs(ctx, storage.CommitmentQuery{On: day, States: []register.CommitmentState{state}})
			require.NoError(t, err)
			for _, id := range ids {
				require.Equal(t, state, all[id].StateOn(day), day)
			}
			found += len(ids)
		}
		require.Equal(t, len(all), found)
		ids, err := f.CommitmentIDs(ctx, storage.CommitmentQuery{On: day, Overdue: true})
		require.NoError(t, err)
		want := 0
		for _, c := range all {
			if c.OverdueOn(day) {
				want++
			}
		}
		require.Len(t, ids, want)
		for _, id := range ids {
			require.True(t, all[id].OverdueOn(day))
		}
	})
}

// An earlier version had a commitment of a year under way from the first day of it.
func TestTheStatesOfAnOlderRegisterAreComputedAgain(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	of := f.Commitment(register.Commitment{Start: "2022", Executor: register.Executor{BodyID: f.Partner(register.Partner{}).ID}}).ID
	require.NoError(t, f.Close())
	raw(t, f.Path(), "DELETE FROM commitment_spans WHERE from_day > '2022'")
	raw(t, f.Path(), "UPDATE commitment_spans SET to_day = '9999-12-31', rank = 1")
	raw(t, f.Path(), "INSERT INTO settings VALUES ('derive.commitments', '')")
	s := open(t, f.Path())
	ids, err := s.CommitmentIDs(ctx, storage.CommitmentQuery{On: "2022-06-01", States: []register.CommitmentState{register.CommitmentNew}})
	require.NoError(t, err)
	assert.Equal(t, []register.ID{of}, ids)
	findings, err := s.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
	assert.Zero(t, raw(t, f.Path(), "SELECT count(*) FROM settings"))
}
