package torture_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/app/sheet"
	"accord/app/trouble"
	"accord/storage"
	"accord/storage/backup"
	"accord/storage/pack"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// filling saves, copies, imports, exports, lists and packs on a disk that takes no more than so much, and prints what was acknowledged and
// what was refused.
func filling(path string) error {
	s, err := opened(path)
	if err != nil {
		return tell("open", err)
	}
	for n := range 3 {
		p := city(strings.Repeat("Длинное название ", 50))
		if _, err = s.Save(ctx, p); err != nil {
			return tell("save", err)
		}
		fmt.Println("saved", p.ID, p.Revision)
		if _, err = s.AddFile(ctx, "a.txt", bytes.NewReader(bytes.Repeat([]byte{byte(n)}, 20000)), nil); err != nil {
			return tell("attach", err)
		}
		var spheres []register.Record
		for range 10 {
			spheres = append(spheres, &register.Sphere{Name: register.Ru("Сфера")})
		}
		if _, err = s.Import(ctx, spheres); err != nil {
			return tell("import", err)
		}
		fmt.Println("imported", len(spheres))
	}
	if _, err := backup.Make(ctx, s, backup.Plan{}, backup.ByHand, storagetest.Noon); err != nil {
		return tell("copy", err)
	}
	if err := storage.Write(filepath.Join(filepath.Dir(path), "all.json"), func(to io.Writer) error {
		_, err := exchange.Export(ctx, s, nil, to)
		return err
	}); err != nil {
		return tell("export", err)
	}
	for _, name := range []string{"list.csv", "list.xlsx"} {
		to := filepath.Join(filepath.Dir(path), name)
		if err := storage.Write(to, func(w io.Writer) error { return sheet.Write(w, name, "Список", heads, cells) }); err != nil {
			return tell(name, err)
		}
	}
	if err := packInto(s, filepath.Join(filepath.Dir(path), "all.accordpack")); err != nil {
		return tell("pack", err)
	}
	fmt.Println("all done")
	return s.Close()
}

var heads = []sheet.Head{{Label: "Название"}}

// cells are the rows of a list, longer than one page of the disk.
func cells(yield func([]sheet.Cell, error) bool) {
	for n := range 2000 {
		if !yield([]sheet.Cell{{Shown: fmt.Sprint("Длинное название ", n)}}, nil) {
			return
		}
	}
}

// packInto takes the whole register along in one file.
func packInto(s *storage.Store, to string) error {
	keys, err := os.MkdirTemp("", "keys")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(keys) }() // on another disk
	d, err := pack.DeviceIn(keys, "ноутбук")
	if err != nil {
		return err
	}
	l, err := s.Pack(ctx, storage.Packing{History: true, FilesUnder: -1, Name: "Реестр"})
	if err != nil {
		return err
	}
	return pack.Write(ctx, to, l, d, pack.Lock{Cards: []string{d.Card()}}, func(v register.Version, w io.Writer) error {
		return s.CopyFile(ctx, v, w)
	})
}

// tell prints in which words a person hears of an error.
func tell(doing string, err error) error {
	lang.Use(register.English)
	fmt.Println("full?", doing, trouble.Sentence(err))
	return nil
}

// On a disk that is full at any moment of a save, an import, a copy, an export, a list or a package nothing that was acknowledged is lost, the
// register opens when there is room again, and the sentence says what was the matter.
func TestAFullDiskLosesNothing(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root may mount a disk of a size")
	}
	if testing.Short() {
		t.Skip("fills a disk a hundred times, which takes a minute: in the full pass")
	}
	sample := withSample(t, "a.accord")
	content, err := os.ReadFile(sample)
	require.NoError(t, err)
	folder := filepath.Join(t.TempDir(), "disk")
	require.NoError(t, os.Mkdir(folder, 0o700))
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder).CombinedOutput(); err != nil {
		t.Skip("a container may forbid root to mount a disk:", string(out))
	}
	t.Cleanup(func() { require.NoError(t, exec.Command("umount", folder).Run()) })
	path := filepath.Join(folder, "a.accord")
	step := 4096
	if n := times(0, 100); n == 0 {
		step = 256 << 10
	}
	rounds, refused, doings := 0, 0, map[string]int{}
	for room := 0; ; room += step {
		rounds++
		entries, err := os.ReadDir(folder)
		require.NoError(t, err)
		for _, e := range entries {
			require.NoError(t, os.RemoveAll(filepath.Join(folder, e.Name())))
		}
		require.NoError(t, os.WriteFile(path, content, 0o600))
		resize := func(bytes int) {
			t.Helper()
			out, err := exec.Command("mount", "-o", fmt.Sprintf("remount,size=%d", bytes), folder).CombinedOutput()
			require.NoError(t, err, string(out))
		}
		resize((len(content)+4095)/4096*4096 + room)
		out, err := child(t, "fill", path).Output()
		require.NoError(t, err, string(out))
		resize(64 << 20)
		var said [][]string
		done := false
		for line := range strings.Lines(string(out)) {
			words := strings.Fields(line)
			switch {
			case words[0] == "full?":
				refused++
				doings[words[1]]++
				assert.Contains(t, line, "full", "room %d", room)
			case words[0] == "all":
				done = true
			default:
				said = append(said, words)
			}
		}
		s := open(t, path)
		there(t, s, said)
		whole(t, s, fmt.Sprint("room ", room))
		require.NoError(t, s.Close())
		if done || t.Failed() {
			break
		}
	}
	storagetest.Reached(t, "a full disk at every page of a save, a file, an import, a copy, an export, a list, a package", "%d sizes, %d refusals said “full” (%v), nothing lost", rounds, refused, doings)
}
