package storage

import (
	"context"
	"errors"
	"io"
	"sync"

	"gorm.io/gorm"

	"accord/storage/register"
)

// The files of a package are written before its records, piece by piece, and get their hashes in the records' own
// transaction: so files and records come together or not at all, whenever the program ends.

// brought are contents on their way in, which no document can name yet.
type brought struct {
	blobs []*blob
	// spare are those that somebody else has added first.
	spare []*blob
}

// bring writes what a file holds, where the register has not got it.
func (s *Store) bring(ctx context.Context, on *brought, v register.Version, open func() (io.ReadCloser, error)) error {
	there, err := s.HasContent(ctx, v.Hash)
	if err != nil || there {
		return err
	}
	from, err := open()
	if err != nil {
		return err
	}
	defer func() { _ = from.Close() }() // was only read, and its hash is compared
	b := &blob{TouchedAt: s.now()}
	if err := s.step(ctx, func(tx *gorm.DB) error { return tx.Create(b).Error }); err != nil {
		return err
	}
	on.blobs = append(on.blobs, b)
	if err := s.pourIn(ctx, b, from, nil); err != nil {
		return err
	}
	if *b.Hash != v.Hash {
		return ErrAltered
	}
	s.readWords(ctx, b)
	return ctx.Err()
}

// name lets the contents count.
func (on *brought) name(tx *gorm.DB) error {
	on.spare = nil
	for _, b := range on.blobs {
		quicker, err := nameBlob(tx, b)
		if err != nil {
			return err
		}
		if quicker {
			on.spare = append(on.spare, b)
		}
	}
	return nil
}

// end discards the blobs nobody needs: all of them where the records did not come. What cannot be discarded now is a
// leftover, as after a crash.
func (s *Store) end(ctx context.Context, on *brought, came bool) {
	left := on.blobs
	if came {
		left = on.spare
	}
	for _, b := range left {
		_ = s.discard(context.WithoutCancel(ctx), b.Number)
	}
}

// SweepFiles discards what a program left when it ended in the middle of its work: incomplete contents, and contents
// that no document names, now or in its history. Only a program alone in the register may sweep: others may be adding a
// file.
func (s *Store) SweepFiles(ctx context.Context) error {
	var left []int64
	err := s.write(ctx, "sweep the files", func(tx *gorm.DB) error {
		nobodys, err := unnamed(tx)
		if err != nil {
			return err
		}
		if _, err := unused(tx, nobodys); err != nil {
			return err
		}
		return tx.Raw("SELECT number FROM blobs WHERE hash IS NULL").Scan(&left).Error
	})
	for _, number := range left {
		err = errors.Join(err, s.discard(ctx, number))
	}
	return err
}

// unnamed returns the hashes of all contents that no document names now.
func unnamed(tx *gorm.DB) (hashes map[string]bool, err error) {
	var all []string
	if err := tx.Raw("SELECT hash FROM blobs WHERE hash IS NOT NULL").Scan(&all).Error; err != nil {
		return nil, err
	}
	hashes = make(map[string]bool, len(all))
	for _, hash := range all {
		hashes[hash] = true
	}
	if len(hashes) == 0 {
		return hashes, nil
	}
	var documents []struct {
		Versions []register.Version `gorm:"serializer:json"`
	}
	if err := tx.Table("documents").Select("versions").Find(&documents).Error; err != nil {
		return nil, err
	}
	for _, d := range documents {
		for _, v := range d.Versions {
			delete(hashes, v.Hash)
		}
	}
	return hashes, nil
}

// added are the files that were added under a context.
type added struct {
	mu     sync.Mutex
	store  *Store
	hashes map[string]bool
}

type addedKey struct{}

// Adding returns a context that notes the files AddFile adds under it. Call drop when the work fails: it discards those
// that no document names.
func Adding(ctx context.Context) (noting context.Context, drop func()) {
	a := &added{hashes: map[string]bool{}}
	return context.WithValue(ctx, addedKey{}, a), a.drop
}

// noteAdded notes a file under a context, if anybody wants to know.
func (s *Store) noteAdded(ctx context.Context, hash string) {
	if a, is := ctx.Value(addedKey{}).(*added); is {
		a.mu.Lock()
		defer a.mu.Unlock()
		a.store, a.hashes[hash] = s, true
	}
}

// drop is as good as it gets: what stays is a leftover.
func (a *added) drop() {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.hashes) == 0 {
		return
	}
	ctx, s := context.Background(), a.store
	var left []int64
	if err := s.step(ctx, func(tx *gorm.DB) (err error) {
		left, err = unused(tx, a.hashes)
		return err
	}); err != nil {
		return
	}
	for _, number := range left {
		_ = s.discard(ctx, number)
	}
}
