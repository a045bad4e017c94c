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

// A register that is renamed under the open window says so by itself: nobody presses a key or moves the mouse.
func TestARegisterThatWasMovedIsNoticedByItself(t *testing.T) {
	d := newDesk(t)
	w := d.open()
	w.rest()
	before := w.look()
	require.NoError(t, os.Rename(d.register, d.register+".moved"))
	d.waits("that nothing can be saved", func() bool { return w.look() != before })
	w.picture("moved away")
	require.NoError(t, os.Rename(d.register+".moved", d.register))
	d.waits("that it is there again", func() bool { return w.look() == before })
	w.close()
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

	// The same for good: asked twice, and after a copy that still has it.
	gone := d.found("agreement", "cooperation")
	w.keys("Home", "Delete")
	w.keys("Return")
	d.waits("the second deletion", func() bool { return d.count("agreement") == 0 })
	w.keys(overview)
	w.keys(pagesBack, pagesBack) // before the settings, which are the last
	w.push("Empty the trash…")
	w.picture("trash asks")
	w.push("Go on")
	w.picture("trash asks again")
	w.keys("Escape")
	assert.NotContains(t, d.command("backups"), "before emptying", "nothing goes before the second answer")
	w.push("Empty the trash…")
	w.push("Go on")
	w.push("Delete for good")
	d.waits("the copy", func() bool { return strings.Contains(d.command("backups"), "before emptying the trash") })
	d.waits("the end of the record", func() bool { return strings.Contains(d.refused("show", "agreement", gone), "for good") })
	w.picture("trash emptied")
	assert.Contains(t, d.command("check"), "whole")
}

// pagesBack goes to the page before in the navigation, and round at its beginning.
const pagesBack = "ctrl+shift+Tab"

// refused runs a command that fails and gives what it says.
func (d *desk) refused(args ...string) string {
	d.t.Helper()
	command := exec.Command(program, append([]string{"--register", d.register, "--lang", "en"}, args...)...)
	command.Env = d.environment()
	out, err := command.CombinedOutput()
	if err == nil {
		return ""
	}
	return string(out)
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
	w.rest() // the draft goes a moment after the save
	require.NoError(t, w.run.Process.Kill())
	_ = w.run.Wait()
	w.closed = true
	assert.Contains(t, d.command("check"), "whole")

	w = d.open()
	w.picture("crash looked through")
	assert.Equal(t, "15/2002", until(d, "the register after the crash", "agreement", draftID, func(agreement) bool { return true }).Number)
	// The copy made by hand is restored from its page.
	w.keys(overview)
	w.keys(pagesBack)
	w.push("Backups")
	w.picture("crash copies")
	w.keys("Home") // the newest
	w.push("Show what would change")
	w.picture("crash compared")
	w.push("Restore the whole register…")
	w.picture("crash asked")
	w.push("Restore the whole register")
	assert.Equal(t, "14/2002", until(d, "the restored one", "agreement", draftID, func(a agreement) bool { return a.Number == "14/2002" }).Number)
	w.rest()
	w.keys(agreements)
	w.types("education")
	w.picture("crash restored")
	assert.Contains(t, d.command("backups"), "replaced by a restored one")
	assert.Contains(t, d.command("check"), "whole")
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
