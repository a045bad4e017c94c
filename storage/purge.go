package storage

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"accord/storage/register"
)

// Purge deletes records in the trash for good, all or none, as one batch, after keeping a copy of the register. Their
// content goes, with their history and the files nobody else has; what stays is a line of the history with author and
// time, their names for the records that mention them, and what a calendar needs to take them out. The error is ErrNotInTrash where one is not there.
func (s *Store) Purge(ctx context.Context, refs ...register.Ref) (batch register.ID, err error) {
	if len(refs) == 0 {
		return register.None, nil
	}
	if err := s.keep(ctx, BeforeEmptyTrash); err != nil {
		return register.None, fmt.Errorf("empty the trash: %w", err)
	}
	batch = register.NewID()
	var files []int64
	err = s.write(ctx, "empty the trash", func(tx *gorm.DB) error {
		done, hashes := 0, map[string]bool{}
		off, err := cancellations(tx, refs)
		if err != nil {
			return err
		}
		for some := range slices.Chunk(refs, partSize) {
			if err := hashesOf(tx, some, hashes); err != nil {
				return err
			}
			if err := s.purge(tx, batch, some, off); err != nil {
				return err
			}
			done += len(some)
			Report(ctx, done, len(refs))
		}
		files, err = unused(tx, hashes)
		return err
	})
	if err != nil {
		return register.None, err
	}
	for _, number := range files {
		// They are marked as leftovers: what cannot be discarded now goes when the next file is added.
		if err := s.discard(context.WithoutCancel(ctx), number); err != nil {
			return batch, nil
		}
	}
	return batch, nil
}

// purge takes some records away; off is what calendars need of them.
func (s *Store) purge(tx *gorm.DB, batch register.ID, refs []register.Ref, off map[register.ID]*Cancellation) error {
	var ids []register.ID
	for _, ref := range refs {
		ids = append(ids, ref.ID)
	}
	var lines []entry
	if err := tx.Where("id IN ?", ids).Find(&lines).Error; err != nil {
		return err
	}
	kinds := map[register.ID]register.Kind{}
	var last int64
	if err := tx.Raw("SELECT coalesce(max(seq), 0) FROM history").Scan(&last).Error; err != nil {
		return err
	}
	now := s.now()
	var rows []*historyRow
	for i, line := range lines {
		if line.DeletedAt.IsZero() || !line.PurgedAt.IsZero() {
			return fmt.Errorf("%s: %w", line.ID, ErrNotInTrash)
		}
		kinds[line.ID] = line.Kind
		rows = append(rows, &historyRow{
			Seq: last + 1 + int64(i), Kind: line.Kind, RecordID: line.ID, At: now, Author: s.options.Author, Device: s.options.Device,
			Batch: batch, Act: ActPurge,
		})
		rows[i].Sum = rows[i].sum()
	}
	for _, ref := range refs {
		if kinds[ref.ID] != ref.Kind {
			return fmt.Errorf("%s: %w", ref.ID, ErrNotFound)
		}
	}
	for _, sql := range []string{
		"DELETE FROM history_fields WHERE seq IN (SELECT seq FROM history WHERE record_id IN ?)",
		"DELETE FROM history WHERE record_id IN ?",
		"DELETE FROM mentions WHERE id IN ?",
		"DELETE FROM known_versions WHERE record_id IN ?",
		"DELETE FROM undecided WHERE record_id IN ?",
		"DELETE FROM elsewhere WHERE record_id IN ?",
	} {
		if err := tx.Exec(sql, ids).Error; err != nil {
			return err
		}
	}
	for kind, some := range byKind(refs) {
		if err := tx.Exec("DELETE FROM "+shapes[kind].table()+" WHERE id IN ?", some).Error; err != nil {
			return err
		}
	}
	err := tx.Exec(`UPDATE catalogue SET purged_at = ?, hint_ru = '', hint_en = '', hint_tt = '' WHERE id IN ?`, now, ids).Error
	if err != nil {
		return err
	}
	for _, id := range ids {
		if off[id] == nil {
			continue
		}
		if err := tx.Exec("UPDATE catalogue SET called_off = ? WHERE id = ?", off[id].json(), id).Error; err != nil {
			return err
		}
	}
	return insert(tx, historyRow{}.TableName(), wide, rows)
}

// hashesOf adds the hashes of all files that documents among some records name or ever named.
func hashesOf(tx *gorm.DB, refs []register.Ref, hashes map[string]bool) error {
	documents := byKind(refs)[register.KindDocument]
	if len(documents) == 0 {
		return nil
	}
	var rows []historyRow
	if err := tx.Select("kind", "before", "after").Where("record_id IN ?", documents).Find(&rows).Error; err != nil {
		return err
	}
	for _, row := range rows {
		c, err := row.full()
		if err != nil {
			return err
		}
		for _, r := range []register.Record{c.Before, c.After} {
			if d, is := r.(*register.Document); is {
				for _, v := range d.Versions {
					hashes[v.Hash] = true
				}
			}
		}
	}
	return nil
}

// unused marks contents that no document names, now or in its history, as leftovers, and returns their numbers.
func unused(tx *gorm.DB, hashes map[string]bool) (left []int64, err error) {
	past, err := namedBefore(tx, hashes)
	if err != nil {
		return nil, err
	}
	for hash := range hashes {
		var naming []register.ID
		within := "%" + hash + "%"
		if err := tx.Raw(documentsNaming, within).Scan(&naming).Error; err != nil {
			return nil, err
		}
		if len(naming) > 0 || past[hash] {
			continue
		}
		var numbers []int64
		if err := tx.Raw("SELECT number FROM blobs WHERE hash = ?", hash).Scan(&numbers).Error; err != nil {
			return nil, err
		}
		left = append(left, numbers...)
	}
	if len(left) == 0 {
		return nil, nil
	}
	return left, tx.Exec("UPDATE blobs SET hash = NULL WHERE number IN ?", left).Error
}

// namedBefore returns the contents that the history of documents names.
func namedBefore(tx *gorm.DB, hashes map[string]bool) (named map[string]bool, err error) {
	named = map[string]bool{}
	if len(hashes) == 0 {
		return named, nil
	}
	rows, err := tx.Raw("SELECT before, after FROM history WHERE kind = ?", register.KindDocument).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var before, after recordText
		if err := rows.Scan(&before, &after); err != nil {
			return nil, err
		}
		for hash := range hashes {
			if strings.Contains(string(before), hash) || strings.Contains(string(after), hash) {
				named[hash] = true
			}
		}
	}
	return named, rows.Err()
}
