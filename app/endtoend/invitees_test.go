//go:build e2e

package endtoend

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const summit = "01900000-0000-7000-8000-000000009101"

// invitees are forty directors as a list in Word.
func invitees() string {
	var list strings.Builder
	for i := range 40 {
		name := strings.Fields("Anna Boris Dina Gleb Vera")[i%5] + " " + strings.Fields("Alekseev Borisov Danilov Egorov Gusev Vlasov Zhukov Zimin")[i/5]
		fmt.Fprintf(&list, "%d. %s — director of plant %d\n", i+1, name, i+1)
	}
	return list.String()
}

// Forty are invited to a summit by keyboard alone: they are pasted at once and made because it is said so; replies by
// telephone are entered; the list goes to the hotel with chosen columns; and the summit, moved by a day, goes into the calendar
// program a second time as a newer state of the same thing.
func TestFortyInviteesByKeyboardAlone(t *testing.T) {
	d := newDesk(t)
	d.imports(fmt.Sprintf(`{"format": "accord-register", "version": 1, "records": {"event": [{"id": %q, "title": {"en": "Halal summit"},
		"kind": "summit", "from": "2025-07-01", "to": "2025-07-03", "organisers": ["01900000-0000-7000-8000-000000000202"]}]}}`, summit))
	w := d.open()
	people := d.count("person")

	w.keys(eventsPage)
	w.push("Paste a list…")
	w.pastes(invitees())
	w.keys("ctrl+Return")
	w.picture("invitees pasted")
	assert.Equal(t, people, d.count("person"), "nobody is made before it is said")
	w.goesBack("Create all who are not in the register")
	w.keys("Return")
	w.keys("ctrl+s")
	w.fill("sent_on", "01.05.2025")
	w.fill("reply_due", "01.06.2025")
	w.picture("invitees common")
	w.keys("ctrl+s")
	d.waits("forty invitations", func() bool { return d.count("invitation") == 42 }) // with the two of the sample
	assert.Equal(t, people+40, d.count("person"))

	w.keys("Escape")
	w.push("Enter replies…")
	w.fills(1, "by phone")
	w.fills(1, "accepted")
	w.fills(1, "declined")
	w.fills(1, "a rep")
	w.picks(1, "minnikh")
	w.picture("invitees replies")
	w.keys("ctrl+s")
	d.waits("three replies", func() bool { return d.replied() == 3 })
	w.picture("invitees replied")

	w.keys(within) // invitations
	w.keys("ctrl+f")
	w.tab(3) // state, direction, event
	w.keys("Return")
	w.types("halal")
	w.keys("Return")
	w.tab(4) // partner, channel, the tool that pastes, my views
	w.column(8)
	w.column(10)
	w.picture("invitees columns")
	table := csv.NewReader(strings.NewReader(strings.TrimPrefix(w.exports("hotel.csv"), "\ufeff")))
	table.Comma = ';'
	rows, err := table.ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 41)
	assert.Equal(t, []string{"Sent", "Invited", "Post", "To what", "Reply due", "State", "Reply", "Representative"}, rows[0])
	of := map[string][]string{}
	for _, row := range rows[1:] {
		of[row[1]] = row[6:]
		assert.Equal(t, "Halal summit", row[3])
	}
	assert.Equal(t, []string{"accepted", ""}, of["Anna Alekseev"])
	assert.Equal(t, []string{"declined", ""}, of["Anna Borisov"])
	assert.Equal(t, []string{"a representative is sent", "Rustam Minnikhanov"}, of["Anna Danilov"])
	assert.Equal(t, []string{"", ""}, of["Vera Zimin"])

	w.keys(calendar)
	first := events(w.exportsDays("first.ics", "01.01.2025", "31.12.2025"))
	w.picture("invitees calendar")
	w.keys(eventsPage)
	w.keys("F2")
	w.fills(2, "02.07.2025")
	w.keys("ctrl+s")
	until(d, "the new day", "event", summit, func(e struct{ From string }) bool { return strings.HasSuffix(e.From, "-07-02") })
	w.keys(calendar)
	second := events(w.exportsDays("second.ics", "01.01.2025", "31.12.2025"))
	w.close()
	require.NotContains(t, w.said.String(), "Error in Fyne call thread")

	require.NotEmpty(t, first)
	assert.Len(t, second, len(first), "the second export holds the same things")
	for uid, before := range first {
		after, there := second[uid]
		assert.True(t, there, "%s has gone", uid)
		switch strings.Contains(before.text, "Halal summit") && strings.Contains(before.text, "0701") {
		case true:
			assert.Contains(t, after.text, "20250702")
			assert.Greater(t, after.sequence, before.sequence, "the calendar program takes the newer one")
		case false:
			assert.Equal(t, before.sequence, after.sequence, uid)
		}
	}
}

// column shows or hides the n-th column, the button of the views having the keyboard.
func (w *window) column(n int) {
	w.d.t.Helper()
	w.keys("Return")
	w.again("Down", 3) // keep, clear, columns
	w.keys("Right")
	w.again("Down", n-1)
	w.keys("Return")
}

// replied tells how many have answered.
func (d *desk) replied() (n int) {
	d.t.Helper()
	var rows []struct{ Status string }
	require.NoError(d.t, json.Unmarshal([]byte(d.command("list", "invitation", "--format", "json")), &rows))
	for _, r := range rows {
		if r.Status == "accepted" || r.Status == "declined" || r.Status == "representative" {
			n++
		}
	}
	return n
}

// event is one of a calendar's.
type event struct {
	text     string
	sequence string
}

var icalendar = regexp.MustCompile(`(?s)BEGIN:VEVENT\r\n(.*?)END:VEVENT`)

// events returns what is in a calendar by its UIDs.
func events(calendar string) map[string]event {
	found := map[string]event{}
	for _, m := range icalendar.FindAllStringSubmatch(calendar, -1) {
		e := event{text: m[1]}
		var uid string
		for _, line := range strings.Split(m[1], "\r\n") {
			switch name, value, _ := strings.Cut(line, ":"); name {
			case "UID":
				uid = value
			case "SEQUENCE":
				e.sequence = value
			}
		}
		found[uid] = e
	}
	return found
}
