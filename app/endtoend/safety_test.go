//go:build e2e

package endtoend

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// front brings a window before the others of the desk.
func (w *window) front() {
	w.d.t.Helper()
	w.xdotool("windowactivate", "--sync", w.id)
	w.rest()
}

// numbered types another number into the form of an agreement, where the keyboard is in that field at first.
func (w *window) numbered(number string) {
	w.d.t.Helper()
	w.keys("ctrl+a")
	w.types(number)
}

// Two windows on one register: what one saves is seen in the other; both edit the number of one agreement, and whoever comes
// second decides; what was not taken is in the history.
func TestTwoWindowsEditOneAgreement(t *testing.T) {
	d := newDesk(t)
	d.imports(draft)
	first, second := d.open(), d.open()
	for _, w := range []*window{first, second} {
		w.front()
		w.keys(agreements)
		w.types("education")
		w.keys("Return")
	}
	second.picture("two windows")
	for _, w := range []*window{first, second} {
		w.front()
		w.keys("F2")
	}
	first.front()
	first.numbered("14/2002")
	first.keys("ctrl+s")
	until(d, "the first number", "agreement", draftID, func(a agreement) bool { return a.Number == "14/2002" })
	second.front()
	second.numbered("15/2002")
	second.picture("two windows meanwhile")
	second.keys("ctrl+s")
	second.picture("two windows conflict")
	assert.Contains(t, d.command("show", "agreement", draftID), "14/2002", "nothing is saved before that is decided")
	second.keys("Return") // mine
	until(d, "the decision", "agreement", draftID, func(a agreement) bool { return a.Number == "15/2002" })
	second.picture("two windows decided")
	first.front()
	first.picture("two windows followed")
	history := d.command("history", "agreement", draftID)
	assert.Contains(t, history, "14/2002")
	assert.Contains(t, history, "15/2002")
	second.keys("ctrl+z")
	until(d, "the undo", "agreement", draftID, func(a agreement) bool { return a.Number == "14/2002" })
	assert.Contains(t, d.command("check"), "whole")
}

// A mistake: an agreement that others hang on is deleted; what depends on it is told; undo brings its links back; the trash is
// emptied after two questions only.
func TestAMistakeIsTakenBack(t *testing.T) {
	d := newDesk(t)
	w := d.open()
	w.keys(agreements)
	w.keys("Home", "Delete")
	w.picture("mistake asks")
	w.keys("Return")
	d.waits("the deletion", func() bool { return d.count("agreement") == 0 })
	w.picture("mistake deleted")
	w.keys("ctrl+z")
	d.waits("the undo", func() bool { return d.count("agreement") == 1 })
	w.picture("mistake undone")
	assert.Contains(t, d.command("check"), "whole")
}

// A crash and what comes after it: a kill right after a save loses nothing, the next start looks the register through, and the
// register of then comes back from its copy.
func TestACrashAndACopy(t *testing.T) {
	d := newDesk(t)
	d.imports(draft)
	w := d.open()
	w.keys(agreements)
	w.types("education")
	w.keys("Return", "F2")
	w.numbered("14/2002")
	w.keys("ctrl+s")
	until(d, "the number", "agreement", draftID, func(a agreement) bool { return a.Number == "14/2002" })
	d.command("backup") // the copy before the import is the day's
	w.keys("F2")
	w.numbered("15/2002")
	w.press("ctrl+s")
	until(d, "the second number", "agreement", draftID, func(a agreement) bool { return a.Number == "15/2002" })
	require.NoError(t, w.run.Process.Kill())
	_ = w.run.Wait()
	w.closed = true
	assert.Contains(t, d.command("check"), "whole")

	w = d.open()
	w.picture("crash looked through")
	assert.Equal(t, "15/2002", until(d, "the register after the crash", "agreement", draftID, func(agreement) bool { return true }).Number)
	w.close()
	listed := d.command("backups")
	var copied string
	for line := range strings.Lines(listed) {
		if at := strings.Index(line, string(filepath.Separator)); strings.Contains(line, "made by hand") && at >= 0 {
			copied = strings.TrimSpace(line[at:])
		}
	}
	require.NotEmpty(t, copied, listed)
	assert.Contains(t, d.command("restore", copied), "restored")
	assert.Equal(t, "14/2002", until(d, "the restored one", "agreement", draftID, func(agreement) bool { return true }).Number)
	w = d.open()
	w.keys(agreements)
	w.types("education")
	w.picture("crash restored")
}

// A principal's briefcase opens with its passphrase, and nothing in it can be changed.
func TestABriefcaseIsOnlyRead(t *testing.T) {
	d := newDesk(t)
	secret := filepath.Join(t.TempDir(), "secret")
	require.NoError(t, os.WriteFile(secret, []byte("many words\n"), 0o600))
	portable := filepath.Join(t.TempDir(), "visit.accordcase")
	pack := exec.Command("sh", "-c", `exec "$0" --register "$1" --lang en briefcase -o "$2" --until 2099-01-01 --passphrase-fd 3 3<"$3"`, program, d.register, portable, secret)
	pack.Env = d.environment()
	out, err := pack.CombinedOutput()
	require.NoError(t, err, string(out))
	before, err := os.ReadFile(portable)
	require.NoError(t, err)
	d.register = portable
	w := d.open()
	w.picture("briefcase closed")
	w.keys("Return")
	w.types("many words")
	w.keys("Return")
	w.rest()
	w.keys(agreements, "Home")
	w.picture("briefcase open")
	w.keys("F2")
	w.keys("Delete")
	w.keys("ctrl+n")
	w.picture("briefcase refuses")
	w.close()
	after, err := os.ReadFile(portable)
	require.NoError(t, err)
	assert.Equal(t, string(before), string(after))
}
