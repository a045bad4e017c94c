package storage_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// ticking are the options of a store whose clock a test drives: tick lets seconds pass.
func ticking(author string) (options storage.Options, tick func(seconds int)) {
	standing := clock.At(storagetest.Noon)
	options = storagetest.Options(author)
	options.Clock = standing
	return options, func(seconds int) { standing.Pass(time.Duration(seconds) * time.Second) }
}

// apart is a register with one saved partner whose log is not written back yet, and what its listener hears.
func apart(t *testing.T) (s *storage.Store, saved *register.Partner, tick func(int), heard *[]error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.accord")
	options, tick := ticking("tester")
	s = storagetest.Fresh(t, path, options)
	t.Cleanup(func() { _ = s.Close() })
	heard = &[]error{}
	t.Cleanup(s.WatchPlace(func(err error) { *heard = append(*heard, err) }))
	saved = &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality}
	_, err := s.Save(ctx, saved)
	require.NoError(t, err)
	return s, saved, tick, heard
}

// refuses sees a save refused by a fault, and that what is open can still be read and copied.
func refuses(t *testing.T, s *storage.Store, saved *register.Partner, fault error) {
	t.Helper()
	p := &register.Partner{Name: register.Ru("Казань"), Kind: register.PartnerMunicipality}
	_, err := s.Save(ctx, p)
	assert.ErrorIs(t, err, fault)
	assert.Zero(t, p.Revision)
	got, err := s.Record(ctx, saved.Ref())
	require.NoError(t, err)
	assert.Equal(t, saved, got)
	copied := filepath.Join(t.TempDir(), "копия.accord")
	require.NoError(t, s.CopyTo(ctx, copied))
	got, err = open(t, copied).Record(ctx, saved.Ref())
	require.NoError(t, err)
	assert.Equal(t, saved, got)
}

func TestARenamedRegisterIsNotWritten(t *testing.T) {
	s, saved, tick, heard := apart(t)
	moved := filepath.Join(t.TempDir(), "b.accord")
	require.NoError(t, os.Rename(s.Path(), moved))
	refuses(t, s, saved, storage.ErrGone)
	require.Len(t, *heard, 1)
	assert.ErrorIs(t, (*heard)[0], storage.ErrGone)
	assert.NoFileExists(t, s.Path(), "no connection makes a file")

	tick(1)
	content, err := os.ReadFile(moved)
	require.NoError(t, err)
	whole := filepath.Join(t.TempDir(), "whole.accord")
	require.NoError(t, os.WriteFile(whole, content, 0o600))
	got, err := open(t, whole).Record(ctx, saved.Ref())
	require.NoError(t, err, "under its new name the file has all that was saved")
	assert.Equal(t, saved, got)

	require.NoError(t, os.Rename(moved, s.Path()))
	_, err = s.Save(ctx, &register.Partner{Name: register.Ru("Казань"), Kind: register.PartnerMunicipality})
	assert.NoError(t, err, "back in its place, work goes on")
	assert.Len(t, *heard, 2)
	assert.NoError(t, (*heard)[1])
}

func TestADeletedRegisterIsNotWritten(t *testing.T) {
	s, saved, tick, heard := apart(t)
	require.NoError(t, os.Remove(s.Path()))
	tick(1)
	require.Len(t, *heard, 1, "it is noticed without a save")
	refuses(t, s, saved, storage.ErrGone)
	tick(3)
	assert.Len(t, *heard, 1, "and told once")
	require.NoError(t, s.Close())
	assert.Empty(t, files(t, filepath.Dir(s.Path())), "nothing is left of it, and nothing is made")
}

func TestWhatTakesTheRegistersPlaceStaysUntouched(t *testing.T) {
	s, saved, tick, heard := apart(t)
	other, err := os.ReadFile(closed(t))
	require.NoError(t, err)
	fresh := s.Path() + ".new"
	require.NoError(t, os.WriteFile(fresh, other, 0o600))
	require.NoError(t, os.Rename(fresh, s.Path()))
	refuses(t, s, saved, storage.ErrReplaced)
	tick(1)
	assert.Len(t, *heard, 1)
	assert.Len(t, files(t, filepath.Dir(s.Path())), 1, "no log lies there for the engine to play over it")

	second := open(t, s.Path())
	findings, err := second.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
	_, err = second.Save(ctx, &register.Partner{Name: register.Ru("Гянджа"), Kind: register.PartnerMunicipality})
	require.NoError(t, err)
	require.NoError(t, s.Close(), "the log of the new one is not its to remove")
	counts, err := second.Counts(ctx)
	require.NoError(t, err)
	assert.Equal(t, 2, counts[register.KindPartner])
	require.NoError(t, second.Close())
	findings, err = open(t, s.Path()).Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
}

// Who puts back what was open when another file lay there meanwhile must open it again: the two may differ.
func TestAReplacedRegisterStaysAway(t *testing.T) {
	s, saved, _, _ := apart(t)
	kept := s.Path() + ".kept"
	require.NoError(t, os.Rename(s.Path(), kept))
	require.NoError(t, os.WriteFile(s.Path(), []byte("другое"), 0o600))
	refuses(t, s, saved, storage.ErrReplaced)
	require.NoError(t, os.Rename(kept, s.Path()))
	refuses(t, s, saved, storage.ErrReplaced)
}

func TestAnotherNameOfTheSameFileIsNoOther(t *testing.T) {
	s, _, _, heard := apart(t)
	require.NoError(t, os.Link(s.Path(), s.Path()+".link"))
	require.NoError(t, os.Remove(s.Path()))
	require.NoError(t, os.Symlink(s.Path()+".link", s.Path()))
	_, err := s.Save(ctx, &register.Partner{Name: register.Ru("Казань"), Kind: register.PartnerMunicipality})
	assert.NoError(t, err)
	assert.Empty(t, *heard)
}

// overwrite writes other contents into a file that stays where it is, as cat and some synchronising programs do.
func overwrite(t *testing.T, path string, content []byte) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
	require.NoError(t, err)
	_, err = file.Write(content)
	require.NoError(t, err)
	require.NoError(t, file.Close())
}

func TestARegisterThatIsOverwrittenInItsPlaceIsNotWritten(t *testing.T) {
	storagetest.OfFile(t)
	other := storagetest.New(t)
	other.Partner(register.Partner{})
	require.NoError(t, other.Settle(ctx))
	foreign, err := os.ReadFile(other.Path())
	require.NoError(t, err)
	for name, c := range map[string]struct {
		settled bool
		content func(before, now []byte) []byte
	}{
		"another register":                      {true, func(_, _ []byte) []byte { return foreign }},
		"another register, with a log":          {false, func(_, _ []byte) []byte { return foreign }},
		"something else":                        {true, func(_, _ []byte) []byte { return []byte("другое") }},
		"something else, with a log":            {false, func(_, _ []byte) []byte { return []byte("другое") }},
		"an earlier version of the same":        {true, func(before, _ []byte) []byte { return before }},
		"the first half of the same":            {true, func(_, now []byte) []byte { return now[:len(now)/2] }},
		"nothing":                               {true, func(_, _ []byte) []byte { return nil }},
		"a later version from another computer": {true, elsewhere},
	} {
		t.Run(name, func(t *testing.T) {
			s, _, tick, heard := apart(t)
			require.NoError(t, s.Settle(ctx))
			before, err := os.ReadFile(s.Path())
			require.NoError(t, err)
			_, err = s.Save(ctx, &register.Partner{Name: register.Ru("Гянджа"), Kind: register.PartnerMunicipality})
			require.NoError(t, err)
			if c.settled {
				require.NoError(t, s.Settle(ctx))
			}
			now, err := os.ReadFile(s.Path())
			require.NoError(t, err)
			content := c.content(before, now)
			overwrite(t, s.Path(), content)
			_, err = s.Save(ctx, &register.Partner{Name: register.Ru("Казань"), Kind: register.PartnerMunicipality})
			assert.Error(t, err)
			tick(1)
			_, err = s.Save(ctx, &register.Partner{Name: register.Ru("Казань"), Kind: register.PartnerMunicipality})
			assert.ErrorIs(t, err, storage.ErrOverwritten)
			require.Len(t, *heard, 1)
			assert.ErrorIs(t, (*heard)[0], storage.ErrReplaced)
			tick(10)
			_ = s.Settle(ctx)
			_ = s.Close()
			got, err := os.ReadFile(s.Path())
			require.NoError(t, err)
			assert.True(t, string(content) == string(got), "nothing is written into it")
			assert.NoFileExists(t, s.Path()+"-wal", "nor will be")
		})
	}
}

// elsewhere is what another computer has made of a register by another change.
func elsewhere(_, now []byte) []byte { return elsewhereIn("later", now) }

func elsewhereIn(name string, now []byte) []byte {
	folder, err := os.MkdirTemp("", "")
	if err != nil {
		panic(err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	path := filepath.Join(folder, name, "a.accord")
	if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
		panic(err)
	}
	if err := os.WriteFile(path, now, 0o600); err != nil {
		panic(err)
	}
	s, err := storage.Open(ctx, path, storagetest.Options("Айгуль"))
	if err != nil {
		panic(err)
	}
	if _, err := s.Save(ctx, &register.Partner{Name: register.Ru("Шеки"), Kind: register.PartnerMunicipality}); err != nil {
		panic(err)
	}
	if err := s.Close(); err != nil {
		panic(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	return content
}

// A log that was written back stays beside the register until something is saved. What another computer has made of a copy in
// the meantime looks as if it had come out of that log.
func TestALaterVersionIsNotTakenForTheLog(t *testing.T) {
	s, _, tick, heard := apart(t)
	db, err := sql.Open("sqlite", s.Path())
	require.NoError(t, err)
	for _, sql := range []string{ // what is saved elsewhere finds room among the pages that the log speaks of
		"CREATE TABLE room (b BLOB)", "INSERT INTO room VALUES (zeroblob(4000000))", "DROP TABLE room",
	} {
		_, err = db.Exec(sql)
		require.NoError(t, err)
	}
	for range 40 { // so many that the log has not all pages of the history
		_, err := s.Save(ctx, &register.Partner{Name: register.Ru("Гянджа"), Kind: register.PartnerMunicipality})
		require.NoError(t, err)
	}
	require.NoError(t, s.Settle(ctx))
	_, err = s.Save(ctx, &register.Partner{Name: register.Ru("Шуша"), Kind: register.PartnerMunicipality})
	require.NoError(t, err)
	_, err = db.Exec("PRAGMA wal_checkpoint(PASSIVE)")
	require.NoError(t, err)
	now, err := os.ReadFile(s.Path())
	require.NoError(t, err)
	require.NotZero(t, sizeOf(t, s.Path()+"-wal"))
	later := now
	for range 30 {
		later = elsewhere(nil, later)
	}
	overwrite(t, s.Path(), later)
	_, err = s.Save(ctx, &register.Partner{Name: register.Ru("Казань"), Kind: register.PartnerMunicipality})
	assert.Error(t, err)
	tick(1)
	_, err = s.Save(ctx, &register.Partner{Name: register.Ru("Казань"), Kind: register.PartnerMunicipality})
	assert.ErrorIs(t, err, storage.ErrOverwritten)
	assert.Len(t, *heard, 1)
	require.NoError(t, db.Close())
	_ = s.Close()
	got, err := os.ReadFile(s.Path())
	require.NoError(t, err)
	assert.True(t, string(later) == string(got), "nothing is written into it")
}

func sizeOf(t *testing.T, path string) int64 {
	t.Helper()
	about, err := os.Stat(path)
	require.NoError(t, err)
	return about.Size()
}

// What does not change the contents is no reason to stop, nor is another program that works on the same register.
func TestARegisterThatOthersWriteOrTouchIsStillTheSame(t *testing.T) {
	s, _, tick, heard := apart(t)
	save := func(s *storage.Store) {
		t.Helper()
		_, err := s.Save(ctx, &register.Partner{Name: register.Ru("Казань"), Kind: register.PartnerMunicipality})
		require.NoError(t, err)
	}
	require.NoError(t, s.Settle(ctx))
	require.NoError(t, os.Chtimes(s.Path(), time.Time{}, storagetest.Noon))
	save(s)
	second := open(t, s.Path())
	for range 3 {
		save(second)
		require.NoError(t, second.Settle(ctx))
		save(s)
		tick(1)
		save(second)
		tick(5)
		save(s)
	}
	assert.Empty(t, *heard)
}

// Two changes in one moment of the file system's clock leave the log looking the same. What was written back of the second is not
// taken for other contents, or the log would be emptied under those who work.
func TestALogThatLooksTheSameMayHoldMore(t *testing.T) {
	s, _, tick, heard := apart(t)
	save := func(s *storage.Store) {
		t.Helper()
		_, err := s.Save(ctx, &register.Partner{Name: register.Ru("Казань"), Kind: register.PartnerMunicipality})
		require.NoError(t, err)
	}
	db, err := sql.Open("sqlite", s.Path())
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	writeBack := func() {
		t.Helper()
		_, err := db.Exec("PRAGMA wal_checkpoint(PASSIVE)")
		require.NoError(t, err)
	}
	for range 40 { // so that the log is long, and is begun again within its length
		save(s)
	}
	writeBack()
	second := open(t, s.Path())
	save(second)
	tick(1)
	log, err := os.Stat(s.Path() + "-wal")
	require.NoError(t, err)
	for range 5 {
		save(second)
	}
	writeBack()
	require.NoError(t, os.Chtimes(s.Path()+"-wal", log.ModTime(), log.ModTime()))
	now, err := os.Stat(s.Path() + "-wal")
	require.NoError(t, err)
	require.Equal(t, log.Size(), now.Size(), "it looks the same")
	save(s)
	tick(3)
	save(second)
	save(s)
	assert.Empty(t, *heard)
	counts, err := s.Counts(ctx)
	require.NoError(t, err)
	assert.Equal(t, 50, counts[register.KindPartner])
}

// What another program writes, writes back and empties its log of while this one looks at the file is no overwriting: the log would
// be emptied in the belief that its changes belong to contents that are gone.
func TestAFileWrittenWhileItIsLookedAtIsNotOverwritten(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	other := open(t, f.Path())
	write := func(name string) {
		t.Helper()
		_, err := other.Save(ctx, &register.Partner{Name: register.Ru(name), Kind: register.PartnerMunicipality})
		require.NoError(t, err)
		require.NoError(t, other.Settle(ctx))
	}
	write("Казань")
	require.NoError(t, storage.LookedAt(ctx, f.Store)())
	for _, name := range []string{"Баку", "Гянджа"} {
		intact := storage.LookedAt(ctx, f.Store)
		write(name)
		require.NoError(t, intact(), name)
		require.NoError(t, storage.LookedAt(ctx, f.Store)(), name)
	}
	_, err := f.Save(ctx, &register.Partner{Name: register.Ru("Шеки"), Kind: register.PartnerMunicipality})
	require.NoError(t, err)
}
