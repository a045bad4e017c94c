package storage

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"accord/storage/register"
)

// shipper stands in the history beside what came with the program, so that nobody's Undo takes it back.
const shipper = "Accord"

//go:embed rules.json
var rulesJSON []byte

// ShippedRules returns the rules of procedure shipped with the program, with the same IDs and heads everywhere. None of
// them is verified.
func ShippedRules() ([]*register.ProcedureRule, error) {
	var rules []*register.ProcedureRule
	if err := json.Unmarshal(rulesJSON, &rules); err != nil {
		return nil, fmt.Errorf("read the rules that come with the program: %w", err)
	}
	return rules, nil
}

// ship puts the shipped rules into a register that has never held them. From then on they are records like any other:
// changed ones stay changed, and deleted ones lie in the trash.
func (s *Store) ship(ctx context.Context) error {
	rules, err := ShippedRules()
	if err != nil {
		return err
	}
	if missing, err := s.unknown(s.writer.WithContext(ctx), rules); err != nil || len(missing) == 0 {
		return err
	}
	return s.write(ctx, "give the register its rules of procedure", func(tx *gorm.DB) error {
		missing, err := s.unknown(tx, rules) // asked again: another program may have been quicker
		if err != nil || len(missing) == 0 {
			return err
		}
		if err := s.applyPart(tx, &change{batch: register.NewID(), act: ActImport, by: shipper, records: missing, foreign: true}, missing); err != nil {
			return err
		}
		return s.takeOver(tx, missing)
	})
}

// unknown leaves out the rules that the register has, or has in its trash.
func (s *Store) unknown(tx *gorm.DB, rules []*register.ProcedureRule) ([]register.Record, error) {
	var ids, there []register.ID
	for _, r := range rules {
		ids = append(ids, r.ID)
	}
	if err := tx.Table("catalogue").Where("id IN ?", ids).Pluck("id", &there).Error; err != nil {
		return nil, translate(err)
	}
	known := map[register.ID]bool{}
	for _, id := range there {
		known[id] = true
	}
	var missing []register.Record
	for _, r := range rules {
		if !known[r.ID] {
			missing = append(missing, r)
		}
	}
	return missing, nil
}

// meet decides about a record of a file whose ID is here already. It gives way where it is unchanged since shipping, or
// equal to the register's own; it replaces held where nobody changed that one since shipping. Otherwise its ID is
// taken: two people's changes never merge silently. Where the register has no such record, it meets nothing.
func (s *Store) meet(ctx context.Context, r register.Record) (held register.Record, gives, taken bool, err error) {
	if held, err = s.held(ctx, r.Ref()); err != nil {
		if errors.Is(err, ErrNotFound) {
			// A record of another kind may have the ID.
			lines, err := s.Lines(ctx, r.Ref().ID)
			line, there := lines[r.Ref().ID]
			return nil, false, there && !line.Purged, err
		}
		return nil, false, false, err
	}
	rules, err := ShippedRules()
	if err != nil {
		return nil, false, false, err
	}
	for _, shipped := range rules {
		if shipped.Ref() == r.Ref() {
			if same(r, shipped) || same(r, held) {
				return held, true, false, nil
			}
			return held, false, !same(held, shipped) || r.Meta().Revision <= held.Meta().Revision, nil
		}
	}
	return held, false, true, nil
}

// same reports whether two records are alike to the last byte.
func same(a, b register.Record) bool {
	x, errX := toJSON(a)
	y, errY := toJSON(b)
	return errX == nil && errY == nil && x == y
}
