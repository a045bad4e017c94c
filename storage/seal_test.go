package storage_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
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
	"accord/storage/whole"
)

// theSecret is what is looked for in whatever lies on the disk.
const theSecret = "Совершенно секретная сфера"

// sealedRegister makes a register with a secret in it and puts it under seal.
func sealedRegister(t *testing.T) (path, recovery string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "реестр.accord")
	s := storagetest.Fresh(t, path, storagetest.Options("tester"))
	_, err := s.Save(ctx, &register.Sphere{Name: register.Ru(theSecret)})
	require.NoError(t, err)
	require.NoError(t, s.Close())
	recovery, err = storage.Seal(ctx, path, storagetest.Passphrase, storagetest.Options("tester"))
	require.NoError(t, err)
	return path, recovery
}

// unlockedRegister is a register under seal that this program can open; its key is that of all of them.
func unlockedRegister(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "реестр.accord")
	s := storagetest.Fresh(t, path, storagetest.Options("tester"))
	_, err := s.Save(ctx, &register.Sphere{Name: register.Ru(theSecret)})
	require.NoError(t, err)
	require.NoError(t, s.Close())
	require.NoError(t, storagetest.Sealed(path))
	return path
}

// hides fails where any file in a folder shows the secret, or that it is a database.
func hides(t *testing.T, folder string) {
	t.Helper()
	for name := range files(t, folder) {
		content, err := os.ReadFile(filepath.Join(folder, name))
		require.NoError(t, err)
		for _, shown := range []string{theSecret, "секретн", "SQLite format", "agreements"} {
			assert.False(t, bytes.Contains(content, []byte(shown)), "%s shows %q", name, shown)
		}
	}
}

// holdsTheSecret opens a register, looks it through and finds the secret in it.
func holdsTheSecret(t *testing.T, path string) *storage.Store {
	t.Helper()
	s := open(t, path)
	found, err := s.Search(ctx, "секретная", 10, register.KindSphere)
	require.NoError(t, err)
	assert.Len(t, found, 1)
	findings, err := s.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
	return s
}

func TestARegisterUnderSealOpensByItsPassphraseAndByItsRecoveryKey(t *testing.T) {
	path, recovery := sealedRegister(t)
	at := clock.At(storagetest.Noon)
	assert.True(t, storage.UnderSeal(path))
	_, err := storage.Open(ctx, path, storagetest.Options("tester"))
	require.ErrorIs(t, err, storage.ErrSealed)
	_, err = storage.OpenToLook(ctx, path, storagetest.Options("tester"))
	require.ErrorIs(t, err, storage.ErrSealed)
	require.ErrorIs(t, storage.Unlock(ctx, path, "", at), storage.ErrSealed)
	require.ErrorIs(t, storage.Unlock(ctx, path, "другая", at), storage.ErrWrongSecret)
	assert.FileExists(t, path+".before-seal", "it was not opened yet")
	_, err = storage.Seal(ctx, path, "ещё одна фраза", storagetest.Options("tester"))
	require.ErrorIs(t, err, storage.ErrIsSealed)
	for _, secret := range []string{storagetest.Passphrase, recovery} {
		require.NoError(t, storage.Unlock(ctx, path, secret, at))
		s := holdsTheSecret(t, path)
		assert.True(t, s.UnderSeal())
		_, err = s.Save(ctx, &register.Sphere{Name: register.Ru("Другая сфера")})
		require.NoError(t, err)
		hides(t, filepath.Dir(path)) // the log too
		require.NoError(t, s.Close())
		hides(t, filepath.Dir(path))
		storage.Lock()
		_, err = storage.Open(ctx, path, storagetest.Options("tester"))
		require.ErrorIs(t, err, storage.ErrSealed)
	}
	require.ErrorIs(t, storage.Unseal(ctx, path, "другая", storagetest.Options("tester")), storage.ErrWrongSecret)
	require.NoError(t, storage.Unseal(ctx, path, storagetest.Passphrase, storagetest.Options("tester")))
	assert.FileExists(t, path+".before-unseal")
	s := holdsTheSecret(t, path)
	assert.False(t, s.UnderSeal())
	require.NoError(t, s.Close())
	for name := range files(t, filepath.Dir(path)) {
		assert.Equal(t, "реестр.accord", name)
	}
	require.ErrorIs(t, storage.Unseal(ctx, path, "", storagetest.Options("tester")), storage.ErrNotSealed)
}

// The passphrase and the recovery key change, and not a byte of the register.
func TestPassphrasesChangeWithoutTheRegister(t *testing.T) {
	path, recovery := sealedRegister(t)
	at := clock.At(storagetest.Noon)
	before := files(t, filepath.Dir(path))["реестр.accord"]
	require.ErrorIs(t, storage.Reword(ctx, path, "не та", "новая фраза"), storage.ErrWrongSecret)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	require.ErrorIs(t, storage.Reword(cancelled, path, recovery, "новая фраза"), context.Canceled)
	require.NoError(t, storage.Reword(ctx, path, storagetest.Passphrase, storagetest.Passphrase), "nothing has changed")
	require.NoError(t, storage.Reword(ctx, path, recovery, "новая фраза"))
	require.ErrorIs(t, storage.Unlock(ctx, path, storagetest.Passphrase, at), storage.ErrWrongSecret)
	require.NoError(t, storage.Unlock(ctx, path, "новая фраза", at))
	again, err := storage.Renew(ctx, path, "новая фраза", "третья фраза")
	require.NoError(t, err)
	storage.Lock()
	require.ErrorIs(t, storage.Unlock(ctx, path, recovery, at), storage.ErrWrongSecret)
	require.NoError(t, storage.Unlock(ctx, path, again, at))
	assert.Equal(t, before, files(t, filepath.Dir(path))["реестр.accord"])
	require.NoError(t, holdsTheSecret(t, path).Close())
}

func TestWrongPassphrasesWaitLongerEachTime(t *testing.T) {
	path := unlockedRegister(t)
	storage.Lock()
	at := waiting{clock.At(storagetest.Noon), make(chan time.Duration, 10)}
	for range 3 {
		require.ErrorIs(t, storage.Unlock(ctx, path, "не та", at), storage.ErrWrongSecret)
	}
	for _, wait := range []time.Duration{time.Second, 2 * time.Second, 4 * time.Second} {
		storage.ForgetTries() // as a program does that is started again
		done := make(chan error)
		go func() { done <- storage.Unlock(ctx, path, "не та", at) }()
		assert.Equal(t, wait, <-at.long)
		at.Pass(wait)
		require.ErrorIs(t, <-done, storage.ErrWrongSecret)
	}
	at.Pass(time.Hour)
	require.NoError(t, storage.Unlock(ctx, path, storagetest.Passphrase, at))
}

// Many programs that try at once wait for one another, so that they wait as long as one would.
func TestOneSecretIsTriedAfterTheOther(t *testing.T) {
	path := unlockedRegister(t)
	storage.Lock()
	at := waiting{clock.At(storagetest.Noon), make(chan time.Duration, 10)}
	other, err := whole.Hold(path + ".key-trying")
	require.NoError(t, err)
	done := make(chan error)
	go func() { done <- storage.Unlock(ctx, path, storagetest.Passphrase, at) }()
	for range 3 {
		round := <-at.long
		assert.Less(t, round, time.Second)
		at.Pass(round)
	}
	<-at.long
	require.NoError(t, other.Release())
	at.Pass(time.Second)
	require.NoError(t, <-done)
	assert.NoFileExists(t, path+".key-trying")

	for range 3 {
		require.ErrorIs(t, storage.Reword(ctx, path, "не та", "новая фраза"), storage.ErrWrongSecret)
	}
	storage.Lock()
	go func() { done <- storage.Unlock(ctx, path, storagetest.Passphrase, at) }()
	assert.Positive(t, <-at.long, "whatever a wrong one was tried for, it is counted")
	at.Pass(time.Hour)
	require.NoError(t, <-done)
}

// waiting is a clock that tells for how long it was asked to wait.
type waiting struct {
	*clock.Manual
	long chan time.Duration
}

func (w waiting) After(d time.Duration, do func()) (stop func()) {
	stop = w.Manual.After(d, do)
	w.long <- d
	return stop
}

// One program at a time has it: what another sees of it may be half written.
func TestARegisterUnderSealIsForOneProgram(t *testing.T) {
	path := unlockedRegister(t)
	other, err := whole.Hold(path + ".open")
	require.NoError(t, err)
	_, err = storage.Open(ctx, path, storagetest.Options("tester"))
	require.ErrorIs(t, err, storage.ErrLocked)
	_, err = storage.OpenToLook(ctx, path, storagetest.Options("tester"))
	require.ErrorIs(t, err, storage.ErrLocked)
	require.NoError(t, other.Release())
	s := holdsTheSecret(t, path)
	_, err = whole.Hold(path + ".open")
	require.ErrorIs(t, err, whole.ErrHeld)
	require.NoError(t, s.Close())
	other, err = whole.Hold(path + ".open")
	require.NoError(t, err)
	require.NoError(t, other.Release())
}

// Whatever is made of a register under seal is under seal too, and opens by the same passphrase.
func TestWhatIsMadeOfARegisterUnderSealIsUnderSeal(t *testing.T) {
	storagetest.InTheFullPass(t)
	path := unlockedRegister(t)
	folder := filepath.Dir(path)
	s := holdsTheSecret(t, path)
	beside := func(name string) string { return filepath.Join(folder, name+".accord") }
	require.NoError(t, s.CopyTo(ctx, beside("копия")))
	require.NoError(t, s.MoveTo(ctx, beside("перенос"), storagetest.Options("tester")))
	require.ErrorIs(t, s.CopyTo(ctx, path+".key"), storage.ErrIsRegister, "nothing takes the place of a lock")
	require.NoError(t, s.Close())
	require.NoError(t, storage.Relocate(ctx, path, beside("новое место"), beside("прежний"), storagetest.Options("tester")))
	assert.NoFileExists(t, path+".key")
	_, err := storage.Salvage(ctx, beside("прежний"), beside("спасённый"), storagetest.Options("tester"))
	require.NoError(t, err)
	hides(t, folder)
	storage.Lock()
	for _, name := range []string{"копия", "перенос", "новое место", "прежний", "спасённый"} {
		require.NoError(t, storage.Unlock(ctx, beside(name), storagetest.Passphrase, clock.At(storagetest.Noon)), name)
		require.NoError(t, holdsTheSecret(t, beside(name)).Close())
	}
}

// A crash between the lock and the register leaves two locks beside it, of which one fits; whichever it is, it opens.
func TestACrashWhileALockChangesLeavesARegisterThatOpens(t *testing.T) {
	for _, moved := range []bool{false, true} {
		t.Run(fmt.Sprint("moved ", moved), func(t *testing.T) {
			path, other := unlockedRegister(t), unlockedRegister(t)
			next, err := os.ReadFile(other + ".key")
			require.NoError(t, err)
			require.NoError(t, os.WriteFile(path+".key-next", next, 0o600))
			if moved {
				require.NoError(t, os.Rename(other, path))
			}
			storage.Lock()
			require.NoError(t, storage.Unlock(ctx, path, storagetest.Passphrase, clock.At(storagetest.Noon)))
			require.NoError(t, holdsTheSecret(t, path).Close())
			assert.NoFileExists(t, path+".key-next")
			storage.Lock()
			require.NoError(t, storage.Unlock(ctx, path, storagetest.Passphrase, clock.At(storagetest.Noon)))
			require.NoError(t, holdsTheSecret(t, path).Close())
		})
	}
}

// A turned bit anywhere in the file garbles a block, which is never silent; what is left can be salvaged.
func TestATurnedBitUnderSealIsNeverSilent(t *testing.T) {
	path := unlockedRegister(t)
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	for _, block := range []int{0, 1, 2, 7, 40, len(content)/4096 - 1} {
		changed := bytes.Clone(content)
		changed[block*4096+1234] ^= 4
		require.NoError(t, os.WriteFile(path, changed, 0o600))
		s, err := storage.Open(ctx, path, storagetest.Options("tester"))
		if err == nil {
			var findings []storage.Defect
			findings, err = s.Check(ctx)
			if err == nil && len(findings) > 0 {
				err = storage.ErrDamaged
			}
			_ = s.Close()
		}
		if err == nil { // a block that nothing stands in
			require.NoError(t, holdsTheSecret(t, path).Close())
			continue
		}
		assert.ErrorIs(t, err, storage.ErrDamaged, "block %d", block)
	}
	changed := bytes.Clone(content)
	changed[1234] ^= 4
	require.NoError(t, os.WriteFile(path, changed, 0o600))
	fresh := filepath.Join(filepath.Dir(path), "спасённый.accord")
	_, err = storage.Salvage(ctx, path, fresh, storagetest.Options("tester"))
	require.NoError(t, err)
	require.NoError(t, holdsTheSecret(t, fresh).Close())
}

func TestALockOfAnotherRegisterDoesNotOpenIt(t *testing.T) {
	path, other := unlockedRegister(t), unlockedRegister(t)
	lock, err := os.ReadFile(other + ".key")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(path+".key", lock, 0o600))
	storage.Lock()
	require.NoError(t, storage.Unlock(ctx, path, storagetest.Passphrase, clock.At(storagetest.Noon)))
	_, err = storage.Open(ctx, path, storagetest.Options("tester"))
	require.ErrorIs(t, err, storage.ErrDamaged)
	for _, text := range []string{"", "{", "{}", string(lock[:len(lock)/2])} {
		require.NoError(t, os.WriteFile(path+".key", []byte(text), 0o600))
		storage.Lock()
		err := storage.Unlock(ctx, path, storagetest.Passphrase, clock.At(storagetest.Noon))
		if err == nil {
			_, err = storage.Open(ctx, path, storagetest.Options("tester"))
		}
		assert.True(t, errors.Is(err, storage.ErrDamaged) || errors.Is(err, storage.ErrNotRegister), "%q: %v", text, err)
	}
}
