package backup

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"accord/storage"
	"accord/storage/clock"
	"accord/storage/plainfile"
	"accord/storage/seal"
	"accord/storage/whole"
)

// A copy of a register under seal is a zip of two files, not compressed: the register as it lies on the disk, with keys of its
// own, and its lock.
const (
	entryLock   = "register.key"
	entryClosed = "register.accord"
)

// toUnderSeal writes a copy of a register under seal into one file, and reads it back.
func toUnderSeal(ctx context.Context, s *storage.Store, path string, key *Key) error {
	part, err := whole.Begin(path)
	if err != nil {
		return fmt.Errorf("make a copy of the register: %w", err)
	}
	var by *seal.Key
	if key != nil {
		by = &key.Key
	}
	closed, wrote := part.Beside(storage.Extension), sha256.New()
	lock, err := s.CopySealed(ctx, closed, by)
	if err == nil {
		err = pack(ctx, closed, lock, io.MultiWriter(part, wrote))
	}
	if err == nil {
		err = part.File().Sync()
	}
	if err == nil {
		err = sameOnDisk(part.File(), wrote)
	}
	if err != nil {
		return fmt.Errorf("make a copy of the register: %w", errors.Join(err, part.GiveUp()))
	}
	if err := part.Finish(0o600); err != nil {
		return fmt.Errorf("make a copy of the register: %w", err)
	}
	return nil
}

func pack(ctx context.Context, closed string, lock []byte, to io.Writer) error {
	file, _, err := plainfile.Open(closed)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // was only read
	archive := zip.NewWriter(to)
	entry, err := archive.CreateHeader(&zip.FileHeader{Name: entryLock, Method: zip.Store})
	if err != nil {
		return err
	}
	if _, err := entry.Write(lock); err != nil {
		return err
	}
	if entry, err = archive.CreateHeader(&zip.FileHeader{Name: entryClosed, Method: zip.Store}); err != nil {
		return err
	}
	if _, err := io.Copy(entry, ending{ctx, file}); err != nil {
		return err
	}
	return archive.Close()
}

// underSeal returns the lock of a copy of a register under seal, and how that register is read as it lies; no lock of another
// copy.
func underSeal(path string) (lock []byte, from func() (io.ReadCloser, error), err error) {
	if !Sealed(path) {
		return storage.LockOf(path), func() (io.ReadCloser, error) {
			file, _, err := plainfile.Open(path)
			return file, err
		}, nil
	}
	file, about, err := plainfile.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = file.Close() }() // was only read
	archive, err := zip.NewReader(file, about.Size())
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", storage.ErrDamaged, err)
	}
	entry, err := archive.Open(entryLock)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err == nil {
		lock, err = io.ReadAll(io.LimitReader(entry, seal.LockAtMost))
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", storage.ErrDamaged, err)
	}
	return lock, func() (io.ReadCloser, error) { return closedIn(path) }, nil
}

// closedIn opens the register in an archive; the end of reading compares it with the archive's sum.
func closedIn(path string) (io.ReadCloser, error) {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", storage.ErrDamaged, err)
	}
	entry, err := archive.Open(entryClosed)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", storage.ErrDamaged, errors.Join(err, archive.Close()))
	}
	return &inArchive{entry, archive}, nil
}

type inArchive struct {
	fs.File
	archive io.Closer
}

// Read reads on.
func (a *inArchive) Read(to []byte) (int, error) {
	n, err := a.File.Read(to)
	if errors.Is(err, zip.ErrChecksum) || errors.Is(err, zip.ErrFormat) {
		err = fmt.Errorf("%w: %w", storage.ErrDamaged, err)
	}
	return n, err
}

// Close closes the archive.
func (a *inArchive) Close() error { return errors.Join(a.File.Close(), a.archive.Close()) }

// layUnderSeal writes the register of a copy as it lies, with its lock, and unlocks it there.
func layUnderSeal(ctx context.Context, from func() (io.ReadCloser, error), lock []byte, secret, to string, at clock.Clock) error {
	if at == nil {
		at = clock.System
	}
	if err := storage.LayLock(to, lock); err != nil {
		return err
	}
	if err := whole.Make(to, func(file io.Writer) error {
		closed, err := from()
		if err != nil {
			return err
		}
		_, err = io.Copy(file, ending{ctx, closed})
		return errors.Join(err, closed.Close())
	}); err != nil {
		return err
	}
	return said(storage.Unlock(ctx, to, secret, at))
}
