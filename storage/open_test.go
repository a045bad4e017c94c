package storage_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func open(t testing.TB, path string) *storage.Store {
	t.Helper()
	s, _ := openAt(t, path)
	return s
}

// openAt opens a register and returns its clock with it.
func openAt(t testing.TB, path string) (*storage.Store, *clock.Manual) {
	t.Helper()
	standing := clock.At(storagetest.Noon)
	options := storagetest.Options("tester")
	options.Clock = standing
	s, err := storage.Open(ctx, path, options)
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s, standing
}

// closed makes a register with one partner, closes it and returns its path.
func closed(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "register.accord")
	s := storagetest.Fresh(t, path, storagetest.Options("tester"))
	_, err := s.Save(ctx, &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality})
	require.NoError(t, err)
	require.NoError(t, s.Close())
	return path
}

// files returns what lies in a folder, but for folders in it that are named.
func files(t testing.TB, folder string, but ...string) map[string][32]byte {
	t.Helper()
	found := map[string][32]byte{}
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	for _, e := range entries {
		if slices.Contains(but, e.Name()) {
			continue
		}
		content, err := os.ReadFile(filepath.Join(folder, e.Name()))
		require.NoError(t, err)
		found[e.Name()] = sha256.Sum256(content)
	}
	return found
}

func TestAFolderIsNoRegister(t *testing.T) {
	_, err := storage.Open(ctx, t.TempDir(), storagetest.Options("tester"))
	assert.ErrorIs(t, err, storage.ErrNotRegister)
}

// A register whose first page is overwritten is known for one that is damaged, and its records come back.
func TestARegisterWithoutItsBeginningIsDamaged(t *testing.T) {
	storagetest.InTheFullPass(t)
	content, err := os.ReadFile(closed(t))
	require.NoError(t, err)
	for name, smash := range map[string]func([]byte){
		"its first words":           func(b []byte) { clear(b[:16]) },
		"the mark of the program":   func(b []byte) { clear(b[68:72]) },
		"its first page":            func(b []byte) { clear(b[:4096]) },
		"some pages from the start": func(b []byte) { copy(b, bytes.Repeat([]byte{0xff}, 3*4096)) },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "реестр.accord")
			broken := bytes.Clone(content)
			smash(broken)
			require.NoError(t, os.WriteFile(path, broken, 0o600))
			_, err := storage.Open(ctx, path, storagetest.Options("tester"))
			require.ErrorIs(t, err, storage.ErrNoBeginning)
			require.ErrorIs(t, err, storage.ErrDamaged)
			_, err = storage.OpenToLook(ctx, path, storagetest.Options("tester"))
			require.ErrorIs(t, err, storage.ErrNoBeginning)
			found, err := storage.Salvage(ctx, path, path+"-спасённый.accord", storagetest.Options("tester"))
			require.NoError(t, err)
			assert.Equal(t, 1, found.Counts[register.KindPartner])
		})
	}
}

// newerForm writes a register with a step that this program does not know.
func newerForm(t *testing.T, from, path string) {
	t.Helper()
	content, err := os.ReadFile(from)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(path, content, 0o600))
	db, err := sql.Open("sqlite", storage.AddressOf(path))
	require.NoError(t, err)
	_, err = db.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1); PRAGMA user_version = 99; PRAGMA journal_mode = DELETE")
	require.NoError(t, err)
	require.NoError(t, db.Close())
}

func TestATurnedBitInTheVersionIsDamageAndNoNewerForm(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	p := f.Partner(register.Partner{})
	path := f.Store.Path()
	require.NoError(t, f.Store.Close())
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	if storage.LockOf(path) != nil {
		t.Skip("under seal a turned bit makes noise of the whole header")
	}
	for bit := range 32 {
		turned := slices.Clone(content)
		version := binary.BigEndian.Uint32(turned[60:]) ^ 1<<bit
		smaller := version < binary.BigEndian.Uint32(turned[60:])
		binary.BigEndian.PutUint32(turned[60:], version)
		damaged := filepath.Join(t.TempDir(), "damaged.accord")
		require.NoError(t, os.WriteFile(damaged, turned, 0o600))
		_, err := storage.Open(ctx, damaged, storagetest.Options("tester"))
		require.ErrorIs(t, err, storage.ErrDamaged, bit)
		_, err = storage.OpenToLook(ctx, damaged, storagetest.Options("tester"))
		require.ErrorIs(t, err, storage.ErrDamaged, bit)
		_, err = storage.Glance(ctx, damaged)
		require.ErrorIs(t, err, storage.ErrDamaged, bit)
		require.Len(t, files(t, filepath.Dir(damaged)), 1, "no copy is made for a change of form")
		if bit == 31 || smaller {
			s, _ := salvaged(t, damaged)
			_, err = s.Record(ctx, p.Ref())
			assert.NoError(t, err)
		}
	}
}

func TestANewerRegisterIsNotSalvaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "newer.accord")
	newerForm(t, closed(t), path)
	to := filepath.Join(t.TempDir(), "new.accord")
	_, err := storage.Salvage(ctx, path, to, storagetest.Options("tester"))
	require.ErrorIs(t, err, storage.ErrNewerRegister)
	assert.NoFileExists(t, to)
}

func TestWhatIsNoRegisterStaysUntouched(t *testing.T) {
	foreign := func(path string) {
		db, err := sql.Open("sqlite", storage.AddressOf(path))
		require.NoError(t, err)
		_, err = db.Exec("CREATE TABLE tracks (id INTEGER PRIMARY KEY); PRAGMA user_version = 1")
		require.NoError(t, err)
		require.NoError(t, db.Close())
	}
	write := func(content string) func(string) {
		return func(path string) { require.NoError(t, os.WriteFile(path, []byte(content), 0o644)) }
	}
	newer := func(path string) { newerForm(t, closed(t), path) }
	for _, c := range []struct {
		name string
		make func(path string)
		want error
	}{
		{"missing", func(string) {}, storage.ErrNoRegister},
		{"a text", write("Реестр соглашений\n" + strings.Repeat("строка\n", 100)), storage.ErrNotRegister},
		{"empty", write(""), storage.ErrNotRegister},
		{"shorter than a header", write("SQLite format 3\x00"), storage.ErrNotRegister},
		{"a database of another program", foreign, storage.ErrNotRegister},
		{"made by a newer Accord", newer, storage.ErrNewerRegister},
		{"a folder", func(path string) { require.NoError(t, os.Mkdir(path, 0o755)) }, storage.ErrNotRegister},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "file.accord")
			c.make(path)
			if info, err := os.Stat(path); err == nil && info.IsDir() {
				_, err := storage.Open(ctx, path, storagetest.Options("tester"))
				assert.ErrorIs(t, err, c.want)
				return
			}
			before := files(t, folder)
			_, err := storage.Open(ctx, path, storagetest.Options("tester"))
			assert.ErrorIs(t, err, c.want)
			assert.Contains(t, err.Error(), path, "the message names the file")
			assert.Equal(t, before, files(t, folder), "not a byte is changed, nothing is left beside it")
		})
	}
}

func TestOpeningAndClosingLeavesNothingBeside(t *testing.T) {
	path := closed(t)
	for _, left := range []string{".accord-1.part", ".accord-1.part.accord", ".accord-1.part.accord-wal"} { // by a kill
		require.NoError(t, os.WriteFile(filepath.Join(filepath.Dir(path), left), nil, 0o600))
	}
	require.NoError(t, open(t, path).Close())
	assert.Len(t, files(t, filepath.Dir(path)), 1)
}

func TestCreateNeverWritesOverAFile(t *testing.T) {
	path := closed(t)
	before := files(t, filepath.Dir(path))
	_, err := storage.Create(ctx, path, storagetest.Options("tester"))
	assert.ErrorIs(t, err, storage.ErrExists)
	assert.Equal(t, before, files(t, filepath.Dir(path)))
}

func TestCreateMakesTheFolderAndLeavesNothingHalfMade(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "a", "b")
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	_, err := storage.Create(stopped, filepath.Join(folder, "r.accord"), storagetest.Options("tester"))
	require.Error(t, err)
	assert.Empty(t, files(t, folder))
	s, err := storage.Create(ctx, filepath.Join(folder, "r.accord"), storagetest.Options("tester"))
	require.NoError(t, err)
	require.NoError(t, s.Close())
}

func TestPathsOfEverySpelling(t *testing.T) {
	storagetest.InTheFullPass(t)
	names := []string{"реестр соглашений.accord", "100% №1 #2.accord", "what?.accord", "a&b=c+d.accord", "Һәм җиңү.accord", "'; --.accord", "%20.accord"}
	if runtime.GOOS == "windows" {
		names = []string{"реестр соглашений.accord", "100% №1 #2.accord"}
	}
	for _, name := range names {
		folder := t.TempDir()
		path := filepath.Join(folder, "папка "+name, name)
		s, err := storage.Create(ctx, path, storagetest.Options("tester"))
		require.NoError(t, err, name)
		require.NoError(t, s.Close())
		assert.Contains(t, files(t, filepath.Dir(path)), name)
		assert.Len(t, files(t, filepath.Dir(path)), 1)
		assert.NoError(t, open(t, path).Close())
	}
}

// A second window must find the register while the first has not yet moved its WAL into the file.
func TestAFreshRegisterIsKnownAtOnce(t *testing.T) {
	f := storagetest.New(t)
	p := f.Partner(register.Partner{})
	second := open(t, f.Path())
	got, err := second.Record(ctx, p.Ref())
	require.NoError(t, err)
	assert.Equal(t, p, got)
}

func root(t *testing.T) {
	t.Helper()
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		t.Skip("only root on Linux can mount a small or read-only disk")
	}
}

// mount makes a disk in memory of some size and returns its folder.
func mount(t *testing.T, options string) string {
	t.Helper()
	root(t)
	folder := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder).CombinedOutput(); err != nil {
		t.Skipf("mounting is not permitted here: %s", out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", folder).Run() })
	return folder
}

func TestAReadOnlyDiskIsSaidToBeOne(t *testing.T) {
	folder := mount(t, "size=8m")
	path := filepath.Join(folder, "register.accord")
	s, err := storage.Create(ctx, path, storagetest.Options("tester"))
	require.NoError(t, err)
	require.NoError(t, s.Close())
	require.NoError(t, exec.Command("mount", "-o", "remount,ro", folder).Run())
	before := files(t, folder)
	_, err = storage.Open(ctx, path, storagetest.Options("tester"))
	assert.ErrorIs(t, err, storage.ErrReadOnly)
	_, err = storage.Create(ctx, filepath.Join(folder, "new.accord"), storagetest.Options("tester"))
	assert.ErrorIs(t, err, storage.ErrReadOnly)
	assert.Equal(t, before, files(t, folder))
}

func TestAFullDiskCostsOnlyTheLastSave(t *testing.T) {
	storagetest.InTheFullPass(t)
	folder := mount(t, "size=3m")
	path := filepath.Join(folder, "register.accord")
	s, err := storage.Create(ctx, path, storagetest.Options("tester"))
	require.NoError(t, err)
	var kept []register.Record
	for {
		p := &register.Partner{Name: register.Ru("Партнёр"), Kind: register.PartnerState, Note: register.Ru(strings.Repeat("слово ", 5000))}
		if _, err = s.Save(ctx, p); err != nil {
			assert.Zero(t, p.Revision, "what was refused keeps its head")
			break
		}
		kept = append(kept, p)
		require.Less(t, len(kept), 1000, "the disk never filled")
	}
	assert.ErrorIs(t, err, storage.ErrFull)
	for _, p := range kept {
		got, err := s.Record(ctx, p.Ref())
		require.NoError(t, err)
		assert.Equal(t, p, got)
	}
	require.NoError(t, exec.Command("mount", "-o", "remount,size=16m", folder).Run())
	findings, err := s.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
	_, err = s.Save(ctx, &register.Partner{Name: register.Ru("Ещё"), Kind: register.PartnerState})
	assert.NoError(t, err, "with room again, work goes on")
	require.NoError(t, s.Close())
}

func TestALockedRegisterIsSaidToBeLocked(t *testing.T) {
	storagetest.OfFile(t)
	if testing.Short() {
		t.Skip("waits for the busy timeout")
	}
	t.Parallel()
	f := storagetest.New(t)
	db, err := sql.Open("sqlite", storage.AddressOf(f.Path()))
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	conn, err := db.Conn(ctx)
	require.NoError(t, err)
	_, err = conn.ExecContext(ctx, "BEGIN EXCLUSIVE")
	require.NoError(t, err)

	p := &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerState}
	_, err = f.Save(ctx, p)
	assert.ErrorIs(t, err, storage.ErrLocked)
	_, err = f.AgreementIDs(ctx, storage.AgreementQuery{})
	assert.NoError(t, err, "readers never wait")
	_, err = conn.ExecContext(ctx, "ROLLBACK")
	require.NoError(t, err)
	require.NoError(t, conn.Close())
	_, err = f.Save(ctx, p)
	assert.NoError(t, err)
}

func TestDamageIsFound(t *testing.T) {
	storagetest.InTheFullPass(t)
	fill := func(t *testing.T) (path string, refs []register.Ref) {
		path = filepath.Join(t.TempDir(), "register.accord")
		s := storagetest.Fresh(t, path, storagetest.Options("tester"))
		var records []register.Record
		for range 200 {
			records = append(records, &register.Partner{Name: register.Ru("Партнёр"), Kind: register.PartnerState, Note: register.Ru(strings.Repeat("слово ", 200))})
		}
		_, err := s.SaveAll(ctx, records...)
		require.NoError(t, err)
		for _, r := range records {
			refs = append(refs, r.Ref())
		}
		require.NoError(t, s.Close())
		return path, refs
	}
	for name, spoil := range map[string]func(content []byte) []byte{
		"cut in half":                  func(c []byte) []byte { return c[:len(c)/2/4096*4096] },
		"a form for writing not known": func(c []byte) []byte { c[18] ^= 0x10; return c },
		"a form for reading not known": func(c []byte) []byte { c[19] ^= 0x10; return c },
		"garbage pages": func(c []byte) []byte {
			for page := 10; page < len(c)/4096; page += 3 {
				for i := range 4096 {
					c[page*4096+i] = byte(i*7 + page)
				}
			}
			return c
		},
	} {
		t.Run(name, func(t *testing.T) {
			path, refs := fill(t)
			content, err := os.ReadFile(path)
			require.NoError(t, err)
			require.NoError(t, os.WriteFile(path, spoil(content), 0o644))
			s, err := storage.Open(ctx, path, storagetest.Options("tester"))
			if err != nil {
				assert.ErrorIs(t, err, storage.ErrDamaged)
				return
			}
			defer func() { _ = s.Close() }()
			findings, err := s.Check(ctx)
			if err != nil {
				assert.ErrorIs(t, err, storage.ErrDamaged)
			} else {
				assert.NotEmpty(t, findings)
			}
			for _, ref := range refs {
				if _, err := s.Record(ctx, ref); err != nil {
					assert.True(t, strings.Contains(err.Error(), storage.ErrDamaged.Error()) || strings.Contains(err.Error(), storage.ErrNotFound.Error()), "%v", err)
				}
			}
		})
	}
}

func TestANewRegisterIsFilledWithoutALogAndSavedIntoWithOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "register.accord")
	first := &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality}
	second := &register.Partner{Name: register.Ru("Алматы"), Kind: register.PartnerMunicipality}
	s, err := storage.CreateWith(ctx, path, storagetest.Options("tester"), func(fresh *storage.Store) error {
		_, err := fresh.Save(ctx, first)
		assert.NoFileExists(t, fresh.Path()+"-wal")
		return err
	})
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	_, err = s.Save(ctx, second)
	require.NoError(t, err)
	assert.FileExists(t, path+"-wal")
	for _, saved := range []*register.Partner{first, second} {
		_, err := s.Record(ctx, saved.Ref())
		assert.NoError(t, err)
	}
}

// A step of the migration that fails is told, and what there was is kept beside the register.
func TestAStepThatFailsIsTold(t *testing.T) {
	path := closed(t)
	db, err := sql.Open("sqlite", storage.AddressOf(path))
	require.NoError(t, err)
	_, err = db.Exec("DELETE FROM goose_db_version WHERE version_id > 20; PRAGMA user_version = 20")
	require.NoError(t, err)
	require.NoError(t, db.Close())
	_, err = storage.Open(ctx, path, storagetest.Options("tester"))
	assert.Error(t, err)
	kept, err := filepath.Glob(path + ".before-*")
	require.NoError(t, err)
	assert.Len(t, kept, 1)
}

// What the engine or the seal keeps beside a register leaves no place for another one.
func TestNoRegisterIsMadeWhereAnotherKeepsItsOwn(t *testing.T) {
	path := closed(t)
	for _, ending := range []string{"-wal", "-shm", "-journal", ".key"} {
		_, err := storage.Create(ctx, path+ending, storagetest.Options("tester"))
		assert.ErrorIs(t, err, storage.ErrIsRegister, ending)
		_, err = storage.Salvage(ctx, path, path+ending, storagetest.Options("tester"))
		assert.ErrorIs(t, err, storage.ErrIsRegister, ending)
		assert.NoFileExists(t, path+ending)
	}
}
