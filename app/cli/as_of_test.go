package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
)

func TestARecordInJSONSaysWhatFollowsForADay(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(t.TempDir(), "in.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"format": "accord-register", "version": 1, "records": {
		"agreement": [{"id": "`+agreementID+`", "title": {"en": "On production"}, "kind": "agreement", "term": "for",
			"rules": {"months": 36, "renewal": "unlimited", "notice": {"count": 6, "unit": "months"}},
			"actions": [{"kind": "entry_into_force", "on": "2008-05-17"}, {"kind": "suspension", "on": "2010-01-01", "until": "2010-03-31"}]}]}}`), 0o600))
	code, _, _ := d.on("import", file) // it warns that there are no parties
	require.Zero(t, code)
	type answer struct {
		register.Agreement
		AsOf *struct {
			Day, Status, Until, State, Sentence string
			Periods                             []struct{ From, To, LastNotice string }
		} `json:"as_of"`
	}
	var on answer
	require.NoError(t, json.Unmarshal([]byte(d.done("show", "agreement", agreementID, "--format", "json", "--on", "2022-11-29")), &on))
	assert.Equal(t, agreementID, on.ID.String())
	require.NotNil(t, on.AsOf)
	assert.Equal(t, "2022-11-29 in_force 2026-05-17", on.AsOf.Day+" "+on.AsOf.Status+" "+on.AsOf.Until)
	assert.Contains(t, on.AsOf.Sentence, "17.05.2026")
	require.NotEmpty(t, on.AsOf.Periods)
	assert.Equal(t, "2008-05-17", on.AsOf.Periods[0].From)

	require.NoError(t, json.Unmarshal([]byte(d.done("show", "agreement", agreementID, "--format", "json", "--on", "2010-02-01")), &on))
	assert.Equal(t, "suspended", on.AsOf.Status)

	on = answer{}
	require.NoError(t, json.Unmarshal([]byte(d.done("show", "agreement", agreementID, "--format", "json")), &on))
	assert.Nil(t, on.AsOf, "without a day it is the record as it is kept")
	assert.Contains(t, lessGaps(d.done("show", "agreement", agreementID)), "suspension: 01.01.2010; until 31.03.2010 inclusive")
}

func TestAnOpenTermHasNoLastDay(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(t.TempDir(), "in.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"format": "accord-register", "version": 1, "records": {
		"agreement": [{"id": "`+agreementID+`", "title": {"en": "On friendship"}, "kind": "treaty", "term": "open",
			"actions": [{"kind": "entry_into_force", "on": "2008-05-17"}]}]}}`), 0o600))
	code, _, _ := d.on("import", file)
	require.Zero(t, code)
	assert.Contains(t, d.done("list", "agreement"), "open-ended")
	for _, said := range []string{
		d.done("list", "agreement"), d.done("list", "agreement", "--format", "csv"), d.done("list", "agreement", "--format", "json"),
		d.done("show", "agreement", agreementID, "--on", "2022-11-29", "--format", "json"),
	} {
		assert.NotContains(t, said, "9999")
	}
}
