package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"accord/storage/whole"
)

// Relocate takes a register that this program does not have open to another address, where nothing lies. It is copied there and the
// copy looked through; then the one before is given the name kept, so that nobody goes on working in it. ErrLocked where
// somebody has it open or has changed it meanwhile. On any error the register is where and as it was.
func Relocate(ctx context.Context, from, to, kept string, options Options) error {
	if err := relocate(ctx, from, to, kept, options); err != nil {
		return fmt.Errorf("move %s to %s: %w", from, to, translate(err))
	}
	return nil
}

func relocate(ctx context.Context, from, to, kept string, options Options) error {
	if Held(from) {
		return ErrLocked
	}
	for _, path := range []string{to, kept} {
		if err := Vacant(path); err != nil {
			return err
		}
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	s, err := Open(ctx, from, options)
	if err != nil {
		return err
	}
	err = s.CopyTo(ctx, to)
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	if err = leave(ctx, s.place.path, to, kept); err != nil {
		return errors.Join(err, os.Remove(to), DropLock(to))
	}
	return nil
}

// leave renames a register that was copied, where nobody uses it. Who saves now finds nothing at its address.
func leave(ctx context.Context, from, to, kept string) error {
	if _, err := os.Lstat(from + logEnding); err == nil { // the last who closes a register takes its log away
		return ErrLocked
	}
	if err := takeAlong(from, kept); err != nil {
		return err
	}
	same, err := sameEnd(ctx, kept, to)
	if err == nil && !same {
		err = ErrLocked
	}
	if err != nil {
		return errors.Join(err, takeAlong(kept, from))
	}
	return nil
}

// takeAlong renames a register and its lock.
func takeAlong(from, to string) error {
	u, is := sealAt(from)
	if !is {
		return whole.Move(from, to)
	}
	if err := u.put(from, to, whole.Move); err != nil {
		return err
	}
	return DropLock(from)
}

// sameEnd reports whether the histories of two registers that nobody writes into end alike.
func sameEnd(ctx context.Context, one, other string) (bool, error) {
	var ends [2]mark
	for i, path := range []string{one, other} {
		at, err := placeOf(path)
		if err != nil {
			return false, err
		}
		db, err := openStill(ctx, at)
		if err != nil {
			return false, err
		}
		err = db.Raw("SELECT seq, hex(batch), at FROM history ORDER BY seq DESC LIMIT 1").Row().Scan(&ends[i].seq, &ends[i].batch, &ends[i].at)
		if errors.Is(err, sql.ErrNoRows) {
			err = nil
		}
		if err := errors.Join(err, closePool(db)); err != nil {
			return false, err
		}
	}
	return ends[0] == ends[1], nil
}
