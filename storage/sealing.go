package storage

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"accord/storage/clock"
	"accord/storage/plainfile"
	"accord/storage/seal"
	"accord/storage/whole"
)

// A register is put under seal where it lies, and taken out of it. What it was before stays beside it until what it is now has
// been opened once: only then does somebody know the passphrase.

// The endings of what stays until then.
const (
	openEnding = ".before-seal"
	shutEnding = ".before-unseal"
)

// Seal puts a closed register under seal: from now on it opens by the passphrase, or by the recovery key, which exists
// only in the result. The error is ErrLocked where somebody has the register open or changed it meanwhile, ErrIsSealed
// where it is under seal. After any error the register is as it was.
func Seal(ctx context.Context, path, passphrase string, options Options) (recovery string, err error) {
	path = absolute(path)
	if recovery, err = sealNow(ctx, path, passphrase, options); err != nil {
		return "", fmt.Errorf("seal %s: %w", path, translate(err))
	}
	return recovery, nil
}

func sealNow(ctx context.Context, path, passphrase string, options Options) (recovery string, err error) {
	switch {
	case IsServer(path):
		return "", ErrOnServer
	case UnderSeal(path):
		return "", ErrIsSealed
	}
	key, recovery, err := seal.NewKey(passphrase)
	if err != nil {
		return "", err
	}
	lock, keys, err := seal.Fresh(key)
	if err != nil {
		return "", err
	}
	if read, err := seal.Read(lock.Text()); err != nil {
		return "", err
	} else if _, err = read.Open(passphrase); err != nil {
		return "", err
	}
	if err := turn(ctx, path, openEnding, &unlocked{keys: keys, lock: &lock}, options); err != nil {
		return "", err
	}
	forgetAt(path) // whoever opens it first shows that the passphrase is known
	return recovery, nil
}

// Unseal takes a register that nobody has open out of its seal, by its passphrase or recovery key. The errors are those of
// Unlock, and ErrLocked where somebody has it open. On any error the register is as it was.
func Unseal(ctx context.Context, path, secret string, options Options) error {
	path = absolute(path)
	if err := unsealNow(ctx, path, secret, options); err != nil {
		return fmt.Errorf("unseal %s: %w", path, translate(err))
	}
	return nil
}

func unsealNow(ctx context.Context, path, secret string, options Options) error {
	if !UnderSeal(path) {
		return ErrNotSealed
	}
	if err := unlock(ctx, path, secret, newStore(place{}, options).options.Clock); err != nil {
		return err
	}
	return turn(ctx, path, shutEnding, nil, options)
}

// turn puts a copy of a register under some seal, or under none, in its place when the copy was found whole.
func turn(ctx context.Context, path, ending string, to *unlocked, options Options) error {
	if Held(path) {
		return ErrLocked
	}
	kept := path + ending
	if _, err := os.Lstat(kept); err == nil { // it comes of an earlier turn, after which the register was never opened
		if err := openOnce(ctx, path, options); err != nil {
			return err
		}
	}
	if err := hold(path); err != nil {
		return err
	}
	defer func() { _ = release(path) }() // it was only held meanwhile
	s, err := Open(ctx, path, options)
	if err != nil {
		return err
	}
	address := inClear
	if to != nil {
		address = copyAddress
	}
	err = copyUnder(ctx, s.writer, address, to, path, func(fresh, _ string) error {
		if err := s.Close(); err != nil {
			return err
		}
		if _, err := os.Lstat(path + logEnding); err == nil { // the last who closes a register takes its log away
			return ErrLocked
		}
		same, err := sameEnd(ctx, path, fresh)
		if err == nil && !same {
			err = ErrLocked
		}
		if err == nil {
			err = whole.Second(path, kept)
		}
		if err != nil {
			return err
		}
		return whole.Replace(fresh, path)
	})
	if err != nil {
		return errors.Join(err, s.Close())
	}
	if to == nil {
		forgetAt(path)
	}
	return nil
}

// openOnce opens a register and closes it.
func openOnce(ctx context.Context, path string, options Options) error {
	s, err := Open(ctx, path, options)
	if err != nil {
		return err
	}
	return s.Close()
}

// opensOnce takes away what stays until the register has been opened once.
func (s *Store) opensOnce() {
	if s.under != nil && s.under.lock != nil {
		_ = os.Remove(s.place.path + openEnding)
		_ = settleLock(s.place.path, s.under)
		return
	}
	if s.under == nil && os.Remove(s.place.path+shutEnding) == nil {
		_ = DropLock(s.place.path)
	}
}

// Reword sets another passphrase for a register under seal; secret is the old one or the recovery key, which stays. The
// register itself is not written. Cancelled before the lock is written, it changes nothing.
func Reword(ctx context.Context, path, secret, passphrase string) error {
	err := reword(ctx, path, secret, func(l seal.Lock) (seal.Lock, error) { return l.Reword(secret, passphrase) })
	if err != nil {
		return fmt.Errorf("change the passphrase of %s: %w", path, translate(err))
	}
	return nil
}

// Renew sets another passphrase for a register under seal, and returns another recovery key, which exists only in the
// result. Cancelled before the lock is written, it changes nothing.
func Renew(ctx context.Context, path, secret, passphrase string) (recovery string, err error) {
	err = reword(ctx, path, secret, func(l seal.Lock) (renewed seal.Lock, err error) {
		renewed, recovery, err = l.Renew(secret, passphrase)
		return renewed, err
	})
	if err != nil {
		return "", fmt.Errorf("change the keys of %s: %w", path, translate(err))
	}
	return recovery, nil
}

func reword(ctx context.Context, path, secret string, change func(seal.Lock) (seal.Lock, error)) error {
	path = absolute(path)
	if !UnderSeal(path) {
		return ErrNotSealed
	}
	u, err := trySecret(ctx, path, secret, clock.System)
	if err != nil {
		return err
	}
	lock, err := change(*u.lock)
	if err = cmp.Or(err, ctx.Err()); err != nil {
		return err
	}
	if err := hold(path); err != nil {
		return err
	}
	defer func() { _ = release(path) }() // it was only held meanwhile
	if err := whole.Keep(path+lockEnding, lock.Text()); err != nil {
		return err
	}
	if err := os.Remove(path + nextEnding); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if now, is := sealAt(path); is {
		now.lock = &lock
		return unlockAt(path, now)
	}
	return nil
}

// CopySealed writes the register into a file as it is now, under its seal or under that of another key, and returns its lock.
func (s *Store) CopySealed(ctx context.Context, path string, key *seal.Key) (lock []byte, err error) {
	if s.under == nil || s.under.lock == nil {
		return nil, ErrNotSealed
	}
	if key == nil {
		key = &s.under.lock.Key
	}
	to, keys, err := seal.Fresh(*key)
	if err == nil {
		err = s.whole()
	}
	if err == nil {
		under := &unlocked{keys: keys}
		db := s.reads
		if !s.looking {
			db, err = openForCopying(ctx, s.place, s.how)
		}
		if err == nil {
			err = copyUnder(ctx, db, copyAddress, under, path, whole.Replace)
			if !s.looking {
				err = errors.Join(err, closePool(db))
			}
		}
	}
	if err != nil {
		return nil, fmt.Errorf("copy the register to %s: %w", path, translate(err))
	}
	return to.Text(), nil
}

// LayLock puts the lock of a register under seal beside the place where the register is going to lie.
func LayLock(path string, lock []byte) error {
	if _, err := seal.Read(lock); err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return whole.Keep(path+lockEnding, lock)
}

// LockOf returns the lock of a register under seal, as it is written; nil of one that is not.
func LockOf(path string) []byte {
	if !UnderSeal(path) {
		return nil
	}
	text, err := plainfile.Read(path+lockEnding, seal.LockAtMost)
	if err != nil {
		return nil
	}
	return text
}

// SealLike puts a closed register under the seal of another, whose place it is to take. It does nothing where the other
// is not under seal, or the first is already.
func SealLike(ctx context.Context, path, like string, options Options) error {
	if !UnderSeal(like) || UnderSeal(path) {
		return nil
	}
	locks := locksAt(like)
	if len(locks) == 0 {
		return ErrSealed
	}
	lock, keys, err := seal.Fresh(locks[0].Key)
	if err == nil {
		err = turn(ctx, path, openEnding, &unlocked{keys: keys, lock: &lock}, options)
	}
	if err == nil {
		err = os.Remove(absolute(path) + openEnding)
	}
	if err != nil {
		return fmt.Errorf("seal %s: %w", filepath.Base(path), translate(err))
	}
	return nil
}
