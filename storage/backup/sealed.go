package backup

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"math"
	"os"

	"filippo.io/age"

	"accord/storage"
	"accord/storage/plainfile"
	"accord/storage/seal"
	"accord/storage/whole"
)

// A sealed copy is a zip of two files of age, not compressed: register.age is the register, for the key's public half, and
// key.age the key's secret half, for the passphrase. So the computer makes copies without knowing how to open them, each
// copy opens by itself, and anybody can open it without Accord: unzip, then age -d twice. The recovery key is the secret
// half as age writes it, to be printed. A copy of a register under seal has that register in it as it lies on the disk, and its
// lock: it is never in the clear (see underseal.go).

var (
	// ErrSealed: the copy opens with a passphrase or a recovery key only.
	ErrSealed = fmt.Errorf("the copy: %w", seal.ErrSealed)
	// ErrWrongSecret: it is not this passphrase, nor this recovery key.
	ErrWrongSecret = fmt.Errorf("the copy: %w", seal.ErrWrongSecret)
)

// ShortestPassphrase is how many letters a passphrase has at least that people are asked for.
const ShortestPassphrase = 8

const (
	entryKey      = "key.age"
	entryRegister = "register.age"
	// keyAtMost is how long an entry of a key may be.
	keyAtMost = 1 << 16
)

// Key seals copies. It holds nothing secret that a passphrase does not keep.
type Key struct{ seal.Key }

// NewKey makes a key that opens by the passphrase and by the recovery key. The recovery key is nowhere but in the
// answer.
func NewKey(passphrase string) (key *Key, recovery string, err error) {
	made, recovery, err := seal.NewKey(passphrase)
	if err != nil {
		return nil, "", err
	}
	return &Key{made}, recovery, nil
}

// Seal writes a file sealed.
func (k *Key) Seal(ctx context.Context, from, to string) error { return k.seal(ctx, from, to) }

// seal writes a file into a sealed copy, and reads it back.
func (k *Key) seal(ctx context.Context, from, to string) error {
	part, err := whole.Begin(to)
	if err != nil {
		return fmt.Errorf("seal a copy: %w", err)
	}
	wrote := sha256.New()
	if err = k.write(ctx, from, io.MultiWriter(part, wrote)); err == nil {
		err = part.File().Sync()
	}
	if err == nil {
		err = sameOnDisk(part.File(), wrote)
	}
	if err != nil {
		return fmt.Errorf("seal a copy: %w", errors.Join(err, part.GiveUp()))
	}
	if err := part.Finish(0o600); err != nil {
		return fmt.Errorf("seal a copy: %w", err)
	}
	return nil
}

// sameOnDisk reads back what was written.
func sameOnDisk(file *os.File, wrote hash.Hash) error {
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	read := sha256.New()
	if _, err := io.Copy(read, file); err != nil {
		return err
	}
	if !bytes.Equal(read.Sum(nil), wrote.Sum(nil)) {
		return errors.New("the disk does not hold what was written")
	}
	return nil
}

func (k *Key) write(ctx context.Context, from string, to io.Writer) error {
	recipient, err := age.ParseX25519Recipient(k.Public)
	if err != nil {
		return err
	}
	content, size, file, err := storage.InClear(from)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // was only read
	archive := zip.NewWriter(to)
	entry, err := archive.CreateHeader(&zip.FileHeader{Name: entryKey, Method: zip.Store})
	if err != nil {
		return err
	}
	if _, err := entry.Write(k.Wrapped); err != nil {
		return err
	}
	if entry, err = archive.CreateHeader(&zip.FileHeader{Name: entryRegister, Method: zip.Store}); err != nil {
		return err
	}
	closing, err := age.Encrypt(entry, recipient)
	if err != nil {
		return err
	}
	if _, err := io.Copy(closing, ending{ctx, io.NewSectionReader(content, 0, size)}); err != nil {
		return err
	}
	return errors.Join(closing.Close(), archive.Close())
}

// ending is a reader that ends with its context.
type ending struct {
	context.Context
	from io.Reader
}

func (e ending) Read(p []byte) (int, error) {
	if err := e.Err(); err != nil {
		return 0, err
	}
	return e.from.Read(p)
}

// unseal writes the register of a sealed copy. Do not use the result before unseal has returned: only the end proves it
// complete.
func unseal(ctx context.Context, path, secret string, to io.Writer) (err error) {
	content, err := open(path, secret)
	if err != nil {
		return err
	}
	defer func() { _ = content.Close() }() // was only read
	_, err = io.Copy(to, ending{ctx, io.NewSectionReader(content, 0, content.Size())})
	return err
}

// Content is what a sealed file holds. It is opened as it is read.
type Content struct {
	file io.Closer
	open io.ReaderAt
	size int64
}

// Unseal opens what a sealed file holds with a passphrase or a recovery key: ErrSealed without, ErrWrongSecret with another one,
// storage.ErrDamaged where it is broken, wherever that is. The file stays open until the content is closed.
func Unseal(ctx context.Context, path, secret string) (*Content, error) {
	content, err := open(path, secret)
	if err != nil {
		return nil, err
	}
	if _, err := io.Copy(io.Discard, ending{ctx, io.NewSectionReader(content, 0, content.Size())}); err != nil {
		return nil, errors.Join(err, content.Close())
	}
	return content, nil
}

func open(path, secret string) (content *Content, err error) {
	file, about, err := plainfile.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			_ = file.Close() // was only read
		}
	}()
	archive, err := zip.NewReader(file, about.Size())
	if err != nil {
		return nil, fmt.Errorf("%w: %w", storage.ErrDamaged, err)
	}
	identity, err := identityOf(archive, secret)
	if err != nil {
		return nil, err
	}
	at, long, err := entryIn(archive, entryRegister)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", storage.ErrDamaged, err)
	}
	opened, size, err := age.DecryptReaderAt(io.NewSectionReader(file, at, long), long, identity)
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none):
		return nil, ErrWrongSecret
	case err != nil:
		return nil, fmt.Errorf("%w: %w", storage.ErrDamaged, err)
	}
	return &Content{file, opened, size}, nil
}

// entryIn says where in an archive an entry lies that is not compressed.
func entryIn(archive *zip.Reader, name string) (at, long int64, err error) {
	for _, entry := range archive.File {
		if entry.Name == name && entry.Method == zip.Store {
			at, err = entry.DataOffset()
			return at, int64(min(entry.CompressedSize64, math.MaxInt64)), err
		}
	}
	return 0, 0, fs.ErrNotExist
}

// ReadAt reads a part.
func (c *Content) ReadAt(p []byte, at int64) (int, error) {
	if at >= c.size {
		return 0, io.EOF
	}
	n, err := c.open.ReadAt(p, at)
	if err != nil && !errors.Is(err, io.EOF) {
		err = fmt.Errorf("%w: %w", storage.ErrDamaged, err)
	}
	return n, err
}

// Size is how many bytes it has.
func (c *Content) Size() int64 { return c.size }

// Close closes the sealed file.
func (c *Content) Close() error { return c.file.Close() }

// identityOf returns the half of a copy's key that opens.
func identityOf(archive *zip.Reader, secret string) (age.Identity, error) {
	entry, err := archive.Open(entryKey)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", storage.ErrDamaged, err)
	}
	defer func() { _ = entry.Close() }() // was only read
	wrapped, err := io.ReadAll(io.LimitReader(entry, keyAtMost))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", storage.ErrDamaged, err)
	}
	half, err := seal.Key{Wrapped: wrapped}.Half(secret)
	if err != nil {
		return nil, said(err)
	}
	return half, nil
}

// said is what goes wrong with a seal in the words of copies.
func said(err error) error {
	switch {
	case errors.Is(err, seal.ErrSealed):
		return ErrSealed
	case errors.Is(err, seal.ErrWrongSecret):
		return fmt.Errorf("%w: %w", ErrWrongSecret, err)
	case errors.Is(err, seal.ErrBroken):
		return fmt.Errorf("%w: %w", storage.ErrDamaged, err)
	}
	return err
}
