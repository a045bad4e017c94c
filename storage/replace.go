package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"accord/storage/site"
	"accord/storage/whole"
)

// Replace puts a fresh register, closed and whole, in the place of another. The other is kept under another name with
// its side files, the same to the byte, but its log is written back if it can be read. Where nothing lies at the path,
// kept stays free. The path holds the one or the other at any moment. It returns ErrLocked where somebody has the
// register at the path open, ErrDamaged where the fresh one is not whole or, in the place of another, its records
// are not what its history says, and what Replaceable returns.
func Replace(ctx context.Context, fresh, path, kept string) error {
	path, err := filepath.Abs(path)
	if err == nil && Held(path) {
		err = ErrLocked
	}
	if err == nil {
		err = Replaceable(path)
	}
	if err == nil {
		if _, there := os.Lstat(path); there == nil { // what lies there may be the better one; in an empty place anything readable is
			err = sound(ctx, fresh)
		}
	}
	if err == nil {
		err = replace(ctx, fresh, path, kept)
	}
	if err != nil {
		return fmt.Errorf("put another register in the place of %s: %w", path, translate(err))
	}
	return nil
}

func replace(ctx context.Context, fresh, path, kept string) error {
	if Held(path) {
		return ErrLocked
	}
	if err := Replaceable(path); err != nil {
		return err
	}
	if _, err := readHeader(fresh); err != nil {
		return err
	}
	if err := wholeCopy(ctx, fresh); err != nil {
		return err
	}
	under, err := freshUnder(fresh, path)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return under.put(fresh, path, whole.Move)
	}
	if err := hold(path); err != nil {
		return err
	}
	defer func() { _ = release(path) }() // it was only held meanwhile
	if err := writeBack(ctx, path); errors.Is(err, ErrLocked) {
		return err // whatever else is wrong with it is no reason to keep it
	}
	if err := keepLock(path, kept); err != nil {
		return err
	}
	if err := whole.Second(path, kept); err != nil {
		return err
	}
	for _, ending := range beside {
		if err := whole.Along(path+ending, kept+ending); err != nil {
			return err
		}
	}
	return under.put(fresh, path, whole.Replace)
}

// Replaceable returns nil where a register may take the place of what lies at a path: nothing, a register, or a file called
// one, whatever its state. A folder is a whole.ErrFolder, anything else an ErrExists.
func Replaceable(path string) error {
	about, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return translate(err)
	case about.IsDir():
		return whole.ErrFolder
	case !about.Mode().IsRegular():
		return ErrExists
	case strings.EqualFold(filepath.Ext(path), Extension):
		return nil
	}
	is, err := isRegister(path)
	if err == nil && !is {
		return ErrExists
	}
	return err
}

// sound compares the indexes of a register that nobody has open with its rows and, where it is of this version's form, its
// records with their history. ErrDamaged where anything differs.
func sound(ctx context.Context, path string) (err error) {
	if _, err := readHeader(path); err != nil {
		return err
	}
	at, err := placeOf(path)
	if err != nil {
		return err
	}
	s := newStore(at, Options{})
	if s.reads, err = openStill(ctx, at); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closePool(s.reads)) }()
	version, err := formOf(s.read(ctx))
	if err != nil {
		return err
	}
	looks := []func(context.Context) ([]Defect, error){s.checkPages, s.checkRecords, s.checkHistory}
	if version != newestVersion() {
		looks = looks[:1]
	}
	for _, look := range looks {
		found, err := look(ctx)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			return fmt.Errorf("%w: %s", ErrDamaged, found[0].Detail)
		}
	}
	return nil
}

// freshUnder returns the seal for the register that replaces another: where the other is under seal, the new one opens
// by the same passphrase from now on. The error is ErrSealed where the new one is under no seal.
func freshUnder(fresh, path string) (*unlocked, error) {
	u, is := sealAt(fresh)
	locks := locksAt(path)
	switch {
	case !is && UnderSeal(path):
		return nil, ErrSealed
	case !is:
		return nil, nil
	case len(locks) == 0 || u.lock == nil:
		return &u, nil
	}
	lock, err := u.keys.For(locks[0].Key)
	if err != nil {
		return nil, err
	}
	return &unlocked{keys: u.keys, lock: &lock}, nil
}

// writeBack writes the log of a register that nobody has open back into its file. ErrLocked where somebody has it open.
func writeBack(ctx context.Context, path string) error {
	if _, err := readHeader(path); err != nil {
		return err
	}
	at, err := placeOf(path)
	if err != nil {
		return err
	}
	db, err := connect(ctx, at, safetyAt(site.Of(path)), 1)
	if err != nil {
		return err
	}
	var busy, frames, written int
	err = db.Raw(sqlCheckpoint).Row().Scan(&busy, &frames, &written)
	if err := errors.Join(err, closePool(db)); err != nil {
		return translate(err)
	}
	if _, err := os.Lstat(path + logEnding); err == nil || busy != 0 { // the last who closes a register takes its log away
		return ErrLocked
	}
	return nil
}
