package presence_test

import (
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/clock"
	"accord/storage/presence"
)

var noon = time.Date(2022, 12, 5, 12, 0, 0, 0, time.UTC)

func mine(name string) presence.Mark {
	return presence.Mark{Name: name, Computer: "здесь", Window: true}
}

func names(marks []presence.Mark) (all []string) {
	for _, m := range marks {
		all = append(all, m.Name)
	}
	return all
}

func TestTwoWindowsKnowOfEachOther(t *testing.T) {
	path, at := filepath.Join(t.TempDir(), "реестр.accord"), clock.At(noon)
	first, crashed := presence.Enter(path, mine("Иванова"), at)
	assert.False(t, crashed)
	assert.Empty(t, first.Others())
	at.Pass(time.Hour)
	second, crashed := presence.Enter(path, mine("Петров"), at)
	assert.False(t, crashed)
	assert.Equal(t, []string{"Иванова"}, names(second.Others()))
	assert.Equal(t, []string{"Петров"}, names(first.Others()))
	assert.Equal(t, noon, second.Others()[0].Since.UTC())
	assert.Equal(t, []string{"Иванова", "Петров"}, names(presence.At(path, "здесь", at.Now())))
	second.Leave()
	assert.Empty(t, first.Others())
	first.Leave()
	left, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	assert.Empty(t, left)
}

// put leaves a mark as a program elsewhere, or one that has ended, would.
func put(t *testing.T, path string, m presence.Mark) {
	t.Helper()
	text, err := json.Marshal(m)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(filepath.Dir(path), ".реестр.accord.open-0"), text, 0o600))
}

func TestAMarkOfACrashIsToldFromOneThatLives(t *testing.T) {
	ended := exec.Command(os.Args[0], "-test.run", "^$")
	require.NoError(t, ended.Run())
	unasked := exec.Command(os.Args[0], "-test.run", "^$")
	out, err := unasked.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, unasked.Start())
	_, err = io.ReadAll(out) // until it has ended
	require.NoError(t, err)
	defer func() { _ = unasked.Wait() }()
	for presence.Runs(unasked.Process.Pid) { // its output ends a moment before it does
		runtime.Gosched()
	}
	for name, c := range map[string]struct {
		mark        presence.Mark
		lives, left bool
	}{
		"a process of this computer that is there":       {presence.Mark{Computer: "здесь", Process: os.Getppid(), Seen: noon.Add(-time.Hour)}, true, false},
		"a process of this computer that is gone":        {presence.Mark{Computer: "здесь", Process: ended.Process.Pid, Seen: noon}, false, true},
		"one whose parent has not asked how it ended":    {presence.Mark{Computer: "здесь", Process: unasked.Process.Pid, Seen: noon}, false, true},
		"another computer that was heard of":             {presence.Mark{Computer: "там", Process: ended.Process.Pid, Seen: noon.Add(-5 * time.Minute)}, true, false},
		"another computer whose clock is somewhat ahead": {presence.Mark{Computer: "там", Seen: noon.Add(5 * time.Minute)}, true, false},
		"another computer that is silent":                {presence.Mark{Computer: "там", Seen: noon.Add(-7 * time.Minute)}, false, false},
	} {
		path := filepath.Join(t.TempDir(), "реестр.accord")
		c.mark.Name = "Кто-то"
		put(t, path, c.mark)
		assert.Equal(t, c.lives, len(presence.At(path, "здесь", noon)) == 1, name)
		p, crashed := presence.Enter(path, mine("Иванова"), clock.At(noon))
		assert.Equal(t, c.left, crashed, name)
		assert.Equal(t, c.lives, len(p.Others()) == 1, name)
		p.Leave()
	}
}

func TestAProgramIsHeardOfAsLongAsItRuns(t *testing.T) {
	path, at := filepath.Join(t.TempDir(), "реестр.accord"), clock.At(noon)
	p, _ := presence.Enter(path, mine("Иванова"), at)
	at.Pass(3 * time.Hour)
	assert.Equal(t, []string{"Иванова"}, names(presence.At(path, "там", at.Now())), "seen from another computer")
	if runtime.GOOS != "windows" {
		about, err := os.Stat(filepath.Join(filepath.Dir(path), ".реестр.accord.open-0"))
		require.NoError(t, err)
		assert.Equal(t, fs.FileMode(0o600), about.Mode().Perm())
	}
	p.Leave()
	at.Pass(time.Hour)
	assert.Empty(t, presence.At(path, "там", at.Now()))
}

func TestBrokenMarksAreNobodys(t *testing.T) {
	path := filepath.Join(t.TempDir(), "реестр.accord")
	mark := filepath.Join(filepath.Dir(path), ".реестр.accord.open-0")
	for _, content := range []string{"", "{", `{"process":"a"}`, string(make([]byte, 1<<20))} {
		require.NoError(t, os.WriteFile(mark, []byte(content), 0o600))
		assert.Empty(t, presence.At(path, "здесь", noon))
		p, crashed := presence.Enter(path, mine("Иванова"), clock.At(noon))
		assert.False(t, crashed)
		p.Leave()
	}
	locked := filepath.Join(t.TempDir(), "нет такой папки", "реестр.accord")
	p, _ := presence.Enter(locked, mine("Иванова"), clock.At(noon))
	assert.Empty(t, p.Others(), "where nothing can be written, there is no mark")
	p.Leave()
}
