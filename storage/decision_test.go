package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// faultsOf returns the faults of a refused save, "field key args".
func faultsOf(t *testing.T, err error) (faults [][]string) {
	t.Helper()
	var invalid *storage.Invalid
	require.ErrorAs(t, err, &invalid)
	for _, p := range invalid.Problems.Errors() {
		faults = append(faults, append([]string{p.Field, p.Key}, p.Args...))
	}
	return faults
}

func TestAProtocolIsNotSignedWhileAPointLacksAnExecutorOrATerm(t *testing.T) {
	f := storagetest.New(t)
	ministry := f.Partner(register.Partner{Ours: true})
	session := f.Session(register.Session{Number: 3, From: "2022-12-01"})
	point := func(number string, executor register.ID, rule register.DueRule) *register.Commitment {
		return f.Commitment(register.Commitment{
			Title: register.Ru("Пункт " + number), Number: number, Source: session.Ref(), Executor: register.Executor{BodyID: executor}, DueRule: rule,
		})
	}
	point("1", ministry.ID, register.DueNoTerm)
	without := point("2", register.None, register.DueNoTerm)
	open := point("10", ministry.ID, "")
	thrown := point("11", register.None, "")
	_, err := f.Delete(ctx, thrown.Ref())
	require.NoError(t, err)
	f.Commitment(register.Commitment{Title: register.Ru("Чужое")})

	session.SignedOn = "2022-12-02"
	_, err = f.Save(ctx, session)
	assert.Equal(t, [][]string{{"signed_on", "problem.point_without_executor", "2"}, {"signed_on", "problem.point_without_due", "10"}}, faultsOf(t, err))
	assert.EqualValues(t, 1, session.Revision)

	// Put right together with the signing.
	without.Executor.PersonID = f.Person(register.Person{}).ID
	open.DueRule, open.DueOn = register.DueDay, "2023-06-01"
	_, err = f.SaveAll(ctx, session, without, open)
	require.NoError(t, err)

	open.DueRule, open.DueOn = "", ""
	_, err = f.Save(ctx, open)
	assert.Equal(t, [][]string{{"due_rule", "problem.signed_without_due"}}, faultsOf(t, err))
	_, err = f.Save(ctx, &register.Commitment{Title: register.Ru("Ещё"), Side: register.DutyOurs, Source: session.Ref()})
	assert.Equal(t, [][]string{{"executor.body", "problem.signed_without_executor"}, {"due_rule", "problem.signed_without_due"}}, faultsOf(t, err))
	_, err = f.Restore(ctx, thrown.Ref())
	assert.NotEmpty(t, faultsOf(t, err), "what was thrown away comes back only whole")

	_, err = f.Import(ctx, []register.Record{&register.Commitment{Head: register.Head{ID: register.NewID()}, Title: register.Ru("Из файла"), Side: register.DutyOurs, Source: session.Ref()}})
	var faults storage.ErrFaults
	require.ErrorAs(t, err, &faults)
	assert.Len(t, faults, 2)
}

func TestASessionIsUnderControlWhileItsDecisionsAreOpen(t *testing.T) {
	f := storagetest.New(t)
	session := f.Session(register.Session{Title: register.Ru("с"), From: "2022-06-01", SignedOn: "2022-06-02"})
	f.Commitment(register.Commitment{
		Source: session.Ref(), Executor: register.Executor{BodyID: f.Partner(register.Partner{}).ID}, DueRule: register.DueNoTerm, Start: "2022-06-02",
		Closure: register.Closure{On: "2022-11-01", Result: register.ResultFulfilled},
	})
	bare := f.Session(register.Session{Title: register.Ru("б"), From: "2022-06-01", SignedOn: "2022-06-02"})
	state := func(on register.Date) register.SessionState {
		rows, err := f.SessionRows(ctx, []register.ID{session.ID, bare.ID}, on)
		require.NoError(t, err)
		for _, r := range rows {
			ids, err := f.SessionIDs(ctx, storage.SessionQuery{On: on, States: []register.SessionState{r.State}})
			require.NoError(t, err)
			assert.Contains(t, ids, r.ID, "%s on %s", r.State, on)
		}
		return rows[0].State
	}
	assert.Equal(t, register.SessionHeld, state("2022-06-01"))
	assert.Equal(t, register.SessionUnderControl, state("2022-06-02"))
	assert.Equal(t, register.SessionUnderControl, state("2022-10-31"))
	assert.Equal(t, register.SessionSigned, state("2022-11-01"))
}

func TestDecisionsAreCarriedOverWithTermNumberAndHistoryAndThatIsUndoneAtOnce(t *testing.T) {
	f := storagetest.New(t)
	last := f.Session(register.Session{Number: 2, From: "2021-06-01", SignedOn: "2021-06-01"})
	body := f.Partner(register.Partner{Ours: true})
	decision := func(number string, c register.Commitment) *register.Commitment {
		c.Number, c.Source, c.Executor.BodyID, c.Title = number, last.Ref(), body.ID, register.Ru("Пункт "+number)
		return f.Commitment(c)
	}
	done := decision("1", register.Commitment{DueRule: register.DueNoTerm, Closure: register.Closure{On: "2022-01-01", Result: register.ResultFulfilled}})
	late := decision("2.4", register.Commitment{
		DueRule: register.DueDay, DueOn: "2022-01-01", Start: "2021-06-01", Reports: []register.Report{{On: "2022-02-01", Percent: 50}},
		DueChanges: []register.DueChange{{On: "2022-01-10", New: "2022-09-01", Reason: register.Ru("поставка")}},
	})
	open := decision("3", register.Commitment{DueRule: register.DueNextSession, DueOn: "2022-12-01"})
	next := f.Session(register.Session{CommissionID: last.CommissionID, Number: 3, From: "2022-12-05", CarriedIDs: []register.ID{done.ID, late.ID, open.ID}})
	in := func(session register.ID, on register.Date) []storage.CommitmentRow {
		t.Helper()
		ids, err := f.CommitmentIDs(ctx, storage.CommitmentQuery{Query: storage.Query{Order: "number"}, Source: session, On: on})
		require.NoError(t, err)
		rows, err := f.CommitmentRows(ctx, ids, on)
		require.NoError(t, err)
		return rows
	}
	assert.Empty(t, in(next.ID, storagetest.Today), "choosing moves nothing")
	assert.True(t, in(last.ID, storagetest.Today)[1].State.Open())

	batch, moved, err := f.CarryOver(ctx, next.ID, next.CarriedIDs, storagetest.Today)
	require.NoError(t, err)
	assert.Equal(t, 2, moved)
	rows := in(next.ID, storagetest.Today)
	require.Len(t, rows, 2)
	assert.Equal(t, []string{"2.4", "3"}, []string{rows[0].Number, rows[1].Number})
	assert.Equal(t, []register.Date{"2022-09-01", ""}, []register.Date{rows[0].Due, rows[1].Due}, "the next session is another one now")
	assert.True(t, rows[0].Overdue)
	assert.Equal(t, 50, rows[0].Report.Percent)
	left := in(last.ID, storagetest.Today)
	assert.Equal(t, []register.CommitmentState{register.CommitmentFulfilled, register.CommitmentCarriedOver, register.CommitmentCarriedOver},
		[]register.CommitmentState{left[0].State, left[1].State, left[2].State})
	before := storagetest.Today.AddDays(-1)
	assert.Empty(t, in(next.ID, before), "a day earlier there was only the old one")
	assert.True(t, in(last.ID, before)[1].State.Open())
	session, err := storage.Get[register.Session](ctx, f.Store, next.ID)
	require.NoError(t, err)
	assert.Empty(t, session.CarriedIDs)

	require.NoError(t, f.Undo(ctx, batch))
	assert.Empty(t, in(next.ID, storagetest.Today))
	assert.True(t, in(last.ID, storagetest.Today)[1].State.Open())
	session, err = storage.Get[register.Session](ctx, f.Store, next.ID)
	require.NoError(t, err)
	assert.Equal(t, next.CarriedIDs, session.CarriedIDs)
}
