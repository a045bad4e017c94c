// Package storage keeps a register: one SQLite file with every record, the history of every change
// and the words that search finds them by.
package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"gorm.io/gorm"

	"accord/storage/clock"
	"accord/storage/register"
)

// Options say who writes, and by which clock.
type Options struct {
	// Author and Device are written into the history beside every change.
	Author, Device string
	// Clock gives the time and the timers; nil is the computer's own.
	Clock clock.Clock
}

// Store is an open register. It may be used from many goroutines.
type Store struct {
	path          string
	options       Options
	writer, reads *gorm.DB

	mu       sync.Mutex
	watchers map[int]func([]Change)
	nextID   int
	told     int64  // the last change that watchers have heard of
	stop     func() // ends the ticks that look for what others have written; nil without any
}

// Open opens an existing register. Besides trouble of the file system it may return ErrNoRegister,
// ErrNotRegister, ErrNewerRegister, ErrReadOnly, ErrLocked or ErrDamaged; the file is then as it was.
func Open(ctx context.Context, address string, options Options) (*Store, error) {
	path, err := filepath.Abs(address)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", address, err)
	}
	if err := inspect(path); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	s, err := open(ctx, path, options)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return s, nil
}

// Create makes an empty register, and its folder. A file that is there already gives ErrExists.
func Create(ctx context.Context, address string, options Options) (*Store, error) {
	path, err := filepath.Abs(address)
	if err != nil {
		return nil, fmt.Errorf("create %s: %w", address, err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, fmt.Errorf("create %s: %w: %w", path, ErrReadOnly, err)
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	switch {
	case errors.Is(err, fs.ErrExist):
		return nil, fmt.Errorf("create %s: %w", path, ErrExists)
	case err != nil:
		return nil, fmt.Errorf("create %s: %w: %w", path, ErrReadOnly, err)
	}
	if err := file.Close(); err != nil {
		return nil, fmt.Errorf("create %s: %w", path, err)
	}
	s, err := open(ctx, path, options)
	if err != nil {
		for _, left := range []string{path, path + "-wal", path + "-shm"} {
			_ = os.Remove(left) // ours alone: a half-made register would be no register
		}
		return nil, fmt.Errorf("create %s: %w", path, err)
	}
	return s, nil
}

func open(ctx context.Context, path string, options Options) (*Store, error) {
	if options.Clock == nil {
		options.Clock = clock.System
	}
	options.Author, options.Device = register.Line(options.Author), register.Line(options.Device)
	writer, err := openWriter(ctx, path)
	if err != nil {
		return nil, err
	}
	s := &Store{path: path, options: options, writer: writer, watchers: map[int]func([]Change){}}
	if err := migrate(ctx, writer, path); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if s.reads, err = openReaders(ctx, path); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if err := s.deriveWords(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if err := s.ship(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if err := s.deriveAgreements(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Author is the name under which this program writes.
func (s *Store) Author() string { return s.options.Author }

// Path is the register's file.
func (s *Store) Path() string { return s.path }

// Close closes the register. Nothing unsaved can be lost by it: every save is on the disk before it
// returns.
func (s *Store) Close() error {
	s.mu.Lock()
	stop := s.stop
	s.stop = nil
	s.mu.Unlock()
	if stop != nil {
		stop()
	}
	var errs []error
	for _, db := range []*gorm.DB{s.reads, s.writer} {
		if db == nil {
			continue
		}
		pool, err := db.DB()
		if err == nil {
			err = pool.Close()
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// Today gives the day of the store's clock.
func (s *Store) Today() register.Date { return register.DayOf(s.options.Clock.Now()) }

func (s *Store) now() register.Instant { return register.At(s.options.Clock.Now()) }

// write runs work in one transaction and tells the watchers when it is on the disk.
func (s *Store) write(ctx context.Context, doing string, work func(tx *gorm.DB) error) error {
	err := s.writer.WithContext(ctx).Transaction(work)
	if err != nil {
		return fmt.Errorf("%s: %w", doing, translate(err))
	}
	// What is on the disk is saved, whether or not the watchers could be told now; the next tick tells them.
	_ = s.tell(context.WithoutCancel(ctx))
	return nil
}

// read gives a handle for queries.
func (s *Store) read(ctx context.Context) *gorm.DB { return s.reads.WithContext(ctx) }
