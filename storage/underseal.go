package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"accord/storage/clock"
	"accord/storage/plainfile"
	"accord/storage/seal"
	"accord/storage/whole"
)

// A register may be under seal: its file is closed block by block, and so is all that the engine keeps beside it. Its lock lies
// beside it too, and opens by a passphrase or a recovery key. Whoever has unlocked it once in this program uses it as any
// other, by its path, until Lock.

var (
	// ErrSealed: the register opens with a passphrase or a recovery key only; see Unlock. It is a seal.ErrSealed.
	ErrSealed = fmt.Errorf("the register: %w", seal.ErrSealed)
	// ErrWrongSecret: it is not this passphrase, nor this recovery key. It is a seal.ErrWrongSecret.
	ErrWrongSecret = fmt.Errorf("the register: %w", seal.ErrWrongSecret)
)

const (
	// lockEnding is the ending of a sealed register's lock, nextEnding of the lock of the register about to take its
	// place. At any moment the register fits one of the two.
	lockEnding = ".key"
	nextEnding = ".key-next"
)

// unlocked is what opens a register under seal.
type unlocked struct {
	keys *seal.Keys
	lock *seal.Lock // nil of what does not outlive the program
	// address is what its engine's address ends in.
	address string
}

// unlockedOnes are the sealed registers this program can open, by their paths.
var unlockedOnes = struct {
	sync.Mutex
	at   map[string]unlocked
	held map[string]*holding
}{at: map[string]unlocked{}, held: map[string]*holding{}}

// absolute is a path as unlocked registers are known by. The address of a register on a server is no path.
func absolute(path string) string {
	if IsServer(path) {
		return path
	}
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}

// sealAt returns what opens the register at a path, where it was unlocked.
func sealAt(path string) (u unlocked, is bool) {
	unlockedOnes.Lock()
	defer unlockedOnes.Unlock()
	u, is = unlockedOnes.at[absolute(path)]
	return u, is
}

// unlockAt lets this program open what lies at a path, or will, with some keys.
func unlockAt(path string, u unlocked) error {
	address, err := u.keys.Address()
	if err != nil {
		return err
	}
	u.address = address
	unlockedOnes.Lock()
	defer unlockedOnes.Unlock()
	unlockedOnes.at[absolute(path)] = u
	return nil
}

func forgetAt(path string) {
	unlockedOnes.Lock()
	defer unlockedOnes.Unlock()
	delete(unlockedOnes.at, absolute(path))
}

// Lock forgets all secrets: whatever is under seal and not open opens with its passphrase only from now on.
func Lock() {
	unlockedOnes.Lock()
	defer unlockedOnes.Unlock()
	for path, u := range unlockedOnes.at {
		if unlockedOnes.held[path] == nil {
			u.keys.Forget()
			delete(unlockedOnes.at, path)
		}
	}
}

// UnderSeal reports whether the register at a path is under seal, or was before it went.
func UnderSeal(path string) bool {
	if IsServer(path) {
		return false
	}
	if _, is := sealAt(path); is {
		return true
	}
	if len(locksAt(path)) == 0 {
		return false
	}
	file, _, err := plainfile.Open(path)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist) || Held(path)
	}
	defer func() { _ = file.Close() }() // was only read
	header := make([]byte, headerSize)
	n, _ := io.ReadFull(file, header)
	return !ours(header[:n])
}

// Unlocked reports whether this program can open the register under seal that lies at a path.
func Unlocked(path string) bool {
	_, is := sealAt(path)
	return is
}

// locksAt returns the locks that lie beside a register; of several the one it had before comes first.
func locksAt(path string) (locks []seal.Lock) {
	for _, ending := range []string{lockEnding, nextEnding} {
		text, err := plainfile.Read(path+ending, seal.LockAtMost)
		if err != nil {
			continue
		}
		if l, err := seal.Read(text); err == nil {
			locks = append(locks, l)
		}
	}
	return locks
}

// UnderSeal reports whether the register is under seal.
func (s *Store) UnderSeal() bool { return s.under != nil }

// Shut closes a text that belongs to the register and is kept elsewhere, where the register is under seal; name is what it is.
func (s *Store) Shut(name string, text []byte) []byte { return s.under.shut(name, text) }

// Unshut opens what was Shut; ErrDamaged where it is something else.
func (s *Store) Unshut(name string, shut []byte) ([]byte, error) { return s.under.unshut(name, shut) }

func (u *unlocked) shut(name string, text []byte) []byte {
	if u == nil {
		return text
	}
	return u.keys.Shut(name, text)
}

func (u *unlocked) unshut(name string, shut []byte) ([]byte, error) {
	if u == nil {
		return shut, nil
	}
	text, err := u.keys.Unshut(name, shut)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return text, nil
}

// Unlock lets this program open a register under seal from now on, by its passphrase or recovery key: ErrSealed without one,
// ErrWrongSecret with another; after some of these each try waits longer. ErrDamaged where its lock is. A register that is
// not under seal needs none.
func Unlock(ctx context.Context, path, secret string, at clock.Clock) error {
	if !UnderSeal(path) {
		return nil
	}
	if err := unlock(ctx, path, secret, at); err != nil {
		return fmt.Errorf("unlock %s: %w", path, err)
	}
	return nil
}

func unlock(ctx context.Context, path, secret string, at clock.Clock) error {
	if secret == "" {
		return ErrSealed
	}
	u, err := trySecret(ctx, path, secret, at)
	if err != nil {
		return err
	}
	return unlockAt(path, u)
}

// trySecret opens the lock of a register by a secret, when it is its turn. A wrong one is counted.
func trySecret(ctx context.Context, path, secret string, at clock.Clock) (u unlocked, err error) {
	end, err := turnToTry(ctx, path, at)
	if err != nil {
		return u, err
	}
	defer end()
	if err := waitForTry(ctx, path, at); err != nil {
		return u, err
	}
	switch u, err = openLock(path, secret); {
	case errors.Is(err, ErrWrongSecret):
		countMiss(path, at)
	case err == nil:
		forgetMisses(path)
	}
	return u, err
}

// openLock finds which of the locks beside a register opens it by a secret.
func openLock(path, secret string) (found unlocked, err error) {
	locks := locksAt(path)
	if len(locks) == 0 {
		return found, fmt.Errorf("%w: its lock cannot be read", ErrDamaged)
	}
	for _, l := range locks {
		keys, failed := l.Open(secret)
		if failed != nil {
			err = failed
			continue
		}
		u := unlocked{keys: keys, lock: &l}
		if u.fits(path) {
			return u, nil
		}
		if found.keys == nil { // what lies there may be damaged
			found = u
		}
	}
	switch {
	case found.keys != nil:
		return found, nil
	case errors.Is(err, seal.ErrWrongSecret):
		return found, fmt.Errorf("%w: %w", ErrWrongSecret, err)
	case errors.Is(err, seal.ErrSealed):
		return found, ErrSealed
	case errors.Is(err, seal.ErrBroken):
		return found, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return found, err
}

// fits reports whether the keys are those of the register at a path.
func (u unlocked) fits(path string) bool {
	file, _, err := plainfile.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }() // was only read
	header := make([]byte, headerSize)
	n, _ := u.keys.Reader(file, seal.Main).ReadAt(header, 0)
	return ours(header[:n])
}

// next returns what opens a copy of a register: other keys for the same passphrase and recovery key; nil for nil.
func (u *unlocked) next() (*unlocked, error) {
	if u == nil {
		return nil, nil
	}
	if u.lock == nil {
		keys, err := seal.Passing()
		return &unlocked{keys: keys}, err
	}
	lock, keys, err := seal.Fresh(u.lock.Key)
	return &unlocked{keys: keys, lock: &lock}, err
}

// sealInPassing puts a register about to be made at a path under seal with keys that nobody keeps. It does nothing
// where this one is not under seal.
func (s *Store) sealInPassing(path string) error {
	if s.under == nil {
		return nil
	}
	keys, err := seal.Passing()
	if err != nil {
		return err
	}
	return unlockAt(path, unlocked{keys: keys})
}

// sealAlike lets a register that is about to be made at a path come under the seal of another: other keys, for the same passphrase
// and recovery key. It does nothing for nil, and for what lies on a server. undo takes that back.
func (u *unlocked) sealAlike(path string) (undo func(), err error) {
	if u == nil || IsServer(path) {
		return func() {}, nil
	}
	if _, err := os.Lstat(path); err == nil {
		return nil, ErrExists
	}
	to, err := u.next()
	if err == nil && to.lock != nil {
		err = whole.Keep(path+lockEnding, to.lock.Text())
	}
	if err == nil {
		err = unlockAt(path, *to)
	}
	if err != nil {
		return nil, err
	}
	return func() {
		forgetAt(path)
		_ = DropLock(path)
	}, nil
}

// DropLock takes the lock of a register away that has gone.
func DropLock(path string) error {
	forgetMisses(path)
	if err := os.Remove(path + lockEnding); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// keepLock lets the lock of a register lie beside another name of it as well.
func keepLock(path, kept string) error {
	if !UnderSeal(path) {
		return nil
	}
	locks := locksAt(path)
	if u, is := sealAt(path); is && u.lock != nil {
		locks = []seal.Lock{*u.lock}
	}
	if len(locks) == 0 {
		return nil
	}
	return whole.Keep(kept+lockEnding, locks[0].Text())
}

// put puts what was made at a path in its place, where another may lie, with its lock.
func (u *unlocked) put(from, path string, move func(from, to string) error) error {
	if u == nil {
		return move(from, path)
	}
	if u.lock != nil {
		if err := whole.Keep(path+nextEnding, u.lock.Text()); err != nil {
			return err
		}
	}
	if err := move(from, path); err != nil {
		if u.lock != nil {
			_ = os.Remove(path + nextEnding)
		}
		return err
	}
	forgetAt(from)
	if err := unlockAt(path, *u); err != nil {
		return err
	}
	return settleLock(path, u)
}

// settleLock names the lock of a register, and removes another that a crash has left.
func settleLock(path string, u *unlocked) error {
	if u.lock == nil {
		return nil
	}
	if _, err := os.Lstat(path + nextEnding); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if text, err := plainfile.Read(path+nextEnding, seal.LockAtMost); err == nil && string(text) == string(u.lock.Text()) {
		return whole.Replace(path+nextEnding, path+lockEnding)
	}
	return os.Remove(path + nextEnding)
}

// InClear opens a register's file that this program does not have open, to be read as it is in the clear.
func InClear(path string) (content io.ReaderAt, size int64, file io.Closer, err error) {
	open, about, err := plainfile.Open(path)
	if err != nil {
		return nil, 0, nil, err
	}
	if u, is := sealAt(path); is {
		return u.keys.Reader(open, seal.Main), about.Size(), open, nil
	}
	return open, about.Size(), open, nil
}
