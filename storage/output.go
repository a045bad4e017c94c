package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gorm.io/gorm"

	"accord/storage/whole"
)

// Write writes a file that is no register: whole, or not at all. It never replaces a register or one of the engine's
// files beside one, whatever its name: the error is ErrIsRegister.
func Write(path string, write func(io.Writer) error) error { return writeBy(whole.Write, path, write) }

// WritePrivate is Write for the owner of the file alone.
func WritePrivate(path string, write func(io.Writer) error) error {
	return writeBy(whole.WritePrivate, path, write)
}

func writeBy(way func(string, func(io.Writer) error) error, path string, write func(io.Writer) error) error {
	err := spare(path)
	if err == nil {
		err = way(path, write)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, translate(err))
	}
	return nil
}

// CopyTo writes the register as it is now into a file of its own, also where the register's own file is gone from its
// address. Saves go on meanwhile. ErrIsRegister where a register lies there already, ErrLooking where the register came out of
// a sealed file. Out of a server it is moved.
func (s *Store) CopyTo(ctx context.Context, path string) error {
	if s.OnServer() {
		return s.MoveTo(ctx, path, s.options)
	}
	err := spare(path)
	if err == nil && s.sealed != nil {
		err = ErrLooking
	}
	if err == nil {
		err = s.whole()
	}
	if err == nil {
		err = s.copyAside(ctx, path)
	}
	if err != nil {
		return fmt.Errorf("copy the register to %s: %w", path, translate(err))
	}
	return nil
}

// copyAside copies the register over its own connection. Where the file has left its address, only open connections
// still reach it.
func (s *Store) copyAside(ctx context.Context, path string) error {
	if s.looking {
		return copyInto(ctx, s.reads, s.under, path)
	}
	db, err := openForCopying(ctx, s.place, s.how)
	if errors.Is(err, ErrGone) || errors.Is(err, ErrReplaced) {
		return copyInto(ctx, s.writer, s.under, path)
	}
	if err != nil {
		return err
	}
	return errors.Join(copyInto(ctx, db, s.under, path), closePool(db))
}

func closePool(db *gorm.DB) error {
	pool, err := db.DB()
	if err != nil {
		return err
	}
	return pool.Close()
}

// The endings of the engine's files beside a register: its log, the index of the log, a journal.
const (
	logEnding     = "-wal"
	indexEnding   = "-shm"
	journalEnding = "-journal"
)

var beside = []string{logEnding, indexEnding, journalEnding}

// spare returns ErrIsRegister where a path holds a register or one of its companions, also through a link: even a log
// that does not exist now would be taken for one.
func spare(path string) error {
	return errors.Join(spareName(path), spareName(whole.Behind(path)))
}

func spareName(path string) error {
	switch taken, err := isRegister(path); {
	case err != nil:
		return err
	case taken:
		return ErrIsRegister
	}
	return companion(path)
}

// Reserved returns ErrIsRegister where a path is the name of what the engine or the seal keeps beside a register, also
// through a link: a register of that name would be taken for it, and removed with it.
func Reserved(path string) error {
	return errors.Join(companion(path), companion(whole.Behind(path)))
}

func companion(path string) error {
	for _, ending := range append([]string{lockEnding, nextEnding, missesEnding, tryingEnding, heldEnding}, beside...) {
		of, is := cutEnding(path, ending)
		if !is {
			continue
		}
		if lies, _ := isRegister(of); lies { // that there is none is no trouble
			return ErrIsRegister
		}
	}
	return nil
}

// isRegister reports whether a register lies at a path, or a link to one, or what the engine keeps beside one. A file that
// is called a register is taken for one even where it is too damaged to be known.
func isRegister(path string) (bool, error) {
	about, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case !about.Mode().IsRegular():
		return false, nil
	case isOpen(about), about.Size() > 0 && strings.EqualFold(filepath.Ext(path), Extension):
		return true, nil
	}
	if Held(path) || besideOpen(about) { // what the engine keeps beside one that is open
		return true, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return false, nil // what cannot be read can still be replaced
	}
	defer func() { _ = file.Close() }()
	header := make([]byte, headerSize)
	n, _ := io.ReadFull(file, header)
	return ours(header[:n]) || bySide(header[:n]) || UnderSeal(path), nil
}
