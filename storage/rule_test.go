package storage_test

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func shipped(t testing.TB) []*register.ProcedureRule {
	t.Helper()
	rules, err := storage.ShippedRules()
	require.NoError(t, err)
	require.NotEmpty(t, rules)
	return rules
}

// A rule that comes with the program claims nothing that nobody has looked up.
func TestShippedRulesAreSoundAndToBeVerified(t *testing.T) {
	for _, r := range shipped(t) {
		assert.Empty(t, r.Check(), r.Step.Ru)
		assert.False(t, r.Verified, r.Step.Ru)
		assert.NotEmpty(t, r.Source.Ru, r.Step.Ru)
		assert.NotEqual(t, r.OfVisits(), len(r.Levels) > 0, r.Step.Ru)
		for _, l := range register.Languages {
			for _, text := range []register.Text{r.Step, r.Source, r.Note} {
				assert.NotEmpty(t, text.Get(l), "%s in %s", r.Step.Ru, l)
			}
		}
	}
}

func TestEveryRegisterBeginsWithTheShippedRules(t *testing.T) {
	f := storagetest.New(t)
	rules, err := f.Rules(ctx)
	require.NoError(t, err)
	assert.Equal(t, shipped(t), rules)
	_, ok, err := f.LastBatch(ctx)
	require.NoError(t, err)
	assert.False(t, ok, "they are nobody's change to be undone")
	history, err := f.History(ctx, rules[0].ID)
	require.NoError(t, err)
	require.Len(t, history, 1)
	assert.Equal(t, "Accord", history[0].Author)
	hits, err := f.Search(ctx, "минюст", 10)
	require.NoError(t, err)
	require.Len(t, hits, 1, "found like any record")
	assert.Equal(t, register.KindRule, hits[0].Kind)
}

func TestAChangedRuleStaysChangedAndADeletedOneDeleted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "register.accord")
	s := storagetest.Fresh(t, path, storagetest.Options("tester"))
	rules, err := s.Rules(ctx)
	require.NoError(t, err)
	rules[0].Verified = true
	_, err = s.Save(ctx, rules[0])
	require.NoError(t, err)
	_, err = s.Delete(ctx, rules[1].Ref())
	require.NoError(t, err)
	require.NoError(t, s.Close())

	again := open(t, path)
	left, err := again.Rules(ctx)
	require.NoError(t, err)
	require.Len(t, left, len(rules)-1)
	assert.Equal(t, rules[0], left[0])
	assert.Equal(t, rules[2].ID, left[1].ID)
}

func TestRulesAreListedInTheirOrderAndFoundByLevel(t *testing.T) {
	f := storagetest.New(t)
	own := f.Rule(register.ProcedureRule{Step: register.Ru("Виза правового управления"), Levels: []register.Level{register.LevelMunicipal}})
	general := f.Rule(register.ProcedureRule{Step: register.Ru("Ярлык на папку")})
	all, err := f.RuleIDs(ctx, storage.RuleQuery{})
	require.NoError(t, err)
	assert.Len(t, all, len(shipped(t))+2)
	assert.Equal(t, []register.ID{shipped(t)[0].ID, shipped(t)[1].ID}, all[:2])
	assert.Equal(t, []register.ID{own.ID, general.ID}, all[len(all)-2:], "those of the house come last")
	municipal, err := f.RuleIDs(ctx, storage.RuleQuery{Levels: []register.Level{register.LevelMunicipal}})
	require.NoError(t, err)
	assert.Equal(t, []register.ID{own.ID, general.ID}, municipal, "and what holds for all levels")
	byStep, err := f.RuleIDs(ctx, storage.RuleQuery{Query: storage.Query{Order: "step"}})
	require.NoError(t, err)
	assert.Equal(t, own.ID, byStep[0])
	found, err := f.RuleIDs(ctx, storage.RuleQuery{Query: storage.Query{Find: "правового"}})
	require.NoError(t, err)
	assert.Equal(t, []register.ID{own.ID}, found)
	rows, err := f.RuleRows(ctx, municipal)
	require.NoError(t, err)
	require.Len(t, rows, 2)
	assert.Equal(t, own.Levels, rows[0].Levels)
}

// What a file brings of the shipped rules meets those that every register has.
func TestAShippedRuleMeetsItself(t *testing.T) {
	as := func(change func(*register.ProcedureRule)) *register.ProcedureRule {
		r := shipped(t)[0]
		if change != nil {
			r.Revision, r.UpdatedBy = 3, "другой"
			change(r)
		}
		return r
	}
	theirs := func(r *register.ProcedureRule) { r.Deadline.Length = register.Length{Count: 7, Unit: register.Days} }
	mine := func(r *register.ProcedureRule) { r.Verified = true }
	deleted := func(r *register.ProcedureRule) { r.DeletedAt = r.UpdatedAt }
	for _, c := range []struct {
		name        string
		held, comes func(*register.ProcedureRule)
		want        func(*register.ProcedureRule) // nil: as shipped
		wrote       bool
		taken       bool
	}{
		{name: "nobody has changed it"},
		{name: "they have", comes: theirs, want: theirs, wrote: true},
		{name: "they have deleted it", comes: deleted, want: deleted, wrote: true},
		{name: "I have", held: mine, want: mine},
		{name: "both have", held: mine, comes: theirs, want: mine, taken: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := storagetest.New(t)
			if c.held != nil {
				held := as(nil)
				c.held(held)
				_, err := f.Save(ctx, held)
				require.NoError(t, err)
			}
			before, err := f.Record(ctx, as(nil).Ref())
			require.NoError(t, err)
			batch, err := f.Import(ctx, []register.Record{as(c.comes)})
			if c.taken {
				var faults storage.ErrFaults
				require.ErrorAs(t, err, &faults)
				assert.Equal(t, "problem.id_taken", faults[0].Key)
			} else {
				require.NoError(t, err)
			}
			assert.Equal(t, c.wrote, !batch.IsZero())
			got, err := f.Record(ctx, as(nil).Ref())
			require.NoError(t, err)
			if !c.wrote {
				assert.Equal(t, before, got, "the register's own stays")
				return
			}
			assert.Equal(t, text(t, as(c.comes)), text(t, got), "to the byte")
			findings, err := f.Check(ctx)
			require.NoError(t, err)
			assert.Empty(t, findings)
			require.NoError(t, f.Undo(ctx, batch))
			back, err := storage.Get[register.ProcedureRule](ctx, f.Store, as(nil).ID)
			require.NoError(t, err)
			assert.False(t, back.InTrash(), "undone, it is as it was shipped")
			assert.Equal(t, before.(*register.ProcedureRule).Deadline, back.Deadline)
		})
	}
}

func text(t testing.TB, r register.Record) string {
	t.Helper()
	b, err := json.Marshal(r)
	require.NoError(t, err)
	return string(bytes.TrimSpace(b))
}

// Earlier versions kept the rule of reports beside the records.
func TestTheOldRuleOfReportsIsTakenOver(t *testing.T) {
	storagetest.InTheFullPass(t)
	path := closed(t)
	rule := shipped(t)[6]
	require.True(t, rule.OfVisits())
	for _, index := range []string{"words", "titles"} {
		raw(t, path, "DELETE FROM "+index+" WHERE rowid = (SELECT entry FROM catalogue WHERE id = ?)", rule.ID[:])
	}
	for _, table := range []string{"rules WHERE id", "history WHERE record_id", "catalogue WHERE id"} {
		raw(t, path, "DELETE FROM "+table+" = ?", rule.ID[:])
	}
	raw(t, path, `INSERT INTO settings VALUES ('visit.report_rule', '{"within":{"count":10,"unit":"days"},"source":"приказ № 7","verified":true}')`)

	for range 2 { // the second time there is nothing to be taken over
		s := open(t, path)
		got, err := s.ReportRule(ctx)
		require.NoError(t, err)
		assert.Equal(t, rule.ID, got.ID)
		assert.Equal(t, int64(2), got.Revision)
		assert.Equal(t, register.Length{Count: 10, Unit: register.Days}, got.Deadline.Length)
		assert.Equal(t, "приказ № 7", got.Source.Ru)
		assert.True(t, got.Verified)
		_, ok, err := s.LastBatch(ctx)
		require.NoError(t, err)
		assert.True(t, ok, "the partner: the rule is nobody's change to be undone")
		findings, err := s.Check(ctx)
		require.NoError(t, err)
		assert.Empty(t, findings)
		require.NoError(t, s.Close())
	}
	assert.Zero(t, raw(t, path, "SELECT count(*) FROM settings"))
}

// What is late follows from the agreements and the rules, whichever of them was saved last.
func TestLateStepsFollowAgreementsAndRules(t *testing.T) {
	f := storagetest.New(t)
	day := func(n int) register.TimeLimit {
		return register.TimeLimit{
			Relation: register.After, Length: register.Length{Count: n, Unit: register.Days}, From: register.Milestone{Kind: register.MilestoneSignature},
		}
	}
	late := func(on register.Date) []register.ID {
		t.Helper()
		ids, err := f.AgreementIDs(ctx, storage.AgreementQuery{On: on, Waits: []storage.Waiting{storage.WaitsStep}})
		require.NoError(t, err)
		each, _, err := f.Waiting(ctx, on, storage.WaitsStep)
		require.NoError(t, err)
		assert.Equal(t, len(ids), each[storage.WaitsStep])
		o, err := f.Overview(ctx, on)
		require.NoError(t, err)
		assert.Equal(t, len(ids), o.Waiting[storage.WaitsStep])
		return ids
	}
	a := f.Signed("2022-11-01", "")
	one := f.Agreement(a)
	assert.Empty(t, late(storagetest.Today), "no rule speaks of its level")
	rule := f.Rule(register.ProcedureRule{Deadline: day(15)})
	want := []register.ID{one.ID}
	assert.Equal(t, want, late(storagetest.Today))
	assert.Equal(t, want, late("2022-11-17"))
	assert.Empty(t, late("2022-11-16"), "the last day is in time")

	due, err := f.Deadlines(ctx, storagetest.Today, 30)
	require.NoError(t, err)
	require.Len(t, due, 1)
	assert.Equal(t, storage.DeadlineStep, due[0].Kind)
	assert.Equal(t, register.Date("2022-11-16"), due[0].Day)
	assert.Equal(t, one.Title, due[0].Label)
	assert.Equal(t, rule.Step, due[0].Of.Label)
	due, err = f.Deadlines(ctx, "2023-11-18", 30)
	require.NoError(t, err)
	assert.Len(t, due, 1, "late for a year")
	due, err = f.Deadlines(ctx, "2023-11-19", 30)
	require.NoError(t, err)
	assert.Empty(t, due, "nobody makes up for it any more")
	assert.Equal(t, want, late("2023-11-19"), "but it is counted")

	rule.Deadline = day(60)
	_, err = f.Save(ctx, rule)
	require.NoError(t, err)
	assert.Empty(t, late(storagetest.Today), "the rule gives more time")
	batch, err := f.Delete(ctx, rule.Ref())
	require.NoError(t, err)
	assert.Empty(t, late("2023-02-01"))
	require.NoError(t, f.Undo(ctx, batch))
	assert.Equal(t, want, late("2023-02-01"))
	rule, err = storage.Get[register.ProcedureRule](ctx, f.Store, rule.ID)
	require.NoError(t, err)
	rule.Deadline = day(15)
	_, err = f.Save(ctx, rule)
	require.NoError(t, err)

	one.Approvals = []register.Approval{{PartnerID: f.Partner(register.Partner{}).ID, Body: register.BodyJustice, AskedOn: "2022-12-01"}}
	_, err = f.Save(ctx, one)
	require.NoError(t, err)
	assert.Equal(t, want, late("2022-11-30"))
	assert.Empty(t, late("2022-12-01"), "it was taken, though late")
	batch, err = f.Delete(ctx, one.Ref())
	require.NoError(t, err)
	assert.Empty(t, late("2022-11-30"))
	require.NoError(t, f.Undo(ctx, batch))
	assert.Equal(t, want, late("2022-11-30"))
	findings, err := f.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
}

// A register of an earlier version is worked out when it is opened.
func TestLateStepsOfAnOldRegister(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	f.Rule(register.ProcedureRule{Deadline: register.TimeLimit{Relation: register.After, From: register.Milestone{Kind: register.MilestoneSignature}}})
	f.Agreement(f.Signed("2022-11-01", ""))
	raw(t, f.Path(), "DELETE FROM agreement_late")
	raw(t, f.Path(), "INSERT INTO settings VALUES ('derive.agreements', '')")
	for range 2 {
		again := open(t, f.Path())
		each, _, err := again.Waiting(ctx, storagetest.Today, storage.WaitsStep)
		require.NoError(t, err)
		assert.Equal(t, 1, each[storage.WaitsStep])
		require.NoError(t, again.Close())
	}
	assert.Zero(t, raw(t, f.Path(), "SELECT count(*) FROM settings"))
}
