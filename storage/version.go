package storage

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// Version names one state of a record among all it ever had, in any register: the number of the save, its time and its
// author.
type Version struct {
	Revision int64  `json:"revision"`
	At       string `json:"at"` // as an Instant is written
	By       string `json:"by"`
}

// VersionOf is the version that a record is at.
func VersionOf(r register.Record) Version { return headVersion(*r.Meta()) }

func headVersion(h register.Head) Version {
	at, _ := h.UpdatedAt.MarshalText() // of a time it never fails
	return Version{h.Revision, string(at), h.UpdatedBy}
}

// compare orders versions: a later one comes after those that it was made of.
func (v Version) compare(other Version) int {
	return cmp.Or(cmp.Compare(v.Revision, other.Revision), cmp.Compare(v.At, other.At), cmp.Compare(v.By, other.By))
}

// key is the text by which the register keeps it.
func (v Version) key() string {
	text, _ := json.Marshal(v) // of numbers and texts it never fails
	return string(text)
}

// knownVersion is one that is known but is not in the history here; Content is what the record was in it, where it is kept.
type knownVersion struct {
	RecordID register.ID
	Version  string
	Batch    register.ID
	Content  *recordText
}

func (knownVersion) TableName() string { return "known_versions" }

// past is the known past of one record: its versions and, where at hand, their content.
type past map[Version]*recordText

// learn adds a version; what the record was in it stays where it was known.
func (p past) learn(v Version, content *recordText) {
	if p[v] == nil {
		p[v] = content
	}
}

// sorted lists the versions, the latest first.
func (p past) sorted() []Version {
	all := make([]Version, 0, len(p))
	for v := range p {
		all = append(all, v)
	}
	slices.SortFunc(all, func(a, b Version) int { return b.compare(a) })
	return all
}

// undoneBatches finds the batches that were taken back and not done again.
const undoneBatches = `SELECT undoes FROM history WHERE undoes IS NOT NULL
	AND batch NOT IN (SELECT undoes FROM history WHERE undoes IS NOT NULL)`

// pasts reads the known past of some records. A batch taken in and then undone does not count: the register has not
// seen it.
func pasts(tx *gorm.DB, ids []register.ID) (map[register.ID]past, error) {
	found := map[register.ID]past{}
	of := func(id register.ID) past {
		if found[id] == nil {
			found[id] = past{}
		}
		return found[id]
	}
	for some := range slices.Chunk(ids, idsAtOnce) {
		var rows []historyRow
		err := tx.Select("record_id", "after", "seq").Where("record_id IN ? AND act <> ?", some, ActPurge).
			Where("NOT (act = ? AND batch IN ("+undoneBatches+"))", ActTakeIn).Order("seq").Find(&rows).Error
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			var head register.Head
			if err := json.Unmarshal([]byte(row.After), &head); err != nil {
				return nil, fmt.Errorf("%w: read the history: %w", ErrDamaged, err)
			}
			of(row.RecordID).learn(headVersion(head), &row.After)
		}
		var kept []knownVersion
		if err := tx.Where("record_id IN ? AND batch NOT IN ("+undoneBatches+")", some).Find(&kept).Error; err != nil {
			return nil, err
		}
		for _, k := range kept {
			var v Version
			if err := json.Unmarshal([]byte(k.Version), &v); err != nil {
				return nil, fmt.Errorf("%w: read what versions are known: %w", ErrDamaged, err)
			}
			of(k.RecordID).learn(v, k.Content)
		}
	}
	return found, nil
}

// commonVersion returns what two changes of a record began with: the latest version known to both together with its
// content; nil where there is none.
func commonVersion(kind register.Kind, mine, theirs past, like register.Record) (register.Record, error) {
	for _, v := range mine.sorted() {
		other, both := theirs[v]
		if !both {
			continue
		}
		if content := cmp.Or(mine[v], other); content != nil {
			return fromJSON(kind, *content, like)
		}
	}
	return nil, nil
}

// alikeButHead reports whether two records say the same, whoever saved them.
func alikeButHead(a, b register.Record) (bool, error) {
	if a.Meta().InTrash() != b.Meta().InTrash() {
		return false, nil
	}
	return saysTheSame(a, b)
}

// earlier returns the one of two heads whose record was made first.
func earlier(a, b *register.Head) *register.Head {
	if c := cmp.Or(a.CreatedAt.Compare(b.CreatedAt.Time), cmp.Compare(a.CreatedBy, b.CreatedBy), bytes.Compare(a.ID[:], b.ID[:])); c > 0 {
		return b
	}
	return a
}
