//go:build e2e

package endtoend

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The life of an agreement by keyboard alone: the clauses of the agreement of 2002 on production co-operation are
// entered from its text, notice is given, too late; and the commands say on three days what an officer must read then.
func TestTheLifeOfAnAgreementByKeyboardAlone(t *testing.T) {
	d := newDesk(t)
	w := d.open()
	w.keys(agreements)
	w.keys("ctrl+n")
	w.types("3/2002")
	w.tab(1)
	w.types("On production co-operation")
	w.fills(1, "agreement")
	w.tab(8) // level, day and place of signing, spheres, languages, the link that adds a party, the side of the first
	w.types("tatarstan")
	w.keys("Return")
	w.tab(2)
	w.types("25.01.2002")
	w.tab(1)
	w.types("Moscow")
	w.tab(4)
	w.types("azerb")
	w.keys("Return")
	w.tab(2)
	w.types("25.01.2002")
	w.tab(1)
	w.types("Moscow")
	w.tab(3) // ad referendum, the sign that moves the row
	w.types("on the last")
	w.tab(4) // how many, the length after it, from which day, term
	w.types("for a")
	w.tab(1)
	w.types("36 months")
	w.tab(2) // from what it is counted
	w.types("tacit, without")
	w.tab(3) // the lengths of the further periods
	w.types("6 months")
	w.tab(5) // channel, at any time, survival, the links that add changed clauses and an action
	w.keys("Return")
	w.types("entry into f")
	w.fills(1, "17.05.2008")
	w.picture("clauses")
	w.keys("ctrl+s")
	id := d.found("agreement", "production co-operation")

	for day, said := range map[string]string{
		"2022-11-16": "Unless a party gives notice by 17.11.2022, it is renewed until 17.05.2026.",
		"2022-11-18": "The last day for notice was 17.11.2022: it is renewed until 17.05.2026.",
		"2022-11-29": "To end it after that period, notice must be given by 17.11.2025.",
	} {
		assert.Contains(t, d.command("show", "agreement", id, "--on", day), said)
	}
	assert.Contains(t, d.command("deadlines", "--on", "2022-11-16", "--within", "30d"), "17.11.2022")
	assert.NotContains(t, d.command("deadlines", "--on", "2022-11-18", "--within", "180d"), "production")
	w.close()
	require.NotContains(t, w.said.String(), "Error in Fyne call thread")
}
