package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"accord/storage"
	"accord/storage/clock"
	"accord/storage/plainfile"
	"accord/storage/whole"
)

// Opened is a copy opened for looking: a temporary register, deleted when it is closed. The copy's file stays as it is,
// also one of an older form.
type Opened struct {
	*storage.Store
	part *whole.Part
}

// Open opens a copy to be looked into. A sealed one needs its passphrase or recovery key: ErrSealed without, ErrWrongSecret
// with another one. Other errors are those of storage.Open.
func Open(ctx context.Context, path, secret string, options storage.Options) (*Opened, error) {
	part, err := whole.Begin(filepath.Join(os.TempDir(), "accord"))
	if err != nil {
		return nil, fmt.Errorf("open a copy: %w", err)
	}
	own := part.Beside(storage.Extension)
	err = lay(ctx, path, secret, own, options.Clock)
	var s *storage.Store
	if err == nil {
		options.Before = nil
		s, err = storage.Open(ctx, own, options)
	}
	if err != nil {
		return nil, fmt.Errorf("open a copy: %w", errors.Join(err, part.GiveUp()))
	}
	return &Opened{s, part}, nil
}

// Close closes the copy.
func (o *Opened) Close() error { return errors.Join(o.Store.Close(), o.part.GiveUp()) }

// Sealed reports whether a file is a copy that needs a passphrase.
func Sealed(path string) bool { return strings.EqualFold(filepath.Ext(path), SealedExtension) }

// lay writes the register of a copy into a new file for its owner alone. One under seal stays so, and is unlocked there.
func lay(ctx context.Context, path, secret, to string, at clock.Clock) error {
	if lock, from, err := underSeal(path); err != nil {
		return err
	} else if lock != nil {
		return layUnderSeal(ctx, from, lock, secret, to, at)
	}
	return whole.Make(to, func(file io.Writer) error {
		if Sealed(path) {
			return unseal(ctx, path, secret, file)
		}
		return copyPlain(ctx, path, file)
	})
}

func copyPlain(ctx context.Context, path string, to io.Writer) error {
	from, _, err := plainfile.Open(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return storage.ErrNoRegister
	case err != nil:
		return err
	}
	defer func() { _ = from.Close() }() // was only read
	_, err = io.Copy(to, ending{ctx, from})
	return err
}

// Restore makes the register at a path what a copy holds. What lies there is kept among the copies beside it, whatever
// state it is in; kept is its path, "" where nothing lay there. Nobody may have it open: storage.ErrLocked. Only a register gives
// way to one: see storage.Replaceable. An office works in one on a server: storage.ErrOnServer. On any error the register is as
// it was.
func Restore(ctx context.Context, path, secret, register string, now time.Time) (kept string, err error) {
	kept, err = restore(ctx, path, secret, register, now)
	if err != nil {
		return "", fmt.Errorf("restore a copy: %w", err)
	}
	return kept, nil
}

// restoreSteps are the laying down of the copy, its seal, and its way into the place of the register.
const restoreSteps = 3

func restore(ctx context.Context, path, secret, register string, now time.Time) (kept string, err error) {
	if storage.IsServer(register) {
		return "", storage.ErrOnServer
	}
	register, err = filepath.Abs(register)
	if err != nil {
		return "", err
	}
	if storage.Held(register) {
		return "", storage.ErrLocked
	}
	if err := storage.Reserved(register); err != nil {
		return "", err
	}
	register = whole.Behind(register) // a link goes on leading to the register
	if err := storage.Replaceable(register); err != nil {
		return "", err
	}
	if err := whole.Folder(filepath.Dir(register)); err != nil {
		return "", err
	}
	part, err := whole.Begin(register)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, part.GiveUp()) }()
	fresh := part.Beside(storage.Extension)
	storage.Report(ctx, 0, restoreSteps)
	if err := lay(ctx, path, secret, fresh, nil); err != nil {
		return "", err
	}
	storage.Report(ctx, 1, restoreSteps)
	// An open copy comes under the seal that the register has.
	if err := storage.SealLike(ctx, fresh, register, storage.Options{}); err != nil {
		return "", err
	}
	if _, err := os.Lstat(register); err == nil {
		if kept, err = placeFor(register, Replaced, now); err != nil {
			return "", err
		}
	}
	storage.Report(ctx, 2, restoreSteps)
	return kept, storage.Replace(ctx, fresh, register, kept)
}

// Rebuild rebuilds a closed register, see storage.Rebuild. The damaged file is kept among the copies beside it; kept is its path.
func Rebuild(ctx context.Context, register string, options storage.Options, now time.Time) (kept string, err error) {
	register, err = filepath.Abs(register)
	if err == nil {
		kept, err = placeFor(register, Replaced, now)
	}
	if err == nil {
		err = storage.Rebuild(ctx, register, kept, options)
	}
	if err != nil {
		return "", err
	}
	return kept, nil
}

// placeFor returns a free name for a register among the copies beside it.
func placeFor(register string, why storage.Occasion, now time.Time) (string, error) {
	if err := whole.Folder(Beside(register)); err != nil {
		return "", err
	}
	b := Backup{Of: stem(register), At: now.UTC().Truncate(time.Second), Why: why}
	return b.free(Beside(register)), nil
}

// free is the path of a copy in a folder, moved on by seconds as long as another is there.
func (b *Backup) free(folder string) string {
	for {
		path := filepath.Join(folder, b.Name())
		if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
			return path
		}
		b.At = b.At.Add(time.Second)
	}
}
