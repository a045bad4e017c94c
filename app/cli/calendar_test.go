package cli_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestTheCalendarCanBeTakenInOnceMore(t *testing.T) {
	d := withProduction(t)
	first := d.done("calendar", "--from", "2022-11-01", "--to", "2022-11-30")
	assert.Equal(t, first, d.done("calendar", "--from", "2022-11-01", "--to", "2022-11-30"), "the same to the byte")
	for _, line := range []string{
		"BEGIN:VEVENT", "UID:01900000-0000-7000-8000-000000000999-notice-2026-05-17@accord", "SEQUENCE:",
		"DTSTART;VALUE=DATE:20221117", "DTEND;VALUE=DATE:20221118", "SUMMARY:Last day for notice of termination: № 14/2002 On production",
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
