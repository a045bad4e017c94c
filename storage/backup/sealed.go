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
	"os"
	"strings"

	"filippo.io/age"

	"accord/storage"
	"accord/storage/plainfile"
	"accord/storage/whole"
)

// A sealed copy is a zip of two files of age, not compressed: register.age is the register, for the key's public half, and
// key.age the key's secret half, for the passphrase. So the computer makes copies without knowing how to open them, each
// copy opens by itself, and anybody can open it without Accord: unzip, then age -d twice. The recovery key is the secret
// half as age writes it, to be printed.

var (
	// ErrSealed: the copy opens with a passphrase or a recovery key only.
	ErrSealed = errors.New("the copy is closed with a passphrase")
	// ErrWrongSecret: it is not this passphrase, nor this recovery key.
	ErrWrongSecret = errors.New("the passphrase does not fit")
)

// ShortestPassphrase is how many letters a passphrase has at least that people are asked for.
const ShortestPassphrase = 8

const (
	entryKey      = "key.age"
	entryRegister = "register.age"
	recoveryBegin = "AGE-SECRET-KEY-"
	// workFactor is how hard a passphrase is to try: 2 to this power. More than mostWork is not waited for.
	workFactor, mostWork = 17, 20
	// keyAtMost is how long an entry of a key may be.
	keyAtMost = 1 << 16
)

// Key seals copies. It holds nothing secret that a passphrase does not keep.
type Key struct {
	// Public is the half that seals.
	Public string `json:"public"`
	// Wrapped is the half that opens, as a file of age for the passphrase.
	Wrapped []byte `json:"wrapped"`
}

// NewKey makes a key that opens by the passphrase, and by the recovery key, which is nowhere but in the answer.
func NewKey(passphrase string) (key *Key, recovery string, err error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, "", fmt.Errorf("make a key: %w", err)
	}
	lock, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, "", fmt.Errorf("make a key: %w", err)
	}
	lock.SetWorkFactor(workFactor)
	var wrapped bytes.Buffer
	to, err := age.Encrypt(&wrapped, lock)
	if err == nil {
		_, err = io.WriteString(to, identity.String())
	}
	if err == nil {
		err = to.Close()
	}
	if err != nil {
		return nil, "", fmt.Errorf("make a key: %w", err)
	}
	return &Key{identity.Recipient().String(), wrapped.Bytes()}, identity.String(), nil
}

// Seal writes a file sealed, and Unseal what a sealed one holds.
func (k *Key) Seal(ctx context.Context, from, to string) error { return k.seal(ctx, from, to) }

// Unseal writes what a sealed file holds, which opens with a passphrase or a recovery key: ErrSealed without, ErrWrongSecret with another
// one, storage.ErrDamaged where it is broken. What was written before an error is not to be believed.
func Unseal(ctx context.Context, path, secret string, to io.Writer) error {
	return unseal(ctx, path, secret, to)
}

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
	open, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = open.Close() }() // was only read
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
	if _, err := io.Copy(closing, ending{ctx, open}); err != nil {
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

// unseal writes the register of a sealed copy. What is written must not be used before it has returned: only the end tells
// that all of it is what was sealed.
func unseal(ctx context.Context, path, secret string, to io.Writer) error {
	file, about, err := plainfile.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // was only read
	archive, err := zip.NewReader(file, about.Size())
	if err != nil {
		return fmt.Errorf("%w: %w", storage.ErrDamaged, err)
	}
	identity, err := identityOf(archive, secret)
	if err != nil {
		return err
	}
	entry, err := archive.Open(entryRegister)
	if err != nil {
		return fmt.Errorf("%w: %w", storage.ErrDamaged, err)
	}
	defer func() { _ = entry.Close() }() // was only read
	open, err := age.Decrypt(entry, identity)
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none):
		return ErrWrongSecret
	case err != nil:
		return fmt.Errorf("%w: %w", storage.ErrDamaged, err)
	}
	if _, err := io.Copy(to, ending{ctx, broken{open}}); err != nil {
		return err
	}
	return nil
}

// broken names the errors of reading for what they are.
type broken struct{ from io.Reader }

func (b broken) Read(p []byte) (int, error) {
	n, err := b.from.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = fmt.Errorf("%w: %w", storage.ErrDamaged, err)
	}
	return n, err
}

// identityOf returns the half of a copy's key that opens.
func identityOf(archive *zip.Reader, secret string) (age.Identity, error) {
	secret = strings.TrimSpace(secret)
	if secret == "" {
		return nil, ErrSealed
	}
	if upper := strings.ToUpper(strings.ReplaceAll(secret, " ", "")); strings.HasPrefix(upper, recoveryBegin) {
		identity, err := age.ParseX25519Identity(upper)
		if err != nil {
			return nil, ErrWrongSecret
		}
		return identity, nil
	}
	entry, err := archive.Open(entryKey)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", storage.ErrDamaged, err)
	}
	defer func() { _ = entry.Close() }() // was only read
	lock, err := age.NewScryptIdentity(secret)
	if err != nil {
		return nil, err
	}
	lock.SetMaxWorkFactor(mostWork)
	open, err := age.Decrypt(io.LimitReader(entry, keyAtMost), lock)
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none):
		return nil, ErrWrongSecret
	case err != nil:
		return nil, fmt.Errorf("%w: %w", storage.ErrDamaged, err)
	}
	text, err := io.ReadAll(io.LimitReader(open, keyAtMost))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", storage.ErrDamaged, err)
	}
	identity, err := age.ParseX25519Identity(string(text))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", storage.ErrDamaged, err)
	}
	return identity, nil
}
