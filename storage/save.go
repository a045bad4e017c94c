package storage

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"gorm.io/gorm"

	"accord/storage/register"
)

// Save writes a record, new where its Revision is 0. It returns the batch under which the history
// keeps the change, for Undo; None where the record says what the register holds already, and nothing was written. Its
// texts are tidied, and blank rows of its lists are dropped. On success the record's head is brought up to date; on any
// error nothing else of the record, and nothing of the register, has changed.
//
// Where somebody has saved the record meanwhile, the two changes are merged, and the record is what came of it. Only what
// clashes is a Conflict, and so are changes that break a rule together. Errors: Invalid, Conflict, ErrNotFound.
func (s *Store) Save(ctx context.Context, r register.Record) (batch register.ID, err error) {
	return s.SaveDecided(ctx, r, nil)
}

// SaveDecided is Save of a record for which a person has decided what clashed; the history keeps what was not taken.
func (s *Store) SaveDecided(ctx context.Context, r register.Record, lost []register.Clash) (batch register.ID, err error) {
	c := change{batch: register.NewID(), act: ActSave, records: []register.Record{r}, merges: true, lost: lost}
	err = s.apply(ctx, "save "+string(r.Ref().Kind), &c)
	return c.made(), err
}

// Revert is Save of a record that was taken back to an earlier revision, which the history names; 0 where only something
// of it was taken back.
func (s *Store) Revert(ctx context.Context, r register.Record, revision int64) (batch register.ID, err error) {
	c := change{batch: register.NewID(), act: ActRevert, records: []register.Record{r}}
	if revision > 0 {
		c.name = strconv.FormatInt(revision, 10)
	}
	return c.batch, s.apply(ctx, "take back "+string(r.Ref().Kind), &c)
}

// SaveAll writes records in one transaction and one batch, so that they are undone together: new ones first, then what
// may point at them. It fails as Save does, and then nothing has changed.
func (s *Store) SaveAll(ctx context.Context, records ...register.Record) (batch register.ID, err error) {
	return s.SaveAndTrash(ctx, records, nil)
}

// SaveAndTrash is SaveAll that also puts records into the trash, as they were read, in the same transaction and batch.
func (s *Store) SaveAndTrash(ctx context.Context, records, gone []register.Record) (batch register.ID, err error) {
	act := ActSeveral
	switch {
	case len(records) == 0:
		act = ActDelete
	case len(records)+len(gone) == 1:
		act = ActSave
	}
	return s.saveAndTrash(ctx, act, "", records, gone)
}

// saveAndTrash is SaveAndTrash that the history calls by an act and a name.
func (s *Store) saveAndTrash(ctx context.Context, act Act, name string, records, gone []register.Record) (batch register.ID, err error) {
	if len(records)+len(gone) == 0 {
		return register.None, nil
	}
	var fresh, old []register.Record
	for _, r := range records {
		if r.Meta().Revision == 0 {
			fresh = append(fresh, r)
		} else {
			old = append(old, r)
		}
	}
	c := change{batch: register.NewID(), act: act, name: name, records: slices.Concat(byDependence(fresh), old, gone), merges: true}
	now := s.now()
	for _, r := range gone {
		r.Meta().DeletedAt = now
	}
	err = s.apply(ctx, "save several records", &c)
	if err != nil {
		for _, r := range gone {
			r.Meta().DeletedAt = register.Instant{}
		}
	}
	return c.made(), err
}

// SaveImported is SaveAll of what was read out of a file of another program; the history calls it an import and names the
// file. A copy of the register is made before.
func (s *Store) SaveImported(ctx context.Context, file string, records ...register.Record) (batch register.ID, err error) {
	if len(records) == 0 {
		return register.None, nil
	}
	if err := s.keep(ctx, BeforeImport); err != nil {
		return register.None, fmt.Errorf("import: %w", err)
	}
	var fresh, old []register.Record
	for _, r := range records {
		if r.Meta().Revision == 0 {
			fresh = append(fresh, r)
		} else {
			old = append(old, r)
		}
	}
	c := change{batch: register.NewID(), act: ActImport, name: file, records: append(byDependence(fresh), old...), merges: true}
	err = s.apply(ctx, "import", &c)
	return c.made(), err
}

// change is a set of records to be written in one transaction.
type change struct {
	batch   register.ID
	act     Act
	name    string // of what the records came from, for those who take it back
	undoes  register.ID
	by      string // stands in the history as the author; empty: the store's own
	records []register.Record
	// foreign records come from a file with heads of their own, which are kept.
	foreign bool
	// replaced are those that foreign records take the place of.
	replaced map[register.ID]register.Record
	// unchecked records are old ones that only move: their rules were checked when they were saved.
	unchecked bool
	// merges: where somebody was quicker, the two changes are merged. asked are the records as they were before that.
	merges bool
	asked  map[register.Record]register.Record
	lost   []register.Clash
	// lostOf is what was not taken of each record, where there are several.
	lostOf map[register.ID][]register.Clash
	// also is done in the same transaction, after the records.
	also func(tx *gorm.DB) error
	// rowsOnly writes neither words nor history: both come by themselves.
	rowsOnly bool
	// changed is how many records were written.
	changed int
}

// made is the batch that the history keeps, None where nothing was written.
func (c *change) made() register.ID {
	if c.changed == 0 {
		return register.None
	}
	return c.batch
}

// idle reports whether a record says what the register holds of it already, and there is nothing else to keep.
func (c *change) idle(r, before register.Record) (bool, error) {
	if !c.merges || c.also != nil || len(c.lost) > 0 || before == nil {
		return false, nil
	}
	return alikeButHead(before, r)
}

// apply writes a change in one transaction. The records are put back where it fails.
func (s *Store) apply(ctx context.Context, doing string, c *change) error {
	heads := make([]register.Head, len(c.records))
	for i, r := range c.records {
		heads[i] = *r.Meta()
	}
	try := func() error {
		err := s.write(ctx, doing, func(tx *gorm.DB) error {
			done := 0
			for part := range slices.Chunk(c.records, partSize) {
				if err := s.applyPart(tx, c, part); err != nil {
					return err
				}
				done += len(part)
				Report(ctx, done, len(c.records))
			}
			if c.also != nil {
				return c.also(tx)
			}
			return nil
		})
		if err != nil {
			for i, r := range c.records {
				if asked, merged := c.asked[r]; merged {
					overwrite(r, asked)
				}
				*r.Meta() = heads[i]
			}
		}
		return err
	}
	err := try()
	if errors.Is(err, errFreed) {
		return try()
	}
	return err
}

// written is a record on its way into the register, with what was there before it.
type written struct {
	register.Record
	before register.Record // nil for a new one
	// mentions are those of the record after the change.
	mentions []mention
	// renamed is one that only shows another's new name; its own fields are as before.
	renamed bool
}

func writtenOf(r, before register.Record) written {
	return written{Record: r, before: before, mentions: mentionsOf(r)}
}

// applyPart writes some of the records of a change, with everything that is derived from them.
func (s *Store) applyPart(tx *gorm.DB, c *change, records []register.Record) error {
	now := s.now()
	parts, err := s.altered(tx, c, records, now)
	if err != nil || len(parts) == 0 {
		return err
	}
	c.changed += len(parts)
	if !c.foreign && !c.unchecked {
		if err := refuseCircles(tx, parts); err != nil {
			return err
		}
	}
	known, err := s.enter(tx, c, parts)
	if err != nil {
		return err
	}
	for _, k := range register.Kinds {
		if err := s.writeKind(tx, k, parts, known.labels); err != nil {
			return err
		}
	}
	if err := writeMentions(tx, parts); err != nil {
		return err
	}
	if c.rowsOnly {
		return nil
	}
	if err := writeWords(tx, parts, known); err != nil {
		return err
	}
	if !c.foreign {
		if err := refuseUnready(tx, parts); err != nil {
			return err
		}
	}
	if err := s.writeHistory(tx, c, parts, now); err != nil {
		return err
	}
	return s.refreshMentioning(tx, parts)
}

// altered checks the records, merges them with what others have saved, and returns those that the change really alters.
func (s *Store) altered(tx *gorm.DB, c *change, records []register.Record, now register.Instant) ([]written, error) {
	current, err := s.current(tx, c, records)
	if err != nil {
		return nil, err
	}
	parts := make([]written, 0, len(records))
	for _, r := range records {
		if !c.unchecked {
			if err := ready(tx, r); err != nil {
				return nil, err
			}
		}
		before, err := s.before(tx, c, r, current)
		var conflict *Conflict
		if c.merges && errors.As(err, &conflict) {
			before, err = c.merge(tx, conflict)
		}
		if err != nil {
			return nil, err
		}
		idle, err := c.idle(r, before)
		if err != nil {
			return nil, err
		}
		if idle {
			*r.Meta() = *before.Meta()
			continue
		}
		if !c.foreign {
			s.stamp(r.Meta(), before, now)
		}
		parts = append(parts, writtenOf(r, before))
	}
	return parts, nil
}

// ready puts a record in order and refuses what breaks a rule.
func ready(tx *gorm.DB, r register.Record) error {
	register.Tidy(r)
	register.DropBlankRows(r)
	register.NameRows(r)
	if p := r.Check(); len(p.Errors()) > 0 {
		return &Invalid{r.Ref(), p}
	}
	return closable(tx, r)
}

// merge makes of a record what comes of both changes, and returns what the register holds of it. It returns the Conflict
// where they clash, where the history does not say what they began with, and where they break a rule together.
func (c *change) merge(tx *gorm.DB, conflict *Conflict) (before register.Record, err error) {
	if conflict.Base == nil {
		return nil, conflict
	}
	merged, clashes, err := register.Merge(conflict.Base, conflict.Theirs, conflict.Mine)
	if err != nil {
		return nil, err
	}
	if len(clashes) > 0 {
		return nil, conflict
	}
	asked, err := register.Clone(conflict.Mine)
	if err != nil {
		return nil, err
	}
	if c.asked == nil {
		c.asked = map[register.Record]register.Record{}
	}
	c.asked[conflict.Mine] = asked
	overwrite(conflict.Mine, merged)
	switch err := ready(tx, conflict.Mine); {
	case errors.Is(err, ErrInvalid):
		return nil, conflict
	case err != nil:
		return nil, err
	}
	return conflict.Theirs, nil
}

// overwrite copies another record of the kind into a record.
func overwrite(r, other register.Record) {
	reflect.ValueOf(r).Elem().Set(reflect.ValueOf(other).Elem())
}

// current reads what the register holds now of those records that are not new.
func (s *Store) current(tx *gorm.DB, c *change, records []register.Record) (map[register.Ref]register.Record, error) {
	if c.foreign {
		return nil, nil
	}
	var refs []register.Ref
	for _, r := range records {
		if r.Meta().Revision > 0 {
			refs = append(refs, r.Ref())
		}
	}
	return loadEach(tx, refs)
}

// before returns what the register holds of a record now, nil for a new one. A revision other than the
// one that was read is a Conflict.
func (s *Store) before(tx *gorm.DB, c *change, r register.Record, now map[register.Ref]register.Record) (register.Record, error) {
	if c.foreign {
		return c.replaced[r.Ref().ID], nil
	}
	if r.Meta().Revision == 0 {
		return nil, nil
	}
	current, there := now[r.Ref()]
	if !there {
		return nil, fmt.Errorf("%s: %w", r.Ref().ID, ErrNotFound)
	}
	if current.Meta().Revision != r.Meta().Revision {
		base, err := revisionOf(tx, r.Ref(), r.Meta().Revision, current)
		if err != nil {
			return nil, err
		}
		return nil, &Conflict{Base: base, Theirs: current, Mine: r}
	}
	return current, nil
}

// stamp brings a head up to date.
func (s *Store) stamp(h *register.Head, before register.Record, now register.Instant) {
	if h.ID.IsZero() {
		h.ID = register.NewID()
	}
	h.UpdatedAt, h.UpdatedBy = now, s.options.Author
	if before == nil {
		h.CreatedAt, h.CreatedBy = now, s.options.Author
	}
	h.Revision++
}

// writeKind writes the rows of one kind.
func (s *Store) writeKind(tx *gorm.DB, k register.Kind, parts []written, l labels) error {
	kind, err := shapeOf(k)
	if err != nil {
		return err
	}
	var fresh []register.Record
	for _, p := range parts {
		switch {
		case p.Ref().Kind != k:
		case p.before == nil:
			fresh = append(fresh, p.Record)
		default:
			// The writer has the register to itself since before() looked, so the row must be there.
			ok, err := kind.update(tx, p.Record, p.before, l)
			if err != nil {
				return err
			}
			if !ok {
				return ErrConflict
			}
		}
	}
	if len(fresh) > 0 {
		if err := kind.create(tx, fresh, l); err != nil {
			return err
		}
	}
	return shapes[k].derive(tx, k, parts)
}
