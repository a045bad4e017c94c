package trouble

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"accord/storage/whole"
)

// reportsKept is how many reports of crashes are kept.
const reportsKept = 5

// Crashes are what this run leaves for the next one to report.
type Crashes struct {
	// Report is the newest report that earlier runs have left since it was last asked for, "" without one.
	Report string
	part   *whole.Part // nil where nothing can be kept
	caught atomic.Bool
}

// KeepCrashes lets a crash of this program leave a report in a folder. There are Crashes even where there is an error.
func KeepCrashes(folder, version string) (*Crashes, error) {
	c := &Crashes{}
	if err := whole.Folder(folder); err != nil {
		return c, err
	}
	for _, left := range whole.Left(folder) {
		if path := number(folder, left, version); path != "" {
			c.Report = path
		}
	}
	part, err := whole.Begin(filepath.Join(folder, "crash")) // which sweeps what was left
	if err != nil {
		return c, err
	}
	part.Lasts() // any start of the program sweeps; only a window reports the crash
	if err := debug.SetCrashOutput(part.File(), debug.CrashOptions{}); err != nil {
		return c, fmt.Errorf("keep crashes: %w", err)
	}
	c.part = part
	return c, nil
}

// Caught leaves a report of a panic after which the program goes on: of the first one, others often follow from it.
func (c *Crashes) Caught(cause any, stack []byte) {
	if c.part != nil && !c.caught.Swap(true) {
		_, _ = fmt.Fprintf(c.part, "panic: %v\n\n%s", cause, stack) // without a report the program goes on too
	}
}

// End says that the program ends as it should.
func (c *Crashes) End() {
	if c.part == nil {
		return
	}
	_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
	if c.caught.Load() {
		_ = c.part.File().Close() // the next start finds it
		return
	}
	_ = c.part.GiveUp()
}

// number makes a report of a crash's traces, under the next number, and returns its path; "" where there was no crash.
func number(folder, left, version string) string {
	raw, err := os.ReadFile(left)
	if err != nil || len(raw) == 0 {
		return ""
	}
	about, err := os.Stat(left)
	if err != nil {
		return ""
	}
	head := fmt.Sprintf("Accord %s, %s/%s, %s\n\n", version, runtime.GOOS, runtime.GOARCH, about.ModTime().UTC().Format("2006-01-02 15:04 UTC"))
	numbers := reports(folder)
	next := 1
	if len(numbers) > 0 {
		next = numbers[len(numbers)-1] + 1
	}
	path := reportPath(folder, next)
	if err := whole.Keep(path, append([]byte(head), impersonal(raw)...)); err != nil {
		return ""
	}
	numbers = append(numbers, next)
	for _, old := range numbers[:max(0, len(numbers)-reportsKept)] {
		_ = os.Remove(reportPath(folder, old))
	}
	return path
}

func reportPath(folder string, number int) string {
	return filepath.Join(folder, fmt.Sprintf("crash-%d.txt", number))
}

// reports returns the numbers of the reports in a folder.
func reports(folder string) []int {
	entries, _ := os.ReadDir(folder)
	var numbers []int
	for _, e := range entries {
		name, is := strings.CutPrefix(e.Name(), "crash-")
		if n, err := strconv.Atoi(strings.TrimSuffix(name, ".txt")); is && err == nil {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return numbers
}

// What Go writes of a crash that says where in the program it was. Everything else may hold what somebody has typed, or his
// name in a path.
var (
	said     = regexp.MustCompile(`^(panic: runtime error: [ -~]*|fatal error: [ -~]*|\[signal [ -~]*|\[originating from [ -~]*|goroutine \d+ .*|goroutine running on other thread.*|\.\.\.additional frames elided.*)$`)
	function = regexp.MustCompile(`^(created by )?[\w./*$()\[\]{}%~-]+(\([0-9a-fx{}, .?_…]*\))?( in goroutine \d+)?$`)
	line     = regexp.MustCompile(`^\t\S+\.(go|s|c):\d+( \+0x[0-9a-f]+)?$`)
)

// impersonal leaves of a crash where in the program it was.
func impersonal(raw []byte) []byte {
	var out bytes.Buffer
	for text := range strings.Lines(string(raw)) {
		text = strings.TrimRight(text, "\r\n")
		switch {
		case text == "", said.MatchString(text), function.MatchString(text):
		case line.MatchString(text):
			text = ours(text)
		case strings.HasPrefix(text, "panic: "):
			text = "panic: …"
		default:
			continue
		}
		out.WriteString(text + "\n")
	}
	return out.Bytes()
}

// ours cuts a path of a source down to what the program calls it.
func ours(text string) string {
	if home, err := os.UserHomeDir(); err == nil && len(home) > 1 {
		return strings.ReplaceAll(text, filepath.ToSlash(home), "~")
	}
	return text
}
