package storage

import (
	"errors"
	"fmt"

	"accord/storage/whole"
)

// A register under seal is open in one program at a time: another would read half-written blocks.

// heldEnding is the ending of the file held by the program that has a register under seal open.
const heldEnding = ".open"

// holding is a register under seal that this program has open, some times over.
type holding struct {
	by    *whole.Held
	times int
}

// hold takes a register under seal for this program: ErrLocked where another has it.
func hold(path string) error {
	unlockedOnes.Lock()
	defer unlockedOnes.Unlock()
	if h := unlockedOnes.held[absolute(path)]; h != nil {
		h.times++
		return nil
	}
	by, err := whole.Hold(path + heldEnding)
	switch {
	case errors.Is(err, whole.ErrHeld):
		return fmt.Errorf("%w: it is under seal", ErrLocked)
	case err != nil:
		return err
	}
	unlockedOnes.held[absolute(path)] = &holding{by, 1}
	return nil
}

// release lets another program have it.
func release(path string) error {
	unlockedOnes.Lock()
	defer unlockedOnes.Unlock()
	h := unlockedOnes.held[absolute(path)]
	if h == nil {
		return nil
	}
	if h.times--; h.times > 0 {
		return nil
	}
	delete(unlockedOnes.held, absolute(path))
	return h.by.Release()
}

// hold takes the register for this program where it is under seal, until it is closed.
func (s *Store) hold() error {
	u, is := sealAt(s.place.path)
	if !is {
		return nil
	}
	if u.lock != nil {
		if err := hold(s.place.path); err != nil {
			return translate(err)
		}
	}
	s.under = &u
	return nil
}

// release lets others have it.
func (s *Store) release() error {
	if s.under == nil || s.under.lock == nil {
		return nil
	}
	return release(s.place.path)
}
