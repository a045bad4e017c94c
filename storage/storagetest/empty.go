package storagetest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"accord/storage"
	"accord/storage/seal"
)

// empty returns the bytes of an empty register. It is made once: to make one goes through all migrations, which takes ten times
// as long as to open it.
var empty = sync.OnceValues(func() (content []byte, err error) {
	folder, err := os.MkdirTemp("", "accord-empty-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	path := filepath.Join(folder, "empty"+storage.Extension)
	s, err := storage.Create(context.Background(), path, Options("tester"))
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// Fresh lays an empty register at a path and opens it, in a tenth of the time in which storage.Create makes one.
func Fresh(t testing.TB, path string, options storage.Options) *storage.Store {
	t.Helper()
	content, err := empty()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := storage.Open(context.Background(), path, options)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// openEmpty opens an empty register that is laid at a path.
func openEmpty(path string, options storage.Options) (*storage.Store, error) {
	content, err := empty()
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return nil, err
	}
	if UnderSeal() {
		if err := Sealed(path); err != nil {
			return nil, err
		}
	}
	return storage.Open(context.Background(), path, options)
}

func init() { seal.Ease() }

// Passphrase is that of the tests' registers under seal.
const Passphrase = "семь раз отмерь"

// theLock is the lock of the tests' registers under seal.
var theLock = sync.OnceValues(func() (lock []byte, err error) {
	content, err := empty()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "accord-sealed-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	path := filepath.Join(folder, "sealed"+storage.Extension)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return nil, err
	}
	if _, err = storage.Seal(context.Background(), path, Passphrase, Options("tester")); err != nil {
		return nil, err
	}
	return storage.LockOf(path), nil
})

// Sealed puts a register under seal that nobody has open, and unlocks it.
func Sealed(path string) error {
	lock, err := theLock()
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "accord-sealed-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	like := filepath.Join(folder, "like"+storage.Extension)
	if err := storage.LayLock(like, lock); err != nil {
		return err
	}
	return storage.SealLike(context.Background(), path, like, Options("tester"))
}
