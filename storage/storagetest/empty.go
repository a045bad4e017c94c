package storagetest

import (
	"context"
	"os"
	"path/filepath"
	"sync"

	"accord/storage"
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

// openEmpty opens an empty register that is laid at a path.
func openEmpty(path string, options storage.Options) (*storage.Store, error) {
	content, err := empty()
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return nil, err
	}
	return storage.Open(context.Background(), path, options)
}
