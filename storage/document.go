package storage

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"accord/storage/register"
)

// documentRow is a document and what lists derive from it.
type documentRow struct {
	register.Document
	Subject  register.Text `gorm:"embedded;embeddedPrefix:subject_"`
	FirstDay string
	// Size is that of the current version.
	Size       int64
	TitleKey   keys `gorm:"embedded;embeddedPrefix:title_key_"`
	SubjectKey keys `gorm:"embedded;embeddedPrefix:subject_key_"`
}

var documentShape = rowShape[register.Document, documentRow]{
	name: "documents", mark: "d", rowOf: documentRowOf,
	record: func(r *documentRow) *register.Document { return &r.Document },
	hint:   func(d *register.Document, l labels) register.Text { return l.join(subjectsOf(d)...) }, // "Protocol" says nothing without what it belongs to
}

func documentRowOf(d *register.Document, l labels) *documentRow {
	subject := l.join(subjectsOf(d)...)
	current, _ := d.Current()
	return &documentRow{
		Document: *d, Subject: subject, FirstDay: lastIfEmpty(d.Day), Size: current.Size,
		TitleKey: keysOf(d.Title), SubjectKey: keysOf(subject),
	}
}

func subjectsOf(d *register.Document) []register.ID {
	ids := make([]register.ID, len(d.Subjects))
	for i, s := range d.Subjects {
		ids[i] = s.ID
	}
	return ids
}

// texts are the words that could be read in files, by the files' hashes.
type texts map[string]string

// of returns those of a document's current file; other records have none.
func (t texts) of(r register.Record) string {
	d, ok := r.(*register.Document)
	if !ok || d == nil {
		return ""
	}
	current, _ := d.Current()
	return t[current.Hash]
}

// textsOf reads the words of the current files of those of the records that are documents.
func textsOf(db *gorm.DB, records []register.Record) (texts, error) {
	var hashes []string
	for _, r := range records {
		if d, ok := r.(*register.Document); ok && d != nil {
			if current, ok := d.Current(); ok {
				hashes = append(hashes, current.Hash)
			}
		}
	}
	if len(hashes) == 0 {
		return nil, nil
	}
	all := texts{}
	for start := 0; start < len(hashes); start += idsAtOnce {
		var some []blob
		if err := db.Where("hash IN ?", hashes[start:min(start+idsAtOnce, len(hashes))]).Find(&some).Error; err != nil {
			return nil, err
		}
		for _, b := range some {
			all[*b.Hash] = b.Text
		}
	}
	return all, nil
}

// DocumentQuery asks for documents. Empty fields ask for nothing.
type DocumentQuery struct {
	Query
	Kinds []register.DocumentKind
	// Languages are ISO 639-1 codes.
	Languages []string
	// Subject finds those that belong to a record.
	Subject register.ID
}

var documentOrders = orders{
	"title": byName("title_key"), "subject": byName("subject_key"), "day": byFirstDay("first_day"), "size": byNumber("size"),
}

// DocumentIDs returns all documents that the query asks for, in its order. Orders: title, subject, day, size. The
// default is title.
func (s *Store) DocumentIDs(ctx context.Context, q DocumentQuery) ([]register.ID, error) {
	l := s.list(q.Query, register.KindDocument, documentOrders, "title")
	in(&l, "kind", q.Kinds)
	in(&l, "language", q.Languages)
	if !q.Subject.IsZero() {
		l.mentions(register.RoleSubject, "", q.Subject)
	}
	return s.ids(ctx, l)
}

// DocumentRow is a document as lists show it.
type DocumentRow struct {
	ID    register.ID
	Title register.Text `gorm:"embedded;embeddedPrefix:title_"`
	Kind  register.DocumentKind
	// Subject names the records it belongs to.
	Subject  register.Text `gorm:"embedded;embeddedPrefix:subject_"`
	Language string
	Day      register.Date
	Versions []register.Version `gorm:"serializer:json"`
}

// Current returns the version in force. ok is false where there is no file yet.
func (r DocumentRow) Current() (v register.Version, ok bool) {
	return (&register.Document{Versions: r.Versions}).Current()
}

// DocumentRows returns the rows of the documents in the order of the IDs.
func (s *Store) DocumentRows(ctx context.Context, ids []register.ID) ([]DocumentRow, error) {
	rows, err := rowsOf[DocumentRow](ctx, s, register.KindDocument, ids)
	return inOrder(ids, rows, func(r DocumentRow) register.ID { return r.ID }), err
}

// DocumentsOf returns the living documents that belong to a record, the latest first and those without a day last.
func (s *Store) DocumentsOf(ctx context.Context, subject register.ID) ([]DocumentRow, error) {
	var rows []DocumentRow
	err := s.read(ctx).Table("documents").Select("documents.*").Joins("JOIN mentions m ON m.id = documents.id").
		Where("m.target = ? AND m.role = ? AND deleted_at IS NULL", subject, register.RoleSubject).
		Order("first_day = '~', first_day DESC, documents.id DESC").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read the files of a record: %w", translate(err))
	}
	return rows, nil
}
