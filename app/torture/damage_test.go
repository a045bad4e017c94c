package torture_test

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/backup"
	"accord/storage/briefcase"
	"accord/storage/pack"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// damaged turns one bit over or cuts the end off.
func damaged(random *rand.Rand, content []byte, cut bool) []byte {
	if cut {
		return bytes.Clone(content[:random.IntN(len(content))])
	}
	turned := bytes.Clone(content)
	turned[random.IntN(len(turned))] ^= 1 << random.IntN(8)
	return turned
}

// plain reports whether an error says what is the matter.
func plain(err error) bool {
	for _, known := range []error{storage.ErrDamaged, storage.ErrNotRegister, storage.ErrNewerRegister, backup.ErrWrongSecret, storage.ErrLocked} {
		if errors.Is(err, known) {
			return true
		}
	}
	return false
}

// Damage in a sealed copy, in a briefcase and in the log of a register is told, or what is read is right.
func TestDamageIsTold(t *testing.T) {
	path := withSample(t, "a.accord")
	s := open(t, path)
	right := export(t, s)
	key, secret, err := backup.NewKey("пароль")
	require.NoError(t, err)
	folder := t.TempDir()
	sealed, portable := filepath.Join(folder, "a.accordbackup"), filepath.Join(folder, "a.accordcase")
	require.NoError(t, backup.To(ctx, s, sealed, key))
	_, err = briefcase.Make(ctx, s, portable, storage.Excerpt{Notes: true}, "пароль")
	require.NoError(t, err)
	require.NoError(t, s.Settle(ctx))
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	for range 5 {
		_, err := s.Save(ctx, city("Город"))
		require.NoError(t, err)
	}
	log, err := os.ReadFile(path + "-wal")
	require.NoError(t, err)
	require.NotEmpty(t, log)
	after := export(t, s)
	require.NoError(t, s.Close())
	random := rand.New(rand.NewPCG(4, 13))
	turns, cuts := times(10, 1000), times(4, 100)
	told, sound := 0, 0
	for n := range turns + cuts {
		cut := n >= turns
		content, err := os.ReadFile(sealed)
		require.NoError(t, err)
		broken := filepath.Join(t.TempDir(), "b.accordbackup")
		require.NoError(t, os.WriteFile(broken, damaged(random, content, cut), 0o600))
		then, err := backup.Open(ctx, broken, secret, storagetest.Options("tester"))
		if err != nil {
			told++
			assert.True(t, plain(err), "a sealed copy: %v", err)
		} else {
			sound++
			assert.True(t, export(t, then.Store) == right, "a sealed copy says something wrong")
			require.NoError(t, then.Close())
		}

		// The log: changes may be missing from its end, and nothing else.
		lies := filepath.Join(t.TempDir(), "a.accord")
		require.NoError(t, os.WriteFile(lies, before, 0o600))
		require.NoError(t, os.WriteFile(lies+"-wal", damaged(random, log, cut), 0o600))
		found, err := storage.Open(ctx, lies, storagetest.Options("tester"))
		if err != nil {
			told++
			assert.True(t, plain(err), "a log: %v", err)
			continue
		}
		counts, err := found.Counts(ctx)
		require.NoError(t, err)
		assert.LessOrEqual(t, counts[register.KindPartner], 12)
		whole(t, found, "a damaged log")
		is := export(t, found)
		if is == after || is == right {
			sound++
		} else {
			told++
		}
		require.NoError(t, found.Close())
	}
	for range times(2, 50) { // each takes a second for its passphrase
		content, err := os.ReadFile(portable)
		require.NoError(t, err)
		broken := filepath.Join(t.TempDir(), "b.accordcase")
		require.NoError(t, os.WriteFile(broken, damaged(random, content, random.IntN(2) == 0), 0o600))
		s, err := briefcase.Open(ctx, broken, "пароль", storagetest.Options("tester"))
		if err != nil {
			told++
			assert.True(t, plain(err), "a briefcase: %v", err)
			continue
		}
		sound++
		require.NoError(t, s.Close())
	}
	storagetest.Reached(t, "bits turned over and ends cut off in sealed copies, briefcases and logs", "%d bits, %d cuts: %d told or less whole changes, %d right, none wrong", turns, cuts, told, sound)
}

// Damage anywhere in a package is told, and nothing of it is read.
func TestADamagedPackageIsRefused(t *testing.T) {
	s := open(t, withSample(t, "a.accord"))
	d, err := pack.DeviceIn(t.TempDir(), "ноутбук")
	require.NoError(t, err)
	l, err := s.Pack(ctx, storage.Packing{History: true, FilesUnder: -1, Name: "Реестр"})
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "a.accordpack")
	require.NoError(t, pack.Write(ctx, path, l, d, pack.Lock{Cards: []string{d.Card()}}, func(v register.Version, to io.Writer) error {
		return s.CopyFile(ctx, v, to)
	}))
	p, err := pack.Open(ctx, path, "", d)
	require.NoError(t, err)
	require.NoError(t, p.Close())
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	random := rand.New(rand.NewPCG(5, 13))
	turns, cuts := times(20, 1000), times(10, 100)
	for n := range turns + cuts {
		require.NoError(t, os.WriteFile(path, damaged(random, content, n >= turns), 0o600))
		_, err := pack.Open(ctx, path, "", d)
		told := slices.ContainsFunc([]error{pack.ErrAltered, pack.ErrNone, pack.ErrOther, pack.ErrNewer, pack.ErrClosed}, func(known error) bool {
			return errors.Is(err, known)
		})
		assert.True(t, told, "a package: %v", err)
	}
	storagetest.Reached(t, "bits turned over and ends cut off in packages", "%d bits, %d cuts, each refused", turns, cuts)
}
