package storage_test

import (
	"database/sql"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// hold lets another connection do something to a register, until it is freed.
func hold(t *testing.T, path, statement string) (free func()) {
	t.Helper()
	db, err := sql.Open("sqlite", "file://"+filepath.ToSlash(path))
	require.NoError(t, err)
	conn, err := db.Conn(ctx)
	require.NoError(t, err)
	_, err = conn.ExecContext(ctx, statement)
	require.NoError(t, err)
	return func() {
		_, err := conn.ExecContext(ctx, "ROLLBACK")
		require.NoError(t, err)
		require.NoError(t, conn.Close())
		require.NoError(t, db.Close())
	}
}

// fillUp leaves no room on the disk of a folder.
func fillUp(t *testing.T, folder string) (free func()) {
	t.Helper()
	path := filepath.Join(folder, "fill")
	file, err := os.Create(path)
	require.NoError(t, err)
	for _, piece := range []int{1 << 20, 4096, 1} {
		for {
			if _, err := file.Write(make([]byte, piece)); err != nil {
				break
			}
		}
	}
	require.NoError(t, file.Close())
	return func() { require.NoError(t, os.Remove(path)) }
}

func TestAFullDiskIsCalledFull(t *testing.T) {
	storagetest.InTheFullPass(t)
	folder := mount(t, "size=8m")
	path := filepath.Join(folder, "register.accord")
	s, err := storage.Create(ctx, path, storagetest.Options("tester"))
	require.NoError(t, err)
	require.NoError(t, s.Close())
	free := fillUp(t, folder)
	_, err = storage.Open(ctx, path, storagetest.Options("tester"))
	assert.ErrorIs(t, err, storage.ErrFull)
	_, err = storage.Create(ctx, filepath.Join(folder, "b.accord"), storagetest.Options("tester"))
	assert.ErrorIs(t, err, storage.ErrFull)
	assert.ErrorIs(t, say(filepath.Join(folder, "list.csv"), strings.Repeat("слово ", 1000), nil), storage.ErrFull)
	for name := range files(t, folder) {
		assert.True(t, name == "fill" || strings.HasPrefix(name, "register.accord"), "%s is left half-made", name)
	}
	free()
	findings, err := open(t, path).Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
}

func TestACheckSaysThatTheTemporaryFilesHaveNoRoom(t *testing.T) {
	folder := mount(t, "size=100k")
	s := storagetest.New(t).Store
	t.Setenv("TMPDIR", folder)
	_, err := s.Check(ctx)
	require.ErrorIs(t, err, storage.ErrTemporaryFull)
	assert.Empty(t, files(t, folder))
	assert.False(t, s.Damaged())
}

// limited names, in a child process whose files must not grow beyond some length, the register into which it saves.
const limited = "ACCORD_TEST_LIMITED"

func saveUntilRefused(path string) error {
	s, err := storage.Open(ctx, path, storagetest.Options("child"))
	for err == nil {
		_, err = s.Save(ctx, &register.Sphere{Name: register.Ru("Сфера"), Note: register.Ru(strings.Repeat("слово ", 1000))})
	}
	_, printed := fmt.Println(err)
	return printed
}

func TestAFileThatMustNotGrowIsCalledFull(t *testing.T) {
	if _, err := exec.LookPath("prlimit"); err != nil {
		t.Skip("prlimit, which bounds a file, is Linux's alone")
	}
	path := closed(t)
	child := exec.Command("prlimit", "--fsize=1000000", os.Args[0])
	child.Env = append(os.Environ(), limited+"="+path)
	out, err := child.Output()
	require.NoError(t, err)
	assert.Contains(t, string(out), storage.ErrFull.Error())
}

// asNobody runs a test again as a user who may not do everything, as root may.
func asNobody(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("setpriv"); err != nil {
		t.Skip("root may do anything, and setpriv, which makes somebody else of root, is Linux's alone")
	}
	tests, err := os.ReadFile(os.Args[0]) // it lies where only root may look
	require.NoError(t, err)
	program := filepath.Join(t.TempDir(), "tests")
	require.NoError(t, os.WriteFile(program, tests, 0o755))
	require.NoError(t, os.Chmod(filepath.Dir(filepath.Dir(program)), 0o755))
	run := exec.Command("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", program, "-test.run=^"+t.Name()+"$", "-test.v")
	out, err := run.CombinedOutput()
	require.NoError(t, err, string(out))
	assert.Contains(t, string(out), "--- PASS: "+t.Name())
}

func TestAFolderOfOthersIsCalledSo(t *testing.T) {
	if os.Getuid() == 0 {
		asNobody(t)
		return
	}
	path := closed(t)
	require.NoError(t, os.Chmod(path, 0o400))
	_, err := storage.Open(ctx, path, storagetest.Options("tester"))
	assert.ErrorIs(t, err, storage.ErrReadOnly)
	require.NoError(t, os.Chmod(path, 0o600))
	require.NoError(t, os.Chmod(filepath.Dir(path), 0o500))
	t.Cleanup(func() { _ = os.Chmod(filepath.Dir(path), 0o700) })
	_, err = storage.Open(ctx, path, storagetest.Options("tester"))
	assert.ErrorIs(t, err, storage.ErrReadOnly)
}

// A disk that is pulled out takes the register with it; what was put there instead is not touched.
func TestADiskThatIsPulledOutIsCalledGone(t *testing.T) {
	folder := mount(t, "size=8m")
	path := filepath.Join(folder, "register.accord")
	s, err := storage.Create(ctx, path, storagetest.Options("tester"))
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	require.NoError(t, exec.Command("umount", "-l", folder).Run())
	_, err = s.Save(ctx, &register.Sphere{Name: register.Ru("Сфера")})
	assert.ErrorIs(t, err, storage.ErrGone)
	assert.Empty(t, files(t, folder))
}

// What the system says of a name is no fault of a line: no server is asked for a file.
func TestANameThatCannotBeIsCalledSo(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has other names that cannot be")
	}
	folder := t.TempDir()
	loop, file := filepath.Join(folder, "loop"), filepath.Join(folder, "file")
	require.NoError(t, os.WriteFile(file, []byte("x"), 0o600))
	require.NoError(t, os.Symlink("loop", loop))
	for name, path := range map[string]string{
		"a link that leads to itself": loop, "a path through a file": filepath.Join(file, "register.accord"),
		"a name that is too long": filepath.Join(folder, strings.Repeat("д", 300)),
	} {
		err := storage.Write(path, func(io.Writer) error { return nil })
		assert.ErrorIs(t, err, storage.ErrName, name)
		assert.NotErrorIs(t, err, storage.ErrUnanswered, name)
		_, err = storage.Open(ctx, path, storagetest.Options("tester"))
		assert.ErrorIs(t, err, storage.ErrName, "%s: %v", name, err)
	}
}

// What is only read needs no room beside the file.
func TestARegisterOnAFullDiskIsRead(t *testing.T) {
	folder := mount(t, "size=8m")
	path := filepath.Join(folder, "register.accord")
	s, err := storage.Create(ctx, path, storagetest.Options("tester"))
	require.NoError(t, err)
	_, err = s.Save(ctx, &register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	require.NoError(t, err)
	require.NoError(t, s.Close())
	free := fillUp(t, folder)
	s, err = storage.OpenOrLook(ctx, path, storagetest.Options("tester"))
	require.NoError(t, err)
	assert.True(t, s.Looking())
	assert.ErrorIs(t, s.Hindered(), storage.ErrFull)
	hits, err := s.Search(ctx, "азерб", 10)
	require.NoError(t, err)
	assert.Len(t, hits, 1)
	require.NoError(t, s.Close())
	free()
	s, err = storage.OpenOrLook(ctx, path, storagetest.Options("tester"))
	require.NoError(t, err)
	assert.False(t, s.Looking())
	assert.NoError(t, s.Hindered())
	require.NoError(t, s.Close())
}

// A register that is made read-only while it stands open is not written to any more, and is again when it may be.
func TestARegisterMadeReadOnlyWhileOpenIsNotWritten(t *testing.T) {
	if os.Getuid() == 0 {
		asNobody(t)
		return
	}
	path := closed(t)
	s, err := storage.Open(ctx, path, storagetest.Options("tester"))
	require.NoError(t, err)
	defer s.Close()
	require.NoError(t, os.Chmod(path, 0o400))
	sphere := &register.Sphere{Name: register.Text{En: "Trade"}}
	_, err = s.Save(ctx, sphere)
	assert.ErrorIs(t, err, storage.ErrReadOnly)
	require.NoError(t, os.Chmod(path, 0o600))
	_, err = s.Save(ctx, sphere)
	assert.NoError(t, err)
}
