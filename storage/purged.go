package storage

import (
	"context"
	"fmt"
	"reflect"

	"gorm.io/gorm"

	"accord/storage/register"
)

// Purged is the rest of a record deleted for good: its name, for the records that mention it.
type Purged struct {
	register.Ref
	Label register.Text
	At    register.Instant
	// CalledOff is nil where no calendar holds the record.
	CalledOff *Cancellation
}

// Purged returns the names of the records deleted for good, in the order of their IDs.
func (s *Store) Purged(ctx context.Context) ([]Purged, error) {
	var lines []entry
	if err := s.read(ctx).Where("purged_at IS NOT NULL").Order("id").Find(&lines).Error; err != nil {
		return nil, fmt.Errorf("read what was deleted for good: %w", translate(err))
	}
	purged := make([]Purged, len(lines))
	for i, line := range lines {
		purged[i] = Purged{line.line().Ref, line.Label, line.PurgedAt, line.cancellation()}
	}
	return purged, nil
}

// remnant returns the rest of a record deleted for good.
func (s *Store) remnant(ctx context.Context, ref register.Ref) (register.Record, bool) {
	var line entry
	err := s.read(ctx).Where("id = ? AND kind = ? AND purged_at IS NOT NULL", ref.ID, ref.Kind).Take(&line).Error
	if err != nil {
		return nil, false
	}
	r := ref.Kind.New()
	r.Meta().ID, r.Meta().DeletedAt = ref.ID, line.PurgedAt
	of := reflect.ValueOf(r).Elem()
	for _, field := range []string{"Title", "Name", "Step"} { // what kinds are called by
		if name := of.FieldByName(field); name.IsValid() && name.Type() == reflect.TypeFor[register.Text]() {
			name.Set(reflect.ValueOf(line.Label))
			break
		}
	}
	return r, true
}

// takeInPurged enters the names of records purged elsewhere, where the register does not know them.
func takeInPurged(tx *gorm.DB, purged []Purged) error {
	var last int64
	if err := tx.Raw("SELECT coalesce(max(entry), 0) FROM catalogue").Scan(&last).Error; err != nil {
		return err
	}
	for _, p := range purged {
		known, err := count(tx.Table(entry{}.TableName()).Where("id = ?", p.ID))
		if err != nil {
			return err
		}
		if known > 0 {
			continue
		}
		last++
		line := &entry{Entry: last, ID: p.ID, Kind: p.Kind, Label: p.Label, DeletedAt: p.At, PurgedAt: p.At, CalledOff: p.CalledOff.json()}
		if err := insert(tx, entry{}.TableName(), wide, []*entry{line}); err != nil {
			return err
		}
	}
	return nil
}
