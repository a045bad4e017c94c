package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// deletedForGood makes a visit, a session and an event of a party and deletes them for good, the commission before its
// session, and a visit without days.
func deletedForGood(t *testing.T, f *storagetest.Factory, party register.ID) {
	t.Helper()
	commission := f.Commission(register.Commission{TheirsID: party})
	all := []register.Record{
		f.Visit(register.Visit{From: "2022-11-29", To: "2022-12-01", PartnerIDs: []register.ID{party}}),
		commission,
		f.Session(register.Session{CommissionID: commission.ID, From: "2022-12-02"}),
		f.Event(register.Event{From: "2022-12-03", OrganiserIDs: []register.ID{party}}),
		f.Visit(register.Visit{From: "2022", PartnerIDs: []register.ID{party}}),
	}
	var refs []register.Ref
	for _, r := range all {
		_, err := f.Delete(ctx, r.Ref())
		require.NoError(t, err)
		refs = append(refs, r.Ref())
	}
	_, err := f.Purge(ctx, refs...)
	require.NoError(t, err)
}

// calledOff returns the kinds of what a calendar is to take out.
func calledOff(t *testing.T, s *storage.Store, q storage.CalendarQuery) (kinds []storage.EntryKind) {
	t.Helper()
	q.CalledOff = true
	entries, err := s.Calendar(ctx, q)
	require.NoError(t, err)
	for _, e := range entries {
		assert.True(t, e.Off)
		assert.EqualValues(t, 3, e.Revision, "a calendar takes only what has a greater number")
		kinds = append(kinds, e.Kind)
	}
	return kinds
}

func TestWhatIsDeletedForGoodIsCalledOff(t *testing.T) {
	f := storagetest.New(t)
	party := f.Partner(register.Partner{Kind: register.PartnerState}).ID
	town := f.Partner(register.Partner{ParentID: party}).ID
	deletedForGood(t, f, town)

	all := []storage.EntryKind{storage.EntryVisit, storage.EntrySession, storage.EntryEvent}
	assert.Equal(t, all, calledOff(t, f.Store, storage.CalendarQuery{From: "2022-12-01", To: "2022-12-31"}))
	assert.Equal(t, all, calledOff(t, f.Store, storage.CalendarQuery{From: "2022", To: "2022", Partner: party}), "as all that concerns it")
	assert.Empty(t, calledOff(t, f.Store, storage.CalendarQuery{From: "2022", To: "2022", Partner: f.Partner(register.Partner{}).ID}))
	assert.Equal(t, all[1:2], calledOff(t, f.Store, storage.CalendarQuery{From: "2022-12-02", To: "2022-12-02"}))
	findings, err := f.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
}

func TestASalvagedRegisterCallsOffWhatWasDeletedForGood(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	deletedForGood(t, f, f.Partner(register.Partner{}).ID)
	s, _ := salvaged(t, wrecked(t, f.Store))
	assert.Len(t, calledOff(t, s, storage.CalendarQuery{From: "2022", To: "2022"}), 3)
}
