package backup_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/backup"
	"accord/storage/briefcase"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// lying are the files of a folder, each with the sum of its content.
func lying(t *testing.T, folder string) map[string]string {
	t.Helper()
	found := map[string]string{}
	require.NoError(t, filepath.WalkDir(folder, func(path string, about os.DirEntry, err error) error {
		if err != nil || about.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		sum := sha256.Sum256(content)
		found[path] = hex.EncodeToString(sum[:])
		return err
	}))
	return found
}

// Each long work is cancelled at every step it tells of: all files are as they were then, and the work goes through after that.
func TestACancelledWorkLeavesEverythingAsItWas(t *testing.T) {
	storagetest.InTheFullPass(t)
	var path string
	var copied backup.Backup
	to := func(name string) string { return filepath.Join(filepath.Dir(path), name) }
	with := func(work func(*storage.Store) error) error {
		s, err := storage.Open(t.Context(), path, storagetest.Options("tester"))
		require.NoError(t, err)
		err = work(s)
		require.NoError(t, s.Close())
		return err
	}
	for name, work := range map[string]func(ctx context.Context) error{
		"restore": func(ctx context.Context) error {
			_, err := backup.Restore(ctx, copied.Path, "", path, storagetest.Noon)
			return err
		},
		"copy": func(ctx context.Context) error {
			return with(func(s *storage.Store) error { return backup.To(ctx, s, to("копия.accord"), nil) })
		},
		"compare": func(ctx context.Context) error {
			return with(func(s *storage.Store) error {
				then, err := backup.Open(ctx, copied.Path, "", storagetest.Options("tester"))
				if err != nil {
					return err
				}
				_, err = backup.Compare(ctx, then.Store, s)
				require.NoError(t, then.Close())
				return err
			})
		},
		"check": func(ctx context.Context) error {
			return with(func(s *storage.Store) error {
				_, err := s.Check(ctx)
				assert.False(t, s.Damaged())
				return err
			})
		},
		"salvage": func(ctx context.Context) error {
			_, err := storage.Salvage(ctx, path, to("спасённый.accord"), storagetest.Options("tester"))
			return err
		},
		"briefcase": func(ctx context.Context) error {
			return with(func(s *storage.Store) error {
				_, err := briefcase.Make(ctx, s, to("портфель.accordcase"), storage.Excerpt{Files: true}, "слова подряд")
				return err
			})
		},
		"move": func(ctx context.Context) error {
			return storage.Relocate(ctx, path, to("другой.accord"), to("прежний.accord"), storagetest.Options("tester"))
		},
		"seal": func(ctx context.Context) error {
			_, err := storage.Seal(ctx, path, "слова подряд", storagetest.Options("tester"))
			return err
		},
		"unseal": func(ctx context.Context) error {
			return storage.Unseal(ctx, path, storagetest.Passphrase, storagetest.Options("tester"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			lies, fill := lasting(t)
			path = lies
			fill(func(s *storage.Store) {
				for range 40 {
					_, err := s.Save(ctx, &register.Partner{Name: register.Ru("Партнёр"), Kind: register.PartnerState})
					require.NoError(t, err)
				}
				copied = made(t, s, backup.Plan{}, backup.Daily, storagetest.Noon)
			})
			if name == "unseal" {
				require.NoError(t, storagetest.Sealed(path))
				fill(func(*storage.Store) {}) // it is opened once
			}
			before := lying(t, filepath.Dir(path))
			steps := 0
			for at := 0; ; at++ {
				cancelled, cancel := context.WithCancel(ctx)
				told := 0
				err := work(storage.Telling(cancelled, func(int, int) {
					if told == at {
						cancel()
					}
					told++
				}))
				reached := cancelled.Err() != nil
				cancel()
				if !reached || err == nil { // it could no longer stop
					assert.NoError(t, err)
					steps = at
					break
				}
				assert.ErrorIs(t, err, context.Canceled, "at step %d", at)
				assert.Equal(t, before, lying(t, filepath.Dir(path)), "at step %d", at)
			}
			assert.Positive(t, steps, "it tells of no step")
		})
	}
}

// Whoever asks for a copy does not wait for the copy of the day: his is that of the day, too.
func TestACopyAskedForDoesNotWaitForTheCopyOfTheDay(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	f.Partner(register.Partner{})
	done, begun := make(chan error, 1), false
	made, err := backup.EachDay(storage.Telling(t.Context(), func(int, int) {
		if begun {
			return
		}
		begun = true
		go func() {
			_, err := backup.Make(context.Background(), f.Store, backup.Plan{}, backup.ByHand, storagetest.Noon)
			done <- err
		}()
		for backup.DayUnderWay() {
			runtime.Gosched()
		}
	}), f.Store, backup.Plan{}, storagetest.Noon)
	require.NoError(t, err)
	assert.True(t, begun)
	assert.False(t, made, "one is enough")
	require.NoError(t, <-done)
	all := backup.List(f.Path(), backup.Plan{})
	require.Len(t, all, 1)
	assert.Equal(t, backup.ByHand, all[0].Why)
}
