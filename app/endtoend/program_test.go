//go:build e2e

// Package endtoend drives the real program in a virtual display as a person would, by keyboard
// alone. It needs Xvfb and openbox, or a screen, and xdotool, xclip and ImageMagick.
package endtoend

import (
	"bytes"
	"context"
	"encoding/json"
	"hash/crc32"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// patience is how long anything may take before it counts as never: no machine is as slow as that.
const patience = 20 * time.Minute

// program is built once for all tests.
var program string

// TestMain makes the program with the toolkit's detector of calls from a wrong goroutine, which the
// released program is built without.
func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "accord-endtoend-")
	if err != nil {
		panic(err)
	}
	program = filepath.Join(folder, "accord")
	if out, err := exec.Command("go", "build", "-tags", "no_emoji,e2e", "-o", program, "accord").CombinedOutput(); err != nil {
		panic(string(out))
	}
	code := m.Run()
	_ = os.RemoveAll(folder)
	os.Exit(code)
}

// desk is the program's home: its register and its settings.
type desk struct {
	t                         *testing.T
	display, register, config string
	shown                     string // the file with what the screen shows; may be empty
	bin                       string // where programs are found before others; may be empty
}

func newDesk(t *testing.T) *desk {
	display, shown := ownDisplay(t)
	d := &desk{t: t, display: display, shown: shown, config: t.TempDir()}
	d.register = filepath.Join(t.TempDir(), "реестр.accord")
	// Without animations the cursor does not blink, so that a screen at rest stays the same.
	settings := filepath.Join(d.config, "fyne", "settings.json")
	require.NoError(t, os.MkdirAll(filepath.Dir(settings), 0o700))
	require.NoError(t, os.WriteFile(settings, []byte(`{"no_animations": true}`), 0o600))
	d.command("sample")
	return d
}

// command runs one of the program's commands on the register and returns what it prints.
func (d *desk) command(args ...string) string {
	d.t.Helper()
	command := exec.Command(program, append([]string{"--register", d.register, "--lang", "en"}, args...)...)
	command.Env = d.environment()
	var errors bytes.Buffer
	command.Stderr = &errors
	out, err := command.Output()
	require.NoError(d.t, err, "accord %s: %s", strings.Join(args, " "), errors.String())
	return string(out)
}

func (d *desk) environment() []string {
	path := os.Getenv("PATH")
	if d.bin != "" {
		path = d.bin + string(os.PathListSeparator) + path
	}
	return append(os.Environ(), "PATH="+path, "XDG_CONFIG_HOME="+d.config, "HOME="+d.config, "LANG=C.UTF-8", "DISPLAY="+d.display, "WAYLAND_DISPLAY=")
}

// tool makes ready one of the programs that press keys and take pictures on the desk's screen.
func (d *desk) tool(ctx context.Context, name string, args ...string) *exec.Cmd {
	tool := exec.CommandContext(ctx, name, args...)
	tool.Env = d.environment()
	return tool
}

// found waits until a list command finds a record by its words and returns its ID.
func (d *desk) found(kind, words string) string {
	d.t.Helper()
	var rows []struct{ ID string }
	d.waits(kind+" "+words, func() bool {
		require.NoError(d.t, json.Unmarshal([]byte(d.command("list", kind, "--find", words, "--format", "json")), &rows))
		return len(rows) == 1
	})
	return rows[0].ID
}

// window is the program running.
type window struct {
	d      *desk
	run    *exec.Cmd
	id     string
	said   *said
	closed bool
}

// said collects what the program writes while it is read.
type said struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// open starts the window and waits until it is drawn.
func (d *desk) open() *window {
	d.t.Helper()
	w := &window{d: d, said: &said{}}
	w.run = exec.Command(program, "--register", d.register, "--lang", "en")
	w.run.Env = d.environment()
	w.run.Stdout, w.run.Stderr = w.said, w.said
	require.NoError(d.t, w.run.Start())
	d.t.Cleanup(w.kill)
	ctx, cancel := context.WithTimeout(d.t.Context(), patience)
	defer cancel()
	out, err := d.tool(ctx, "xdotool", "search", "--sync", "--onlyvisible", "--pid", itoa(w.run.Process.Pid)).Output()
	require.NoError(d.t, err, "no window: %s", w.said)
	w.id = strings.Fields(string(out))[0]
	w.xdotool("windowactivate", "--sync", w.id)
	w.rest()
	return w
}

func (w *window) xdotool(args ...string) {
	w.d.t.Helper()
	out, err := w.d.tool(w.d.t.Context(), "xdotool", args...).CombinedOutput()
	require.NoError(w.d.t, err, "xdotool %s: %s", strings.Join(args, " "), out)
}

// enough is how often the program falls asleep, with nothing left to do, in a third of a second on a quick machine: three
// times in each turn of its loop. No timer that changes what is shown while one types takes longer.
const enough = 60

// rest waits until the screen stays the same while the program has had its turns. They are counted and not timed: on a
// slow machine a screen stays the same also because the program has not come to it yet.
func (w *window) rest() {
	w.d.t.Helper()
	before := w.look()
	for end := time.Now().Add(patience); time.Now().Before(end); {
		w.turns(enough)
		now := w.look()
		if now == before {
			return
		}
		before = now
	}
	require.Fail(w.d.t, "the screen does not come to rest")
}

// look returns the sum of all that the screen shows.
func (w *window) look() uint32 {
	w.d.t.Helper()
	picture, err := w.d.screen()
	require.NoError(w.d.t, err)
	return crc32.ChecksumIEEE(picture)
}

func (d *desk) screen() ([]byte, error) {
	if d.shown != "" {
		return os.ReadFile(d.shown)
	}
	return d.tool(d.t.Context(), "import", "-window", "root", "rgb:-").Output()
}

// turns waits until the program has fallen asleep so many times more.
func (w *window) turns(times int) { w.turnsUntil(times, func() bool { return false }) }

// turnsUntil waits as long at the most, and no longer than until something is.
func (w *window) turnsUntil(times int, is func() bool) {
	w.d.t.Helper()
	from := w.slept()
	often := time.NewTicker(10 * time.Millisecond)
	defer often.Stop()
	for end := time.Now().Add(patience); time.Now().Before(end) && !is() && w.slept() < from+times; {
		<-often.C
	}
}

// slept counts how often the thread that draws has fallen asleep.
func (w *window) slept() int {
	w.d.t.Helper()
	status, err := os.ReadFile(filepath.Join("/proc", itoa(w.run.Process.Pid), "status"))
	require.NoError(w.d.t, err)
	_, count, _ := strings.Cut(string(status), "\nvoluntary_ctxt_switches:")
	count, _, _ = strings.Cut(count, "\n")
	times, err := strconv.Atoi(strings.TrimSpace(count))
	require.NoError(w.d.t, err, "the program has ended: %s", w.said)
	return times
}

// keys presses keys by their X names and waits for what they do.
func (w *window) keys(names ...string) {
	w.d.t.Helper()
	w.press(names...)
	w.rest()
}

// press presses keys and does not wait: what they do is done before the next key is heard.
func (w *window) press(names ...string) {
	w.d.t.Helper()
	w.xdotool(append([]string{"key", "--delay", "40"}, names...)...)
}

// types types text and waits for what it does.
func (w *window) types(text string) {
	w.d.t.Helper()
	w.xdotool("type", "--delay", "40", text)
	w.rest()
}

// goes goes on by Tab to what is called so: a field by the last parts of its path ("signed_on", "parties[1].partner"), a
// button or a link by its words.
func (w *window) goes(to string) { w.d.t.Helper(); w.walks("Tab", to) }

// goesBack goes back to it.
func (w *window) goesBack(to string) { w.d.t.Helper(); w.walks("shift+Tab", to) }

// farthest is how many stops lie between two that a person walks to.
const farthest = 150

func (w *window) walks(key, to string) {
	w.d.t.Helper()
	var passed []string
	for range farthest {
		before := len(w.said.stops())
		w.press(key)
		w.turnsUntil(enough, func() bool { return len(w.said.stops()) > before })
		stops := w.said.stops()
		if len(stops) == before {
			continue // what has no name
		}
		at := stops[len(stops)-1]
		if isCalled(at, to) {
			w.rest()
			if stops = w.said.stops(); isCalled(stops[len(stops)-1], to) {
				return
			}
			// A stop that was told late was taken for one without a name, and a Tab too many was pressed: round again.
		}
		passed = append(passed, at)
	}
	require.Failf(w.d.t, "Tab does not lead there", "%s; it passed %s", to, strings.Join(passed, ", "))
}

// isCalled reports whether a stop is what a walk looks for.
func isCalled(at, to string) bool { return at == to || strings.HasSuffix(at, "."+to) }

// stops are where the keyboard has been, by the names that the program tells.
func (s *said) stops() []string {
	var stops []string
	for line := range strings.Lines(s.String()) {
		if at, is := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "keyboard at "); is {
			stops = append(stops, at)
		}
	}
	return stops
}

// tab goes on by n fields.
func (w *window) tab(n int) { w.again("Tab", n) }

// back goes back by n fields.
func (w *window) back(n int) { w.again("shift+Tab", n) }

// again presses a key n times.
func (w *window) again(name string, n int) {
	w.d.t.Helper()
	if n > 0 {
		w.keys(slices.Repeat([]string{name}, n)...)
	}
}

// picture leaves the screen beside the test's register, for whoever looks into a failure.
func (w *window) picture(name string) {
	folder := os.Getenv("ACCORD_PICTURES")
	if folder == "" {
		return
	}
	_ = w.d.tool(context.Background(), "import", "-window", "root", filepath.Join(folder, name+".png")).Run()
}

// close closes the window as a person does and waits until the program has ended.
func (w *window) close() {
	w.d.t.Helper()
	w.xdotool("key", "alt+F4")
	ended := make(chan error, 1)
	go func() { ended <- w.run.Wait() }()
	select {
	case err := <-ended:
		w.closed = true
		require.NoError(w.d.t, err, "%s", w.said)
	case <-time.After(patience):
		require.Fail(w.d.t, "the program does not end")
	}
}

func (w *window) kill() {
	if w.d.t.Failed() {
		w.picture("failed")
	}
	if !w.closed {
		_ = w.run.Process.Kill()
		_ = w.run.Wait()
	}
}
