//go:build e2e

package endtoend

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	draftID   = "01900000-0000-7000-8000-000000009401"
	tatarstan = "01900000-0000-7000-8000-000000000202"
)

// draft is a regional agreement that enters into force on the last notification and runs on by three years.
const draft = `{"format": "accord-register", "version": 1, "records": {"agreement": [{
 "id": "` + draftID + `", "title": {"en": "On education"}, "kind": "agreement", "level": "regional_government",
 "parties": [{"side": "ours", "partner": "` + tatarstan + `"}, {"side": "theirs", "partner": "` + azerbaijan + `"}],
 "term": "for", "rules": {"force": {"basis": "notifications"}, "months": 36, "renewal": "unlimited", "renewal_months": 36,
  "notice": {"count": 6, "unit": "months"}}}]}}`

type agreement struct {
	Number string
	Title  map[string]string
	Kind   string
	Links  []struct {
		Kind, Agreement string
	}
	Parties []struct {
		Partner  string
		SignedOn string            `json:"signed_on"`
		SignedAt map[string]string `json:"signed_at"`
	}
	Actions   []struct{ Kind, Partner, On string }
	Approvals []struct{ Body, Due string }
	Rules     struct{ Renewal string }
	Summary   map[string]string
}

// A regional agreement from its draft to its end by keyboard alone: a ministry does not answer in time; it is signed on two
// days in two places; the last notification proposes the entry into force and the user confirms it; notice is given too late,
// then in time; a change of the signed text becomes a protocol that amends it; and a copy takes neither number nor signature.
func TestAnAgreementFromItsDraftToItsEndByKeyboardAlone(t *testing.T) {
	d := newDesk(t)
	d.imports(draft)
	w := d.open()
	w.keys(agreements)
	w.types("education")
	w.keys("Return")
	w.picture("agreement draft")

	w.keys("F2")
	w.push("+ Approval")
	w.picks(0, "russia")
	w.fill("body", "ministry of f")
	w.fill("asked_on", "01.11.2021")
	w.fill("due", "01.12.2021")
	w.picture("agreement approval")
	w.keys("ctrl+s")
	is := until(d, "the approval", "agreement", draftID, func(a agreement) bool { return len(a.Approvals) == 1 })
	assert.Equal(t, "foreign_ministry", is.Approvals[0].Body)
	assert.Contains(t, d.command("list", "agreement", "--waits", "answer_late"), "On education")
	w.picture("agreement late answer")

	w.keys("F2")
	w.fill("parties[0].signed_on", "10.01.2022")
	w.fill("parties[0].signed_at", "Kazan")
	w.fill("parties[1].signed_on", "12.01.2022")
	w.fill("parties[1].signed_at", "Baku")
	w.keys("ctrl+s")
	is = until(d, "the signing", "agreement", draftID, func(a agreement) bool { return a.Parties[1].SignedOn != "" })
	assert.Equal(t, []string{"2022-01-10", "2022-01-12", "Kazan", "Baku"},
		[]string{is.Parties[0].SignedOn, is.Parties[1].SignedOn, is.Parties[0].SignedAt["en"], is.Parties[1].SignedAt["en"]})
	assert.Contains(t, d.command("list", "agreement", "--waits", "no_original"), "On education")
	w.picture("agreement signed")

	w.keys("F2")
	w.action("notification", "01.02.2022", "tatarstan")
	w.goesBack("+ Action")
	w.keys("Return")
	w.entered("notification", "15.03.2022", "azerb")
	w.keys("ctrl+s")
	until(d, "the notifications", "agreement", draftID, func(a agreement) bool { return len(a.Actions) == 2 })
	assert.NotContains(t, d.command("list", "agreement", "--on", "2022-03-15", "--status", "in_force"), "On education", "nobody has confirmed it")
	w.picture("agreement proposed")
	w.push("Confirm: in force from 15.03.2022")
	is = until(d, "the entry into force", "agreement", draftID, func(a agreement) bool { return len(a.Actions) == 3 })
	assert.Equal(t, "2022-03-15", is.Actions[2].On)
	w.picture("agreement in force")
	said := func(day, words string) {
		t.Helper()
		assert.Contains(t, d.command("show", "agreement", draftID, "--on", day), words)
	}
	said("2022-03-14", "signed")
	said("2022-03-14", "Enters into force on 15.03.2022.")
	said("2022-03-15", "Unless a party gives notice by 15.09.2024, it is renewed until 15.03.2028.")
	said("2022-03-15", "Papers for registration sent to the Ministry of Justice: late; The last day was 27.01.2022")

	w.keys("Escape", "F2")
	w.action("notice of t", "01.12.2024", "azerb")
	w.keys("ctrl+s")
	until(d, "the late notice", "agreement", draftID, func(a agreement) bool { return len(a.Actions) == 4 })
	w.picture("agreement late notice")
	said("2024-12-02", "Notice of termination was given on 01.12.2024 (Azerbaijan), too late for this period: in force until 15.03.2028, then terminated.")
	w.keys("F2")
	w.fill("actions[3].on", "01.09.2024")
	w.keys("ctrl+s")
	until(d, "the notice in time", "agreement", draftID, func(a agreement) bool { return a.Actions[3].On == "2024-09-01" })
	w.picture("agreement notice")
	said("2024-12-02", "Notice of termination was given on 01.09.2024 (Azerbaijan), in time: in force until 15.03.2025 and not renewed.")

	w.keys("F2")
	w.tab(1)
	w.keys("End")
	w.types(" and sport")
	w.keys("ctrl+s")
	w.picture("agreement rather")
	w.keys("Return") // the protocol rather
	w.types("1/2023")
	w.fill("title", "Protocol on sport")
	w.fill("parties[0].signed_on", "20.05.2023")
	w.fill("parties[1].signed_on", "20.05.2023")
	w.picture("agreement amendment")
	w.keys("ctrl+s")
	var protocol agreement
	d.show(&protocol, "agreement", d.found("agreement", "1/2023"))
	w.picture("agreement protocol")
	require.Len(t, protocol.Links, 1)
	assert.Equal(t, []string{"additional_protocol", "amends", draftID}, []string{protocol.Kind, protocol.Links[0].Kind, protocol.Links[0].Agreement})
	assert.Contains(t, protocol.Summary["en"], "On education and sport", "what was typed is not lost")
	d.show(&is, "agreement", draftID)
	assert.Equal(t, "On education", is.Title["en"], "the old text stays")

	w.keys("Escape")
	w.keys("Home", "Down") // the agreement, behind its protocol
	w.picture("agreement amended")
	w.menu(13) // open, edit, copy rows, Excel, export, take in, paper, take along, new, lineage, history, undo, copy
	w.fill("title", "On vocational training")
	w.picture("agreement copy")
	w.keys("ctrl+s")
	var copied agreement
	d.show(&copied, "agreement", d.found("agreement", "vocational"))
	assert.Equal(t, is.Rules, copied.Rules)
	require.Len(t, copied.Parties, 2)
	assert.Empty(t, copied.Parties[0].SignedOn+copied.Parties[1].SignedOn+copied.Number, "neither number nor signature")
	assert.Empty(t, copied.Actions)
	assert.Empty(t, copied.Approvals)
	w.close()
	require.NotContains(t, w.said.String(), "Error in Fyne call thread")
}

// action adds an action from the first field of the form.
func (w *window) action(kind, day, partner string) {
	w.d.t.Helper()
	w.push("+ Action")
	w.entered(kind, day, partner)
}

// entered fills the row of an action, the keyboard being in its kind.
func (w *window) entered(kind, day, partner string) {
	w.d.t.Helper()
	w.types(kind)
	w.fill("on", day)
	w.pick("partner", partner)
}
