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

// writeMentions writes what changed in whom the records mention.
func writeMentions(tx *gorm.DB, parts []written) error {
	var gone, come []*mention
	for _, p := range parts {
		var before []mention
		if p.before != nil {
			before = mentionsOf(p.before)
		}
		gone = append(gone, without(before, p.mentions)...)
		come = append(come, without(p.mentions, before)...)
	}
	ctx, place := brief(tx), engineOf(tx).place
	for some := range slices.Chunk(gone, narrow) {
		var rows []string
		var values []any
		for _, m := range some {
			n := len(values)
			rows = append(rows, "id = "+place(n+1)+" AND target = "+place(n+2)+" AND role = "+place(n+3))
			values = append(values, m.ID, m.Target, m.Role)
		}
		if _, err := tx.Statement.ConnPool.ExecContext(ctx, "DELETE FROM mentions WHERE "+strings.Join(rows, " OR "), values...); err != nil {
			return err
		}
	}
	return insert(tx, "mentions", narrow, come)
}

// without returns the mentions that are not among others; both are in their fixed order.
func without(mentions, others []mention) []*mention {
	var rest []*mention
	for i := range mentions {
		if _, there := slices.BinarySearchFunc(others, mentions[i], compareMentions); !there {
			rest = append(rest, &mentions[i])
		}
	}
	return rest
}

// mentionsOf returns each target and role once, in a fixed order.
func mentionsOf(r register.Record) []mention {
	all := r.Mentions()
	rows := make([]mention, len(all))
	for i, m := range all {
		rows[i] = mention{r.Ref().ID, m.ID, m.Role}
	}
	slices.SortFunc(rows, compareMentions)
	return slices.Compact(rows)
}

// compareMentions orders the mentions of one record.
func compareMentions(a, b mention) int {
	return cmp.Or(bytes.Compare(a.Target[:], b.Target[:]), strings.Compare(string(a.Role), string(b.Role)))
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
		if err := kind.rewrite(tx, p.Record, k.labels); err != nil {
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
