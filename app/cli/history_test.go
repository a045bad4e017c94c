package cli_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestTheHistoryTellsWhoChangedWhat(t *testing.T) {
	d := withSample(t)
	s, err := storage.Open(context.Background(), d.path, storagetest.Options("Айгуль"))
	require.NoError(t, err)
	id, err := register.ParseID(visitID)
	require.NoError(t, err)
	r, err := s.Record(context.Background(), register.Ref{Kind: register.KindVisit, ID: id})
	require.NoError(t, err)
	v := r.(*register.Visit)
	v.Hotel = register.Text{En: "Hotel on the shore"}
	gone := v.Delegation[0].PersonID
	v.Delegation = v.Delegation[1:]
	_, err = s.Save(context.Background(), v)
	require.NoError(t, err)
	require.NoError(t, s.Close())

	told := d.done("history", "visit", visitID)
	for _, words := range []string{"Changed", "Айгуль", "Sample loaded", "Delegation: −", "Hotel on the shore"} {
		assert.Contains(t, told, words)
	}
	assert.Less(t, strings.Index(told, "Changed"), strings.Index(told, "Sample loaded"), "the newest first")
	assert.Equal(t, 3, strings.Count(told, "\n"))

	var changes []struct {
		At, Author, Act, Kind, ID string
		Label                     register.Text
		Revision                  int64
		Changes                   []struct {
			Field         string
			Before, After any
		}
	}
	require.NoError(t, json.Unmarshal([]byte(d.done("history", "visit", visitID, "--format", "json")), &changes))
	require.Len(t, changes, 2)
	assert.Equal(t, "save", changes[0].Act)
	assert.Equal(t, visitID, changes[0].ID)
	require.Len(t, changes[0].Changes, 2)
	assert.Equal(t, "delegation", changes[0].Changes[0].Field)
	assert.Contains(t, toText(t, changes[0].Changes[0].Before), gone.String())
	assert.NotContains(t, toText(t, changes[0].Changes[0].After), gone.String())
	assert.Nil(t, changes[0].Changes[1].Before, "hotel")
	assert.Equal(t, "sample", changes[1].Act)
	assert.Empty(t, changes[1].Changes)

	all := d.done("history", "--since", "2022-12-05")
	assert.Greater(t, strings.Count(all, "\n"), 20)
	assert.Equal(t, 1, strings.Count(d.done("history", "--since", "2022-12-07"), "\n"), "headings alone")
	for _, wrong := range [][]string{{"history"}, {"history", "visit"}, {"history", "guest", visitID}, {"history", "--since", "soon"}} {
		code, _, errs := d.on(wrong...)
		assert.Equal(t, 2, code, errs)
	}
	code, _, _ := d.on("history", "agreement", visitID)
	assert.Equal(t, 1, code, "of another kind")
}

func toText(t *testing.T, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	require.NoError(t, err)
	return string(text)
}

func TestTheHistoryNamesWhatWasPurged(t *testing.T) {
	d := withSample(t)
	s, err := storage.Open(context.Background(), d.path, storagetest.Options("Айгуль"))
	require.NoError(t, err)
	id, err := register.ParseID(visitID)
	require.NoError(t, err)
	ref := register.Ref{Kind: register.KindVisit, ID: id}
	r, err := s.Record(context.Background(), ref)
	require.NoError(t, err)
	_, err = s.Delete(context.Background(), ref)
	require.NoError(t, err)
	_, err = s.Purge(context.Background(), ref)
	require.NoError(t, err)
	require.NoError(t, s.Close())
	first, _, _ := strings.Cut(strings.SplitAfterN(d.done("history", "--since", "2000-01-01"), "\n", 2)[1], "\n")
	assert.Contains(t, first, visitID)
	assert.Contains(t, first, r.Label().En)
}
