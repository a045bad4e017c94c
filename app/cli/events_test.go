package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestProductionLinksAreListedWithTheirStateOnADay(t *testing.T) {
	d := withSample(t)
	var rows []map[string]any
	require.NoError(t, json.Unmarshal([]byte(d.done("list", "production-link", "--partner", "AZ", "--status", "under_construction", "--format", "json")), &rows))
	require.Len(t, rows, 1)
	assert.Equal(t, "service_centre", rows[0]["kind"])
	assert.Equal(t, "KAMAZ", rows[0]["ours"].(map[string]any)["en"])
	assert.Contains(t, lessGaps(d.done("show", "production-link", rows[0]["id"].(string))),
		"Source  Meeting of the President of the Republic of Tatarstan with the President of the Republic of Azerbaijan")
}

func TestInvitationsOfTheSampleAreNotAnswered(t *testing.T) {
	d := withSample(t)
	assert.Contains(t, lessGaps(short(d.done("list", "invitation"))),
		"…1202  29.11.2022  sent  from us  A delegation from Azerbaijan  Azerbaijan  International economic summit “Russia – Islamic World”\n")
	assert.Equal(t, "Nothing found\n", d.done("list", "invitation", "--status", "no_reply"))
	said := lessGaps(d.done("show", "invitation", "01900000-0000-7000-8000-000000001201"))
	assert.Contains(t, said, "Who invites  Rustam Minnikhanov, President of the Republic of Tatarstan\n")
	assert.Contains(t, said, "To what  Taking part in the work of the “Russia – Islamic World” Strategic Vision Group\n")
	assert.Contains(t, said, "Channel  in person\n")
	assert.Contains(t, lessGaps(short(d.done("list", "event"))), "…1101  undated  forum  Business forum\n")
}

func TestRepliesAwaitedAreDeadlinesAndLieInTheCalendar(t *testing.T) {
	d := withSample(t)
	file := filepath.Join(t.TempDir(), "invitations.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"format": "accord-register", "version": 1, "records": {
		"event": [{"id": "01900000-0000-7000-8000-000000002001", "title": {"en": "Forum"}, "kind": "forum", "from": "2023-05-18", "to": "2023-05-19", "place": {"en": "Kazan"}}],
		"invitation": [{"id": "01900000-0000-7000-8000-000000002002", "direction": "outgoing", "to_person": "01900000-0000-7000-8000-000000000302",
			"event": "01900000-0000-7000-8000-000000002001", "number": "14-1", "sent_on": "2022-11-01", "reply_due": "2022-12-01"}]}}`), 0o600))
	d.imported(file)
	assert.Contains(t, lessGaps(short(d.done("deadlines"))),
		"\n01.12.2022  reply to an invitation  Ilham Aliyev, Forum  Invitation No. 14-1 of 01.11.2022  …2002\n")
	ics := filepath.Join(t.TempDir(), "calendar.ics")
	d.done("calendar", "-o", ics)
	text, err := os.ReadFile(ics)
	require.NoError(t, err)
	assert.Contains(t, string(text), "SUMMARY:Last day for the reply: Ilham Aliyev\\, Forum\r\n")
	assert.Contains(t, string(text), "SUMMARY:Forum\r\n")
	assert.Contains(t, string(text), "LOCATION:Kazan\r\n")
}
