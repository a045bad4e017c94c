package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func meeting(f *storagetest.Factory, t *testing.T, m register.Meeting) *register.Meeting {
	t.Helper()
	if m.Title.IsZero() {
		m.Title = register.Ru("Встреча")
	}
	_, err := f.Save(ctx, &m)
	require.NoError(t, err)
	return &m
}

func TestTheJournalOfMeetings(t *testing.T) {
	f := storagetest.New(t)
	azerbaijan := f.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	ganja := f.Partner(register.Partner{Name: register.Ru("Гянджа"), ParentID: azerbaijan.ID}).ID
	aliyev, minister := f.Person(register.Person{Name: register.Ru("Алиев")}), f.Person(register.Person{Name: register.Ru("Министр")})
	visit := f.Visit(register.Visit{From: "2022-11-29"})
	first := meeting(f, t, register.Meeting{
		Number: "9", Day: "2022-11-29", Start: "10:00", Place: register.Ru("Баку"), VisitID: visit.ID, PartnerIDs: []register.ID{azerbaijan.ID},
		Ours: []register.ID{minister.ID}, Theirs: []register.ID{aliyev.ID}, Ground: register.Ru("приглашение"), Aim: register.Ru("обсудить"),
		PermitterID: minister.ID, Permit: register.Ru("приказ 5"), Content: register.Ru("О логистике"), ReportedTo: register.Ru("в аппарат"),
	})
	second := meeting(f, t, register.Meeting{Number: "10", Day: "2023-01-15", PartnerIDs: []register.ID{ganja}, Outcomes: []register.Outcome{{Text: register.Ru("Отказ"), Kind: register.OutcomeRefusal}}})
	third := meeting(f, t, register.Meeting{})
	for name, c := range map[string]struct {
		q    storage.MeetingQuery
		want []register.ID
	}{
		"by day":       {storage.MeetingQuery{}, []register.ID{first.ID, second.ID, third.ID}},
		"the latest":   {storage.MeetingQuery{Query: storage.Query{Descending: true}}, []register.ID{second.ID, first.ID, third.ID}},
		"by number":    {storage.MeetingQuery{Query: storage.Query{Order: "number"}}, []register.ID{first.ID, second.ID, third.ID}},
		"of a partner": {storage.MeetingQuery{Partner: azerbaijan.ID}, []register.ID{first.ID, second.ID}},
		"of a person":  {storage.MeetingQuery{Person: aliyev.ID}, []register.ID{first.ID}},
		"of a visit":   {storage.MeetingQuery{Visit: visit.ID}, []register.ID{first.ID}},
		"of a year":    {storage.MeetingQuery{Year: 2023}, []register.ID{second.ID}},
		"reported":     {storage.MeetingQuery{Reports: []storage.Reporting{storage.ReportGiven}}, []register.ID{first.ID}},
		"unreported":   {storage.MeetingQuery{Reports: []storage.Reporting{storage.ReportMissing}}, []register.ID{second.ID, third.ID}},
		"unsettled":    {storage.MeetingQuery{Open: true}, []register.ID{second.ID}},
		"by words":     {storage.MeetingQuery{Query: storage.Query{Find: "логистик"}}, []register.ID{first.ID}},
		"by a name":    {storage.MeetingQuery{Query: storage.Query{Find: "алиев"}}, []register.ID{first.ID}},
	} {
		ids, err := f.MeetingIDs(ctx, c.q)
		require.NoError(t, err)
		assert.Equal(t, c.want, ids, name)
	}
	rows, err := f.MeetingRows(ctx, []register.ID{first.ID, second.ID})
	require.NoError(t, err)
	one := rows[0]
	assert.Equal(t, []string{"9", "Баку", "Алиев", "Азербайджан", "приглашение", "обсудить", "О логистике", "Министр", "Министр", "приказ 5", "в аппарат"}, []string{
		one.Number, one.Place.Ru, one.TheirNames.Ru, one.Partner.Ru, one.Ground.Ru, one.Aim.Ru, one.Content.Ru, one.OurNames.Ru, one.Permitter.Ru, one.Permit.Ru, one.ReportedTo.Ru,
	})
	assert.Equal(t, 1, rows[1].OpenOutcomes)
	years, err := f.MeetingYears(ctx)
	require.NoError(t, err)
	assert.Equal(t, []int{2023, 2022}, years)
	mentioners, err := f.MentionedBy(ctx, visit.ID, 10)
	require.NoError(t, err)
	require.Len(t, mentioners, 1)
	assert.Equal(t, register.RoleVisit, mentioners[0].Role)
}

// A visit is closed only when the outcomes of its meetings are settled too, and a commitment made of an outcome settles
// it in the same change: what undoes the one undoes the other.
func TestAVisitIsClosedWhenItsMeetingsAreSettled(t *testing.T) {
	f := storagetest.New(t)
	visit := f.Visit(register.Visit{From: "2022-11-29"})
	m := meeting(f, t, register.Meeting{VisitID: visit.ID, Day: "2022-11-29", Outcomes: []register.Outcome{{Text: register.Ru("Логистика"), Kind: register.OutcomeAgreed}}})
	assert.False(t, m.Outcomes[0].ID.IsZero(), "the first save gives an outcome its ID")
	visit.Report.On = "2022-12-02"
	visit.Steps = []register.VisitStep{{State: register.VisitClosed, On: "2022-12-05"}}
	_, err := f.Save(ctx, visit)
	var invalid *storage.Invalid
	require.ErrorAs(t, err, &invalid)
	assert.Equal(t, register.Problem{Field: "steps[0].state", Key: "problem.closed_meetings_unsettled", Args: []string{"1"}}, invalid.Problems[0])

	promise := &register.Commitment{Head: register.Head{ID: register.NewID()}, Title: register.Ru("Логистика"), Source: m.Ref(), Side: register.DutyOurs}
	m.Outcomes[0].By = promise.Ref()
	batch, err := f.SaveAll(ctx, promise, m)
	require.NoError(t, err)
	_, err = f.Save(ctx, visit)
	require.NoError(t, err)
	closed, err := f.VisitIDs(ctx, storage.VisitQuery{On: storagetest.Today, States: []register.VisitState{register.VisitClosed}})
	require.NoError(t, err)
	assert.Equal(t, []register.ID{visit.ID}, closed)

	require.NoError(t, f.Undo(ctx, batch))
	read, err := f.Record(ctx, m.Ref())
	require.NoError(t, err)
	assert.True(t, read.(*register.Meeting).Outcomes[0].By.IsZero())
	gone, err := f.Record(ctx, promise.Ref())
	require.NoError(t, err)
	assert.True(t, gone.Meta().InTrash())
	findings, err := f.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
}

func TestWhatWaitsAfterVisits(t *testing.T) {
	f := storagetest.New(t)
	due := f.Visit(register.Visit{From: "2022-11-29"})
	byHand := f.Visit(register.Visit{From: "2022-06-01", Report: register.VisitReport{Due: "2022-12-20"}})
	f.Visit(register.Visit{From: "2022-11-29", Report: register.VisitReport{On: "2022-12-01"}})
	f.Visit(register.Visit{From: "2022-11-29", Steps: []register.VisitStep{{State: register.VisitCancelled, On: "2022-11-01"}}})
	f.Visit(register.Visit{From: "1998-11-29"}) // nobody asks any more
	f.Visit(register.Visit{From: "2022-11"})
	open := f.Visit(register.Visit{From: "2022-12-01", To: "2022-12-04", Outcomes: []register.Outcome{{Text: register.Ru("Логистика"), Kind: register.OutcomeAgreed}}, Report: register.VisitReport{On: "2022-12-05"}})
	trashed := f.Visit(register.Visit{From: "2022-11-29"})
	_, err := f.Delete(ctx, trashed.Ref())
	require.NoError(t, err)
	type told struct {
		id   register.ID
		kind storage.DeadlineKind
		day  register.Date
	}
	waiting := func(on register.Date, within int) (all []told) {
		found, err := f.Deadlines(ctx, on, within)
		require.NoError(t, err)
		for _, d := range found {
			all = append(all, told{d.ID, d.Kind, d.Day})
		}
		return all
	}
	assert.Equal(t, []told{
		{due.ID, storage.DeadlineVisitReport, "2022-12-02"}, {open.ID, storage.DeadlineOutcome, "2022-12-04"}, {byHand.ID, storage.DeadlineVisitReport, "2022-12-20"},
	}, waiting("2022-12-05", 30))
	assert.Equal(t, []told{{due.ID, storage.DeadlineVisitReport, "2022-12-02"}}, waiting("2022-12-04", 5), "on its last day no outcome waits yet")
	assert.Empty(t, waiting("2022-11-20", 5))

	rule, err := f.ReportRule(ctx)
	require.NoError(t, err)
	rule.Deadline.Length = register.Length{Count: 10, Unit: register.Days}
	_, err = f.Save(ctx, rule)
	require.NoError(t, err)
	assert.Contains(t, waiting("2022-12-05", 30), told{due.ID, storage.DeadlineVisitReport, "2022-12-09"})
	rule.Off = true
	_, err = f.Save(ctx, rule)
	require.NoError(t, err)
	left := waiting("2022-12-05", 30)
	assert.Len(t, left, 2, "without a rule only what is fixed by hand falls due")
	assert.Contains(t, left, told{byHand.ID, storage.DeadlineVisitReport, "2022-12-20"})
}

// A record that goes to the trash takes back the settling of an outcome, as long as it lies there.
func TestAnOutcomeIsOpenWhileItsRecordLiesInTheTrash(t *testing.T) {
	f := storagetest.New(t)
	promise := f.Commitment(register.Commitment{})
	invitation := f.Invitation(register.Invitation{})
	outcome := func(by register.Ref) register.Outcome {
		return register.Outcome{Text: register.Ru("Третий центр"), Kind: register.OutcomeAgreed, By: by}
	}
	v := f.Visit(register.Visit{
		From: "2022-11-28", Report: register.VisitReport{On: "2022-11-30"},
		Outcomes: []register.Outcome{outcome(promise.Ref()), outcome(promise.Ref())},
	})
	m := f.Meeting(register.Meeting{VisitID: v.ID, Day: "2022-11-28", Outcomes: []register.Outcome{outcome(invitation.Ref())}})
	told := func() (open []int, waits int) {
		visits, err := f.VisitRows(ctx, []register.ID{v.ID}, storagetest.Today)
		require.NoError(t, err)
		meetings, err := f.MeetingRows(ctx, []register.ID{m.ID})
		require.NoError(t, err)
		foundVisits, err := f.VisitIDs(ctx, storage.VisitQuery{Open: true})
		require.NoError(t, err)
		foundMeetings, err := f.MeetingIDs(ctx, storage.MeetingQuery{Open: true})
		require.NoError(t, err)
		due, err := f.Deadlines(ctx, "2022-12-05", 30)
		require.NoError(t, err)
		for _, d := range due {
			if d.Kind == storage.DeadlineOutcome {
				waits++
			}
		}
		assert.Equal(t, waits, len(foundVisits)+len(foundMeetings))
		return []int{visits[0].OpenOutcomes, meetings[0].OpenOutcomes}, waits
	}
	closing := func() error {
		one := *v
		one.Steps = []register.VisitStep{{State: register.VisitClosed, On: "2022-12-05"}}
		_, err := f.Save(ctx, &one)
		return err
	}
	open, waits := told()
	assert.Equal(t, []int{0, 0}, open)
	assert.Zero(t, waits)

	for _, r := range []register.Record{promise, invitation} {
		_, err := f.Delete(ctx, r.Ref())
		require.NoError(t, err)
	}
	open, waits = told()
	assert.Equal(t, []int{2, 1}, open)
	assert.Equal(t, 2, waits)
	var invalid *storage.Invalid
	require.ErrorAs(t, closing(), &invalid)
	assert.Equal(t, register.Problem{Field: "outcomes[0].by.id", Key: "problem.closed_settler_gone"}, invalid.Problems[0])

	_, err := f.Restore(ctx, promise.Ref())
	require.NoError(t, err)
	require.ErrorAs(t, closing(), &invalid)
	assert.Equal(t, "problem.closed_meetings_unsettled", invalid.Problems[0].Key)
	_, err = f.Restore(ctx, invitation.Ref())
	require.NoError(t, err)
	open, waits = told()
	assert.Equal(t, []int{0, 0}, open)
	assert.Zero(t, waits)
	require.NoError(t, closing())
}
