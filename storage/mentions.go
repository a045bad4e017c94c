package storage

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"gorm.io/gorm"

	"accord/storage/register"
)

// mention is one row of who mentions whom.
type mention struct {
	ID     register.ID
	Target register.ID
	Role   register.Role
}

func writeMentions(tx *gorm.DB, parts []written) error {
	var old []register.ID
	var rows []*mention
	for _, p := range parts {
		if p.before != nil {
			if slices.Equal(p.mentions, mentionsOf(p.before)) {
				continue
			}
			old = append(old, p.Ref().ID)
		}
		for i := range p.mentions {
			rows = append(rows, &p.mentions[i])
		}
	}
	if len(old) > 0 {
		if err := tx.Exec("DELETE FROM mentions WHERE id IN ?", old).Error; err != nil {
			return err
		}
	}
	return insert(tx, "mentions", narrow, rows)
}

// mentionsOf returns each target and role once, in a fixed order.
func mentionsOf(r register.Record) []mention {
	all := r.Mentions()
	rows := make([]mention, len(all))
	for i, m := range all {
		rows[i] = mention{r.Ref().ID, m.ID, m.Role}
	}
	slices.SortFunc(rows, func(a, b mention) int {
		return cmp.Or(bytes.Compare(a.Target[:], b.Target[:]), strings.Compare(string(a.Role), string(b.Role)))
	})
	return slices.Compact(rows)
}

// refreshMentioning rewrites the lines of records that show a label just changed, since lists and search read only
// these lines.
func (s *Store) refreshMentioning(tx *gorm.DB, parts []written) error {
	var renamed []register.ID
	for _, p := range parts {
		if p.before != nil && p.before.Label() != p.Label() {
			renamed = append(renamed, p.Ref().ID)
		}
	}
	if len(renamed) == 0 {
		return nil
	}
	var refs []register.Ref
	if err := tx.Raw(`SELECT DISTINCT c.kind, c.id FROM mentions m JOIN catalogue c ON c.id = m.id
		WHERE m.target IN ?`, renamed).Scan(&refs).Error; err != nil {
		return err
	}
	for start := 0; start < len(refs); start += partSize {
		if err := refresh(tx, refs[start:min(start+partSize, len(refs))]); err != nil {
			return err
		}
	}
	return nil
}

// refresh derives the rows and words of records again; nothing of their own changes.
func refresh(tx *gorm.DB, refs []register.Ref) error {
	parts, known, err := refreshRows(tx, refs)
	if err != nil {
		return err
	}
	return writeWords(tx, parts, known)
}

// refreshRows derives the rows of records again.
func refreshRows(tx *gorm.DB, refs []register.Ref) ([]written, known, error) {
	records, err := loadAll(tx, refs)
	if err != nil {
		return nil, known{}, err
	}
	parts := make([]written, len(records))
	for i, r := range records {
		parts[i] = writtenOf(r, r)
		parts[i].renamed = true
	}
	k, err := lookUp(tx, parts)
	if err != nil {
		return nil, known{}, err
	}
	for _, p := range parts {
		kind, err := shapeOf(p.Ref().Kind)
		if err != nil {
			return nil, known{}, err
		}
		if _, err := kind.update(tx, p.Record, p.Meta().Revision, k.labels); err != nil {
			return nil, known{}, err
		}
		line := entryOf(p.Record, k.labels)
		line.Entry = k.entries[line.ID].Entry
		if err := tx.Model(&line).Select("*").Omit("ID").Updates(&line).Error; err != nil { // to set the ID looks through all that mentions it
			return nil, known{}, err
		}
	}
	return parts, k, nil
}
