// Package briefcase makes and opens briefcases: a part of a register in one sealed file, for a principal's tablet or laptop. It
// opens for looking only, with a passphrase, and until a day.
package briefcase

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"accord/storage"
	"accord/storage/backup"
	"accord/storage/register"
	"accord/storage/whole"
)

// Extension is what the name of a briefcase ends in.
const Extension = ".accordcase"

// ErrOver: the last day of the briefcase has passed, see Over; it must be made again.
var ErrOver = errors.New("the time of the briefcase is over")

// A briefcase opens with its passphrase alone: there is no recovery key to it.
var (
	// ErrClosed is a backup.ErrSealed: the passphrase was not given.
	ErrClosed = fmt.Errorf("the briefcase: %w", backup.ErrSealed)
	// ErrWrong is a backup.ErrWrongSecret: it is another passphrase.
	ErrWrong = fmt.Errorf("the briefcase: %w", backup.ErrWrongSecret)
)

// Over is an ErrOver with what the briefcase was.
type Over struct{ storage.Excerpt }

// Error names the day.
func (o *Over) Error() string { return fmt.Sprintf("%v: %s", ErrOver, o.Until) }

// Unwrap makes errors.Is(err, ErrOver) true.
func (o *Over) Unwrap() error { return ErrOver }

// Is reports whether a file is a briefcase, by its name.
func Is(path string) bool { return strings.EqualFold(filepath.Ext(path), Extension) }

// Make makes a briefcase from a part of a register, replacing any file at the path, and returns the number of its
// records. Unsealed records never leave the disk of the register.
func Make(ctx context.Context, s *storage.Store, path string, what storage.Excerpt, passphrase string) (taken map[register.Kind]int, err error) {
	key, _, err := backup.NewKey(passphrase)
	if err == nil {
		taken, err = pack(ctx, s, path, what, key)
	}
	if err != nil {
		return nil, fmt.Errorf("make a briefcase: %w", err)
	}
	return taken, nil
}

func pack(ctx context.Context, s *storage.Store, path string, what storage.Excerpt, key *backup.Key) (taken map[register.Kind]int, err error) {
	part, err := whole.Begin(s.Path())
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, part.GiveUp()) }()
	open := part.Beside(storage.Extension)
	if taken, err = s.MakeExcerpt(ctx, open, what); err != nil {
		return nil, err
	}
	return taken, key.Seal(ctx, open, path)
}

// Open opens a briefcase for looking; it is read through its seal. The errors are ErrClosed and ErrWrong, those of
// backup.Unseal and storage.OpenToLook, and ErrOver after its last day.
func Open(ctx context.Context, path, passphrase string, options storage.Options) (*storage.Store, error) {
	content, err := backup.Unseal(ctx, path, passphrase)
	switch {
	case errors.Is(err, backup.ErrSealed):
		err = ErrClosed
	case errors.Is(err, backup.ErrWrongSecret):
		err = ErrWrong
	}
	if err != nil {
		return nil, fmt.Errorf("open a briefcase: %w", err)
	}
	s, err := storage.OpenSealedToLook(ctx, path, options, content)
	if err != nil {
		return nil, fmt.Errorf("open a briefcase: %w", err)
	}
	what, is, err := s.ExcerptOf(ctx)
	switch {
	case err != nil:
	case !is:
		err = storage.ErrNotRegister
	case what.Until != "" && s.Today() > what.Until.Last():
		err = &Over{what}
	default:
		return s, nil
	}
	return nil, fmt.Errorf("open a briefcase: %w", errors.Join(err, s.Close()))
}
