package storage_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var ctx = context.Background()

func TestEveryKindComesBackAsItWasSaved(t *testing.T) {
	f := storagetest.New(t)
	ours := f.Partner(register.Partner{Ours: true, Aliases: []string{"РТ"}, Code: "RU-TA"})
	theirs := f.Partner(register.Partner{Name: register.Text{Ru: "Азербайджан", En: "Azerbaijan", Tt: "Азәрбайҗан"}})
	person := f.Person(register.Person{Appointments: []register.Appointment{{Post: register.Ru("Президент"), PartnerID: theirs.ID, From: "2003-10"}}})
	sphere := f.Sphere(register.Sphere{})
	agreement := f.Agreement(register.Agreement{
		Number: "14/2002", Parties: []register.Party{
			{Side: register.Ours, PartnerID: ours.ID, SignedOn: "2002-01-25", SignedAt: register.Ru("Баку")},
			{Side: register.Theirs, PartnerID: theirs.ID, SignatoryID: person.ID, SignedOn: "2002"},
		},
		Actions:   []register.Action{{Kind: register.ActionEntryIntoForce, On: "2008-05-17", Note: register.Ru("по последнему уведомлению")}},
		SphereIDs: []register.ID{sphere.ID}, Term: register.TermUntil, Until: "2026-05-17", Languages: []string{"ru", "az"},
	})
	commission := f.Commission(register.Commission{TheirsID: theirs.ID, AgreementID: agreement.ID,
		Members: []register.Member{{PersonID: person.ID, Side: register.Theirs, Role: register.RoleCoChair, From: "2022-12"}}})
	session := f.Session(register.Session{CommissionID: commission.ID, Number: 2, From: "2007-07",
		Agenda:     []register.AgendaItem{{Title: register.Ru("О торговле"), SpeakerID: person.ID}},
		Attendance: []register.Attendance{{PersonID: person.ID, Presence: register.Present}}})
	visit := f.Visit(register.Visit{PartnerIDs: []register.ID{theirs.ID}, From: "2022-11-29",
		Places:     []register.Place{{Name: register.Ru("Баку"), Zone: "Asia/Baku"}},
		Delegation: []register.Delegate{{PersonID: person.ID, Role: register.DelegateHead}},
		Programme:  []register.ProgrammeItem{{Kind: register.ProgrammeMeeting, Title: register.Ru("Встреча"), Participants: []register.ID{person.ID}}}})
	rule := f.Rule(register.ProcedureRule{Levels: []register.Level{register.LevelMunicipal}, Kinds: []register.AgreementKind{register.AgreementProtocol},
		Deadline: register.TimeLimit{Relation: register.After, Length: register.Length{Count: 15, Unit: register.Days}, From: register.Milestone{Kind: register.MilestoneSignature}},
		Since:    "2000-07-24", Source: register.Ru("№ 552"), Verified: true, Off: true, Note: register.Ru("образец")})

	for _, saved := range []register.Record{ours, theirs, person, sphere, agreement, commission, session, visit, rule} {
		got, err := f.Record(ctx, saved.Ref())
		require.NoError(t, err)
		assert.Equal(t, saved, got)
	}
}

func TestSaveRefusesWhatCheckRefuses(t *testing.T) {
	f := storagetest.New(t)
	_, err := f.Save(ctx, &register.Partner{})
	var invalid *storage.Invalid
	require.ErrorAs(t, err, &invalid)
	assert.ErrorIs(t, err, storage.ErrInvalid)
	assert.Equal(t, "name", invalid.Problems[0].Field)
}

func TestSaveRefusesAMentionOfNothing(t *testing.T) {
	f := storagetest.New(t)
	v := register.Visit{Title: register.Ru("Визит"), Direction: register.Outgoing, PartnerIDs: []register.ID{register.NewID()}}
	_, err := f.Save(ctx, &v)
	var invalid *storage.Invalid
	require.ErrorAs(t, err, &invalid)
	assert.Equal(t, "partners[0]", invalid.Problems[0].Field)
	assert.Zero(t, v.Revision, "a refused record keeps its head")
}

func TestTheSecondOfTwoSavesIsAConflict(t *testing.T) {
	f := storagetest.New(t)
	p := f.Partner(register.Partner{Name: register.Ru("Гянджа")})
	theirs, err := storage.Get[register.Partner](ctx, f.Store, p.ID)
	require.NoError(t, err)
	mine, err := storage.Get[register.Partner](ctx, f.Store, p.ID)
	require.NoError(t, err)

	theirs.Code = "AZ"
	_, err = f.Save(ctx, theirs)
	require.NoError(t, err)
	mine.Code, mine.Name.En = "AZ-GA", "Ganja"
	_, err = f.Save(ctx, mine)

	var conflict *storage.Conflict
	require.True(t, errors.As(err, &conflict), "got %v", err)
	assert.ErrorIs(t, err, storage.ErrConflict)
	assert.Equal(t, p, conflict.Base)
	assert.Equal(t, theirs, conflict.Theirs)
	assert.Equal(t, mine, conflict.Mine)
	assert.EqualValues(t, 1, mine.Revision)
	now, err := f.Record(ctx, p.Ref())
	require.NoError(t, err)
	assert.Equal(t, theirs, now, "nothing is overwritten in silence")
}

func TestEverySaveLeavesItsHistory(t *testing.T) {
	f := storagetest.New(t)
	p := f.Partner(register.Partner{Name: register.Ru("Баку")})
	first := *p
	p.Name.En = "Baku"
	batch, err := f.Save(ctx, p)
	require.NoError(t, err)

	history, err := f.History(ctx, p.ID)
	require.NoError(t, err)
	require.Len(t, history, 2)
	assert.Equal(t, p, history[0].After)
	assert.Equal(t, &first, history[0].Before)
	assert.Equal(t, batch, history[0].Batch)
	assert.Equal(t, "tester", history[0].Author)
	assert.Equal(t, "laptop", history[0].Device)
	assert.Nil(t, history[1].Before)
}

func TestASaveThatChangesNothingLeavesNoLine(t *testing.T) {
	f := storagetest.New(t)
	partner := f.Partner(register.Partner{Name: register.Ru("КАМАЗ")})
	other := f.Partner(register.Partner{Name: register.Ru("Гянджа")})
	lines := func(r register.Record) int {
		changes, err := f.History(ctx, r.Ref().ID)
		require.NoError(t, err)
		return len(changes)
	}
	batch, err := f.Save(ctx, partner)
	require.NoError(t, err)
	assert.True(t, batch.IsZero(), "there is nothing to undo")
	assert.EqualValues(t, 1, partner.Revision)

	stale, err := register.Clone(partner)
	require.NoError(t, err)
	partner.Code = "RU"
	_, err = f.Save(ctx, partner)
	require.NoError(t, err)
	batch, err = f.Save(ctx, stale)
	require.NoError(t, err, "whoever has changed nothing takes over what another wrote")
	assert.True(t, batch.IsZero())
	assert.Equal(t, register.Record(partner), stale)
	assert.Equal(t, 2, lines(partner))

	other.Code = "AZ-GA"
	batch, err = f.SaveAll(ctx, partner, other)
	require.NoError(t, err)
	step, err := f.Step(ctx, batch)
	require.NoError(t, err)
	assert.Equal(t, []register.Ref{other.Ref()}, step.Refs, "of several only what was changed")
	assert.Equal(t, 2, lines(partner))

	lost := []register.Clash{{Path: "code", Mine: []byte(`"AZ"`)}}
	_, err = f.SaveDecided(ctx, partner, lost)
	require.NoError(t, err)
	assert.Equal(t, 3, lines(partner), "what was not taken is kept, whatever was")
}

func TestDeleteGoesToTheTrashAndUndoBringsItBack(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Title: register.Ru("О торговле")})
	batch, err := f.Delete(ctx, a.Ref())
	require.NoError(t, err)

	ids, err := f.AgreementIDs(ctx, storage.AgreementQuery{})
	require.NoError(t, err)
	assert.Empty(t, ids)
	hits, err := f.Search(ctx, "торговля", 10)
	require.NoError(t, err)
	assert.Empty(t, hits)
	trash, err := f.Trash(ctx)
	require.NoError(t, err)
	require.Len(t, trash, 1)
	assert.Equal(t, a.Ref(), trash[0].Ref)

	last, ok, err := f.LastBatch(ctx)
	require.NoError(t, err)
	require.True(t, ok)
	assert.Equal(t, batch, last.ID)
	require.NoError(t, f.Undo(ctx, batch))
	ids, err = f.AgreementIDs(ctx, storage.AgreementQuery{})
	require.NoError(t, err)
	assert.Equal(t, []register.ID{a.ID}, ids)
	hits, err = f.Search(ctx, "торговля", 10)
	require.NoError(t, err)
	assert.Len(t, hits, 1)
}

func TestUndoGoesBackStepByStepAndNotOverNewerWork(t *testing.T) {
	f := storagetest.New(t)
	p := f.Partner(register.Partner{Name: register.Ru("один")})
	p.Name.Ru = "два"
	second, err := f.Save(ctx, p)
	require.NoError(t, err)
	p.Name.Ru = "три"
	third, err := f.Save(ctx, p)
	require.NoError(t, err)

	assert.ErrorIs(t, f.Undo(ctx, second), storage.ErrConflict)
	require.NoError(t, f.Undo(ctx, third))
	got, err := storage.Get[register.Partner](ctx, f.Store, p.ID)
	require.NoError(t, err)
	assert.Equal(t, "два", got.Name.Ru)
	last, ok, err := f.LastBatch(ctx)
	require.NoError(t, err)
	require.True(t, ok)
	assert.Equal(t, second, last.ID, "the undone change is not offered again")
}

func TestARenamedPartnerIsRenamedInEveryListAndSearch(t *testing.T) {
	f := storagetest.New(t)
	p := f.Partner(register.Partner{Name: register.Ru("Парфия")})
	a := f.Agreement(register.Agreement{Parties: []register.Party{{Side: register.Theirs, PartnerID: p.ID}}})
	p.Name = register.Ru("Иран")
	_, err := f.Save(ctx, p)
	require.NoError(t, err)

	rows, err := f.AgreementRows(ctx, []register.ID{a.ID}, storagetest.Today)
	require.NoError(t, err)
	assert.Equal(t, "Иран", rows[0].Partner.Ru)
	hits, err := f.Search(ctx, "иран", 10, register.KindAgreement)
	require.NoError(t, err)
	assert.Len(t, hits, 1)
	hits, err = f.Search(ctx, "парфия", 10, register.KindAgreement)
	require.NoError(t, err)
	assert.Empty(t, hits)
}
