package storage

import (
	"context"
	"errors"
)

// AddressOf is the engine's address of a register in a file, as the store opens it.
func AddressOf(path string) string { return address(path) }

// OpensAs lets a copy to the byte of a register be opened as that one is.
func OpensAs(path, like string) {
	if u, is := sealAt(like); is {
		_ = unlockAt(path, unlocked{keys: u.keys})
	}
}

// ForgetTries is what the end of a program does to the wrong secrets that it remembers.
func ForgetTries() {
	missed.Lock()
	defer missed.Unlock()
	clear(missed.at)
}

// LookedAt looks at the log of a register as it is, and returns what judges the file by that later.
func LookedAt(ctx context.Context, s *Store) (intact func() error) {
	before := s.logNow(ctx)
	return func() error {
		s.seenMu.Lock()
		defer s.seenMu.Unlock()
		return s.intactSince(ctx, before)
	}
}

// Disown is what a store does that takes its file for overwritten.
func Disown(ctx context.Context, s *Store) { s.disown(ctx) }

// StepUp makes the tables of an empty file as the migrations do, one step after the other.
func StepUp(ctx context.Context, path string) error {
	at, err := placeOf(path)
	if err != nil {
		return err
	}
	db, err := openWriter(ctx, at, unlogged)
	if err != nil {
		return err
	}
	return errors.Join(stepUp(ctx, db), closePool(db))
}
