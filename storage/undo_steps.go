package storage

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"accord/storage/register"
)

// Steps are this author's batches on this device: those to undo, and undone ones to redo, the latest first. Undo takes
// a batch of either list: undoing an undo does the first again.
type Steps struct{ Undo, Redo []Batch }

// Steps returns so many of each list. A change made after an undo leaves nothing to do again.
func (s *Store) Steps(ctx context.Context, most int) (Steps, error) {
	var steps Steps
	last, err := s.lastOwn(ctx)
	if err != nil {
		return Steps{}, err
	}
	seen := map[register.ID]bool{}
	for before := int64(-1); ; {
		rows, err := s.standing(ctx, before)
		if err != nil {
			return Steps{}, err
		}
		for _, row := range rows {
			before = row.Seq
			if seen[row.Batch] {
				continue
			}
			seen[row.Batch] = true
			list := &steps.Undo
			if row.Act == ActUndo {
				if list = &steps.Redo; row.Seq < last {
					continue
				}
			}
			if len(*list) == most {
				continue
			}
			b, err := s.Step(ctx, row.Batch)
			if err != nil {
				return Steps{}, err
			}
			*list = append(*list, b)
		}
		if len(rows) < rowsAtOnce || before < last && len(steps.Undo) == most {
			return steps, nil
		}
	}
}

// Step reads a batch with everything in its name: the changed record, if it is one, and the batch it took back.
func (s *Store) Step(ctx context.Context, id register.ID) (Batch, error) {
	b, err := s.withOnly(ctx, id)
	if err != nil {
		return Batch{}, err
	}
	for undoes := b.undoes; !undoes.IsZero(); undoes = b.Origin.undoes {
		origin, err := s.withOnly(ctx, undoes)
		if errors.Is(err, ErrNotFound) { // purged since
			break
		}
		if err != nil {
			return Batch{}, err
		}
		b.Origin = &origin
	}
	return b, nil
}

// withOnly reads a batch with its change, if that is one record.
func (s *Store) withOnly(ctx context.Context, id register.ID) (Batch, error) {
	b, err := s.Batch(ctx, id)
	if err != nil || len(b.Refs) > 1 {
		return b, err
	}
	var row historyRow
	if err := s.read(ctx).Where("batch = ?", id).Take(&row).Error; err != nil {
		return Batch{}, fmt.Errorf("read a batch: %w", translate(err))
	}
	only, err := row.full()
	b.Only = &only
	return b, err
}

// LastBatch returns the last batch made on this device by this author that Undo can take back; ok is false where there is
// none.
func (s *Store) LastBatch(ctx context.Context) (last Batch, ok bool, err error) {
	steps, err := s.Steps(ctx, 1)
	if err != nil || len(steps.Undo) == 0 {
		return Batch{}, false, err
	}
	return steps.Undo[0], true, nil
}

// rowsAtOnce is how many lines of the history are looked through at once.
const rowsAtOnce = 500

// standing returns lines of the history made here by this author that nobody has taken back, the latest first, from one
// line on; from the last where before is below nought.
func (s *Store) standing(ctx context.Context, before int64) ([]historyRow, error) {
	q := s.read(ctx).Select("seq", "batch", "act").Where(`device = ? AND author = ? AND act <> ?
		AND batch NOT IN (SELECT undoes FROM history WHERE undoes IS NOT NULL)`, s.options.Device, s.options.Author, ActPurge)
	if before >= 0 {
		q = q.Where("seq < ?", before)
	}
	var rows []historyRow
	if err := q.Order("seq DESC").Limit(rowsAtOnce).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read what can be undone: %w", translate(err))
	}
	return rows, nil
}

// lastOwn returns the place in the history of the last change made here by this author that took nothing back.
func (s *Store) lastOwn(ctx context.Context) (int64, error) {
	var row historyRow
	err := s.read(ctx).Select("seq").Where("device = ? AND author = ? AND undoes IS NULL", s.options.Device, s.options.Author).
		Order("seq DESC").Take(&row).Error
	if err != nil && !errors.Is(err, gorm.ErrRecordNotFound) {
		return 0, fmt.Errorf("read what can be undone: %w", translate(err))
	}
	return row.Seq, nil
}
