package main

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// running is a program with a window on the screen.
type running struct {
	cmd    *exec.Cmd
	stderr bytes.Buffer
}

// startProgram starts a program as on a computer where it has been used before: its settings lie in
// a folder of their own, which all programs of this run share.
func (b *bench) startProgram(stdout io.Writer, program string, args ...string) (*running, error) {
	home := filepath.Join(b.folder, "home")
	if err := os.MkdirAll(home, 0o700); err != nil {
		return nil, err
	}
	r := &running{cmd: exec.CommandContext(b.ctx, program, args...)}
	r.cmd.Stdout, r.cmd.Stderr = stdout, &r.stderr
	r.cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home)
	return r, r.cmd.Start()
}

// startAccord starts the program with the large register on its list of agreements.
func (b *bench) startAccord() (*running, error) { return b.startOn(b.program, "agreement") }

// startOverview starts it on the first page.
func (b *bench) startOverview() (*running, error) { return b.startOn(b.program, "overview") }

// startOn starts a build of the program on a page, as where that was in front last.
func (b *bench) startOn(program, page string) (*running, error) {
	folder := filepath.Join(b.folder, "home", "accord")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(folder, "settings.json"), []byte(`{"page": "`+page+`"}`), 0o600); err != nil {
		return nil, err
	}
	return b.startProgram(nil, program, "--lang", "ru", "--register", b.register)
}

// end ends the program.
func (r *running) end() {
	_ = r.cmd.Process.Signal(syscall.SIGTERM) // killed, it would look its register through at the next start
	_ = r.cmd.Wait()
}

// place waits for the window and returns its place on the screen, without its frame.
func (r *running) place() (image.Rectangle, error) {
	for begun := time.Now(); time.Since(begun) < time.Minute; time.Sleep(50 * time.Millisecond) {
		ids, err := xdotool("search", "--onlyvisible", "--pid", strconv.Itoa(r.cmd.Process.Pid))
		if err != nil || ids == "" {
			continue
		}
		id, _, _ := strings.Cut(ids, "\n")
		geometry, err := xdotool("getwindowgeometry", "--shell", id)
		if err != nil {
			continue
		}
		var x, y, width, height int
		for line := range strings.Lines(geometry) {
			name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
			if into := map[string]*int{"X": &x, "Y": &y, "WIDTH": &width, "HEIGHT": &height}[name]; into != nil {
				*into, _ = strconv.Atoi(value)
			}
		}
		if width > 100 && height > 100 {
			return image.Rect(x, y, x+width, y+height), nil
		}
	}
	return image.Rectangle{}, fmt.Errorf("the program opened no window within a minute: %s", r.stderr.String())
}

// memory returns the program's memory: all that is resident, and its own share of that, in megabytes.
func (r *running) memory() (rss, pss float64, err error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", r.cmd.Process.Pid))
	if err != nil {
		return 0, 0, err
	}
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		kilobytes, _ := strconv.ParseFloat(fields[1], 64)
		switch fields[0] {
		case "Rss:":
			rss = kilobytes / 1024
		case "Pss:":
			pss = kilobytes / 1024
		}
	}
	return rss, pss, nil
}

// xdotool presses keys and the mouse as a person would.
func xdotool(args ...string) (string, error) {
	out, err := exec.Command("xdotool", args...).Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		err = fmt.Errorf("xdotool %s: %w: %s", strings.Join(args, " "), err, failed.Stderr)
	}
	return strings.TrimSpace(string(out)), err
}

// build builds one of the programs beside this one and returns its path.
func (b *bench) build(name string) (string, error) {
	path := filepath.Join(b.folder, name)
	out, err := exec.CommandContext(b.ctx, "go", "build", "-ldflags", "-s -w", "-o", path, "./.ci/bench/"+name).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("build %s: %w\n%s", name, err, out)
	}
	return path, nil
}

// load is the machine's load, for the reader to judge the numbers by.
func load() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Join(strings.Fields(string(text))[:3], " ")
}
