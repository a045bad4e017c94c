package backup_test

import (
	"archive/zip"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/backup"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var ctx = context.Background()

func made(t *testing.T, s *storage.Store, plan backup.Plan, why storage.Occasion, now time.Time) backup.Backup {
	t.Helper()
	b, err := backup.Make(ctx, s, plan, why, now)
	require.NoError(t, err)
	return b
}

func TestACopyIsARegisterOfItsOwn(t *testing.T) {
	f := storagetest.New(t)
	kept := f.Agreement(register.Agreement{})
	b := made(t, f.Store, backup.Plan{}, backup.ByHand, storagetest.Noon)
	second := made(t, f.Store, backup.Plan{}, backup.ByHand, storagetest.Noon)
	assert.NotEqual(t, b.Path, second.Path, "of the same second")
	f.Agreement(register.Agreement{})

	assert.Equal(t, "реестр №1 2022-12-05T12-00-00Z hand.accord", filepath.Base(b.Path))
	listed := backup.List(f.Path(), backup.Plan{})
	require.Len(t, listed, 2)
	assert.Equal(t, second, listed[0])
	assert.Equal(t, b, listed[1])
	before, err := os.ReadFile(b.Path)
	require.NoError(t, err)
	glimpse, err := storage.Glance(ctx, b.Path)
	require.NoError(t, err)
	assert.Equal(t, 1, glimpse.Counts[register.KindAgreement])
	assert.Equal(t, "tester", glimpse.By)
	assert.Equal(t, register.At(storagetest.Noon), glimpse.At)
	then := open(t, b.Path, "")
	_, err = then.Record(ctx, kept.Ref())
	require.NoError(t, err)
	after, err := os.ReadFile(b.Path)
	require.NoError(t, err)
	assert.True(t, string(before) == string(after), "looked into, it is as it was")
	if runtime.GOOS != "windows" {
		assert.Equal(t, fs.FileMode(0o600), mode(t, b.Path))
		assert.Equal(t, fs.FileMode(0o700), mode(t, filepath.Dir(b.Path)))
	}
}

func mode(t *testing.T, path string) fs.FileMode {
	t.Helper()
	about, err := os.Stat(path)
	require.NoError(t, err)
	return about.Mode().Perm()
}

func open(t *testing.T, path, secret string) *backup.Opened {
	t.Helper()
	then, err := backup.Open(ctx, path, secret, storagetest.Options("tester"))
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, then.Close()) })
	return then
}

// A command is given names as they are seen from the folder at hand.
func TestACopyIsMadeWhereOneStands(t *testing.T) {
	f := storagetest.New(t)
	f.Agreement(register.Agreement{})
	t.Chdir(t.TempDir())
	for _, name := range []string{"copy.accord", "./beside.accord"} {
		require.NoError(t, backup.To(ctx, f.Store, name, nil), name)
		glimpse, err := storage.Glance(ctx, name)
		require.NoError(t, err, name)
		assert.Equal(t, 1, glimpse.Counts[register.KindAgreement], name)
	}
	left, err := os.ReadDir(".")
	require.NoError(t, err)
	assert.Len(t, left, 2, "nothing beside them")
}

func TestOneCopyADay(t *testing.T) {
	f := storagetest.New(t)
	f.Partner(register.Partner{})
	for _, c := range []struct {
		at   time.Time
		made bool
	}{
		{storagetest.Noon, true}, {storagetest.Noon.Add(3 * time.Hour), false}, {storagetest.Noon.Add(24 * time.Hour), true},
	} {
		made, err := backup.EachDay(ctx, f.Store, backup.Plan{}, c.at)
		require.NoError(t, err)
		assert.Equal(t, c.made, made, c.at)
	}
	assert.Len(t, backup.List(f.Path(), backup.Plan{}), 2)
}

func TestNamesThatAreNoCopiesAreLeftAlone(t *testing.T) {
	for _, name := range []string{
		"реестр.accord", "реестр 2022-12-05T12-00-00Z.accord", "реестр 2022-12-05T12-00-00Z else.accord", "реестр 2022-13-05T12-00-00Z day.accord",
		" 2022-12-05T12-00-00Z day.accord.part", "2022-12-05T12-00-00Z day.accord",
	} {
		_, ok := backup.Parse(name)
		assert.False(t, ok, name)
	}
	for _, why := range backup.Occasions {
		for _, sealed := range []bool{false, true} {
			b := backup.Backup{Of: "реестр 2", At: storagetest.Noon, Why: why, Sealed: sealed}
			read, ok := backup.Parse(b.Name())
			assert.True(t, ok)
			assert.Equal(t, b, read)
		}
	}
}

func TestAPlaceIsKnownByItsMark(t *testing.T) {
	disks := t.TempDir()
	stick := filepath.Join(disks, "STICK")
	place, err := backup.Choose(filepath.Join(stick, "копии"))
	require.NoError(t, err)
	again, err := backup.Choose(place.Folder)
	require.NoError(t, err)
	assert.Equal(t, place, again, "chosen twice, it is the same")
	f := storagetest.New(t)
	f.Partner(register.Partner{})
	plan := backup.Plan{Place: place}
	b := made(t, f.Store, plan, backup.Daily, storagetest.Noon)
	assert.True(t, strings.HasPrefix(b.Path, place.Folder))

	other := filepath.Join(disks, "STICK1")
	require.NoError(t, os.Rename(stick, other))
	require.NoError(t, os.MkdirAll(place.Folder, 0o700)) // another stick with such a folder
	_, err = place.Find(nil)
	assert.ErrorIs(t, err, backup.ErrNoPlace)
	found, err := place.Find([]string{filepath.Join(disks, "STICK0"), other})
	require.NoError(t, err)
	assert.Equal(t, filepath.Join(other, "копии"), found)

	s := backup.Look(f.Path(), plan, register.At(storagetest.Noon), storagetest.Noon)
	assert.True(t, s.Away)
	beside := made(t, f.Store, plan, backup.Daily, storagetest.Noon)
	assert.Equal(t, backup.Beside(f.Path()), filepath.Dir(beside.Path), "work does not go without a copy meanwhile")
}

func TestChangesWithoutACopyAreTold(t *testing.T) {
	f := storagetest.New(t)
	plan := backup.Plan{}
	changed := register.At(storagetest.Noon)
	later := func(days int) time.Time { return storagetest.Noon.AddDate(0, 0, days) }
	assert.False(t, backup.Look(f.Path(), plan, register.Instant{}, later(100)).Old, "nothing has changed")
	assert.False(t, backup.Look(f.Path(), plan, changed, later(7)).Old)
	assert.True(t, backup.Look(f.Path(), plan, changed, later(8)).Old)
	b := made(t, f.Store, plan, backup.Daily, later(8))
	s := backup.Look(f.Path(), plan, changed, later(100))
	assert.False(t, s.Old, "nothing has changed since")
	assert.Equal(t, &b, s.Last)
	assert.True(t, backup.Look(f.Path(), plan, register.At(later(9)), later(100)).Old)
}

func TestASealedCopyOpensByPassphraseOrRecoveryKey(t *testing.T) {
	f := storagetest.New(t)
	kept := f.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	key, recovery, err := backup.NewKey("верный пароль")
	require.NoError(t, err)
	b := made(t, f.Store, backup.Plan{Key: key}, backup.ByHand, storagetest.Noon)
	assert.True(t, b.Sealed)
	content, err := os.ReadFile(b.Path)
	require.NoError(t, err)
	assert.NotContains(t, string(content), "Азербайджан")
	assert.NotContains(t, string(content), "SQLite")

	for _, secret := range []string{"верный пароль", recovery, " " + strings.ToLower(recovery) + "\n"} {
		_, err := open(t, b.Path, secret).Record(ctx, kept.Ref())
		assert.NoError(t, err)
	}
	_, other, err := backup.NewKey("другой")
	require.NoError(t, err)
	for secret, want := range map[string]error{"": backup.ErrSealed, "неверный": backup.ErrWrongSecret, other: backup.ErrWrongSecret, "AGE-SECRET-KEY-1X": backup.ErrWrongSecret} {
		_, err := backup.Open(ctx, b.Path, secret, storagetest.Options("tester"))
		assert.ErrorIs(t, err, want, secret)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(f.Path()), ".accord-*"))
	require.NoError(t, err)
	assert.Empty(t, left, "nothing open is left beside the register")

	archive, err := zip.OpenReader(b.Path)
	require.NoError(t, err)
	assert.Len(t, archive.File, 2, "of two files that age knows")
	require.NoError(t, archive.Close())
}

// Whatever byte of a sealed copy is another, it does not open, and says why.
func TestADamagedSealedCopyDoesNotOpen(t *testing.T) {
	f := storagetest.New(t)
	key, recovery, err := backup.NewKey("пароль")
	require.NoError(t, err)
	b := made(t, f.Store, backup.Plan{Key: key}, backup.ByHand, storagetest.Noon)
	content, err := os.ReadFile(b.Path)
	require.NoError(t, err)
	broken := filepath.Join(t.TempDir(), "broken.accordbackup")
	for i := range 20 {
		at := len(content)/2 + i*(len(content)/2-700)/20
		damaged := append([]byte{}, content...)
		damaged[at] ^= 4
		require.NoError(t, os.WriteFile(broken, damaged, 0o600))
		_, err := backup.Open(ctx, broken, recovery, storagetest.Options("tester"))
		assert.ErrorIs(t, err, storage.ErrDamaged, at)
	}
	for _, length := range []int{0, 100, len(content) / 2, len(content) - 1} {
		require.NoError(t, os.WriteFile(broken, content[:length], 0o600))
		_, err := backup.Open(ctx, broken, recovery, storagetest.Options("tester"))
		assert.ErrorIs(t, err, storage.ErrDamaged, length)
	}
}
