package cli_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// promised is a commitment by paper, reported and extended once, in the native JSON.
const promised = `{"format": "accord-register", "version": 1, "records": {"commitment": [{
	"id": "01900000-0000-7000-8000-000000000777", "title": {"en": "Open the service centre"}, "number": "2.1", "side": "theirs",
	"paper": {"en": "Order No. 7"}, "start": "2022-06-01", "due_rule": "day", "due_on": "2022-11-30",
	"reports": [{"on": "2022-11-01", "text": {"en": "The site is ready"}, "percent": 40}],
	"due_changes": [{"on": "2022-12-10", "old": "2022-11-30", "new": "2023-03-31", "reason": {"en": "Licence awaited"}}]}]}}`

func TestCommitmentsByCommand(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(t.TempDir(), "commitment.json")
	require.NoError(t, os.WriteFile(file, []byte(promised), 0o600))
	d.imported(file)

	overdue := d.done("list", "commitment", "--on", "2022-12-05", "--status", "overdue", "--format", "csv")
	assert.Contains(t, overdue, "2.1,2022-11-30,true,under_way,day,theirs,,40")
	assert.NotContains(t, d.done("list", "commitment", "--on", "2022-12-10", "--status", "overdue", "--format", "csv"), "2.1")
	assert.Contains(t, d.done("list", "commitment", "--on", "2022-12-10", "--status", "under_way"), "31.03.2023")

	assert.Contains(t, lessGaps(d.done("deadlines", "--on", "2022-12-05")), "30.11.2022  commitment overdue  2.1  Open the service centre")
	assert.Contains(t, lessGaps(d.done("deadlines", "--on", "2022-12-10")), "31.03.2023  commitment due  2.1  Open the service centre")

	shown := lessGaps(d.done("show", "commitment", "01900000-0000-7000-8000-000000000777", "--on", "2022-12-05"))
	assert.Contains(t, shown, "State  under way (overdue)")
	assert.Contains(t, shown, "Source  Order No. 7")
	assert.Contains(t, shown, "Progress  01.11.2022: 40 %; The site is ready")
	assert.Contains(t, shown, "30.11.2022 → 31.03.2023; Licence awaited")
	assert.Contains(t, d.done("search", "licence"), "Open the service centre")
}
