//go:build e2e

package endtoend

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A session of a commission by keyboard alone: it is entered, two decisions are pasted as lines of a protocol, one of
// them with an executor that the register knows; the next session is begun with both, and takes them over when it is said.
func TestASessionAndTheNextByKeyboardAlone(t *testing.T) {
	d := newDesk(t)
	w := d.open()
	w.keys(commissions, within)
	w.keys("ctrl+n")
	w.types("intergovernmental")
	w.keys("Return")
	w.fill("number", "1")
	w.fill("from", "01.06.2021")
	w.keys("ctrl+s")
	first := d.found("session", "intergovernmental")

	w.picture("session card")
	w.push("Paste a list…")
	w.types("1; Open a third service centre; 01.07.2027; KAMAZ")
	w.keys("Return")
	w.types("2; Hold a forum; no term; Ministry of Trade")
	w.picture("session paste")
	w.keys("ctrl+Return")
	w.picture("session preview")
	w.keys("ctrl+s")
	w.picture("session decisions")
	said := d.command("show", "session", first)
	assert.Contains(t, said, "1 Open a third service centre; KAMAZ; under way; 01.07.2027")
	assert.Contains(t, said, "2 Hold a forum; under way; no term")

	w.keys(commissions, within) // back to the list
	w.push("Begin the next one…")
	w.picture("session next")
	w.keys("ctrl+s")
	w.picture("session begun")
	var sessions []struct{ Number int }
	require.NoError(t, json.Unmarshal([]byte(d.command("list", "session", "--sort", "number", "--format", "json")), &sessions))
	require.Len(t, sessions, 2)
	assert.Equal(t, 2, sessions[1].Number)
	assert.Contains(t, d.command("show", "session", first), "2 Hold a forum; under way", "nothing moves until it is said")
	w.push("Carry them over now")
	w.picture("session carried")
	d.waits("what was carried over", func() bool {
		return strings.Contains(d.command("show", "session", first), "2 Hold a forum; carried over")
	})
	w.close()
	require.NotContains(t, w.said.String(), "Error in Fyne call thread")
}
