package storage

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// Record reads one record of any kind, also from the trash. The error is ErrNotFound where there is none,
// ErrRecordAltered where it differs from the last save. A purged record comes back as its name alone, in a record of
// revision 0 that cannot be saved.
func (s *Store) Record(ctx context.Context, ref register.Ref) (register.Record, error) {
	r, err := s.held(ctx, ref)
	if !errors.Is(err, ErrNotFound) {
		return r, err
	}
	if left, there := s.remnant(ctx, ref); there && s.sealed == nil {
		return left, nil
	}
	return nil, err
}

// held is Record without the purged ones.
func (s *Store) held(ctx context.Context, ref register.Ref) (r register.Record, err error) {
	same := false
	if s.OnServer() {
		r, same, err = s.heldAtOnce(ctx, ref)
	}
	if err == nil && !same {
		err = s.still(ctx, func(tx *gorm.DB) (err error) {
			if r, err = loadOne(tx, ref); err != nil {
				return err
			}
			return s.compareWithHistory(tx, []register.Record{r})
		})
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", ref.Kind, translate(err))
	}
	return r, nil
}

// heldAtOnce asks for a record and its last change side by side, which takes one question of a server instead of four. They are
// not the same where somebody saves just then.
func (s *Store) heldAtOnce(ctx context.Context, ref register.Ref) (r register.Record, same bool, err error) {
	var last map[register.ID]historyRow
	err = AtOnce(ctx,
		func(ctx context.Context) (err error) { r, err = loadOne(s.read(ctx), ref); return err },
		func(ctx context.Context) (err error) {
			last, err = lastChanges(s.read(ctx), []register.ID{ref.ID})
			return err
		},
	)
	if err != nil {
		return nil, false, err
	}
	row, has := last[ref.ID]
	return r, has && row.leaves(r), nil
}

// Get reads one record of the kind that T is.
func Get[T any, P interface {
	*T
	register.Record
}](ctx context.Context, s *Store, id register.ID) (P, error) {
	r, err := s.Record(ctx, register.Ref{Kind: P(new(T)).Ref().Kind, ID: id})
	if err != nil {
		return nil, err
	}
	return r.(P), nil
}

func loadOne(db *gorm.DB, ref register.Ref) (register.Record, error) {
	kind, err := shapeOf(ref.Kind)
	if err != nil {
		return nil, err
	}
	found, err := kind.load(db, []register.ID{ref.ID})
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("%s: %w", ref.ID, ErrNotFound)
	}
	return found[0], nil
}

// loadAll reads records of several kinds, in no particular order.
func loadAll(db *gorm.DB, refs []register.Ref) ([]register.Record, error) {
	var all []register.Record
	for _, k := range register.Kinds {
		var ids []register.ID
		for _, ref := range refs {
			if ref.Kind == k {
				ids = append(ids, ref.ID)
			}
		}
		if len(ids) == 0 {
			continue
		}
		some, err := shapes[k].load(db, ids)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	return all, nil
}

// loadEach is loadAll for any number of records, to be found by what points at them; those that are gone are missing.
func loadEach(db *gorm.DB, refs []register.Ref) (map[register.Ref]register.Record, error) {
	found := make(map[register.Ref]register.Record, len(refs))
	for some := range slices.Chunk(refs, partSize) {
		records, err := loadAll(db, some)
		if err != nil {
			return nil, err
		}
		for _, r := range records {
			found[r.Ref()] = r
		}
	}
	return found, nil
}

// loadReadable is loadEach of those that can be read, and names the others.
func loadReadable(db *gorm.DB, refs []register.Ref) (found map[register.Ref]register.Record, unread []register.ID, err error) {
	for {
		var altered *AlteredRecord
		if found, err = loadEach(db, refs); !errors.As(err, &altered) {
			return found, unread, err
		}
		unread = append(unread, altered.ID)
		refs = slices.DeleteFunc(refs, func(ref register.Ref) bool { return ref == altered.Ref })
	}
}

func toJSON(r register.Record) (recordText, error) {
	if r == nil {
		return "", nil
	}
	b, err := json.Marshal(r)
	return recordText(b), err
}

// fromJSON reads a record as the history keeps it. Rows saved before they had IDs get the IDs of the same rows in like,
// else new ones as everywhere.
func fromJSON(k register.Kind, text recordText, like register.Record) (register.Record, error) {
	r := k.New()
	if err := json.Unmarshal([]byte(text), r); err != nil {
		return nil, fmt.Errorf("%w: read history of %s: %w", ErrDamaged, k, err)
	}
	register.NameRowsLike(r, like)
	register.DeriveRowIDs(r)
	return r, nil
}
