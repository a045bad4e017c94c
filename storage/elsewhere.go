package storage

import (
	"encoding/json"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// A package comes in as one step of the history here. The changes made to each of its records elsewhere before, with
// author and device, are kept beside that step, as the package states them.

// stepElsewhere is one change made elsewhere, in its place among those of its record.
type stepElsewhere struct {
	RecordID register.ID
	Batch    register.ID
	Place    int64
	Step     recordText // a Past as JSON
}

func (stepElsewhere) TableName() string { return "elsewhere" }

// arrived is a record that came in with a batch.
type arrived struct{ record, batch register.ID }

// stepsFrom returns the rows of the earlier changes elsewhere to a record that comes in with a batch.
func stepsFrom(a arrived, steps []Past) ([]*stepElsewhere, error) {
	rows := make([]*stepElsewhere, len(steps))
	for i, step := range steps {
		text, err := json.Marshal(step)
		if err != nil {
			return nil, fmt.Errorf("write what was done elsewhere: %w", err)
		}
		rows[i] = &stepElsewhere{a.record, a.batch, int64(i), recordText(text)}
	}
	return rows, nil
}

// stepsElsewhere reads the earlier changes elsewhere to some records, in their order.
func stepsElsewhere(tx *gorm.DB, ids []register.ID) (map[arrived][]Past, error) {
	found := map[arrived][]Past{}
	for some := range slices.Chunk(ids, idsAtOnce) {
		var rows []stepElsewhere
		if err := tx.Where("record_id IN ?", some).Order("record_id, batch, place").Find(&rows).Error; err != nil {
			return nil, err
		}
		for _, row := range rows {
			var step Past
			if err := json.Unmarshal([]byte(row.Step), &step); err != nil {
				return nil, fmt.Errorf("%w: read what was done elsewhere: %w", ErrDamaged, err)
			}
			at := arrived{row.RecordID, row.Batch}
			found[at] = append(found[at], step)
		}
	}
	return found, nil
}

// unknownSteps returns the steps that came with a record and whose result the register does not know.
func (c Carried) unknownSteps(known *past) ([]Past, error) {
	var steps []Past
	for _, p := range c.History {
		var head register.Head
		if err := unmarshal(p.After, &head); err != nil {
			return nil, err
		}
		if !known.knows(headVersion(head)) {
			steps = append(steps, p)
		}
	}
	return steps, nil
}

// change is a step as a change of its record.
func (p Past) change(of register.Ref) (Change, error) {
	row := historyRow{
		Kind: of.Kind, RecordID: of.ID, Revision: p.Revision, At: p.At, Author: p.Author, Device: p.Device, Batch: p.Batch, Act: p.Act,
		Name: p.Name, Undoes: p.Undoes, After: recordText(p.After), Lost: p.Lost,
	}
	if len(p.Before) > 0 {
		before := recordText(p.Before)
		row.Before = &before
	}
	c, err := row.full()
	if err != nil {
		return c, err
	}
	c.Steps, err = changesOf(of, p.Steps)
	return c, err
}

func changesOf(of register.Ref, steps []Past) ([]Change, error) {
	var all []Change
	for _, p := range steps {
		c, err := p.change(of)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

// tellSteps adds the earlier changes elsewhere to changes that took in packages.
func tellSteps(tx *gorm.DB, changes []Change) error {
	var ids []register.ID
	for _, c := range changes {
		if c.Act == ActTakeIn && !slices.Contains(ids, c.ID) {
			ids = append(ids, c.ID)
		}
	}
	found, err := stepsElsewhere(tx, ids)
	if err != nil {
		return err
	}
	for i, c := range changes {
		if changes[i].Steps, err = changesOf(c.Ref, found[arrived{c.ID, c.Batch}]); err != nil {
			return err
		}
	}
	return nil
}
