package storage_test

import (
	"database/sql"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// waits returns what an agreement waits for on a day.
func waits(t require.TestingT, f *storagetest.Factory, id register.ID, on register.Date) []storage.Waiting {
	var found []storage.Waiting
	for _, w := range storage.Waitings {
		ids, err := f.AgreementIDs(ctx, storage.AgreementQuery{On: on, Waits: []storage.Waiting{w}})
		require.NoError(t, err)
		if slices.Contains(ids, id) {
			found = append(found, w)
		}
	}
	return found
}

func TestWhatAnAgreementWaitsFor(t *testing.T) {
	f := storagetest.New(t)
	complete := func(signed, force register.Date) register.Agreement {
		a := f.Signed(signed, force)
		a.Original = register.Ru("Архив")
		return a
	}
	type saw = []storage.Waiting
	notice := func(days ...string) (all saw) {
		for _, d := range days {
			all = append(all, storage.Waiting("notice_"+d))
		}
		return all
	}
	expiry := func(days ...string) (all saw) {
		for _, d := range days {
			all = append(all, storage.Waiting("expiry_"+d))
		}
		return all
	}
	for _, c := range []struct {
		name string
		of   func() register.Agreement
		on   map[register.Date]saw
	}{
		{"the last day for notice, each stretch from its first day to the day itself", func() register.Agreement {
			a := complete("2008-01-01", "2008-05-17")
			a.Term = register.TermFor
			a.Rules = register.Rules{Months: 36, Renewal: register.RenewalUnlimited, Notice: register.Length{Count: 6, Unit: register.Months}}
			return a
		}, map[register.Date]saw{
			"2022-05-20": nil, "2022-05-21": notice("180"), "2022-08-18": notice("180"), "2022-08-19": notice("90", "180"),
			"2022-10-17": notice("90", "180"), "2022-10-18": notice("30", "90", "180"), "2022-11-17": notice("30", "90", "180"), "2022-11-18": nil,
		}},
		{"the last day in force", func() register.Agreement {
			a := complete("2020-01-01", "2020-01-01")
			a.Term, a.Until = register.TermUntil, "2022-12-31"
			return a
		}, map[register.Date]saw{
			"2022-07-03": nil, "2022-07-04": expiry("180"), "2022-10-02": expiry("90", "180"), "2022-10-01": expiry("180"),
			"2022-12-01": expiry("30", "90", "180"), "2022-11-30": expiry("90", "180"), "2022-12-31": expiry("30", "90", "180"), "2023-01-01": nil,
		}},
		{"entry into force, from the signature to the day before", func() register.Agreement { return complete("2022-03-01", "2022-06-01") },
			map[register.Date]saw{"2022-02-28": nil, "2022-03-01": {storage.WaitsForce}, "2022-05-31": {storage.WaitsForce}, "2022-06-01": nil}},
		{"what is applied provisionally awaits it as well", func() register.Agreement {
			a := complete("2022-03-01", "")
			a.Actions = []register.Action{{Kind: register.ActionProvisional, On: "2022-04-01"}}
			return a
		}, map[register.Date]saw{"2022-04-01": {storage.WaitsForce}}},
		{"an answer: not on its last day, from the next until it is there", func() register.Agreement {
			return register.Agreement{Approvals: []register.Approval{
				{PartnerID: f.Partner(register.Partner{}).ID, AskedOn: "2022-09-01", Due: "2022-09-30", AnsweredOn: "2022-10-20"},
				{PartnerID: f.Partner(register.Partner{}).ID, Due: "2022-11"},
				{PartnerID: f.Partner(register.Partner{}).ID, AskedOn: "2022-09-01", Due: "2022-09-10", Answer: register.AnswerAgreed},
				{PartnerID: f.Partner(register.Partner{}).ID, AskedOn: "2022-09-01"},
			}}
		}, map[register.Date]saw{
			"2022-09-30": nil, "2022-10-01": {storage.WaitsAnswer}, "2022-10-19": {storage.WaitsAnswer}, "2022-10-20": nil,
			"2022-11-30": nil, "2022-12-01": {storage.WaitsAnswer},
		}},
		{"nobody waits for answers about what is over", func() register.Agreement {
			a := complete("2020-01-01", "2020-01-01")
			a.Term, a.Until = register.TermUntil, "2020-12-31"
			a.Approvals = []register.Approval{{PartnerID: f.Partner(register.Partner{}).ID, Due: "2019-06-01"}}
			return a
		}, map[register.Date]saw{"2020-06-30": {storage.WaitsAnswer}, "2021-01-01": nil}},
		{"the original, while it is signed and not over", func() register.Agreement {
			a := f.Signed("2020-01-01", "2020-01-01")
			a.Term, a.Until = register.TermUntil, "2022-12-31"
			return a
		}, map[register.Date]saw{"2019-12-31": nil, "2020-01-01": {storage.WaitsOriginal}, "2022-01-01": {storage.WaitsOriginal}, "2023-01-01": nil}},
		{"registration, of a level that is registered, until its day", func() register.Agreement {
			a := complete("2020-01-01", "2020-01-01")
			a.Level = register.LevelInteragency
			a.Actions = append(a.Actions, register.Action{Kind: register.ActionRegistration, On: "2020-02"})
			return a
		}, map[register.Date]saw{"2019-12-31": nil, "2020-01-31": {storage.WaitsRegistration}, "2020-02-01": nil}},
		{"a step that the rules want, here the papers to the ministries", func() register.Agreement {
			a := complete("2020-01-01", "2020-01-01")
			a.Level = register.LevelRegionalGovernment
			a.Actions = append(a.Actions, register.Action{Kind: register.ActionRegistration, On: "2020-02-01"})
			return a
		}, map[register.Date]saw{"2019-12-31": nil, "2020-01-01": {storage.WaitsStep, storage.WaitsRegistration}, "2020-02-01": {storage.WaitsStep}}},
		{"registration that never came", func() register.Agreement {
			a := complete("2020-01-01", "2020-01-01")
			a.Level = register.LevelInterstate
			return a
		}, map[register.Date]saw{"2022-12-05": {storage.WaitsRegistration}}},
		{"registration on a day that is not known", func() register.Agreement {
			a := complete("2020-01-01", "2020-01-01")
			a.Level = register.LevelInterstate
			a.Actions = append(a.Actions, register.Action{Kind: register.ActionRegistration})
			return a
		}, map[register.Date]saw{"2022-12-05": nil}},
		{"a contract is not registered", func() register.Agreement {
			a := complete("2020-01-01", "2020-01-01")
			a.Level = register.LevelCorporate
			return a
		}, map[register.Date]saw{"2022-12-05": nil}},
		{"the day of entry into force", func() register.Agreement {
			a := complete("2020-01-01", "")
			a.Actions = []register.Action{{Kind: register.ActionEntryIntoForce}, {Kind: register.ActionTermination, On: "2022-01-01"}}
			return a
		}, map[register.Date]saw{"2021-06-30": {storage.WaitsForceDay}, "2022-01-01": nil}},
		{"a year is a day that was written down", func() register.Agreement { return complete("2020", "2021") },
			map[register.Date]saw{"2022-12-05": nil}},
	} {
		a := f.Agreement(c.of())
		for _, on := range slices.Sorted(maps.Keys(c.on)) {
			assert.Equal(t, c.on[on], waits(t, f, a.ID, on), "%s, on %s", c.name, on)
		}
		_, err := f.Delete(ctx, a.Ref())
		require.NoError(t, err)
		for on := range c.on {
			assert.Empty(t, waits(t, f, a.ID, on), "%s: in the trash, on %s", c.name, on)
		}
	}
}

func TestAChangeCountsAtOnce(t *testing.T) {
	f := storagetest.New(t)
	a := f.Signed("2020-01-01", "2020-01-01")
	a.Approvals = []register.Approval{{PartnerID: f.Partner(register.Partner{}).ID, Due: "2022-06-01"}}
	saved := f.Agreement(a)
	assert.Equal(t, []storage.Waiting{storage.WaitsAnswer, storage.WaitsOriginal}, waits(t, f, saved.ID, storagetest.Today))
	saved.Original, saved.Approvals[0].AnsweredOn = register.Ru("Архив"), "2022-06-02"
	_, err := f.Save(ctx, saved)
	require.NoError(t, err)
	assert.Empty(t, waits(t, f, saved.ID, storagetest.Today))
	batch, err := f.Delete(ctx, saved.Ref())
	require.NoError(t, err)
	require.NoError(t, f.Undo(ctx, batch))
	saved.Approvals[0].AnsweredOn, saved.Revision = "2022-06-09", saved.Revision+2
	_, err = f.Save(ctx, saved)
	require.NoError(t, err)
	assert.Equal(t, []storage.Waiting{storage.WaitsAnswer}, waits(t, f, saved.ID, "2022-06-08"))
}

var anyAgreement = rapid.Custom(func(t *rapid.T) register.Agreement {
	day := func(name string) register.Date { return anyDay.Draw(t, name) }
	a := register.Agreement{
		Level:   rapid.SampledFrom(append([]register.Level{""}, register.Levels...)).Draw(t, "level"),
		Term:    rapid.SampledFrom([]register.Term{"", register.TermOpen, register.TermFor}).Draw(t, "term"),
		Parties: []register.Party{{Side: register.Ours, SignedOn: day("signed")}, {Side: register.Theirs, SignedOn: day("signed too")}},
	}
	if a.Term == register.TermFor {
		a.Rules = register.Rules{
			Months: rapid.IntRange(1, 24).Draw(t, "months"), RenewalMonths: rapid.IntRange(0, 24).Draw(t, "renewal months"),
			Renewal: rapid.SampledFrom([]register.Renewal{register.RenewalNone, register.RenewalOnce, register.RenewalUnlimited}).Draw(t, "renewal"),
			Notice:  register.Length{Count: rapid.IntRange(0, 8).Draw(t, "notice"), Unit: rapid.SampledFrom(register.Units).Draw(t, "unit")},
		}
	}
	if rapid.Bool().Draw(t, "original") {
		a.Original = register.Ru("Архив")
	}
	for range rapid.IntRange(0, 4).Draw(t, "actions") {
		a.Actions = append(a.Actions, register.Action{
			Kind: rapid.SampledFrom([]register.ActionKind{
				register.ActionEntryIntoForce, register.ActionEntryIntoForce, register.ActionProvisional, register.ActionRegistration,
				register.ActionNotice, register.ActionSuspension,
			}).Draw(t, "kind"),
			On: day("on"),
		})
	}
	if rapid.Bool().Draw(t, "asked") {
		a.Approvals = []register.Approval{{AskedOn: day("asked on"), Due: day("due"), AnsweredOn: day("answered on")}}
	}
	return a
})

// Of any register, on any day, each number of the overview is that of the rows it opens, and these are what the rules say.
func TestEachNumberIsThatOfItsRows(t *testing.T) {
	f := storagetest.New(t)
	ours, theirs := f.Partner(register.Partner{Ours: true}).ID, f.Partner(register.Partner{}).ID
	body := f.Partner(register.Partner{ParentID: theirs}).ID
	spheres := []register.ID{f.Sphere(register.Sphere{}).ID}
	spheres = append(spheres, f.Sphere(register.Sphere{ParentID: spheres[0]}).ID)
	var saved []*register.Agreement
	rapid.Check(t, func(t *rapid.T) {
		a := anyAgreement.Draw(t, "agreement")
		a.Title, a.Kind = register.Ru("Соглашение"), register.AgreementAgreement
		a.Parties[0].PartnerID, a.Parties[1].PartnerID = ours, rapid.SampledFrom([]register.ID{theirs, body}).Draw(t, "partner")
		for i := range a.Approvals {
			a.Approvals[i].PartnerID = ours
		}
		a.SphereIDs = spheres[:rapid.IntRange(0, len(spheres)).Draw(t, "spheres")]
		if len(a.Check().Errors()) > 0 {
			t.Skip("not to be saved")
		}
		_, err := f.Save(ctx, &a)
		require.NoError(t, err)
		saved = append(saved, &a)
		on := anyDay.Draw(t, "day").First()
		if on == "" {
			on = storagetest.Today
		}
		o, err := f.Overview(ctx, on)
		require.NoError(t, err)
		count := func(q storage.AgreementQuery) int {
			q.On = on
			ids, err := f.AgreementIDs(ctx, q)
			require.NoError(t, err)
			return len(ids)
		}
		w := rapid.SampledFrom(storage.Waitings).Draw(t, "waiting")
		assert.Equal(t, count(storage.AgreementQuery{Waits: []storage.Waiting{w}}), o.Waiting[w], "%s on %s", w, on)
		// What is near in the list of what is in force is what the overview counts. Of an entry into force known to the year
		// alone the overview warns of each day that may be the last.
		rows, err := f.AgreementRows(ctx, []register.ID{a.ID}, on)
		require.NoError(t, err)
		for urgency, near := range map[register.Urgency][]storage.Waiting{
			register.UrgencyNear: {storage.WaitsNotice90, storage.WaitsExpiry90}, register.UrgencySoon: {storage.WaitsNotice30, storage.WaitsExpiry30},
		} {
			ids, err := f.AgreementIDs(ctx, storage.AgreementQuery{On: on, Waits: near})
			require.NoError(t, err)
			if force, _ := a.Action(register.ActionEntryIntoForce); force.Works().Precision() != register.DayKnown || !rows[0].Status.Running() {
				continue
			}
			assert.Equal(t, slices.Contains(ids, a.ID), rows[0].Standing.Urgency() >= urgency, "%v on %s: %+v", near, on, a)
		}
		inForce := []register.Status{register.StatusInForce, register.StatusNoticeGiven}
		assert.Equal(t, count(storage.AgreementQuery{Statuses: inForce}), o.InForce.Total)
		for _, s := range o.InForce.BySphere {
			assert.Equal(t, count(storage.AgreementQuery{Statuses: inForce, Sphere: s.ID}), s.Count)
		}
		for _, s := range o.InForce.ByPartner {
			assert.Equal(t, count(storage.AgreementQuery{Statuses: inForce, Partner: s.ID}), s.Count)
		}
		for _, y := range o.Years[len(o.Years)-2:] {
			q := storage.AgreementQuery{Year: y.Year}
			if y.Year == on.Year() {
				q.Statuses = register.PastDraft
			}
			assert.Equal(t, count(q), y.Signed, "signed in %d", y.Year)
			assert.Equal(t, count(storage.AgreementQuery{Ended: y.Year}), y.Ended, "ended in %d", y.Year)
		}
		late, noticed := 0, 0
		for _, a := range saved {
			if noticeDue(a, on, on.AddDays(90)) {
				noticed++
			}
			status := a.StatusOn(on)
			over := slices.Contains([]register.Status{register.StatusExpired, register.StatusTerminated, register.StatusNotConcluded}, status)
			if !over && slices.ContainsFunc(a.Approvals, func(one register.Approval) bool { return one.Late(on) }) {
				late++
			}
		}
		assert.Equal(t, late, o.Waiting[storage.WaitsAnswer], "late on %s", on)
		assert.Equal(t, noticed, o.Waiting[storage.WaitsNotice90], "last days for notice from %s", on)
	})
}

// noticeDue tells from the clauses themselves whether a last day for notice lies between two days, as far as nothing that is
// known by then keeps the next period from coming.
func noticeDue(a *register.Agreement, on, until register.Date) bool {
	for _, known := range a.Prospects() {
		if on < known.From || on > known.To {
			continue
		}
		periods := known.Clauses.Periods(until.AddMonths(24 + 40))
		for i, p := range periods {
			if p.To >= on && p.LastNotice >= on && p.LastNotice <= until && i+1 < len(periods) && p.To < known.Last {
				return true
			}
		}
	}
	return false
}

// What the migration fills in of old agreements is what a save writes.
func TestTheMigrationDerivesAsASaveDoes(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		a := anyAgreement.Draw(t, "agreement")
		a.Title, a.Kind = register.Ru("Соглашение"), register.AgreementAgreement
		for i := range a.Parties {
			a.Parties[i].PartnerID = f.Partner(register.Partner{}).ID
		}
		for i := range a.Approvals {
			a.Approvals[i].PartnerID = a.Parties[0].PartnerID
		}
		if len(a.Check().Errors()) > 0 {
			t.Skip("not to be saved")
		}
		_, err := f.Save(ctx, &a)
		require.NoError(t, err)
		n++
	})
	require.NotZero(t, n)
	path := f.Path()
	require.NoError(t, f.Store.Close())
	db, err := sql.Open("sqlite", storage.AddressOf(path))
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	derived := func() (all []string) {
		for _, q := range []string{
			"SELECT hex(id) || ' ' || registered_from || ' ' || force_unknown FROM agreements ORDER BY id",
			"SELECT hex(agreement_id) || ' ' || place || ' ' || hex(partner_id) || ' ' || asked_from || ' ' || due || ' ' || answered_from FROM agreement_answers ORDER BY agreement_id, place",
		} {
			rows, err := db.Query(q)
			require.NoError(t, err)
			for rows.Next() {
				var one string
				require.NoError(t, rows.Scan(&one))
				all = append(all, one)
			}
			require.NoError(t, rows.Err())
		}
		return all
	}
	written := derived()
	migration, err := os.ReadFile("migrations/sqlite/00004_overview.sql")
	require.NoError(t, err)
	_, err = db.Exec("UPDATE agreements SET registered_from = '?', force_unknown = 7; DELETE FROM agreement_answers")
	require.NoError(t, err)
	for _, one := range strings.Split(string(migration), ";") {
		if plain := strings.TrimSpace(comment.ReplaceAllString(one, "")); strings.HasPrefix(plain, "UPDATE") || strings.HasPrefix(plain, "INSERT") {
			_, err = db.Exec(one)
			require.NoError(t, err, one)
		}
	}
	assert.Equal(t, written, derived())
}
