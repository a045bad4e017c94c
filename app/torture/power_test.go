package torture_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/backup"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// workday does one of everything: it brings an earlier register up to date, saves, attaches, imports, copies, makes a register.
func workday(path string) error {
	folder := filepath.Dir(path)
	s, err := opened(path)
	if err != nil {
		return err
	}
	for n := range 3 {
		p := city("Город")
		for range 2 {
			if _, err = s.Save(ctx, p); err != nil {
				return err
			}
			fmt.Println("saved", p.ID, p.Revision)
			p.Note.Ru = "изменено"
		}
		v, err := s.AddFile(ctx, "письмо.txt", bytes.NewReader(bytes.Repeat([]byte(fmt.Sprint("письмо ", n)), 20000)), nil)
		if err != nil {
			return err
		}
		d := &register.Document{Title: register.Ru("Письмо"), Kind: register.DocumentOther, Subjects: []register.Ref{p.Ref()}, Versions: []register.Version{v}}
		if _, err := s.Save(ctx, d); err != nil {
			return err
		}
		fmt.Println("attached", d.ID, d.Revision)
		var spheres []register.Record
		for range imported {
			spheres = append(spheres, &register.Sphere{Name: register.Ru("Сфера")})
		}
		if _, err := s.Import(ctx, spheres); err != nil {
			return err
		}
		fmt.Println("imported", imported)
	}
	b, err := backup.Make(ctx, s, backup.Plan{}, backup.ByHand, storagetest.Noon)
	if err != nil {
		return err
	}
	fmt.Println("copied", b.Path)
	if err := s.Close(); err != nil {
		return err
	}
	for _, doing := range []struct {
		word, path string
		open       func(path string) (*storage.Store, error)
	}{
		{"migrated", filepath.Join(folder, "version-1.accord"), opened},
		{"made", filepath.Join(folder, "made.accord"), func(path string) (*storage.Store, error) {
			return storage.Create(ctx, path, storagetest.Options("child"))
		}},
	} {
		if s, err = doing.open(doing.path); err != nil {
			return err
		}
		fmt.Println(doing.word, doing.path)
		if err := s.Close(); err != nil {
			return err
		}
	}
	return nil
}

// The power is cut at any sync: of what was written since the last one each sector may be on the disk or not, in any order.
// What was acknowledged is there, and every register opens and is whole.
func TestAPowerCutLosesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("traces a program and opens what dozens of power cuts leave: in the full pass")
	}
	moments, cuts := 0, 0
	for _, folder := range []string{"disk", "Dropbox"} { // with a log beside the register, and with a journal
		root := filepath.Join(t.TempDir(), folder)
		require.NoError(t, os.Mkdir(root, 0o700))
		path := filepath.Join(root, "a.accord")
		content, err := os.ReadFile(withSample(t, "a.accord"))
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(path, content, 0o600))
		layVersion1(t, filepath.Join(root, "version-1.accord"))
		before := read(t, root)
		trace := traced(t, "work", path)
		replay := func(moment func(d *disk)) {
			d := newDisk(root, before)
			d.moment = func() { moment(d) }
			require.NoError(t, follow(trace, d.begins, d.ends))
		}
		all := 0
		replay(func(*disk) { all++ })
		moments += all
		random := rand.New(rand.NewPCG(uint64(len(folder)), 13))
		chosen := map[int]bool{}
		for _, n := range random.Perm(all)[:min(all, times(6, all))] {
			chosen[n] = true
		}
		at := 0
		replay(func(d *disk) {
			at++
			if !chosen[at-1] || t.Failed() {
				return
			}
			for _, percent := range []int{0, 50, 95} {
				cuts++
				left := d.cut(func() bool { return random.IntN(100) < percent })
				survives(t, fmt.Sprintf("%s, moment %d of %d, %d %%", folder, at, all, percent), root, left, d.said.String())
			}
		})
	}
	storagetest.Reached(t, "power cut: un-fsynced writes dropped at each sync, reordered, torn at 512 bytes",
		"%d cuts at syncs and acknowledgements (of %d), nothing acknowledged lost, every register whole", cuts, moments)
}

// read returns the files of a folder by their paths.
func read(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	require.NoError(t, filepath.WalkDir(folder, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		files[path], err = os.ReadFile(path)
		return err
	}))
	return files
}

// survives sees that what a power cut has left of a folder holds all that was acknowledged.
func survives(t *testing.T, about, root string, left map[string][]byte, said string) {
	t.Helper()
	folder := filepath.Join(t.TempDir(), filepath.Base(root))
	for path, content := range left {
		path = filepath.Join(folder, strings.TrimPrefix(path, root))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
		require.NoError(t, os.WriteFile(path, content, 0o600))
	}
	defer func() { _ = os.RemoveAll(folder) }() // hundreds of them
	var acknowledged [][]string
	must := map[string]bool{"a.accord": true, "version-1.accord": true}
	for line := range strings.Lines(strings.ReplaceAll(said, root, folder)) {
		words := strings.Fields(line)
		acknowledged = append(acknowledged, words)
		switch words[0] {
		case "copied":
			require.FileExists(t, strings.Join(words[1:], " "), about)
		case "made":
			must["made.accord"] = true
		}
	}
	for _, name := range []string{"a.accord", "version-1.accord", "made.accord"} {
		path := filepath.Join(folder, name)
		if _, err := os.Stat(path); err != nil && !must[name] {
			continue
		}
		s, err := storage.Open(ctx, path, storagetest.Options("tester"))
		require.NoError(t, err, "%s: %s", about, name)
		if name == "a.accord" {
			there(t, s, acknowledged)
			counts, err := s.Counts(ctx)
			require.NoError(t, err)
			assert.Zero(t, (counts[register.KindSphere]-9)%imported, "half an import: %s", about)
		}
		whole(t, s, about+": "+name)
		require.NoError(t, s.Close())
	}
}
