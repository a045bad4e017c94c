package storage

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"accord/storage/register"
)

// A server keeps its pages and indexes whole by itself, and nothing can be attached to it. What follows from the records is
// compared with a register in a file, row by row.

// compareApart compares the derived rows of a register on a server with those of one in a file that was just made.
func compareApart(ctx context.Context, server, file *gorm.DB) ([]Defect, error) {
	var tables []string
	if err := file.Raw(sqlDerivedHere).Scan(&tables).Error; err != nil {
		return nil, err
	}
	var findings []Defect
	for _, table := range tables {
		var columns []string
		if err := file.Raw(sqlColumns, table).Scan(&columns).Error; err != nil {
			return nil, err
		}
		columns, key := comparedColumns(table, columns)
		there, err := sumsOfRows(ctx, server, table, key, columns)
		if err != nil {
			return nil, err
		}
		here, err := sumsOfRows(ctx, file, table, key, columns)
		if err != nil {
			return nil, err
		}
		found, err := tellDiffering(server, table, differingKeys(there, here))
		if err != nil {
			return nil, err
		}
		findings = append(findings, found...)
	}
	found, err := checkIndex(server)
	if err != nil {
		return nil, err
	}
	return perRecordOnce(append(findings, found...)), nil
}

// checkIndex compares what the search index of a register on a server holds of each record with what follows from it.
func checkIndex(tx *gorm.DB) (findings []Defect, err error) {
	err = eachRef(tx, func(refs []register.Ref) error {
		records, err := loadAll(tx, refs)
		if err != nil {
			return err
		}
		parts := make([]written, len(records))
		for i, r := range records {
			parts[i] = writtenOf(r, nil)
		}
		k, err := lookUp(tx, parts)
		if err != nil {
			return err
		}
		parts = slices.DeleteFunc(parts, func(p written) bool { return p.Meta().InTrash() })
		wrong, err := misindexed(tx, parts, k)
		for _, p := range parts {
			if line := k.entries[p.Ref().ID]; slices.Contains(wrong, line.Entry) {
				findings = append(findings, FlawDerived.of(line, "what the search index keeps of it does not follow from it"))
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, table := range []string{"words", "titles"} {
		strays := 0
		if err := tx.Raw("SELECT count(*) FROM " + table + sqlStray).Scan(&strays).Error; err != nil {
			return nil, err
		}
		if strays > 0 {
			findings = append(findings, Defect{Flaw: FlawRows, Count: strays, Detail: fmt.Sprintf("%d rows of %s belong to no record", strays, table)})
		}
	}
	return findings, nil
}

// misindexed returns the entries of those of some records of which the search index holds something else than follows from them.
func misindexed(tx *gorm.DB, parts []written, k known) (entries []int64, err error) {
	if len(parts) == 0 {
		return nil, nil
	}
	var said []any
	for _, p := range parts {
		line := k.entries[p.Ref().ID]
		title, all := entryWords(tx, p, k)
		said = append(said, line.Entry, line.ID, all, title)
	}
	rows := strings.Repeat(", "+sqlSaid, len(parts))[len(", "):]
	err = tx.Raw(fmt.Sprintf(sqlMisindexed, rows), said...).Scan(&entries).Error
	return entries, err
}

// rowSum is a sum over the rows of one record, in whatever order they come.
type rowSum [sha256.Size]byte

func differingKeys(a, b map[register.ID]rowSum) []register.ID {
	var ids []register.ID
	for id, sum := range a {
		if b[id] != sum {
			ids = append(ids, id)
		}
	}
	for id := range b {
		if _, known := a[id]; !known {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(x, y register.ID) int { return bytes.Compare(x[:], y[:]) })
	return ids
}

// sumsOfRows reads all rows of a table and returns a sum for each record.
func sumsOfRows(ctx context.Context, db *gorm.DB, table, key string, columns []string) (map[register.ID]rowSum, error) {
	rows, err := db.WithContext(ctx).Raw("SELECT " + key + ", " + strings.Join(columns, ", ") + " FROM " + table).Rows()
	if err != nil {
		return nil, err
	}
	sums := map[register.ID]rowSum{}
	var id register.ID
	values := make([]any, len(columns))
	into := []any{&id}
	for i := range values {
		into = append(into, &values[i])
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		sum := sha256.New()
		for _, v := range values {
			_, _ = fmt.Fprintf(sum, "%s\x00", plainValue(v)) // into memory
		}
		all := sums[id]
		for i, b := range sum.Sum(nil) {
			all[i] += b
		}
		sums[id] = all
	}
	return sums, errors.Join(rows.Err(), rows.Close())
}

// plainValue writes a value as it is the same from every engine.
func plainValue(v any) string {
	switch v := v.(type) {
	case bool:
		if v {
			return "1"
		}
		return "0"
	case []byte:
		return string(v)
	case sql.RawBytes:
		return string(v)
	}
	return fmt.Sprint(v)
}
