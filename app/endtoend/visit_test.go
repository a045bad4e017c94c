//go:build e2e

package endtoend

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Records of the sample.
const (
	azerbaijan  = "01900000-0000-7000-8000-000000000203"
	gyanjaPlant = "01900000-0000-7000-8000-000000000205"
	kamaz       = "01900000-0000-7000-8000-000000000206"
	minnikhanov = "01900000-0000-7000-8000-000000000301"
	aliyev      = "01900000-0000-7000-8000-000000000302"
)

// delegation is what a secretary has in Word. The head is in it once more, and the others are new to the register.
const delegation = `No.	Name	Position
1	Rustam Minnikhanov	President of the Republic of Tatarstan
2	Midkhat Shagiakhmetov	Minister of Economy
3	Sergei Kogogin	Director General of KAMAZ
4	Nikolai Petrov	interpreter
`

type visit struct {
	ID         string
	Direction  string
	Type       string
	From       string
	Partners   []string
	Steps      []struct{ State string }
	Places     []struct{ Zone string }
	Delegation []struct{ Person, Role string }
	Programme  []struct {
		Day, Start, End, Kind string
		Ours, Theirs          []string
	}
	Outcomes []struct {
		Text     map[string]string
		By       struct{ Kind, ID string }
		Needless map[string]string
	}
	Report struct {
		On     string
		Text   map[string]string
		SentTo map[string]string `json:"sent_to"`
	}
}

// A working visit to Baku by keyboard alone: its head bears the title of the day, the members are pasted and nobody is made
// silently; two of the three items of the programme are at once and that is told, in the hours of Baku and of Kazan.
func TestAVisitAndItsProgrammeByKeyboardAlone(t *testing.T) {
	d := newDesk(t)
	w := d.open()
	known := d.count("person")

	w.keys(visits)
	w.keys("ctrl+n")
	w.types("Autumn visit to Baku")
	w.fill("direction", "out")
	w.fill("type", "working")
	w.pick("partners", "azerb")
	w.fill("from", "29.11.2022")
	w.fill("ground", "Invitation of the President of Azerbaijan")
	w.push("+ Place")
	w.types("Baku")
	w.push("+ Member")
	w.picks(0, "minnikh")
	w.fill("role", "head")
	w.picture("visit head")

	w.goesBack("Paste from Word")
	w.keys("Return")
	w.pastes(delegation)
	w.keys("ctrl+Return")
	w.picture("visit people")
	w.keys("ctrl+s")
	assert.Equal(t, known, d.count("person"), "nobody is made before it is said of each what to do")
	w.pick("lines[1].person", "create")
	w.pick("lines[2].person", "create")
	w.pick("lines[3].person", "skip")
	w.picture("visit people decided")
	w.keys("ctrl+s")

	w.goes("+ Item")
	w.programme(0, "10", "1130", "meeting", "Meeting with the President", "minnikh", "aliyev")
	w.programme(1, "11", "12", "laying", "Flowers at the Eternal Flame", "minnikh", "")
	w.picture("visit clash")
	w.programme(2, "15", "17", "forum", "Business forum", "", "")
	w.keys("ctrl+s")
	id := d.found("visit", "autumn")
	w.picture("visit saved")
	w.close()
	assert.NotContains(t, w.said.String(), "Error in Fyne call thread")

	var v visit
	d.show(&v, "visit", id)
	assert.Equal(t, []string{"outgoing", "working", "2022-11-29"}, []string{v.Direction, v.Type, v.From})
	assert.Equal(t, []string{azerbaijan}, v.Partners)
	require.Len(t, v.Places, 1)
	assert.Equal(t, "Asia/Baku", v.Places[0].Zone)
	require.Len(t, v.Programme, 3)
	assert.Equal(t, []string{minnikhanov}, v.Programme[0].Ours)
	assert.Equal(t, []string{aliyev}, v.Programme[0].Theirs)
	assert.Equal(t, "flowers", v.Programme[1].Kind)
	assert.Equal(t, known+2, d.count("person"))
	told := d.command("show", "visit", id)
	for _, said := range []string{
		"Rustam Minnikhanov, President of the Republic of Tatarstan (head of delegation)", // he is its Rais today
		"Midkhat Shagiakhmetov, Minister of Economy (member of delegation)",
		"Sergei Kogogin, Director General of KAMAZ (member of delegation)",
		"29.11.2022 10:00–11:30 Meeting with the President (meeting); in Kazan 09:00–10:30",
		"29.11.2022 11:00–12:00 Flowers at the Eternal Flame (laying of flowers); in Kazan 10:00–11:00",
		"29.11.2022 15:00–17:00 Business forum (forum); in Kazan 14:00–16:00",
	} {
		assert.Contains(t, told, said)
	}
	assert.NotContains(t, told, "Petrov")
}

// programme enters an item of the programme behind the n before it, the link that adds one having the keyboard, and goes
// back to the link.
func (w *window) programme(n int, start, end, kind, title, ours, theirs string) {
	w.d.t.Helper()
	w.keys("Return")
	at := fmt.Sprintf("programme[%d].", n)
	w.fill(at+"start", start)
	w.fill(at+"end", end)
	w.fill(at+"kind", kind)
	w.fill(at+"title", title)
	if ours != "" {
		w.pick(at+"ours", ours)
	}
	if theirs != "" {
		w.pick(at+"theirs", theirs)
	}
	w.goesBack("+ Item")
}

// held is a visit that has ended, with what was agreed there.
const held = `{"format": "accord-register", "version": 1, "records": {"visit": [{
 "id": "01900000-0000-7000-8000-000000009701", "title": {"en": "Autumn visit to Baku"}, "direction": "outgoing", "type": "working",
 "partners": ["` + azerbaijan + `"], "from": "2022-11-29", "to": "2022-11-29", "ground": {"en": "Invitation of the President"},
 "places": [{"name": {"en": "Baku"}, "zone": "Asia/Baku"}],
 "delegation": [{"person": "` + minnikhanov + `", "role": "head"}],
 "outcomes": [
  {"text": {"en": "Work in the Vision Group"}, "kind": "invitation"},
  {"text": {"en": "A fourth service centre"}, "kind": "agreed"},
  {"text": {"en": "A timetable of ferries"}, "kind": "agreed"},
  {"text": {"en": "An agreement on education"}, "kind": "proposal"},
  {"text": {"en": "Lists of the forum"}, "kind": "agreed"}]}]}}`

// What came of a visit is settled by keyboard alone: an invitation, a production link under construction, a commitment with
// executor and due day, a draft agreement, and one that needs nothing. Until then, and until the report is given, the visit
// is not closed. Its lineage leads to every promise.
func TestTheOutcomesOfAVisitByKeyboardAlone(t *testing.T) {
	const id = "01900000-0000-7000-8000-000000009701"
	d := newDesk(t)
	d.imports(held)
	w := d.open()
	w.keys(visits)
	w.keys("F2")
	w.closes()
	w.picture("visit not closed")
	w.keys("Escape")
	w.back(1)
	w.keys("Return")
	var v visit
	d.show(&v, "visit", id)
	assert.Empty(t, v.Steps, "closed with five outcomes open")

	w.settle("an invitation")
	w.types("from")
	w.picture("visit invitation")
	w.keys("ctrl+s")
	settled := func(n int) func(visit) bool {
		return func(v visit) bool { return v.Outcomes[n].By.ID != "" }
	}
	v = until(d, "the invitation", "visit", id, settled(0))

	w.settle("a production link")
	w.picks(0, "kamaz")
	w.pick("theirs", "ganja auto")
	w.fill("kind", "service")
	w.push("+ Step")
	w.types("under")
	w.picture("visit link")
	w.keys("ctrl+s")
	until(d, "the production link", "visit", id, settled(1))

	w.settle("a commitment")
	w.fill("side", "ours")
	w.pick("executor.body", "kamaz")
	w.fill("due_rule", "by a day")
	w.fill("due_on", "01.09.2030")
	w.picture("visit commitment")
	w.keys("ctrl+s")
	until(d, "the commitment", "visit", id, settled(2))

	w.settle("a draft agreement")
	w.fill("kind", "agreement")
	w.picture("visit agreement")
	w.keys("ctrl+s")
	until(d, "the agreement", "visit", id, settled(3))

	w.settle("nothing is needed")
	w.types("handed over on the spot")
	w.keys("Return")
	v = until(d, "the outcome that needs nothing", "visit", id, func(v visit) bool { return v.Outcomes[4].Needless != nil })
	w.picture("visit settled")

	w.keys("Escape") // to the list
	w.keys("F2")
	w.closes()
	w.picture("visit without report")
	w.keys("Escape")
	w.back(1)
	w.keys("Return")

	w.push("Write by the scheme")
	w.types("05.12.2022")
	w.fills(1, "Ministry of Economy")
	w.picture("visit report")
	w.keys("ctrl+s")
	v = until(d, "the report", "visit", id, func(v visit) bool { return v.Report.On != "" })
	assert.Empty(t, v.Steps, "closed without a report")
	w.keys("F2")
	w.closes()
	v = until(d, "the closing", "visit", id, func(v visit) bool { return len(v.Steps) == 1 && v.Steps[0].State == "closed" })
	w.picture("visit closed")
	w.keys("Escape")
	w.menu(10) // open, edit, copy, Excel, export, take in, paper, take along, new, lineage
	w.picture("visit lineage")
	lineage := w.exports("lineage.csv")
	w.close()
	for _, title := range []string{"Work in the Vision Group", "A fourth service centre", "A timetable of ferries", "An agreement on education"} {
		assert.Contains(t, lineage, title)
	}
	assert.NotContains(t, w.said.String(), "Error in Fyne call thread")

	assert.Equal(t, "Ministry of Economy", v.Report.SentTo["en"])
	for _, said := range []string{
		"Dates: 29.11.2022", "Country: Azerbaijan", "City, place: Baku", "At whose invitation, ground: Invitation of the President", "Purpose: …",
		"– Rustam Minnikhanov, President of the Republic of Tatarstan (head of delegation)", "– A timetable of ferries",
		"– Work in the Vision Group → Invitation: Work in the Vision Group (prepared)",
	} {
		assert.Contains(t, v.Report.Text["en"], said)
	}
	var made []string
	for _, o := range v.Outcomes {
		made = append(made, o.By.Kind)
	}
	assert.Equal(t, "invitation production-link commitment agreement ", strings.Join(made, " "))
	assert.Equal(t, "handed over on the spot", v.Outcomes[4].Needless["en"])

	type source struct{ Kind, ID string }
	from := source{"visit", id}
	var i struct {
		Direction string
		To        string `json:"to_partner"`
		Source    source
	}
	d.show(&i, "invitation", v.Outcomes[0].By.ID)
	assert.Equal(t, []any{"outgoing", azerbaijan, from}, []any{i.Direction, i.To, i.Source})
	var l struct {
		Ours, Theirs, Kind string
		Steps              []struct{ State string }
		Source             source
	}
	d.show(&l, "production-link", v.Outcomes[1].By.ID)
	assert.Equal(t, []any{kamaz, gyanjaPlant, "service_centre", from}, []any{l.Ours, l.Theirs, l.Kind, l.Source})
	require.Len(t, l.Steps, 1)
	assert.Equal(t, "under_construction", l.Steps[0].State)
	var c struct {
		Executor struct{ Body string }
		Due      string `json:"due_on"`
		Source   source
	}
	d.show(&c, "commitment", v.Outcomes[2].By.ID)
	assert.Equal(t, []any{kamaz, "2030-09-01", from}, []any{c.Executor.Body, c.Due, c.Source})
	agreement := d.command("show", "agreement", v.Outcomes[3].By.ID)
	assert.Contains(t, agreement, "An agreement on education")
	assert.Contains(t, agreement, "draft")
	assert.Contains(t, agreement, "Azerbaijan (foreign side)")
}

// settle takes a way of settling the first outcome on the card that is not settled, by the words of its link.
func (w *window) settle(way string) {
	w.d.t.Helper()
	w.keys("Escape") // to the list
	w.push(way)
}

// closes adds the decision that closes a visit on its form, and saves.
func (w *window) closes() {
	w.d.t.Helper()
	w.push("+ Decision")
	w.types("closed")
	w.fill("on", "today")
	w.keys("ctrl+s")
}
