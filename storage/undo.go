package storage

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"accord/storage/register"
)

// Undo takes back a batch: every record becomes what it was before, a new one goes to the trash. Taking back is itself
// a batch of the history; undoing that batch does the first again.
//
// Where a record was changed later, the later change stays and only what the batch did is taken back. Where they clash,
// the error is a Conflict, and nothing is taken back: its Base is what the batch left, Theirs the record now, Mine what
// it was before. Call Undo again with the decision about each such record: one that keeps what is there now is not
// written, and the error is ErrKept where nothing else is left.
func (s *Store) Undo(ctx context.Context, batch register.ID, decided ...register.Record) error {
	var rows []historyRow
	if err := s.read(ctx).Where("batch = ?", batch).Order("seq DESC").Find(&rows).Error; err != nil {
		return fmt.Errorf("undo: %w", translate(err))
	}
	if len(rows) == 0 {
		return fmt.Errorf("undo: batch %s: %w", batch, ErrNotFound)
	}
	refs := make([]register.Ref, len(rows))
	for i, row := range rows {
		refs[i] = register.Ref{Kind: row.Kind, ID: row.RecordID}
	}
	now, err := loadEach(s.read(ctx), refs)
	if err != nil {
		return fmt.Errorf("undo: %w", translate(err))
	}
	chosen := map[register.Ref]register.Record{}
	for _, r := range decided {
		chosen[r.Ref()] = r
	}
	c := change{batch: register.NewID(), act: ActUndo, undoes: batch, unchecked: true}
	if rows[0].Act == ActUndo {
		c.act = ActRedo
	}
	renamed, err := renamedBy(rows)
	if err != nil {
		return fmt.Errorf("undo: %w", err)
	}
	for i, row := range rows {
		r, err := s.takenBack(row, now[refs[i]], chosen[refs[i]], renamed)
		if err != nil {
			return fmt.Errorf("undo: %w", err)
		}
		if decided := chosen[refs[i]]; decided != nil {
			kept, err := alikeButHead(now[refs[i]], decided)
			if err != nil {
				return fmt.Errorf("undo: %w", err)
			}
			if kept {
				continue
			}
		}
		c.records = append(c.records, r)
	}
	if len(c.records) == 0 {
		return fmt.Errorf("undo: %w", ErrKept)
	}
	return s.apply(ctx, "undo", &c)
}

// renaming is a record that its undo names otherwise wherever it is mentioned.
type renaming struct{ from, to register.ID }

// renamedBy returns what the undo of a union, or of its undo, names otherwise: the others of the union by their own IDs again, or
// once more by that of the record that stays.
func renamedBy(rows []historyRow) (all []renaming, err error) {
	for _, row := range rows {
		if row.Act != ActUnite && row.Act != ActUndo && row.Act != ActRedo || !slices.Contains(register.UniteKinds, row.Kind) {
			continue
		}
		before, after, err := row.versions(nil)
		if err != nil {
			return nil, err
		}
		if before == nil {
			continue
		}
		had, has := register.IdentityOf(before).FormerIDs, register.IdentityOf(after).FormerIDs
		for _, id := range has {
			if !slices.Contains(had, id) {
				all = append(all, renaming{row.RecordID, id})
			}
		}
		for _, id := range had {
			if !slices.Contains(has, id) {
				all = append(all, renaming{id, row.RecordID})
			}
		}
	}
	return all, nil
}

// takenBack returns a record after a change was taken back: as somebody decided, else merged with what came later. The
// result must keep the rules; a record that is again as it once was need not.
func (s *Store) takenBack(row historyRow, now, decided register.Record, renamed []renaming) (register.Record, error) {
	if row.Act == ActPurge {
		return nil, fmt.Errorf("%s: %w", row.RecordID, ErrPurged)
	}
	if now == nil {
		return nil, fmt.Errorf("%s: %w", row.RecordID, ErrNotFound)
	}
	before, after, err := row.versions(now)
	if err != nil {
		return nil, err
	}
	if before == nil {
		if before, err = register.Clone(after); err != nil {
			return nil, err
		}
		before.Meta().DeletedAt = s.now()
	}
	r := decided
	if r == nil {
		for _, one := range renamed {
			register.NameBack(after, now, before, one.from, one.to)
		}
		var clashes []register.Clash
		if r, clashes, err = register.Merge(after, now, before); err != nil {
			return nil, err
		}
		if len(clashes) > 0 {
			return nil, &Conflict{Base: after, Theirs: now, Mine: before}
		}
		old, err := saysTheSame(r, before)
		if err != nil || old {
			return r, err
		}
	}
	if p := r.Check(); len(p.Errors()) > 0 {
		return nil, &Invalid{r.Ref(), p}
	}
	return r, nil
}

// saysTheSame reports whether two versions of a record are alike but for their heads.
func saysTheSame(a, b register.Record) (bool, error) {
	var texts [2][]byte
	for i, r := range []register.Record{a, b} {
		bare, err := register.Clone(r)
		if err != nil {
			return false, err
		}
		*bare.Meta() = register.Head{}
		if texts[i], err = json.Marshal(bare); err != nil {
			return false, fmt.Errorf("compare versions of a record: %w", err)
		}
	}
	return bytes.Equal(texts[0], texts[1]), nil
}
