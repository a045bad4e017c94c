package storage

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash"
	"slices"
	"strconv"

	"gorm.io/gorm"

	"accord/storage/register"
)

// sumLength is how much of a SHA-256 is kept: enough against chance.
const sumLength = 16

// sum returns the checksum of a change of the history, without its number: in another register it has another one.
func (r historyRow) sum() []byte {
	h := sha256.New()
	before := "-"
	if r.Before != nil {
		before = "+" + string(*r.Before)
	}
	at, _ := r.At.MarshalText() // of a time it never fails
	lost := ""
	if len(r.Lost) > 0 {
		text, _ := json.Marshal(r.Lost) // nor of what was read from JSON
		lost = string(text)
	}
	for _, part := range []string{
		string(r.Kind), string(r.RecordID[:]), strconv.FormatInt(r.Revision, 10), string(at), r.Author, r.Device,
		string(r.Batch[:]), string(r.Act), r.Name, string(r.Undoes[:]), before, string(r.After), lost,
	} {
		writePart(h, part)
	}
	return h.Sum(nil)[:sumLength]
}

// writePart writes a text with its length, so that no two rows of texts are written alike.
func writePart(h hash.Hash, text string) {
	var length [8]byte
	binary.BigEndian.PutUint64(length[:], uint64(len(text)))
	h.Write(length[:])
	h.Write([]byte(text))
}

// whole reports whether a change is what was written.
func (r historyRow) whole() bool { return slices.Equal(r.Sum, r.sum()) }

const settingSums = "derive.sums"

// deriveSums adds the sums to a history written by an earlier version. Where a migration has changed what a
// record says, the history gets a change that says so: from then on the two are compared.
func (s *Store) deriveSums(ctx context.Context) error {
	for more := true; more; {
		waits, err := count(s.writer.WithContext(ctx).Table("settings").Where("name = ?", settingSums))
		if err != nil || waits == 0 {
			return translate(err)
		}
		err = s.write(ctx, "write the sums of the history", func(tx *gorm.DB) (err error) {
			more, err = nextSums(tx)
			if err != nil || more {
				return err
			}
			if err := s.recordMigrated(tx); err != nil {
				return err
			}
			return tx.Delete(&setting{}, "name = ?", settingSums).Error
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// nextSums writes the sums of the next changes and says whether there may be more.
func nextSums(tx *gorm.DB) (more bool, err error) {
	var rows []historyRow
	if err := tx.Where("sum IS NULL").Order("seq").Limit(derivedAtOnce).Find(&rows).Error; err != nil {
		return false, err
	}
	for _, row := range rows {
		if err := tx.Exec("UPDATE history SET sum = ? WHERE seq = ?", row.sum(), row.Seq).Error; err != nil {
			return false, err
		}
	}
	return len(rows) > 0, nil
}

// recordMigrated writes a change for each record that is not what its history says.
func (s *Store) recordMigrated(tx *gorm.DB) error {
	c := &change{batch: register.NewID(), act: ActSeveral, by: shipper}
	for _, k := range register.Kinds {
		var ids []register.ID
		if err := tx.Table(shapes[k].table()).Pluck("id", &ids).Error; err != nil {
			return err
		}
		for some := range slices.Chunk(ids, partSize) {
			records, err := shapes[k].load(tx, some)
			if err != nil {
				return err
			}
			last, err := lastChanges(tx, idsOf(records))
			if err != nil {
				return err
			}
			var parts []written
			for _, r := range records {
				if row, has := last[r.Ref().ID]; has && !row.leaves(r) {
					before, err := fromJSON(k, row.After, r)
					if err != nil {
						return err
					}
					parts = append(parts, written{Record: r, before: before})
				}
			}
			if err := s.writeHistory(tx, c, parts, s.now()); err != nil {
				return err
			}
		}
	}
	return nil
}

// lastChanges returns the last change of each of some records.
func lastChanges(db *gorm.DB, all []register.ID) (map[register.ID]historyRow, error) {
	last := make(map[register.ID]historyRow, len(all))
	for ids := range slices.Chunk(all, idsAtOnce) {
		var rows []historyRow
		err := db.Raw(`SELECT h.* FROM history h JOIN (SELECT record_id, max(seq) AS seq FROM history WHERE record_id IN ? GROUP BY record_id) l
			ON l.seq = h.seq`, ids).Scan(&rows).Error
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			last[row.RecordID] = row
		}
	}
	return last, nil
}

func idsOf(records []register.Record) []register.ID {
	ids := make([]register.ID, len(records))
	for i, r := range records {
		ids[i] = r.Ref().ID
	}
	return ids
}

// leaves reports whether a record is what the change has made it. An earlier version may have written it otherwise.
func (r historyRow) leaves(record register.Record) bool {
	is, err := toJSON(record)
	if err != nil {
		return false
	}
	if is == r.After {
		return true
	}
	after, err := fromJSON(r.Kind, r.After, record)
	if err != nil {
		return false
	}
	was, err := toJSON(after)
	return err == nil && is == was
}

// compareWithHistory returns an AlteredRecord for the first record that is not what its last change has made it.
func (s *Store) compareWithHistory(db *gorm.DB, records []register.Record) error {
	last, err := lastChanges(db, idsOf(records))
	if err != nil {
		return err
	}
	for _, r := range records {
		if row, has := last[r.Ref().ID]; !has || !row.leaves(r) {
			s.foundDamage()
			return &AlteredRecord{Ref: r.Ref(), Label: r.Label(), OnServer: s.OnServer()}
		}
	}
	return nil
}

// ErrRecordAltered: a record is not what was saved; see AlteredRecord for which. It is an ErrDamaged.
var ErrRecordAltered = fmt.Errorf("%w: a record is not what was saved", ErrDamaged)

// ErrRecordForged: on a server, where pages break seldom, somebody has written into the register past the program. Other records
// are what they were. It is an ErrRecordAltered.
var ErrRecordForged = fmt.Errorf("%w: on a server", ErrRecordAltered)

// AlteredRecord is an ErrRecordAltered with the record.
type AlteredRecord struct {
	register.Ref
	Label    register.Text
	OnServer bool
}

// Error names the record.
func (e *AlteredRecord) Error() string {
	return fmt.Sprintf("%s %s: %v", e.Kind, e.ID, ErrRecordAltered)
}

// Unwrap makes errors.Is(err, ErrRecordAltered) true, and of ErrRecordForged on a server.
func (e *AlteredRecord) Unwrap() error {
	if e.OnServer {
		return ErrRecordForged
	}
	return ErrRecordAltered
}

// blame finds out which of some records of a kind cannot be read, where a value in one of them is none.
func blame(db *gorm.DB, k register.Kind, ids []register.ID, err error, read func(some []register.ID) error) error {
	if !garbled(err) {
		return err
	}
	if len(ids) > 1 {
		return cmp.Or(read(ids[:len(ids)/2]), read(ids[len(ids)/2:]), err)
	}
	var lines []entry
	if failed := db.Where("id IN ?", ids).Find(&lines).Error; failed != nil || len(lines) == 0 {
		return err
	}
	_, server := db.Dialector.(serverDialect)
	return &AlteredRecord{Ref: register.Ref{Kind: k, ID: ids[0]}, Label: lines[0].Label, OnServer: server}
}
