package seal

import (
	"crypto/rand"
	"encoding/json"
	"fmt"

	"filippo.io/age"
)

// lockFormat is the version of Lock this program writes, and the newest it reads.
const lockFormat = 1

// masterSize is how long the secret of one sealed file is.
const masterSize = 32

// Lock lies beside a sealed file and describes how it opens. The public half of a key encrypts the file's own secret,
// the master: so a copy gets another master without asking anybody, and another passphrase or recovery key is a new
// lock for the same master.
type Lock struct {
	Format int `json:"format"`
	Key
	// Master is a file of age for the key.
	Master []byte `json:"master"`
}

// Fresh makes a lock with a new master for a key.
func Fresh(key Key) (Lock, *Keys, error) {
	master := make([]byte, masterSize)
	_, _ = rand.Read(master) // which never fails
	lock, err := lockFor(key, master)
	if err != nil {
		return Lock{}, nil, err
	}
	keys, err := newKeys(master)
	return lock, keys, err
}

// Passing makes keys that nobody keeps, for what does not outlive the program.
func Passing() (*Keys, error) {
	master := make([]byte, masterSize)
	_, _ = rand.Read(master) // which never fails
	return newKeys(master)
}

func lockFor(key Key, master []byte) (Lock, error) {
	to, err := age.ParseX25519Recipient(key.Public)
	if err != nil {
		return Lock{}, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	wrapped, err := encrypted(master, to)
	if err != nil {
		return Lock{}, fmt.Errorf("close a key: %w", err)
	}
	return Lock{lockFormat, key, wrapped}, nil
}

// Read reads a lock as it was written: ErrBroken where it is none.
func Read(text []byte) (l Lock, err error) {
	if err := json.Unmarshal(text, &l); err != nil {
		return Lock{}, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	if l.Format < 1 || l.Format > lockFormat || l.Public == "" || len(l.Wrapped) == 0 || len(l.Master) == 0 {
		return Lock{}, fmt.Errorf("%w: it is no lock of format %d", ErrBroken, lockFormat)
	}
	return l, nil
}

// LockAtMost is how long a lock may be as it is written.
const LockAtMost = 1 << 16

// Text is the lock as it is written.
func (l Lock) Text() []byte {
	text, _ := json.MarshalIndent(l, "", "  ") // of texts and bytes it never fails
	return append(text, '\n')
}

// Open returns the keys of the file, for a passphrase or the recovery key: ErrSealed without, ErrWrongSecret with another.
func (l Lock) Open(secret string) (*Keys, error) {
	half, err := l.Half(secret)
	if err != nil {
		return nil, err
	}
	master, err := decrypted(l.Master, half)
	if err != nil {
		return nil, err
	}
	return newKeys(master)
}

// Reword returns the lock with another passphrase. The recovery key stays.
func (l Lock) Reword(secret, passphrase string) (Lock, error) {
	half, err := l.Half(secret)
	if err != nil {
		return Lock{}, err
	}
	if l.Key, err = wrap(half, passphrase); err != nil {
		return Lock{}, fmt.Errorf("change a passphrase: %w", err)
	}
	return l, nil
}

// Renew returns the lock with another passphrase and another recovery key: those before open it no more.
func (l Lock) Renew(secret, passphrase string) (renewed Lock, recovery string, err error) {
	half, err := l.Half(secret)
	if err != nil {
		return Lock{}, "", err
	}
	master, err := decrypted(l.Master, half)
	if err != nil {
		return Lock{}, "", err
	}
	key, recovery, err := NewKey(passphrase)
	if err != nil {
		return Lock{}, "", err
	}
	renewed, err = lockFor(key, master)
	return renewed, recovery, err
}

// For returns a lock by which another key opens the file of these keys.
func (k *Keys) For(key Key) (Lock, error) { return lockFor(key, k.master) }
