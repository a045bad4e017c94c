package settings

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestMain answers for the copy of this test that plays the program.
func TestMain(m *testing.M) {
	if os.Getenv("TELL_FOLDER") != "" {
		folder, _ := Folder()
		fmt.Print(folder)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// A program with the folder beside it takes its settings from there, one without it from the person's own.
func TestAPortableProgramKeepsItsSettingsBesideItself(t *testing.T) {
	own, err := os.ReadFile(os.Args[0])
	require.NoError(t, err)
	stick, err := filepath.EvalSymlinks(t.TempDir())
	require.NoError(t, err)
	program := filepath.Join(stick, "accord.exe")
	require.NoError(t, os.WriteFile(program, own, 0o700))
	folder := func() string {
		run := exec.Command(program)
		run.Env = append(os.Environ(), "TELL_FOLDER=1")
		out, err := run.Output()
		require.NoError(t, err)
		return string(out)
	}
	assert.NotContains(t, folder(), stick)
	require.NoError(t, os.Mkdir(filepath.Join(stick, "accord-portable"), 0o700))
	assert.Equal(t, filepath.Join(stick, "accord-portable"), folder())
}

// Tomorrow the stick has another letter.
func TestAPortableProgramFindsTheRegisterBesideIt(t *testing.T) {
	today, tomorrow := t.TempDir(), t.TempDir()
	f := Open(filepath.Join(today, "accord-portable"))
	require.NoError(t, f.SetPath(Register, filepath.Join(today, "реестры", "a.accord")))
	require.NoError(t, os.CopyFS(tomorrow, os.DirFS(today)))
	f = Open(filepath.Join(tomorrow, "accord-portable"))
	assert.Equal(t, filepath.Join(tomorrow, "реестры", "a.accord"), f.Path(Register))

	elsewhere := filepath.Join(t.TempDir(), "b.accord")
	require.NoError(t, f.SetPath(Register, elsewhere))
	assert.Equal(t, elsewhere, f.Path(Register))
	assert.Empty(t, f.Path("never set"))
}

func TestAnInstalledProgramKeepsPathsWhole(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "accord")
	f := Open(folder)
	for _, path := range []string{filepath.Join(filepath.Dir(folder), "a.accord"), "postgres://server/register"} {
		require.NoError(t, f.SetPath(Register, path))
		assert.Equal(t, path, f.Text(Register))
		assert.Equal(t, path, f.Path(Register))
	}
}
