package storage

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// Better is the one to believe where a record and its history differ.
type Better string

// The ones to believe.
const (
	// BetterHistory: the last change is intact, so the record was changed without it.
	BetterHistory Better = "history"
	// BetterRecord: the last change is damaged, so it proves nothing about the record.
	BetterRecord Better = "record"
)

// Apart is a record that is not what its history says.
type Apart struct {
	register.Ref
	Label  register.Text
	Better Better
	// Revision is that of the last change.
	Revision int64
	// Fields are the differing ones, as far as they can be compared.
	Fields []string

	record register.Record
	last   historyRow
}

// Apart returns the records that are not what their last change has left, each with the better of the two.
func (s *Store) Apart(ctx context.Context) (found []Apart, err error) {
	err = s.still(ctx, func(tx *gorm.DB) error {
		found, err = apart(tx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("compare records with their history: %w", translate(err))
	}
	return found, nil
}

func apart(tx *gorm.DB) (found []Apart, err error) {
	for _, k := range register.Kinds {
		var ids []register.ID
		if err := tx.Table(shapes[k].table()).Order("id").Pluck("id", &ids).Error; err != nil {
			return nil, err
		}
		for some := range slices.Chunk(ids, partSize) {
			refs := make([]register.Ref, len(some))
			for i, id := range some {
				refs[i] = register.Ref{Kind: k, ID: id}
			}
			records, unread, err := loadReadable(tx, refs)
			if err != nil {
				return nil, err
			}
			last, err := lastChanges(tx, some)
			if err != nil {
				return nil, err
			}
			for _, id := range unread {
				a, is, err := unreadable(tx, register.Ref{Kind: k, ID: id})
				if err != nil {
					return nil, err
				}
				if is {
					found = append(found, a)
				}
			}
			for _, r := range inOrder(some, slices.Collect(maps.Values(records)), func(r register.Record) register.ID { return r.Ref().ID }) {
				c, has := last[r.Ref().ID]
				if has && c.leaves(r) && c.whole() {
					continue
				}
				found = append(found, apartOf(r, c))
			}
		}
	}
	return found, nil
}

// unreadable is a record that cannot be read: it is what the last whole change has left, if there is one.
func unreadable(tx *gorm.DB, ref register.Ref) (a Apart, is bool, err error) {
	var rows []historyRow
	if err := tx.Where("record_id = ?", ref.ID).Order("seq DESC").Find(&rows).Error; err != nil {
		return a, false, err
	}
	for _, c := range rows {
		r, err := fromJSON(ref.Kind, c.After, nil)
		if err != nil || !c.whole() || r.Ref() != ref {
			continue
		}
		var revision int64
		if err := tx.Table(shapes[ref.Kind].table()).Where("id = ?", ref.ID).Pluck("revision", &revision).Error; err != nil {
			return a, false, err
		}
		a = Apart{Ref: ref, Label: r.Label(), Better: BetterHistory, Revision: c.Revision, record: r, last: c}
		if a.record, err = register.Clone(r); err != nil {
			return a, false, err
		}
		a.record.Meta().Revision = revision
		return a, true, nil
	}
	return a, false, nil
}

// apartOf compares a record with its last change, which may be missing.
func apartOf(r register.Record, c historyRow) Apart {
	a := Apart{Ref: r.Ref(), Label: r.Label(), Better: BetterRecord, Revision: c.Revision, Fields: differingFields(c, r), record: r, last: c}
	if c.Seq == 0 || !c.whole() || c.Kind != r.Ref().Kind {
		return a
	}
	if after, err := fromJSON(c.Kind, c.After, nil); err == nil && after.Ref() == r.Ref() {
		a.Better = BetterHistory
	}
	return a
}

// Mend makes records and their history agree, by whichever Apart has found to be the better, in one transaction; keep a
// copy of the register first. A believed history lays the record down again as its last change left it. A believed
// record begins its history again, with a change that says so. Afterwards the register accepts writes, unless something
// else is damaged: see Check.
func (s *Store) Mend(ctx context.Context, found []Apart) error {
	s.damage.found.Store(false)
	err := s.write(ctx, "mend records", func(tx *gorm.DB) error {
		batch, now := register.NewID(), s.now()
		for _, a := range found {
			var err error
			if a.Better == BetterHistory {
				err = s.mendRecord(tx, a)
			} else {
				err = s.mendHistory(tx, a, batch, now)
			}
			if err != nil {
				return fmt.Errorf("%s %s: %w", a.Kind, a.ID, err)
			}
		}
		return nil
	})
	if err != nil {
		s.damage.find()
	}
	return err
}

// mendRecord lays a record down as its last change has left it, with all that follows from it.
func (s *Store) mendRecord(tx *gorm.DB, a Apart) error {
	r, err := fromJSON(a.Kind, a.last.After, nil)
	if err != nil {
		return err
	}
	for _, sql := range []string{ // which are not what was written: only then the last whole one is not the last
		"DELETE FROM history_fields WHERE seq IN (SELECT seq FROM history WHERE record_id = ? AND seq > ?)", "DELETE FROM history WHERE record_id = ? AND seq > ?",
	} {
		if err := tx.Exec(sql, a.ID, a.last.Seq).Error; err != nil {
			return err
		}
	}
	c := &change{foreign: true, unchecked: true}
	parts := []written{writtenOf(r, a.record)}
	known, err := s.enter(tx, c, parts)
	if err != nil {
		return err
	}
	if err := s.writeKind(tx, a.Kind, parts, known.labels); err != nil {
		return err
	}
	// What is derived may be damaged, too, though both records derive the same.
	if _, _, err := refreshRows(tx, []register.Ref{r.Ref()}); err != nil {
		return err
	}
	if err := writeMentions(tx, parts); err != nil {
		return err
	}
	if err := writeWords(tx, parts, known); err != nil {
		return err
	}
	return s.refreshMentioning(tx, parts)
}

// mendHistory replaces a damaged last change by one that holds the record as it is.
func (s *Store) mendHistory(tx *gorm.DB, a Apart, batch register.ID, now register.Instant) error {
	for _, sql := range []string{"DELETE FROM history_fields WHERE seq = ?", "DELETE FROM history WHERE seq = ?"} {
		if err := tx.Exec(sql, a.last.Seq).Error; err != nil {
			return err
		}
	}
	part := written{Record: a.record}
	var before []historyRow
	if err := tx.Where("record_id = ?", a.ID).Order("seq DESC").Limit(1).Find(&before).Error; err != nil {
		return err
	}
	if len(before) > 0 && before[0].whole() {
		was, err := fromJSON(a.Kind, before[0].After, a.record)
		if err != nil {
			return err
		}
		part.before = was
	}
	return s.writeHistory(tx, &change{batch: batch, act: ActSeveral, by: shipper}, []written{part}, now)
}

// differingFields are the fields in which a record is not what a change has left.
func differingFields(c historyRow, r register.Record) (names []string) {
	after, err := fromJSON(c.Kind, c.After, r)
	if err != nil || after.Ref() != r.Ref() {
		return nil
	}
	_, clashes, err := register.Merge(nil, after, r)
	if err != nil {
		return nil
	}
	for _, c := range clashes {
		names = append(names, c.Path)
	}
	return names
}
