// Package seal encrypts files so that only a passphrase or a recovery key opens them: whole files by age, and a
// register at work by a file system for the engine, which writes nothing in the clear (see vfs.go).
package seal

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
)

var (
	// ErrSealed: no passphrase and no recovery key was given.
	ErrSealed = errors.New("it is closed with a passphrase")
	// ErrWrongSecret: it is not this passphrase, nor this recovery key.
	ErrWrongSecret = errors.New("the passphrase does not fit")
	// ErrBroken: what lies beside the sealed bytes is not what was put there.
	ErrBroken = errors.New("the seal is broken")
)

const (
	recoveryBegin = "AGE-SECRET-KEY-"
	// mostWork is how hard a passphrase may be to try for it to be waited for.
	mostWork = 20
	// keyAtMost is how long a wrapped key may be.
	keyAtMost = 1 << 16
)

// workFactor is how hard a passphrase is to try: 2 to this power.
var workFactor = 17

// Ease makes passphrases easy to try from now on. It is for tests, which close and open more than people do.
func Ease() { workFactor = 10 }

// Key is a pair of halves: one closes and is no secret, the other opens and is closed itself by a passphrase. The recovery
// key is the other half as age writes it, to be printed.
type Key struct {
	// Public is the half that closes.
	Public string `json:"public"`
	// Wrapped is the half that opens, as a file of age for the passphrase.
	Wrapped []byte `json:"wrapped"`
}

// NewKey makes a key that opens by the passphrase and by the recovery key. The recovery key is nowhere but in the
// answer.
func NewKey(passphrase string) (key Key, recovery string, err error) {
	half, err := age.GenerateX25519Identity()
	if err == nil {
		key, err = wrap(half, passphrase)
	}
	if err != nil {
		return Key{}, "", fmt.Errorf("make a key: %w", err)
	}
	return key, half.String(), nil
}

// wrap closes the half that opens by a passphrase.
func wrap(half *age.X25519Identity, passphrase string) (Key, error) {
	lock, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return Key{}, err
	}
	lock.SetWorkFactor(workFactor)
	wrapped, err := encrypted([]byte(half.String()), lock)
	return Key{half.Recipient().String(), wrapped}, err
}

// encrypted is a small text as a file of age.
func encrypted(text []byte, to age.Recipient) ([]byte, error) {
	var out bytes.Buffer
	in, err := age.Encrypt(&out, to)
	if err == nil {
		_, err = in.Write(text)
	}
	if err == nil {
		err = in.Close()
	}
	return out.Bytes(), err
}

// Half returns the half that opens, for a passphrase or the recovery key: ErrSealed without, ErrWrongSecret with another.
func (k Key) Half(secret string) (*age.X25519Identity, error) {
	secret = strings.TrimSpace(secret)
	if secret == "" {
		return nil, ErrSealed
	}
	if recovery, is, err := heard(secret); err != nil {
		return nil, err
	} else if is {
		secret = recovery
	}
	if upper := strings.ToUpper(strings.Join(strings.Fields(secret), "")); strings.HasPrefix(upper, recoveryBegin) {
		half, err := age.ParseX25519Identity(upper)
		if err != nil || k.Public != "" && half.Recipient().String() != k.Public {
			return nil, ErrWrongSecret
		}
		return half, nil
	}
	lock, err := age.NewScryptIdentity(secret)
	if err != nil {
		return nil, err
	}
	lock.SetMaxWorkFactor(mostWork)
	text, err := decrypted(k.Wrapped, lock)
	if err != nil {
		return nil, err
	}
	half, err := age.ParseX25519Identity(string(text))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	return half, nil
}

// decrypted reads a small file of age.
func decrypted(file []byte, by age.Identity) ([]byte, error) {
	open, err := age.Decrypt(bytes.NewReader(file), by)
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none):
		return nil, ErrWrongSecret
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	text, err := io.ReadAll(io.LimitReader(open, keyAtMost))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	return text, nil
}
