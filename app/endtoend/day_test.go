//go:build e2e

package endtoend

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func itoa(n int) string { return strconv.Itoa(n) }

// The pages by their keys.
const (
	overview    = "ctrl+1"
	calendar    = "ctrl+2"
	commitments = "ctrl+3"
	agreements  = "ctrl+4"
	commissions = "ctrl+5"
	visits      = "ctrl+6"
	eventsPage  = "ctrl+7"
	partners    = "ctrl+8"

	within = "ctrl+Tab" // from a page to the one that belongs to it: from commissions to sessions
)

// A whole day of work by keyboard alone: a partner, an agreement, a commission with a session and a
// visit with two programme items; then the window is closed and opened again, each is found by
// search, and the commands tell the same.
func TestADayOfWorkByKeyboardAlone(t *testing.T) {
	d := newDesk(t)
	w := d.open()

	w.keys(partners)
	w.keys("ctrl+n")
	w.types("Ruritania")
	w.fills(1, "state")
	w.keys("ctrl+s")
	partner := d.found("partner", "Ruritania")

	w.keys(agreements, visits, "alt+Left")
	w.keys("ctrl+n")
	w.types("7/2026")
	w.tab(1)
	w.types("On cultural exchange with Ruritania")
	w.fills(1, "agreement")
	w.tab(8) // level, day and place of signing, spheres, languages, the link that adds a party, the side of the first
	w.types("tatarstan")
	w.keys("Return")
	w.tab(2) // signatory, signed on
	w.types("291122")
	w.tab(1)
	w.types("Kazan")
	w.tab(4) // ad referendum, the sign that moves the row, the side of the second party
	w.types("ruritania")
	w.keys("Return")
	w.tab(2)
	w.types("30.11.2022")
	w.tab(1)
	w.types("Strelsau")
	w.picture("agreement")
	w.keys("ctrl+s")
	agreement := d.found("agreement", "cultural exchange")

	w.keys(commissions)
	w.keys("ctrl+n")
	w.types("Ruritanian Commission")
	w.fills(1, "inter")
	w.tab(3) // level, our side
	w.types("ruritania")
	w.keys("Return")
	w.picture("commission")
	w.keys("ctrl+s")
	commission := d.found("commission", "Ruritanian Commission")

	w.keys(commissions, within)
	w.keys("ctrl+n")
	w.types("ruritanian")
	w.keys("Return")
	w.tab(1)
	w.types("1")
	w.tab(1)
	w.types("05.12.2022")
	w.picture("session")
	w.keys("ctrl+s")
	session := d.found("session", "ruritanian")

	w.keys(visits)
	w.keys("ctrl+n")
	w.types("Working visit to Strelsau")
	w.fills(1, "out")
	w.tab(3) // type, level
	w.types("ruritania")
	w.keys("Return")
	w.tab(1)
	w.types("12.12.2022")
	w.tab(1)
	w.types("13.12.2022")
	w.tab(14) // bodies, ground, purpose, what was spoken of, arrival, hotel, transport; the links that add decisions, places, members, pasted members, items
	w.item("12.12.2022", "0930", "Talks at the palace")
	w.back(6) // to the link that adds, past the one that pastes
	w.item("13.12.2022", "14", "Signing of the plan")
	w.picture("visit")
	w.keys("ctrl+s")
	visit := d.found("visit", "Strelsau")
	w.keys(overview)
	w.picture("overview")
	w.close()
	assert.NotContains(t, w.said.String(), "Error in Fyne call thread")

	require.NoError(t, os.Remove(filepath.Join(d.config, "accord", "settings.json")))
	w = d.open()
	for _, words := range []string{"Ruritania", "cultural exchange", "Ruritanian Commission", "Working visit to Strelsau"} {
		w.keys("ctrl+k")
		w.keys("ctrl+a")
		w.types(words)
		w.picture("search " + words)
		w.keys("Return")
	}
	w.close()
	for _, id := range []string{partner, agreement, commission, visit} {
		assert.Contains(t, d.settings(), id, "search has opened it")
	}
	assert.NotContains(t, w.said.String(), "Error in Fyne call thread")

	var a struct {
		Number  string
		Title   map[string]string
		Parties []struct {
			Side, Partner string
			SignedOn      string            `json:"signed_on"`
			SignedAt      map[string]string `json:"signed_at"`
		}
	}
	d.show(&a, "agreement", agreement)
	assert.Equal(t, "7/2026", a.Number)
	assert.Equal(t, "On cultural exchange with Ruritania", a.Title["en"])
	require.Len(t, a.Parties, 2)
	assert.Equal(t, "2022-11-29", a.Parties[0].SignedOn)
	assert.Equal(t, "Kazan", a.Parties[0].SignedAt["en"])
	assert.Equal(t, partner, a.Parties[1].Partner)
	assert.Equal(t, "2022-11-30", a.Parties[1].SignedOn)
	assert.Equal(t, "Strelsau", a.Parties[1].SignedAt["en"])

	var s struct {
		Commission, From string
		Number           int
	}
	d.show(&s, "session", session)
	assert.Equal(t, commission, s.Commission)
	assert.Equal(t, 1, s.Number)
	assert.Equal(t, "2022-12-05", s.From)

	var v struct {
		Partners  []string
		From, To  string
		Programme []struct {
			Day, Start string
			Title      map[string]string
		}
	}
	d.show(&v, "visit", visit)
	assert.Equal(t, []string{partner}, v.Partners)
	assert.Equal(t, "2022-12-12", v.From)
	assert.Equal(t, "2022-12-13", v.To)
	require.Len(t, v.Programme, 2)
	assert.Equal(t, "09:30", v.Programme[0].Start)
	assert.Equal(t, "Talks at the palace", v.Programme[0].Title["en"])
	assert.Equal(t, "14:00", v.Programme[1].Start)
	assert.Equal(t, "2022-12-13", v.Programme[1].Day)

	for _, words := range []string{"Ruritania", "cultural exchange", "Ruritanian Commission", "Strelsau"} {
		assert.Contains(t, d.command("search", words), words)
	}
}

// item adds a programme item, the link that adds one having the keyboard.
func (w *window) item(day, start, title string) {
	w.d.t.Helper()
	w.keys("Return")
	w.types(day)
	w.tab(1)
	w.types(start)
	w.fills(2, "meeting") // end
	w.fills(1, title)
}

// settings returns what the program keeps between its runs; among it are the records opened last.
func (d *desk) settings() string {
	d.t.Helper()
	kept, err := os.ReadFile(filepath.Join(d.config, "accord", "settings.json"))
	require.NoError(d.t, err)
	return string(kept)
}

// show reads what the command says of a record.
func (d *desk) show(into any, kind, id string) {
	d.t.Helper()
	require.NoError(d.t, json.Unmarshal([]byte(d.command("show", kind, id, "--format", "json")), into))
}
