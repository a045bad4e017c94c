package whole_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/whole"
)

func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func mode(t *testing.T, path string) fs.FileMode {
	t.Helper()
	about, err := os.Stat(path)
	require.NoError(t, err)
	return about.Mode().Perm()
}

func TestWhatIsBeingWrittenIsItsOwnersAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("who may read a file is the folder's matter there")
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "list.csv")
	require.NoError(t, os.WriteFile(path, nil, 0o640))
	require.NoError(t, whole.Write(path, func(to io.Writer) error {
		for _, name := range names(t, folder) {
			if name != "list.csv" {
				assert.Equal(t, fs.FileMode(0o600), mode(t, filepath.Join(folder, name)))
			}
		}
		return nil
	}))
	assert.Equal(t, fs.FileMode(0o640), mode(t, path), "who could read it before can read it now")
	require.NoError(t, whole.Keep(path, nil))
	assert.Equal(t, fs.FileMode(0o600), mode(t, path))
	inner := filepath.Join(folder, "a", "b")
	require.NoError(t, whole.Folder(inner))
	assert.Equal(t, fs.FileMode(0o700), mode(t, filepath.Dir(inner)))
	assert.Equal(t, []string{"a", "list.csv"}, names(t, folder))
}

func TestOnlyWhatNobodyWritesIsSwept(t *testing.T) {
	folder := t.TempDir()
	p, err := whole.Begin(filepath.Join(folder, "a.csv"))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(p.Beside(".accord"), []byte("half"), 0o600))
	for _, name := range []string{".accord-1.part", ".accord-1.part.accord", ".accord-1.part.accord-wal", ".accordion", "b.part"} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), nil, 0o600))
	}
	require.NoError(t, os.MkdirAll(filepath.Join(folder, ".accord-1.part.files", "x"), 0o700))
	whole.Sweep(folder)
	assert.Len(t, names(t, folder), 4)
	assert.FileExists(t, p.Beside(".accord"))
	require.NoError(t, p.GiveUp())
	assert.Equal(t, []string{".accordion", "b.part"}, names(t, folder))
}

// A part that a crash has left is found at the next start, in whatever folder it lies.
func TestWhatACrashHasLeftIsSweptAtTheNextStart(t *testing.T) {
	notes, folder, stick := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "stick")
	require.NoError(t, os.Mkdir(stick, 0o700))
	whole.NoteIn(notes)
	defer whole.NoteIn("")

	held, err := whole.Begin(filepath.Join(folder, "a.json"))
	require.NoError(t, err)
	require.Len(t, names(t, notes), 1)
	note := names(t, notes)[0]
	left := filepath.Join(folder, ".accord-1.part")
	for path, words := range map[string]string{
		left: "half", left + ".files": "more", filepath.Join(folder, "list.csv"): "mine",
		filepath.Join(notes, "1.note"): left, filepath.Join(notes, "2.note"): filepath.Join(folder, "list.csv"),
		filepath.Join(notes, "3.note"): filepath.Join(stick, "pulled", ".accord-2.part"), filepath.Join(notes, "4.note"): filepath.Join(stick, ".accord-3.part"),
	} {
		require.NoError(t, os.WriteFile(path, []byte(words), 0o600))
	}
	whole.SweepNoted()
	assert.ElementsMatch(t, []string{filepath.Base(held.File().Name()), "list.csv"}, names(t, folder), "only what a part's name has is taken away")
	assert.ElementsMatch(t, []string{note, "3.note"}, names(t, notes), "what is being written, and what may come back")

	require.NoError(t, held.Finish(0o600))
	require.NoError(t, whole.Write(filepath.Join(folder, "b.json"), func(io.Writer) error { return nil }))
	assert.Equal(t, []string{"3.note"}, names(t, notes))
	given, err := whole.Begin(filepath.Join(folder, "c.json"))
	require.NoError(t, err)
	require.NoError(t, given.GiveUp())
	assert.Equal(t, []string{"3.note"}, names(t, notes))
}

func TestFilesComeIntoAFolderTogether(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "реестр.files")
	fill := func(words string, then error) error {
		return whole.Fill(folder, func(add func(string, func(io.Writer) error) error) error {
			err := add(words, func(to io.Writer) error {
				_, err := io.WriteString(to, words)
				return err
			})
			assert.NoError(t, err)
			assert.Error(t, add("bad", func(io.Writer) error { return errors.New("no content") }))
			return then
		})
	}
	broken := errors.New("half of them")
	assert.ErrorIs(t, fill("a", broken), broken)
	assert.Empty(t, names(t, filepath.Dir(folder)))
	require.NoError(t, fill("a", nil))
	require.NoError(t, fill("b", nil))
	assert.ErrorIs(t, fill("c", broken), broken)
	assert.Equal(t, []string{"a", "b"}, names(t, folder))
	assert.Len(t, names(t, filepath.Dir(folder)), 1)
	file := filepath.Join(t.TempDir(), "x.files")
	require.NoError(t, os.WriteFile(file, []byte("mine"), 0o600))
	assert.ErrorIs(t, whole.Fill(file, nil), fs.ErrExist)
}

func TestTemporaryFilesGoWithTheProgram(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	t.Setenv("TMP", os.TempDir())
	path, err := whole.Scratch("Протокол.docx", func(to io.Writer) error {
		_, err := io.WriteString(to, "текст")
		return err
	})
	require.NoError(t, err)
	assert.Equal(t, "Протокол.docx", filepath.Base(path))
	if runtime.GOOS != "windows" {
		assert.Equal(t, fs.FileMode(0o400), mode(t, path))
		assert.Equal(t, fs.FileMode(0o700), mode(t, filepath.Dir(path)))
	}
	second, err := whole.Scratch("Протокол.docx", func(io.Writer) error { return nil })
	require.NoError(t, err)
	assert.NotEqual(t, path, second)
	whole.Sweep(os.TempDir())
	assert.FileExists(t, path, "not while the program runs")
	whole.EndScratch()
	assert.Empty(t, names(t, os.TempDir()))
}

// Programs that begin parts in one folder sweep it at the same time: none takes away what another has just begun.
func TestWhatHasJustBegunIsNotSwept(t *testing.T) {
	folder := t.TempDir()
	var writers sync.WaitGroup
	for range 16 {
		writers.Go(func() {
			for range 150 {
				part, err := whole.Begin(filepath.Join(folder, "a"))
				if !assert.NoError(t, err) {
					return
				}
				beside := part.Beside(".more")
				assert.NoError(t, os.WriteFile(beside, nil, 0o600))
				for range 2 {
					whole.Sweep(folder)
				}
				assert.FileExists(t, part.File().Name())
				assert.NoError(t, os.Remove(beside))
				assert.NoError(t, part.GiveUp())
			}
		})
	}
	writers.Wait()
}
