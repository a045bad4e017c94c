package storage

import (
	"bytes"
	"cmp"
	"encoding/json"

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
