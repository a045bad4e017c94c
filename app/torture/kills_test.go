package torture_test

import (
	"bufio"
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/exchange"
	"accord/storage"
	"accord/storage/backup"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// The part that a child process plays, and the register or folder that it works in.
const (
	partOf = "ACCORD_TORTURE_PART"
	workIn = "ACCORD_TORTURE_IN"
)

func TestMain(m *testing.M) {
	if play := parts[os.Getenv(partOf)]; play != nil {
		if err := play(os.Getenv(workIn)); err != nil {
			fmt.Println("refused", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// parts are what children do until they are killed. They print what was acknowledged.
var parts = map[string]func(string) error{
	"save": saving, "attach": attaching, "copy": copying, "import": importing, "migrate": migrating,
	"fill": filling, "edit": editing, "work": workday, "restore": restoring, "purge": purging, "takein": takingIn,
}

func child(t *testing.T, part, in string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), partOf+"="+part, workIn+"="+in)
	c.Stderr = os.Stderr
	return c
}

func opened(path string) (*storage.Store, error) {
	return storage.Open(ctx, path, storagetest.Options("child"))
}

func saving(path string) error {
	s, err := opened(path)
	for n := 0; err == nil; n++ {
		p := city(fmt.Sprint("Город ", n))
		for range 2 {
			if _, err = s.Save(ctx, p); err != nil {
				return err
			}
			fmt.Println("saved", p.ID, p.Revision)
			p.Note.Ru = "изменено"
		}
	}
	return err
}

func attaching(path string) error {
	s, err := opened(path)
	for n := 0; err == nil; n++ {
		p := city("Город с письмом")
		if _, err = s.Save(ctx, p); err != nil {
			return err
		}
		v, err := s.AddFile(ctx, "письмо.txt", bytes.NewReader(bytes.Repeat([]byte(fmt.Sprint(n, os.Getpid())), 40000)), nil)
		if err != nil {
			return err
		}
		d := &register.Document{Title: register.Ru("Письмо"), Kind: register.DocumentOther, Subjects: []register.Ref{p.Ref()}, Versions: []register.Version{v}}
		if _, err := s.Save(ctx, d); err != nil {
			return err
		}
		fmt.Println("attached", d.ID, d.Revision)
	}
	return err
}

func copying(path string) error {
	s, err := opened(path)
	for n := 0; err == nil; n++ {
		var b backup.Backup
		if b, err = backup.Make(ctx, s, backup.Plan{}, backup.ByHand, storagetest.Noon.Add(time.Duration(n)*24*time.Hour)); err == nil {
			fmt.Println("copied", b.Path)
		}
		if p := city("Город"); err == nil {
			if _, err = s.Save(ctx, p); err == nil {
				fmt.Println("saved", p.ID, p.Revision)
			}
		}
	}
	return err
}

// imported is how many records an import has.
const imported = 40

func importing(path string) error {
	s, err := opened(path)
	for n := 0; err == nil; n++ {
		var records []register.Record
		for range imported {
			records = append(records, &register.Sphere{Name: register.Ru("Сфера")})
		}
		if _, err = s.Import(ctx, records); err == nil {
			fmt.Println("imported", imported)
		}
	}
	return err
}

// migrating opens registers that version 1 has made.
func migrating(folder string) error {
	content, err := os.ReadFile(filepath.Join(folder, "version-1"))
	for n := 0; err == nil; n++ {
		path := filepath.Join(folder, fmt.Sprint(os.Getpid(), "-", n, storage.Extension))
		if err = os.WriteFile(path, content, 0o600); err != nil {
			return err
		}
		fmt.Println("opening", path)
		var s *storage.Store
		if s, err = opened(path); err == nil {
			fmt.Println("opened", path)
			err = s.Close()
		}
	}
	return err
}

// restoring puts copies in the place of the register that they were made of.
func restoring(path string) error {
	for n := 0; ; n++ {
		s, err := opened(path)
		if err != nil {
			return err
		}
		p := city("Город")
		if _, err = s.Save(ctx, p); err == nil {
			fmt.Println("saved", p.ID, p.Revision)
		}
		at := storagetest.Noon.Add(time.Duration(n) * 24 * time.Hour)
		b, makeErr := backup.Make(ctx, s, backup.Plan{}, backup.ByHand, at)
		if err := errors.Join(err, makeErr, s.Close()); err != nil {
			return err
		}
		if _, err := backup.Restore(ctx, b.Path, "", path, at); err != nil {
			return err
		}
		fmt.Println("restored", b.Path)
	}
}

// purging makes one of two records, and takes both away for good.
func purging(path string) error {
	s, err := opened(path)
	for err == nil {
		both := []register.Record{city("Баку"), city("город Баку")}
		if _, err = s.SaveAll(ctx, both...); err != nil {
			return err
		}
		var one *register.Union
		if one, err = register.Unite(both, 0, nil); err != nil {
			return err
		}
		if _, err = s.Unite(ctx, one); err != nil {
			return err
		}
		refs := []register.Ref{both[0].Ref(), both[1].Ref()}
		if _, err = s.Delete(ctx, refs...); err != nil {
			return err
		}
		if _, err = s.Purge(ctx, refs...); err == nil {
			fmt.Println("purged", refs[0].ID)
		}
	}
	return err
}

// takingIn takes in packages of another register, each with a file.
func takingIn(path string) error {
	s, err := opened(path)
	if err != nil {
		return err
	}
	other, err := storage.Create(ctx, filepath.Join(filepath.Dir(path), fmt.Sprint("other-", os.Getpid(), storage.Extension)), storagetest.Options("other"))
	for n := 0; err == nil; n++ {
		p := city("Город с письмом")
		if _, err = other.Save(ctx, p); err != nil {
			return err
		}
		v, err := other.AddFile(ctx, "письмо.txt", bytes.NewReader(bytes.Repeat([]byte(fmt.Sprint(n, os.Getpid())), 400000)), nil)
		if err != nil {
			return err
		}
		d := &register.Document{Title: register.Ru("Письмо"), Kind: register.DocumentOther, Subjects: []register.Ref{p.Ref()}, Versions: []register.Version{v}}
		if _, err := other.Save(ctx, d); err != nil {
			return err
		}
		l, err := other.Pack(ctx, storage.Packing{Refs: []register.Ref{p.Ref(), d.Ref()}, FilesUnder: -1})
		if err != nil {
			return err
		}
		in, err := s.Intend(ctx, l)
		if err != nil {
			return err
		}
		in.Prefer(storage.ResolutionOurs)
		if _, err := s.TakeParcel(ctx, in, "пакет", func(string) (io.ReadCloser, error) {
			content, err := other.Content(ctx, v)
			return io.NopCloser(content), err
		}); err != nil {
			return err
		}
		fmt.Println("attached", d.ID, d.Revision)
	}
	return err
}

// contentsNamed counts the contents that documents name.
func contentsNamed(t *testing.T, s *storage.Store) int {
	t.Helper()
	named := map[string]bool{}
	require.NoError(t, s.EachRecord(ctx, []register.Kind{register.KindDocument}, func(r register.Record) error {
		for _, v := range r.(*register.Document).Versions {
			named[v.Hash] = true
		}
		return nil
	}))
	return len(named)
}

// contentsIn counts the contents that a register holds.
func contentsIn(t *testing.T, path string) (n int) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	require.NoError(t, db.QueryRow("SELECT count(*) FROM blobs WHERE hash IS NOT NULL").Scan(&n))
	require.NoError(t, db.Close())
	return n
}

// killed lets a child say some lines, kills it at a moment that nobody knows, and returns all that it has said.
func killed(t *testing.T, part, in string, most int) (said [][]string) {
	t.Helper()
	c := child(t, part, in)
	out, err := c.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	lines := bufio.NewScanner(out)
	last := 1 + rand.IntN(most)
	take := func() bool {
		if !lines.Scan() {
			return false
		}
		words := strings.Fields(lines.Text())
		if len(words) > 0 && words[0] == "refused" {
			t.Errorf("%s: %s", part, lines.Text())
		}
		said = append(said, words)
		return true
	}
	for range last {
		if !take() {
			break
		}
	}
	for range rand.IntN(1 << 21) { // while it goes on
		runtime.Gosched()
	}
	require.NoError(t, c.Process.Kill())
	for take() {
	}
	require.Error(t, c.Wait())
	if n := len(said); n > 0 && len(said[n-1]) < 2 {
		said = said[:n-1] // the kill cut the line
	}
	return said
}

// Whatever is done when the program is killed: what it has acknowledged is there, and the register is whole.
func TestKillsLoseNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("starts and kills ten programs one after the other: in the full pass")
	}
	all := times(10, 500)
	kinds := []string{"save", "attach", "copy", "import", "migrate", "restore", "purge", "takein"}
	acknowledged := 0
	for n := range all {
		part := kinds[n%len(kinds)]
		if part == "migrate" {
			acknowledged += killMigration(t)
			continue
		}
		path := withSample(t, "a.accord")
		said := killed(t, part, path, 12)
		s := open(t, path)
		acknowledged += there(t, s, said)
		whole(t, s, part)
		if part == "takein" {
			assert.Equal(t, contentsNamed(t, s), contentsIn(t, path), "files and their records come together")
		}
		require.NoError(t, s.SweepFiles(ctx))
		assert.Equal(t, contentsNamed(t, s), contentsIn(t, path), "a file that nothing names stays")
		whole(t, s, part)
		counts, err := s.Counts(ctx)
		require.NoError(t, err)
		if part == "import" {
			assert.Zero(t, (counts[register.KindSphere]-9)%imported, "half an import")
		}
		require.NoError(t, s.Close())
		if t.Failed() {
			return
		}
	}
	storagetest.Reached(t, "SIGKILL under saves, attachments, copies, imports, migrations, restores, purges, packages", "%d kills, %d acknowledged, none lost, every register whole", all, acknowledged)
}

// there sees that all that was acknowledged is in the register, and counts it.
func there(t *testing.T, s *storage.Store, said [][]string) (n int) {
	t.Helper()
	ref := func(k register.Kind, text string) register.Record {
		id, err := register.ParseID(text)
		if err != nil {
			return nil // the kill cut the line
		}
		r, err := s.Record(ctx, register.Ref{Kind: k, ID: id})
		require.NoError(t, err)
		return r
	}
	for _, words := range said {
		n++
		switch words[0] {
		case "saved":
			if r := ref(register.KindPartner, words[1]); r != nil && len(words) == 3 {
				assert.GreaterOrEqual(t, fmt.Sprint(r.Meta().Revision), words[2])
			}
		case "attached":
			if r := ref(register.KindDocument, words[1]); r != nil {
				require.NoError(t, s.CopyFile(ctx, r.(*register.Document).Versions[0], &bytes.Buffer{}))
			}
		case "purged":
			id, err := register.ParseID(words[1])
			if err != nil {
				continue // the kill cut the line
			}
			lines, err := s.Lines(ctx, id)
			require.NoError(t, err)
			assert.True(t, lines[id].Purged, "it came back")
		case "copied":
			path := strings.Join(words[1:], " ")
			if _, err := os.Stat(path); err == nil { // a later one may have taken its place
				_, err := storage.Glance(ctx, path)
				require.NoError(t, err)
			}
		}
	}
	return n
}

func killMigration(t *testing.T) int {
	t.Helper()
	folder := t.TempDir()
	layVersion1(t, filepath.Join(folder, "version-1"))
	said := killed(t, "migrate", folder, 3)
	for _, words := range said {
		if len(words) != 2 || words[0] != "opening" {
			continue
		}
		s := open(t, words[1])
		whole(t, s, "migration")
		counts, err := s.Counts(ctx)
		require.NoError(t, err)
		assert.NotZero(t, counts[register.KindVisit])
		require.NoError(t, s.Close())
	}
	return len(said)
}

// layVersion1 makes a register as version 1 has made it.
func layVersion1(t *testing.T, path string) {
	t.Helper()
	dump, err := os.ReadFile("../../storage/testdata/version-1.sql")
	require.NoError(t, err)
	db, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	_, err = db.Exec(string(dump))
	require.NoError(t, err)
	require.NoError(t, db.Close())
}

// export is all that a register exports.
func export(t *testing.T, s *storage.Store) string {
	t.Helper()
	var out bytes.Buffer
	_, err := exchange.Export(ctx, s, nil, &out)
	require.NoError(t, err)
	require.True(t, json.Valid(out.Bytes()))
	return out.String()
}
