package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheCalendarCanBeTakenInOnceMore(t *testing.T) {
	d := withProduction(t)
	first := d.done("calendar", "--from", "2022-11-01", "--to", "2022-11-30")
	assert.Equal(t, first, d.done("calendar", "--from", "2022-11-01", "--to", "2022-11-30"), "the same to the byte")
	for _, line := range []string{
		"BEGIN:VEVENT", "UID:01900000-0000-7000-8000-000000000999-notice-2026-05-17@accord", "SEQUENCE:",
		"DTSTART;VALUE=DATE:20221117", "DTEND;VALUE=DATE:20221118", "SUMMARY:Last day for notice of termination: No. 14/2002 On production",
	} {
		assert.Contains(t, strings.ReplaceAll(first, "\r\n ", ""), line)
	}
	for line := range strings.Lines(first) {
		assert.True(t, strings.HasSuffix(line, "\r\n"), "RFC 5545 wants both ends: %q", line)
		assert.LessOrEqual(t, len(line), 77)
	}
	assert.Equal(t, 1, strings.Count(first, "BEGIN:VEVENT"))
	code, _, _ := d.on("calendar", "--from", "2022-12-01", "--to", "2022-11-30")
	assert.Equal(t, 2, code)
}

func TestTheCalendarHoldsWhatIsPromised(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(t.TempDir(), "commitment.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"format": "accord-register", "version": 1, "records": {"commitment": [
		{"id": "01900000-0000-7000-8000-000000000777", "revision": 4, "created_at": "2022-12-05T12:00:00.000Z", "created_by": "", "updated_at": "2022-12-05T12:00:00.000Z", "updated_by": "",
		"title": {"en": "Agree on the route"}, "side": "ours", "due_rule": "day", "due_on": "2022-12-20"}]}}`), 0o600))
	d.imported(file)
	told := strings.ReplaceAll(d.done("calendar", "--from", "2022-12-01", "--to", "2022-12-31"), "\r\n ", "")
	for _, line := range []string{
		"UID:01900000-0000-7000-8000-000000000777-commitment@accord", "SEQUENCE:4", "DTSTART;VALUE=DATE:20221220",
		"SUMMARY:Commitment due: Agree on the route", "TRANSP:TRANSPARENT",
	} {
		assert.Contains(t, told, line)
	}
}

func TestTheCalendarOfAPartnerWithAlarms(t *testing.T) {
	d := newDesk(t)
	d.done("sample")
	days := []string{"calendar", "--from", "2022-01-01", "--to", "2023-12-31"}
	of := func(more ...string) string { return strings.ReplaceAll(d.done(append(days, more...)...), "\r\n ", "") }
	visits := of("--kind", "visit", "--partner", "AZ", "--alarm", "1")
	entries := strings.Count(visits, "BEGIN:VEVENT")
	assert.Positive(t, entries)
	assert.Equal(t, entries, strings.Count(visits, "-visit@accord"))
	assert.Equal(t, entries, strings.Count(visits, "TRIGGER:-PT15H"), "at nine the day before")
	assert.Greater(t, strings.Count(of("--partner", "AZ"), "BEGIN:VEVENT"), entries)
	assert.NotContains(t, of("--partner", "AZ"), "VALARM")
	assert.Zero(t, strings.Count(of("--kind", "visit", "--partner", "RU-TA"), "BEGIN:VEVENT"))
	for _, wrong := range [][]string{{"--kind", "holiday"}, {"--alarm", "367"}, {"--alarm=-2"}} {
		code, _, _ := d.on(append(days, wrong...)...)
		assert.Equal(t, 2, code, wrong)
	}
}
