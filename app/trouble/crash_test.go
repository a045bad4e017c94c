package trouble_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/trouble"
	"accord/storage/whole"
)

// crashIn names, in a child process, the folder for the report of its crash.
const crashIn = "ACCORD_TEST_CRASH_IN"

func TestMain(m *testing.M) {
	if folder := os.Getenv(crashIn); folder != "" {
		whole.NoteIn(filepath.Join(folder, "parts"))
		if _, err := trouble.KeepCrashes(folder, "1.2.3"); err != nil {
			os.Exit(3)
		}
		panic("визит Иванова И. И. по адресу C:\\Users\\ivanov\n\"личное\": Petrov")
	}
	os.Exit(m.Run())
}

func crash(t *testing.T, folder string) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), crashIn+"="+folder)
	require.Error(t, child.Run())
	require.Equal(t, 2, child.ProcessState.ExitCode(), "it panicked")
}

func TestACrashIsReportedAtTheNextStart(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "crashes")
	kept, err := trouble.KeepCrashes(folder, "1.2.3")
	require.NoError(t, err)
	assert.Empty(t, kept.Report)
	crash(t, folder) // while another window is open

	again, err := trouble.KeepCrashes(folder, "1.2.3")
	require.NoError(t, err)
	assert.Equal(t, filepath.Join(folder, "crash-1.txt"), again.Report)
	text, err := os.ReadFile(again.Report)
	require.NoError(t, err)
	assert.Contains(t, string(text), "Accord 1.2.3")
	assert.Contains(t, string(text), "trouble_test.TestMain", "it says where in the program it was")
	for _, personal := range []string{"Иванов", "ivanov", "личное", "Petrov"} {
		assert.NotContains(t, string(text), personal)
	}
	about, err := os.Stat(again.Report)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o600), about.Mode().Perm())
	again.End()
	kept.End()
	left, err := filepath.Glob(filepath.Join(folder, "*.*"))
	require.NoError(t, err)
	assert.Len(t, left, 1, "programs that end as they should leave nothing")

	kept, err = trouble.KeepCrashes(folder, "1.2.3")
	require.NoError(t, err)
	assert.Empty(t, kept.Report, "each is told of once")
	kept.End()
}

// Each start of the program, that of a command too, sweeps what crashes have left half-written.
func TestAReportIsNotSweptBeforeItIsTold(t *testing.T) {
	folder := t.TempDir()
	whole.NoteIn(filepath.Join(folder, "parts"))
	defer whole.NoteIn("")
	crash(t, folder)
	whole.SweepNoted()
	kept, err := trouble.KeepCrashes(folder, "1.2.3")
	require.NoError(t, err)
	kept.End()
	assert.Equal(t, filepath.Join(folder, "crash-1.txt"), kept.Report)
}

func TestAPanicThatIsCaughtIsReportedToo(t *testing.T) {
	folder := t.TempDir()
	kept, err := trouble.KeepCrashes(folder, "1.2.3")
	require.NoError(t, err)
	kept.Caught("визит Иванова", debug.Stack())
	kept.Caught("another", debug.Stack())
	kept.End()
	again, err := trouble.KeepCrashes(folder, "1.2.3")
	require.NoError(t, err)
	defer again.End()
	require.Equal(t, filepath.Join(folder, "crash-1.txt"), again.Report)
	text, err := os.ReadFile(again.Report)
	require.NoError(t, err)
	assert.Contains(t, string(text), "trouble_test.TestAPanicThatIsCaughtIsReportedToo")
	assert.NotContains(t, string(text), "Иванова")
	assert.Equal(t, 1, strings.Count(string(text), "panic:"), "the first is enough")
}

func TestTheNewestFiveReportsAreKept(t *testing.T) {
	folder := t.TempDir()
	for range 7 {
		crash(t, folder)
	}
	kept, err := trouble.KeepCrashes(folder, "1.2.3")
	require.NoError(t, err)
	kept.End()
	assert.Equal(t, "crash-7.txt", filepath.Base(kept.Report))
	var names []string
	left, err := os.ReadDir(folder)
	require.NoError(t, err)
	for _, e := range left {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	assert.Equal(t, []string{"crash-3.txt", "crash-4.txt", "crash-5.txt", "crash-6.txt", "crash-7.txt"}, names)
}
