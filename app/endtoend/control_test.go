//go:build e2e

package endtoend

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type commitment struct {
	Reports []struct {
		Percent int
		Final   bool
		Author  string
		Text    map[string]string
	}
	Returns []struct {
		By     string
		Reason map[string]string
	}
	DueChanges []struct {
		Old, New, By string
		Reason       map[string]string
	} `json:"due_changes"`
	Closure struct {
		Result, By string
		Ground     map[string]string
	}
}

// Who controls and who executes.
const (
	yakovleva   = "01900000-0000-7000-8000-000000009301"
	korobchenko = "01900000-0000-7000-8000-000000009302"
)

// promised returns the ID of the n-th commitment.
func promised(n int) string { return fmt.Sprintf("01900000-0000-7000-8000-00000000950%d", n) }

// promises are four commitments of KAMAZ and one of another executor, one due a month after the other.
func promises() string {
	var all []string
	for n, title := range []string{"Open the centre", "Train the mechanics", "Deliver the spare parts", "Agree on the route", "Send the lists"} {
		body := kamaz
		if n == 4 {
			body = "01900000-0000-7000-8000-000000000202" // Tatarstan
		}
		all = append(all, fmt.Sprintf(`{"id": %q, "number": "%d", "title": {"en": %q}, "side": "ours", "executor": {"body": %q, "person": %q},
			"controller": %q, "start": "2022-11-29", "due_rule": "day", "due_on": "2031-0%d-01"}`,
			promised(n+1), n+1, title, body, korobchenko, yakovleva, n+3))
	}
	return fmt.Sprintf(`{"format": "accord-register", "version": 1, "records": {
		"person": [{"id": %q, "name": {"en": "Anna Yakovleva"}}, {"id": %q, "name": {"en": "Oleg Korobchenko"}}],
		"commitment": [%s]}}`, yakovleva, korobchenko, strings.Join(all, ","))
}

// A week of control by keyboard alone: the board is narrowed to one executor, who reports; the controller returns one report,
// closes two commitments at once and puts one off for a reason; nothing is closed twice, and each names who did it.
func TestAWeekOfControlByKeyboardAlone(t *testing.T) {
	d := newDesk(t)
	d.imports(promises())
	w := d.open()
	w.keys(commitments)
	w.keys("ctrl+f")
	w.push("Executor")
	w.types("kamaz")
	w.keys("Return", "Escape")
	w.picture("control executor")

	w.keys("Home")
	w.report("100", "The premises are ready", true)
	c := until(d, "the report", "commitment", promised(1), func(c commitment) bool { return len(c.Reports) == 1 })
	assert.True(t, c.Reports[0].Final)
	assert.Equal(t, []any{100, korobchenko, "The premises are ready"}, []any{c.Reports[0].Percent, c.Reports[0].Author, c.Reports[0].Text["en"]})
	w.picture("control reported")
	w.keys("Escape", "Down")
	w.report("60", "Six of ten are trained", false)
	until(d, "the second report", "commitment", promised(2), func(c commitment) bool { return len(c.Reports) == 1 })

	w.keys("Escape", "Home")
	w.push("Return for more work")
	w.fill("reason", "The act is not signed")
	w.picture("control return")
	w.keys("ctrl+s")
	c = until(d, "the return", "commitment", promised(1), func(c commitment) bool { return len(c.Returns) == 1 })
	assert.Equal(t, yakovleva, c.Returns[0].By)

	w.keys("Escape", "Home", "Down", "shift+Down") // the second and the third
	w.goesBack("Take off control")                 // that of both, not of the one on the card
	w.keys("Return")
	w.fill("ground", "Letter 14")
	w.picture("control close")
	w.keys("ctrl+s")
	for _, n := range []int{2, 3} {
		c = until(d, "the closing", "commitment", promised(n), func(c commitment) bool { return c.Closure.Result != "" })
		assert.Equal(t, []any{"fulfilled", yakovleva, "Letter 14"}, []any{c.Closure.Result, c.Closure.By, c.Closure.Ground["en"]})
	}
	w.picture("control closed")
	w.goesBack("Take off control") // once more, of the same two
	w.keys("Return")
	w.types("not")
	w.keys("ctrl+s")
	w.picture("control not twice")

	w.keys("Escape", "Home", "Down") // what is closed stands last
	w.goes("Other steps")
	w.chooses(2) // the change of the term
	w.types("01.09.2031")
	w.keys("ctrl+s") // without a reason
	w.picture("control no reason")
	var kept commitment
	d.show(&kept, "commitment", promised(4))
	assert.Empty(t, kept.DueChanges, "put off without a reason")
	w.types("The railway has not answered")
	w.goesBack("by")
	w.picks(0, "yakovleva")
	w.keys("ctrl+s")
	c = until(d, "the extension", "commitment", promised(4), func(c commitment) bool { return len(c.DueChanges) == 1 })
	assert.Equal(t, []any{"2031-06-01", "2031-09-01", yakovleva, "The railway has not answered"},
		[]any{c.DueChanges[0].Old, c.DueChanges[0].New, c.DueChanges[0].By, c.DueChanges[0].Reason["en"]})
	w.picture("control extended")
	w.close()
	require.NotContains(t, w.said.String(), "Error in Fyne call thread")

	for n, result := range []string{"", "fulfilled", "fulfilled", "", ""} {
		var c commitment
		d.show(&c, "commitment", promised(n+1))
		assert.Equal(t, result, c.Closure.Result, "commitment %d", n+1)
	}
}

// report enters progress from the card of the current row.
func (w *window) report(percent, text string, final bool) {
	w.d.t.Helper()
	w.push("Report progress")
	w.fill("percent", percent)
	w.fill("text", text) // the author is the executor
	if final {
		w.goes("final")
		w.keys("space")
	}
	w.keys("ctrl+s")
}
