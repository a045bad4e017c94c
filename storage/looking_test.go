package storage_test

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// lookAt opens a register for looking only.
func lookAt(t testing.TB, path string) (*storage.Store, *clock.Manual) {
	t.Helper()
	standing := clock.At(storagetest.Noon)
	options := storagetest.Options("looker")
	options.Clock = standing
	s, err := storage.OpenToLook(ctx, path, options)
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s, standing
}

// countPartners counts what is seen of them.
func countPartners(t testing.TB, s *storage.Store) int {
	t.Helper()
	ids, err := s.PartnerIDs(ctx, storage.PartnerQuery{})
	require.NoError(t, err)
	return len(ids)
}

func TestLookingChangesNothing(t *testing.T) {
	path := closed(t)
	before := files(t, filepath.Dir(path))
	s, _ := lookAt(t, path)
	assert.True(t, s.Looking())
	assert.False(t, s.Copied())
	assert.Equal(t, path, s.Path())
	assert.Equal(t, 1, countPartners(t, s))
	hits, err := s.Search(ctx, "баку", 10)
	require.NoError(t, err)
	require.Len(t, hits, 1)
	partner, err := s.Record(ctx, hits[0].Ref)
	require.NoError(t, err)
	findings, err := s.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)

	_, err = s.Save(ctx, partner)
	assert.ErrorIs(t, err, storage.ErrLooking)
	_, err = s.Delete(ctx, hits[0].Ref)
	assert.ErrorIs(t, err, storage.ErrLooking)
	_, err = s.AddFile(ctx, "scan.txt", strings.NewReader("text"), nil)
	assert.ErrorIs(t, err, storage.ErrLooking)
	history, err := s.History(ctx, hits[0].ID)
	require.NoError(t, err)
	assert.ErrorIs(t, s.Undo(ctx, history[0].Batch), storage.ErrLooking)
	_, err = s.Import(ctx, []register.Record{&register.Sphere{Head: register.Head{ID: register.NewID()}, Name: register.Ru("Сфера")}})
	assert.ErrorIs(t, err, storage.ErrLooking)

	taken, err := s.Pack(ctx, storage.Packing{Refs: []register.Ref{partner.Ref()}, For: "в дорогу", Until: "2026-12-24"})
	require.NoError(t, err, "a part may be taken along")
	require.NoError(t, s.Expect(ctx, taken.Parcel))

	copied := filepath.Join(t.TempDir(), "copy.accord")
	require.NoError(t, s.CopyTo(ctx, copied))
	assert.Equal(t, before, files(t, filepath.Dir(path)), "while it is looked at")
	require.NoError(t, s.Close())
	assert.Equal(t, before, files(t, filepath.Dir(path)))
	work := open(t, copied)
	assert.Equal(t, 1, countPartners(t, work))
	known, err := work.Pack(ctx, storage.Packing{Refs: []register.Ref{partner.Ref()}})
	require.NoError(t, err)
	assert.Equal(t, taken.Parcel.Register, known.Parcel.Register, "who changes the register calls it the same")
}

func TestAReadOnlyDiskCanBeLookedAt(t *testing.T) {
	folder := mount(t, "size=8m")
	path := filepath.Join(folder, "register.accord")
	s, err := storage.Create(ctx, path, storagetest.Options("tester"))
	require.NoError(t, err)
	_, err = s.Save(ctx, &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerState})
	require.NoError(t, err)
	require.NoError(t, s.Close())
	require.NoError(t, exec.Command("mount", "-o", "remount,ro", folder).Run())
	looked, _ := lookAt(t, path)
	assert.Equal(t, 1, countPartners(t, looked))
	require.NoError(t, looked.Close())
}

// saver saves into a register in another process; next waits for what it has saved, kill ends it as a power cut would.
func saver(t *testing.T, path string) (next func() register.ID, kill func()) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), saverOf+"="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, child.Start())
	lines := bufio.NewScanner(out)
	next = func() register.ID {
		require.True(t, lines.Scan())
		id, err := register.ParseID(strings.Fields(lines.Text())[0])
		require.NoError(t, err)
		return id
	}
	kill = func() {
		_ = child.Process.Kill()
		_ = child.Wait()
	}
	t.Cleanup(kill)
	return next, kill
}

// What others save is seen, whether they have begun before or after the looking.
func TestLookingFollowsWhatOthersSave(t *testing.T) {
	path := closed(t)
	early, _ := lookAt(t, path)
	require.Equal(t, 1, countPartners(t, early))
	next, kill := saver(t, path)
	id := next()
	late, _ := lookAt(t, path)
	for range 50 {
		for name, s := range map[string]*storage.Store{"early": early, "late": late} {
			_, err := s.Record(ctx, register.Ref{Kind: register.KindAgreement, ID: id})
			require.NoError(t, err, name)
		}
		id = next()
	}
	kill()
	require.NoError(t, early.Close())
	require.NoError(t, late.Close())
}

func TestWatchersOfALookedAtRegisterHearOfOthersChanges(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	s, standing := lookAt(t, f.Path())
	var heard []storage.Change
	defer s.Watch(func(changes []storage.Change) { heard = append(heard, changes...) })()
	p := f.Partner(register.Partner{})
	standing.Pass(2e9)
	require.Len(t, heard, 1)
	assert.Equal(t, p.Ref(), heard[0].Ref)
}

// A log that a crash has left is read, with its index or without, and stays as it is.
func TestLookingReadsALogThatACrashHasLeft(t *testing.T) {
	path := closed(t)
	next, kill := saver(t, path)
	var id register.ID
	for range 20 {
		id = next()
	}
	kill()
	folder := filepath.Dir(path)
	require.Contains(t, files(t, folder), filepath.Base(path)+"-wal")
	for _, without := range []string{"", "-shm"} {
		if without != "" {
			require.NoError(t, os.Remove(path+without))
		}
		before := files(t, folder)
		s, _ := lookAt(t, path)
		assert.Equal(t, without != "", s.Copied())
		_, err := s.Record(ctx, register.Ref{Kind: register.KindAgreement, ID: id})
		require.NoError(t, err)
		require.NoError(t, s.Close())
		assert.Equal(t, before, files(t, folder), "without %q", without)
	}
	_, err := open(t, path).Record(ctx, register.Ref{Kind: register.KindAgreement, ID: id})
	assert.NoError(t, err, "whoever opens it next finds all there")
}

// An earlier version's register is brought up to date in a private place, and stays as it is.
func TestAnOlderRegisterIsLookedAtAsACopy(t *testing.T) {
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	t.Setenv("TMP", temporary)
	path := version1(t)
	before := files(t, filepath.Dir(path))
	s, _ := lookAt(t, path)
	assert.True(t, s.Copied())
	assert.Equal(t, path, s.Path())
	counts, err := s.Counts(ctx)
	require.NoError(t, err)
	assert.NotZero(t, counts[register.KindAgreement])
	hits, err := s.Search(ctx, "торговля", 10)
	require.NoError(t, err)
	assert.Len(t, hits, 1)
	assert.Len(t, files(t, temporary), 2, "the copy and the mark of its being in use")
	require.NoError(t, s.Close())
	assert.Empty(t, files(t, temporary))
	assert.Equal(t, before, files(t, filepath.Dir(path)))
}

func TestALookedAtRegisterThatMayNotBeWritten(t *testing.T) {
	if os.Getuid() == 0 {
		asNobody(t)
		return
	}
	path := closed(t)
	require.NoError(t, os.Chmod(path, 0o400))
	require.NoError(t, os.Chmod(filepath.Dir(path), 0o500))
	t.Cleanup(func() { _ = os.Chmod(filepath.Dir(path), 0o700) })
	s, _ := lookAt(t, path)
	assert.Equal(t, 1, countPartners(t, s))
	require.NoError(t, s.Close())
}
