package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
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

func TestEveryRecordWithAStateSaysItForADay(t *testing.T) {
	d := newDesk(t)
	d.done("sample", "--many", "40", "--seed", "3")
	for _, k := range register.Kinds {
		if len(k.States()) == 0 {
			continue
		}
		kind := strings.ReplaceAll(string(k), "_", "-")
		var rows []struct{ ID, Status string }
		require.NoError(t, json.Unmarshal([]byte(d.done("list", kind, "--on", "2015-06-01", "--limit", "3", "--format", "json")), &rows), kind)
		require.NotEmpty(t, rows, kind)
		for _, row := range rows {
			var on struct {
				AsOf struct{ Day, Status, State string } `json:"as_of"`
			}
			require.NoError(t, json.Unmarshal([]byte(d.done("show", kind, row.ID, "--on", "2015-06-01", "--format", "json")), &on))
			assert.Equal(t, row.Status, on.AsOf.Status, "%s %s", kind, row.ID)
			assert.NotEmpty(t, on.AsOf.State, "%s %s", kind, row.ID)
		}
	}
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

func TestOfSeveralPartiesItIsSaidForWhomAnAgreementIsInForce(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(t.TempDir(), "in.json")
	const partner = `01900000-0000-7000-8000-00000000000`
	require.NoError(t, os.WriteFile(file, []byte(`{"format": "accord-register", "version": 1, "records": {"partner": [
			{"id": "`+partner+`1", "name": {"en": "Aland"}, "kind": "state", "ours": true}, {"id": "`+partner+`2", "name": {"en": "Beland"}, "kind": "state"},
			{"id": "`+partner+`3", "name": {"en": "Celand"}, "kind": "state"}, {"id": "`+partner+`4", "name": {"en": "Deland"}, "kind": "state"}],
		"agreement": [{"id": "`+agreementID+`", "title": {"en": "On rivers"}, "kind": "convention", "term": "open",
			"parties": [{"side": "ours", "partner": "`+partner+`1"}, {"side": "theirs", "partner": "`+partner+`2"}, {"side": "third", "partner": "`+partner+`3"}],
			"signing": {"on": "2008-01-17", "at": {"en": "Kazan"}}, "rules": {"force": {"basis": "ratifications", "number": 2}},
			"actions": [{"kind": "ratification", "on": "2008-05-01", "partner": "`+partner+`1"}, {"kind": "ratification", "on": "2008-05-17", "partner": "`+partner+`3"},
				{"kind": "entry_into_force", "on": "2008-05-17"}, {"kind": "accession", "on": "2009-01-01", "partner": "`+partner+`4"}, {"kind": "withdrawal", "on": "2010-01-01", "partner": "`+partner+`3"}]}]}}`), 0o600))
	code, _, _ := d.on("import", file)
	require.Zero(t, code)
	said := lessGaps(d.done("show", "agreement", agreementID, "--on", "2022-11-29"))
	for _, line := range []string{
		"Aland (our side); in force since 17.05.2008", "Beland (foreign side); not yet in force", "Deland; accession; in force since 01.01.2009",
		"Celand (third party); no longer a party, the last day was 31.12.2009", "Signed as a whole  17.01.2008, Kazan",
	} {
		assert.Contains(t, said, line)
	}
	var on struct {
		AsOf struct {
			Members []struct{ Partner, State, From, To string }
		} `json:"as_of"`
	}
	require.NoError(t, json.Unmarshal([]byte(d.done("show", "agreement", agreementID, "--format", "json", "--on", "2022-11-29")), &on))
	assert.Equal(t, []struct{ Partner, State, From, To string }{
		{partner + "1", "in", "2008-05-17", ""}, {partner + "2", "not_yet", "", ""}, {partner + "3", "out", "2008-05-17", "2009-12-31"}, {partner + "4", "in", "2009-01-01", ""},
	}, on.AsOf.Members)
}
