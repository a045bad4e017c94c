package storage

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// Files opens what a file of a package holds by its hash. ErrNoContent where it was not taken along.
type Files func(hash string) (io.ReadCloser, error)

// Unpack makes a register at an address, where nothing lies, of what a package carries: it works as any other and knows what it
// is a part of. What was not taken along has its name there alone.
func Unpack(ctx context.Context, address string, options Options, l *Luggage, files Files) (*Store, error) {
	options.bare, options.Before = true, nil
	made, err := CreateWith(ctx, address, options, func(to *Store) error { return to.unpack(ctx, l, files) })
	if err != nil {
		return nil, fmt.Errorf("unpack a package: %w", err)
	}
	return made, nil
}

func (s *Store) unpack(ctx context.Context, l *Luggage, files Files) error {
	part := Part{Parcel: l.Parcel}
	for _, v := range l.Files {
		if err := s.addFrom(ctx, v, files); err != nil {
			return err
		}
		part.Files = append(part.Files, v.Hash)
	}
	names := make([]entry, len(l.Names))
	for i, n := range l.Names {
		names[i] = entry{Entry: int64(i) + 1, ID: n.ID, Kind: n.Kind, Label: n.Label, Hint: n.Hint, DeletedAt: l.Made, PurgedAt: l.Made}
	}
	records := make([]register.Record, len(l.Records))
	for i, c := range l.Records {
		records[i] = c.Record
	}
	err := s.layDown(ctx, names, func(do func(register.Record) error) error {
		for _, r := range byDependence(records) {
			if err := do(r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.write(ctx, "write the history", func(tx *gorm.DB) error {
		if err := s.writePast(tx, l); err != nil {
			return err
		}
		var known []*knownVersion
		for _, c := range l.Records {
			known = append(known, knownFrom(c, l.ID, false)...)
		}
		if err := insert(tx, knownVersion{}.TableName(), narrow, known); err != nil {
			return err
		}
		text, err := json.Marshal(part)
		if err != nil {
			return err
		}
		for _, o := range []origin{{originRegister, l.Register.String()}, {originPart, string(text)}} {
			if err := tx.Create(&o).Error; err != nil {
				return err
			}
		}
		return eachRef(tx, func(refs []register.Ref) error { return refresh(tx, refs) })
	})
}

// addFrom adds a file of a package, where it is not here.
func (s *Store) addFrom(ctx context.Context, v register.Version, files Files) error {
	there, err := s.HasContent(ctx, v.Hash)
	if err != nil || there {
		return err
	}
	from, err := files(v.Hash)
	if err != nil {
		return err
	}
	added, err := s.AddFile(ctx, v.Name, from, nil)
	if closed := from.Close(); err == nil {
		err = closed
	}
	if err == nil && added.Hash != v.Hash {
		err = ErrAltered
	}
	return err
}

// writePast writes the history that came along; a record without any gets a line for its present state.
func (s *Store) writePast(tx *gorm.DB, l *Luggage) error {
	type step struct {
		Past
		register.Ref
	}
	var all []step
	var bare []written
	for _, c := range l.Records {
		if len(c.History) == 0 {
			bare = append(bare, written{Record: c.Record})
		}
		for _, p := range c.History {
			all = append(all, step{p, c.Record.Ref()})
		}
	}
	slices.SortStableFunc(all, func(a, b step) int { return cmp.Or(cmp.Compare(a.Seq, b.Seq), bytes.Compare(a.ID[:], b.ID[:])) })
	rows := make([]*historyRow, len(all))
	var fields []*fieldRow
	var steps []*stepElsewhere
	for i, p := range all {
		row := &historyRow{
			Seq: int64(i) + 1, Kind: p.Kind, RecordID: p.ID, Revision: p.Revision, At: p.At, Author: p.Author, Device: p.Device, Batch: p.Batch,
			Act: p.Act, Name: p.Past.Name, Undoes: p.Undoes, After: recordText(p.After), Lost: p.Lost,
		}
		if len(p.Before) > 0 {
			before := recordText(p.Before)
			row.Before = &before
			some, err := fieldsOf(row.Seq, before, row.After)
			if err != nil {
				return err
			}
			fields = append(fields, some...)
		}
		row.Sum = row.sum()
		rows[i] = row
		some, err := stepsFrom(arrived{p.ID, p.Batch}, p.Steps)
		if err != nil {
			return err
		}
		steps = append(steps, some...)
	}
	if err := insert(tx, stepElsewhere{}.TableName(), wide, steps); err != nil {
		return err
	}
	if err := insert(tx, historyRow{}.TableName(), wide, rows); err != nil {
		return err
	}
	if err := insert(tx, fieldRow{}.TableName(), narrow, fields); err != nil {
		return err
	}
	if len(bare) == 0 {
		return nil
	}
	return s.writeHistory(tx, &change{batch: register.NewID(), act: ActTakeIn, name: l.Name}, bare, l.Made)
}

// knownFrom are the versions that came with a record; the content of the present one is kept where it is not kept
// elsewhere.
func knownFrom(c Carried, batch register.ID, content bool) []*knownVersion {
	var rows []*knownVersion
	seen := map[Version]bool{}
	at := VersionOf(c.Record)
	for _, v := range append(slices.Clone(c.Versions), at) {
		if seen[v] {
			continue
		}
		seen[v] = true
		row := &knownVersion{RecordID: c.Record.Ref().ID, Version: v.key(), Batch: batch}
		if content && v == at {
			if text, err := toJSON(c.Record); err == nil {
				row.Content = &text
			}
		}
		rows = append(rows, row)
	}
	return rows
}
