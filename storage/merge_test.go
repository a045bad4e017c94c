package storage_test

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// twice reads one record for two people.
func twice[T any, P interface {
	*T
	register.Record
}](t *testing.T, f *storagetest.Factory, id register.ID) (theirs, mine P) {
	t.Helper()
	theirs, err := storage.Get[T, P](ctx, f.Store, id)
	require.NoError(t, err)
	mine, err = storage.Get[T, P](ctx, f.Store, id)
	require.NoError(t, err)
	return theirs, mine
}

func TestWhatDoesNotClashIsMergedOnSaving(t *testing.T) {
	f := storagetest.New(t)
	anna, boris := f.Person(register.Person{}), f.Person(register.Person{})
	v := f.Visit(register.Visit{})
	theirs, mine := twice[register.Visit](t, f, v.ID)
	theirs.Delegation = []register.Delegate{{PersonID: anna.ID, Role: register.DelegateHead}}
	theirs.Purpose = register.Ru("Форум")
	_, err := f.Save(ctx, theirs)
	require.NoError(t, err)
	mine.Delegation = []register.Delegate{{PersonID: boris.ID, Role: register.DelegateMember}}
	mine.Hotel = register.Ru("Рядом")
	_, err = f.Save(ctx, mine)
	require.NoError(t, err)

	got, err := storage.Get[register.Visit](ctx, f.Store, v.ID)
	require.NoError(t, err)
	assert.Equal(t, got, mine, "the form has what is in the register")
	assert.Len(t, got.Delegation, 2)
	assert.Equal(t, "Форум", got.Purpose.Ru)
	assert.Equal(t, "Рядом", got.Hotel.Ru)
	assert.EqualValues(t, 3, got.Revision)
}

func TestChangesThatBreakARuleTogetherAreAConflict(t *testing.T) {
	f := storagetest.New(t)
	v := f.Visit(register.Visit{From: "2022-11-20", To: "2022-11-30"})
	theirs, mine := twice[register.Visit](t, f, v.ID)
	theirs.From = "2022-11-29"
	_, err := f.Save(ctx, theirs)
	require.NoError(t, err)
	mine.To = "2022-11-22"
	_, err = f.Save(ctx, mine)
	require.ErrorIs(t, err, storage.ErrConflict)
	assert.EqualValues(t, "2022-11-20", mine.From, "what was to be saved is as it was")
	assert.EqualValues(t, 1, mine.Revision)
}

func TestTheHistoryKeepsWhatWasNotTaken(t *testing.T) {
	f := storagetest.New(t)
	p := f.Partner(register.Partner{Code: "AZ"})
	lost := []register.Clash{{Path: "code", Base: json.RawMessage(`"AZ"`), Mine: json.RawMessage(`"AZ-GA"`)}}
	p.Code = "AZ-BA"
	_, err := f.SaveDecided(ctx, p, lost)
	require.NoError(t, err)
	history, err := f.History(ctx, p.ID)
	require.NoError(t, err)
	assert.Equal(t, lost, history[0].Lost)
	assert.Nil(t, history[1].Lost)
}

// Rows of a register from before they had IDs get the same ones wherever it is read, and the first save keeps them.
func TestRowsWithoutIDsAreNamedOnReading(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	v := f.Visit(register.Visit{Steps: []register.VisitStep{{State: register.VisitApproved, On: "2022-11-01"}, {State: register.VisitPostponed, On: "2022-11-02"}}})
	colleague, err := storage.Get[register.Visit](ctx, f.Store, v.ID)
	require.NoError(t, err)
	db, err := sql.Open("sqlite", storage.AddressOf(f.Path()))
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	_, err = db.Exec(`UPDATE visits SET steps = '[{"state":"approved","on":"2022-11-01"},{"state":"postponed","on":"2022-11-02"}]'`)
	require.NoError(t, err)
	text, err := json.Marshal(v)
	require.NoError(t, err)
	for _, step := range v.Steps {
		text = bytes.Replace(text, []byte(`"id":"`+step.ID.String()+`",`), nil, 1)
	}
	_, err = db.Exec(`UPDATE history SET after = ? WHERE kind = 'visit'`, string(text))
	require.NoError(t, err)
	first, err := storage.Get[register.Visit](ctx, f.Store, v.ID)
	require.NoError(t, err)
	again, err := storage.Get[register.Visit](ctx, f.Store, v.ID)
	require.NoError(t, err)
	assert.Equal(t, first.Steps, again.Steps)
	assert.False(t, first.Steps[0].ID.IsZero())
	assert.NotEqual(t, colleague.Steps[0].ID, first.Steps[0].ID)
	first.Note = register.Ru("что-то")
	_, err = f.Save(ctx, first)
	require.NoError(t, err)
	saved, err := storage.Get[register.Visit](ctx, f.Store, v.ID)
	require.NoError(t, err)
	assert.Equal(t, again.Steps, saved.Steps)
}
