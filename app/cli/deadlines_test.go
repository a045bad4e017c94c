package cli_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// production is the agreement on production co-operation as a file for the command import.
const production = `{"format": "accord-register", "version": 1, "records": {"agreement": [{
	"id": "01900000-0000-7000-8000-000000000999", "number": "14/2002", "kind": "agreement", "title": {"en": "On production co-operation"},
	"actions": [{"kind": "entry_into_force", "on": "2008-05-17"}],
	"term": "for", "rules": {"months": 36, "renewal": "unlimited", "notice": {"count": 6, "unit": "months"}}}]}}`

func withProduction(t *testing.T) *desk {
	d := newDesk(t)
	file := filepath.Join(t.TempDir(), "agreement.json")
	require.NoError(t, os.WriteFile(file, []byte(production), 0o600))
	d.imported(file)
	return d
}

func TestDeadlinesAreTold(t *testing.T) {
	d := withProduction(t)
	assert.Equal(t, "Day  What  Detail  Name  Else renewed until  ID\n"+
		"17.11.2022  last day for notice  14/2002  On production co-operation  17.05.2026  …999\n",
		lessGaps(short(d.done("deadlines", "--on", "2022-11-16"))))
	assert.NotContains(t, d.done("deadlines", "--on", "2022-11-18"), "production")
	assert.JSONEq(t, `[{"day":"2022-11-17","deadline":"notice","hint":{"ru":"14/2002","en":"14/2002","tt":"14/2002"},"label":{"ru":"","en":"On production co-operation","tt":""},
		"then":"2026-05-17","kind":"agreement","id":"01900000-0000-7000-8000-000000000999"}]`,
		d.done("deadlines", "--on", "2022-11-17", "--within", "0d", "--format", "json"))
	code, _, errs := d.on("deadlines", "--within", "soon")
	assert.Equal(t, 2, code)
	assert.Contains(t, errs, "soon")
}

func TestShowOnADayGivesTheSentenceAndTheChain(t *testing.T) {
	d := withProduction(t)
	show := func(day string) string {
		return lessGaps(d.done("show", "agreement", "01900000-0000-7000-8000-000000000999", "--on", day))
	}
	assert.Contains(t, show("2022-11-16"), "Unless a party gives notice by 17.11.2022, it is renewed until 17.05.2026.")
	late := show("2022-11-29")
	assert.Contains(t, late, "Status  in force until 17.05.2026")
	assert.Contains(t, late, "The last day for notice was 17.11.2022: it is renewed until 17.05.2026.")
	assert.Contains(t, late, "18.05.2020–17.05.2023; notice by 17.11.2022")
	assert.Contains(t, late, "18.05.2023–17.05.2026; notice by 17.11.2025")
}

func TestAgreementsAreListedByStatusOnADay(t *testing.T) {
	d := withProduction(t)
	assert.Contains(t, d.done("list", "agreement", "--on", "2008-05-17", "--status", "in_force"), "production")
	assert.NotContains(t, d.done("list", "agreement", "--on", "2008-05-16", "--status", "in_force"), "production")
}

func TestTheProcedureOfAnAgreementAndItsRulesAreTold(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(t.TempDir(), "agreement.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"format": "accord-register", "version": 1, "records": {
		"partner": [{"id": "01900000-0000-7000-8000-000000000998", "name": {"en": "Region"}, "kind": "territory", "ours": true}],
		"agreement": [{"id": "01900000-0000-7000-8000-000000000999", "kind": "agreement", "level": "regional_body", "title": {"en": "On trade"},
		"parties": [{"side": "ours", "partner": "01900000-0000-7000-8000-000000000998", "signed_on": "2022-11-29"}]}]}}`), 0o600))
	d.imported(file)
	show := func(day string) string {
		return lessGaps(d.done("show", "agreement", "01900000-0000-7000-8000-000000000999", "--on", day))
	}
	const papers = "Papers for registration sent to the Ministry of Justice: "
	assert.Contains(t, show("2022-11-28"), papers+"not yet")
	assert.Contains(t, show("2022-12-14"), papers+"due by 14.12.2022; Resolution of the Government of the Russian Federation No. 552 of 24.07.2000; to be verified")
	assert.Contains(t, show("2022-12-15"), papers+"late; The last day was 14.12.2022, 1 day ago; Resolution")
	assert.NotContains(t, show("2022-12-15"), "safekeeping", "a rule that is off asks for nothing")

	list := lessGaps(d.done("list", "rule"))
	assert.Contains(t, list, "to be verified  regional (government), regional (authority)  no later than 15 days after “signature”  Papers for registration")
	assert.Contains(t, list, "not applied")
	assert.Contains(t, d.done("list", "rule", "--format", "json", "--find", "justice"), `"verified": false, "off": false, "levels": "regional_government, regional_body", "deadline": "after 15 days signature"`)
	rule := lessGaps(d.done("show", "rule", "018f0000-0000-7000-8000-000000000004"))
	assert.Contains(t, rule, "What proves it  papers sent (Ministry of Justice)")
	assert.Contains(t, rule, "Holds since  24.07.2000")
}

func TestReportsDueAndOutcomesThatWaitAreTold(t *testing.T) {
	d := withSample(t)
	out := lessGaps(short(d.done("deadlines", "--on", "2022-12-05")))
	assert.Contains(t, out, "29.11.2022  outcomes not settled  29.11.2022  Meeting of the President of the Republic of Tatarstan with the President of the Republic of Azerbaijan  …1501\n")
	assert.Contains(t, out, "02.12.2022  report on a visit  29.11.2022  Working visit of the President of the Republic of Tatarstan to Azerbaijan  …701\n", "overdue since three days")
	out = lessGaps(short(d.done("deadlines", "--on", "2022-11-29")))
	assert.NotContains(t, out, "outcomes", "the visit lasts yet")
	assert.Contains(t, out, "02.12.2022  report on a visit")
	assert.NotContains(t, d.done("deadlines", "--on", "2022-11-20", "--within", "5d"), "report on a visit", "not yet")
}

func TestTheJournalIsListed(t *testing.T) {
	d := withSample(t)
	out := lessGaps(short(d.done("list", "meeting", "--partner", "AZ", "--status", "missing")))
	assert.Contains(t, out, "29.11.2022, Baku  Ilham Aliyev, Azerbaijan  ")
	assert.NotContains(t, d.done("list", "meeting", "--status", "given"), "2022")
	csv := d.done("list", "meeting", "--format", "csv")
	assert.Contains(t, csv, "id,number,day,start,place_ru,place_en,place_tt,theirs_ru")
	assert.Contains(t, d.done("list", "visit", "--status", "ended", "--format", "json"), `"open_outcomes": 0`)
}
