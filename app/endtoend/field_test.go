//go:build e2e

package endtoend

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const tripID = "01900000-0000-7000-8000-000000009711"

// trip is a visit that two people work on, far from each other.
const trip = `{"format": "accord-register", "version": 1, "records": {"visit": [{
 "id": "` + tripID + `", "title": {"en": "Autumn visit to Baku"}, "direction": "outgoing", "type": "working",
 "partners": ["` + azerbaijan + `"], "from": "2022-11-29", "to": "2022-11-29", "ground": {"en": "Invitation of the President"},
 "places": [{"name": {"en": "Baku"}, "zone": "Asia/Baku"}],
 "delegation": [{"person": "` + minnikhanov + `", "role": "head"}],
 "programme": [
  {"id": "01900000-0000-7000-8000-000000009712", "day": "2022-11-29", "start": "10:00", "kind": "meeting", "title": {"en": "Meeting with the President"}},
  {"id": "01900000-0000-7000-8000-000000009713", "day": "2022-11-29", "start": "15:00", "kind": "forum", "title": {"en": "Business forum"}}],
 "outcomes": [{"id": "01900000-0000-7000-8000-000000009714", "text": {"en": "A timetable of ferries"}, "kind": "agreed"}]}]}}`

// beside is another computer: it has settings and a register of its own, and stands on the same desk.
func (d *desk) beside(register string) *desk {
	other := *d
	other.config, other.register = d.t.TempDir(), register
	return &other
}

// The visit to Baku is taken along and edited on both sides: an item of the programme is moved at home, a member of the
// delegation added in the field, the same outcome worded twice. Brought back, all of it is there and one thing is asked; that
// is decided, undone and done again.
func TestAVisitIsTakenAlongAndBroughtBack(t *testing.T) {
	d := newDesk(t)
	d.imports(trip)
	folder := t.TempDir()
	home := d.open()
	home.keys(visits)
	home.types("autumn")
	home.keys("Return")
	home.menu(8) // open, edit, copy, Excel, export, take in, paper, take along
	home.picture("field along")
	home.push("Next…")
	home.types("Baku")
	home.keys("ctrl+s")
	home.picture("field passphrase")
	home.types("many words here")
	home.fills(1, "many words here")
	home.keys("Return")
	home.picture("field place")
	out := filepath.Join(folder, "baku.accordpack")
	home.keys("ctrl+a")
	home.types(out)
	home.keys("Return")
	d.waits("the package", func() bool { _, err := os.Stat(out); return err == nil })
	home.picture("field packed")

	away := d.beside(out)
	laptop := away.open()
	laptop.picture("field laptop opens")
	laptop.types("many words here")
	laptop.keys("Return")
	laptop.picture("field stranger")
	laptop.push("The words agree")
	away.register = filepath.Join(folder, "baku.accord")
	laptop.keys("ctrl+a")
	laptop.types(away.register)
	laptop.keys("Return")
	laptop.rest()
	laptop.picture("field part")
	laptop.keys(visits)
	laptop.picture("field visits")
	laptop.keys("F2")
	laptop.push("+ Member")
	laptop.picks(0, "Alsu Gilmutdinova")
	laptop.picture("field member")
	laptop.goes("outcomes[0].text")
	laptop.keys("ctrl+a")
	laptop.types("A timetable of ferries from spring")
	laptop.picture("field outcome")
	laptop.keys("ctrl+s")
	laptop.picture("field saved")

	home.front()
	home.keys(visits)
	home.keys("F2")
	home.goes("programme[1].start")
	home.keys("ctrl+a")
	home.types("1630")
	home.goes("outcomes[0].text")
	home.keys("ctrl+a")
	home.types("A timetable of ferries from autumn")
	home.keys("ctrl+s")
	home.picture("field home saved")

	laptop.front()
	laptop.push("Pack to return…")
	laptop.picture("field returns")
	laptop.keys("ctrl+s")
	laptop.types("many words there")
	laptop.fills(1, "many words there")
	laptop.keys("Return")
	back := filepath.Join(folder, "back.accordpack")
	laptop.keys("ctrl+a")
	laptop.types(back)
	laptop.keys("Return")
	d.waits("the package back", func() bool { _, err := os.Stat(back); return err == nil })
	laptop.picture("field returned")

	home.front()
	home.close()
	brought := *d
	brought.register = back // as a file that one opens from a stick
	home = brought.open()
	home.picture("field back opens")
	home.keys("Return") // take it in
	home.types("many words there")
	home.keys("Return")
	home.picture("field back stranger")
	home.push("The words agree")
	home.picture("field compared")
	home.push("Take in 2 records")
	home.picture("field taken in")

	type taken struct {
		visit
		Programme []struct{ Start string }
	}
	came := until(d, "the laptop's work", "visit", tripID, func(v taken) bool { return len(v.Delegation) == 2 })
	require.Len(t, came.Programme, 2)
	assert.Equal(t, "16:30", came.Programme[1].Start, "what was moved at home stays so")
	assert.Equal(t, "A timetable of ferries from autumn", came.Outcomes[0].Text["en"], "what nobody has decided")
	home.push("Autumn visit to Baku")
	home.picture("field decides")
	home.push("Of the package")
	outcome := func(words string) func(visit) bool {
		return func(v visit) bool { return v.Outcomes[0].Text["en"] == words }
	}
	until(d, "the decision", "visit", tripID, outcome("A timetable of ferries from spring"))
	home.picture("field decided")
	home.keys("ctrl+z")
	until(d, "the decision undone", "visit", tripID, outcome("A timetable of ferries from autumn"))
	home.keys("ctrl+y")
	until(d, "the decision done again", "visit", tripID, outcome("A timetable of ferries from spring"))
	home.keys("ctrl+z")
	home.keys("ctrl+z")
	home.picture("field undoes")
	home.keys("Return")
	until(d, "what came undone", "visit", tripID, func(v visit) bool { return len(v.Delegation) == 1 })
	home.keys("ctrl+y")
	home.picture("field done again")
	until(d, "what came done again", "visit", tripID, func(v visit) bool { return len(v.Delegation) == 2 })
	assert.Contains(t, d.command("check"), "whole")
	assert.Contains(t, away.command("check"), "whole")
}
