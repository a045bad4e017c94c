package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"gorm.io/gorm"

	"accord/storage/plainfile"
	"accord/storage/whole"
)

// A register open for looking is read in its place, and nothing is written beside it: see lookDSN. Two kinds need a
// private copy, deleted when the register is closed: a register of an earlier version, since it must be brought up to
// date first, and one whose log the engine would have to write back. A register in a sealed file is read through its
// seal (sealed.go).

// OpenToLook opens an existing register for looking only: nothing in it or beside it is changed, and whatever would
// change it returns ErrLooking. Other programs may write meanwhile, and their changes are seen, except in a private copy.
// It returns the errors of Open but ErrReadOnly, which it returns only where the file may not even be read.
func OpenToLook(ctx context.Context, address string, options Options) (*Store, error) {
	s, err := openToLook(ctx, address, options)
	if err != nil {
		return nil, fmt.Errorf("open %s to look at it: %w", address, err)
	}
	return s, nil
}

func openToLook(ctx context.Context, address string, options Options) (*Store, error) {
	if IsServer(address) {
		s, err := openServer(ctx, address, options)
		if err == nil {
			s.looking = true
		}
		return s, err
	}
	path, err := filepath.Abs(address)
	if err != nil {
		return nil, err
	}
	header, err := recognise(path)
	if err != nil {
		return nil, err
	}
	at, err := placeOf(path)
	if err != nil {
		return nil, err
	}
	s := newStore(at, options)
	s.looking = true
	if err := s.hold(); err != nil {
		return nil, err
	}
	s.reads, err = lookAt(ctx, at, logs(path, header))
	switch {
	case errors.Is(err, errUnwritten):
		err = s.lookAtCopy(ctx, s.copyFiles)
	case err == nil && outdated(s.read(ctx)):
		err = s.lookAtCopy(ctx, s.copyEngine)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	remember(s)
	return s, nil
}

// OpenOrLook opens a register for work, or for looking where it cannot be written: it is protected, or its disk has no room
// left for what the engine writes beside it. Hindered then says which.
func OpenOrLook(ctx context.Context, address string, options Options) (*Store, error) {
	s, err := Open(ctx, address, options)
	if !errors.Is(err, ErrReadOnly) && !errors.Is(err, ErrFull) {
		return s, err
	}
	looked, unread := OpenToLook(ctx, address, options)
	if unread != nil {
		return nil, errors.Join(err, unread)
	}
	looked.hindered = err
	return looked, nil
}

// Hindered returns why a register opened for work is open for looking only; nil where looking was asked for.
func (s *Store) Hindered() error { return s.hindered }

// Looking reports whether the register is open for looking only.
func (s *Store) Looking() bool { return s.looking }

// Copied reports whether the window looks at a private copy, made when the register was opened: later changes do not
// appear in it.
func (s *Store) Copied() bool { return s.copied != nil }

// logs reports whether the engine keeps a log for a register.
func logs(path string, header []byte) bool {
	if header == nil { // this program has it open
		return stateOf(path+logEnding) != fileState{}
	}
	return keepsLog(header)
}

// lookAt opens a pool that only reads. errUnwritten where changes wait beside the file that cannot be read there.
func lookAt(ctx context.Context, at place, logged bool) (*gorm.DB, error) {
	db, err := connectBy(ctx, looker{at, logged}, "", 3)
	if err != nil {
		return nil, err
	}
	var pages int
	if err := db.WithContext(ctx).Raw(sqlPages).Scan(&pages).Error; err != nil { // which has the engine look beside the file
		if unwritten(err) {
			err = errUnwritten
		}
		return nil, errors.Join(translate(err), closePool(db))
	}
	return db, nil
}

// outdated reports whether an earlier version has kept the register, or began to bring it up to date. One that cannot
// say so is looked at as it is.
func outdated(db *gorm.DB) bool {
	var version int
	if err := db.Raw(sqlVersion).Scan(&version).Error; err != nil {
		return false
	}
	if version < newestVersion() {
		return true
	}
	names := []string{settingDerive}
	for _, d := range derivations {
		names = append(names, d.name)
	}
	waits, err := count(db.Table("settings").Where("name IN ?", names))
	return err == nil && waits > 0
}

// lookAtCopy looks at a private copy that is brought up to date, instead of the register.
func (s *Store) lookAtCopy(ctx context.Context, fill func(ctx context.Context, from, to string) error) error {
	part, err := whole.Begin(filepath.Join(os.TempDir(), "accord"))
	if err != nil {
		return translate(err)
	}
	s.copied = part
	path := part.Beside(Extension)
	if err = s.sealInPassing(path); err == nil {
		err = fill(ctx, s.place.path, path)
	}
	if s.reads != nil {
		err = errors.Join(err, closePool(s.reads))
		s.reads = nil
	}
	if err != nil {
		return translate(err)
	}
	// Nobody else knows of the copy, and it need not outlive a crash.
	options := s.options
	options.Before = nil
	fresh, err := open(ctx, path, options, unlogged)
	if err == nil {
		err = fresh.Close()
	}
	if err != nil {
		return err
	}
	at, err := placeOf(path)
	if err != nil {
		return err
	}
	s.reads, err = lookAt(ctx, at, false)
	return err
}

// copyEngine lets the engine copy what it reads, so that others may write meanwhile.
func (s *Store) copyEngine(ctx context.Context, _, to string) error {
	if err := whole.New(to); err != nil {
		return err
	}
	return s.read(ctx).Exec(sqlCopyInto, copyAddress(to)).Error
}

// copyFiles copies a register's file with the engine's files beside it. The error is ErrLocked where somebody writes
// meanwhile.
func (s *Store) copyFiles(_ context.Context, from, to string) error {
	before := statesOf(from)
	if s.under != nil { // they stay as they are closed
		if err := unlockAt(to, unlocked{keys: s.under.keys}); err != nil {
			return err
		}
	}
	for _, ending := range []string{"", logEnding, journalEnding} {
		if err := copyFile(from+ending, to+ending); err != nil && (ending == "" || !errors.Is(err, os.ErrNotExist)) {
			return err
		}
	}
	if statesOf(from) != before {
		return fmt.Errorf("%w: it changes while it is copied", ErrLocked)
	}
	return nil
}

func copyFile(from, to string) error {
	file, about, err := plainfile.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // was only read
	out, err := whole.Begin(to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, io.NewSectionReader(file, 0, about.Size())); err != nil {
		return errors.Join(err, out.GiveUp())
	}
	return out.Finish(0o600)
}
