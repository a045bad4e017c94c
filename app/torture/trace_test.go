package torture_test

import (
	"bufio"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// changes are the calls by which a program changes files. Of those that nothing here uses a trace says so, and the test fails.
const changes = "openat,open,creat,close,write,pwrite64,writev,pwritev,pwritev2,lseek,truncate,ftruncate,fallocate,fsync,fdatasync," +
	"rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir,copy_file_range,sendfile,splice,symlinkat"

// call is what a thread has asked of the system, as strace writes it.
type call struct {
	thread string
	name   string
	args   []string
	answer int64
}

// traced plays a part to its end under strace, and returns the file with all that it changed on its disk.
func traced(t *testing.T, part, in string) (trace string) {
	t.Helper()
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace records what a program writes and is missing: the set-up installs it where there is apt")
	}
	file, err := os.CreateTemp(t.TempDir(), "trace")
	require.NoError(t, err)
	require.NoError(t, file.Close())
	c := child(t, part, in)
	c.Args = append([]string{strace, "-f", "--seccomp-bpf", "-qq", "-xx", "-s", "100000000", "-e", "signal=none", "-e", "trace=" + changes, "-o", file.Name()}, c.Args...)
	c.Path = strace
	c.Stderr = nil
	out, err := c.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) && len(out) == 0 && strings.Contains(string(failed.Stderr), "ot permitted") {
		t.Skip("a container may forbid to trace a program:", string(failed.Stderr))
	}
	require.NoError(t, err, string(out))
	return file.Name()
}

// follow reads a trace. It tells when each call has begun, and when it has ended.
func follow(trace string, begun, ended func(call) error) error {
	file, err := os.Open(trace)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // was only read
	halves := map[string]string{}
	for lines := bufio.NewReader(file); ; {
		line, err := lines.ReadString('\n')
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		thread, said, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		said = strings.TrimLeft(said, " ")
		if strings.HasPrefix(said, "+++") || strings.HasPrefix(said, "---") {
			continue
		}
		half, unfinished := strings.CutSuffix(said, " <unfinished ...>")
		rest, resumed := strings.CutPrefix(said, "<... ")
		if resumed {
			_, rest, _ = strings.Cut(rest, " resumed>")
			half = halves[thread] + rest
			delete(halves, thread)
		}
		c, err := asked(thread, half)
		if err != nil {
			return fmt.Errorf("%w: %.200s", err, said)
		}
		if !resumed {
			if err := begun(c); err != nil {
				return fmt.Errorf("%w: %.200s", err, said)
			}
		}
		if unfinished {
			halves[thread] = half
		} else if err := ended(c); err != nil {
			return fmt.Errorf("%w: %.200s", err, said)
		}
	}
}

// asked reads one call: openat(AT_FDCWD, "\x61", O_RDONLY) = 3. One that has not ended has no answer.
func asked(thread, text string) (c call, err error) {
	c.thread = thread
	name, rest, is := strings.Cut(text, "(")
	if !is {
		return c, errors.New("not a call")
	}
	c.name = name
	if at := strings.LastIndex(rest, " = "); at >= 0 {
		answer, _, _ := strings.Cut(rest[at+3:], " ")
		if answer == "?" { // the program ended meanwhile
			answer = "-1"
		}
		if c.answer, err = strconv.ParseInt(answer, 0, 64); err != nil {
			return c, err
		}
		rest = strings.TrimRight(rest[:at], " ")
	}
	c.args = strings.Split(strings.TrimSuffix(rest, ")"), ", ") // strings are written as numbers and hold no comma
	return c, nil
}

// number returns an argument that is one.
func (c call) number(n int) (int64, error) {
	if n >= len(c.args) {
		return 0, errors.New("too few arguments")
	}
	return strconv.ParseInt(c.args[n], 0, 64)
}

// text returns an argument of letters or bytes.
func (c call) text(n int) ([]byte, error) {
	if n >= len(c.args) || !strings.HasPrefix(c.args[n], `"`) || !strings.HasSuffix(c.args[n], `"`) {
		return nil, errors.New("not a string")
	}
	return hex.DecodeString(strings.ReplaceAll(strings.Trim(c.args[n], `"`), `\x`, ""))
}
