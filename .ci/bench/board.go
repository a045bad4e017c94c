package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"accord/storage"
	"accord/storage/register"
)

const (
	// promised is how many commitments the board must hold.
	promised = 100_000
	// batch is how many are changed at once.
	batch = 1000
)

// board groups the commitments in every way, all of them and the open ones, and changes many of them at once in a copy
// of the register.
func (b *bench) board() (err error) {
	s, err := b.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	today := s.Today()
	all, err := s.CommitmentIDs(b.ctx, storage.CommitmentQuery{On: today})
	if err != nil {
		return err
	}
	if len(all) < promised {
		return fmt.Errorf("the register holds %d commitments, not %d: remove it, so that it is made anew", len(all), promised)
	}
	var lists []asked
	for _, by := range storage.Groupings {
		for name, q := range map[string]storage.CommitmentQuery{
			"": {On: today}, ", open": {On: today, States: register.OpenCommitments}, ", in 2020": {On: "2020-06-01", Overdue: true},
		} {
			lists = append(lists, asked{
				"by " + string(by) + name,
				func(ctx context.Context) ([]register.ID, error) {
					ids, _, err := s.CommitmentBoard(ctx, q, by)
					return ids, err
				},
				func(ctx context.Context, ids []register.ID) error {
					_, err := s.CommitmentRows(ctx, ids, today)
					return err
				},
			})
		}
	}
	if err := b.listsOf("commitments", lists, 150); err != nil {
		return err
	}
	return b.batches(all[:batch])
}

// batches gives commitments another controller and takes that back, a batch each time.
func (b *bench) batches(ids []register.ID) (err error) {
	path := filepath.Join(b.folder, "board.accord")
	if err := copyFile(b.register, path); err != nil {
		return err
	}
	s, err := storage.Open(b.ctx, path, storage.Options{Author: "bench", Device: "bench"})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close(), os.Remove(path)) }()
	persons, err := s.PersonIDs(b.ctx, storage.PersonQuery{})
	if err != nil {
		return err
	}
	var changed, undone samples
	for i := range 6 {
		begun := time.Now()
		done, _, err := s.ChangeCommitments(b.ctx, ids, func(c *register.Commitment) bool {
			c.Note = register.Ru(fmt.Sprintf("примечание %d", i))
			c.CoExecutors = []register.Executor{{PersonID: persons[i]}}
			return true
		})
		if err != nil {
			return err
		}
		changed.took(begun)
		begun = time.Now()
		if err := s.Undo(b.ctx, done); err != nil {
			return err
		}
		undone.took(begun)
	}
	b.table.add(fmt.Sprintf("saving: %d commitments at once", batch), changed, milliseconds, 1000)
	b.table.add("saving: undoing that", undone, milliseconds, 1000)
	return nil
}
