package storage

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"accord/storage/register"
)

// The engine does not know what its search index should hold: the index keeps no texts. So its words are compared with those that
// follow from the records, each word with how often it stands there and in which rows.

// occurrence is how often a word stands in an index, the sum of the numbers of its rows, and that of its places in them.
type occurrence struct{ Times, Rows, Places int64 }

// expectedWords are the words that a table of the search index is to hold, and how each beginning that the table keeps is met.
type expectedWords struct {
	table  string
	words  map[string]occurrence
	starts map[string]occurrence // counted once a row
}

func newExpectedWords(table string) *expectedWords {
	return &expectedWords{table, map[string]occurrence{}, map[string]occurrence{}}
}

// longestWord is how many bytes the engine keeps of a word (FTS5_MAX_TOKEN_SIZE).
const longestWord = 32768

// indexedStarts are the lengths of the beginnings that the search index keeps, see schema.sql.
var indexedStarts = []int{3, 4}

// add counts the words of a row.
func (e *expectedWords) add(row int64, words string) {
	starts, place := map[string]bool{}, int64(0)
	for word := range strings.FieldsFuncSeq(words, separates) {
		word = word[:min(len(word), longestWord)]
		meet(e.words, word, occurrence{1, row, place})
		place++
		letters := []rune(word)
		for _, n := range indexedStarts {
			if len(letters) >= n {
				starts[string(letters[:n])] = true
			}
		}
	}
	for start := range starts {
		meet(e.starts, start, occurrence{1, row, 0})
	}
}

func meet(all map[string]occurrence, word string, once occurrence) {
	o := all[word]
	all[word] = occurrence{o.Times + once.Times, o.Rows + once.Rows, o.Places + once.Places}
}

// separates is where the engine ends a word.
func separates(r rune) bool {
	return r < 0x80 && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
}

// checkWords compares the search index with the words that follow from the records.
func (s *Store) checkWords(ctx context.Context) (findings []Defect, err error) {
	if s.OnServer() || s.looking { // on a server the words lie in rows of their own; where one only looks, nothing may be made
		return nil, nil
	}
	db, err := openForCopying(ctx, s.place, s.how) // for tables of the connection alone
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, closePool(db)) }()
	err = db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		words, titles := newExpectedWords("words"), newExpectedWords("titles")
		if err := eachRef(tx, func(refs []register.Ref) error { return expectWords(tx, refs, words, titles) }); err != nil {
			return err
		}
		for _, expected := range []*expectedWords{words, titles} {
			wrong, err := expected.compare(tx)
			if err != nil {
				return err
			}
			if wrong > 0 {
				findings = append(findings, Defect{Flaw: FlawSearch, Count: wrong, Detail: fmt.Sprintf("%d words of %s are not in the rows that they should be in", wrong, expected.table)})
			}
		}
		return nil
	})
	return findings, err
}

// expectWords counts the words that follow from some records.
func expectWords(tx *gorm.DB, refs []register.Ref, words, titles *expectedWords) error {
	records, err := loadAll(tx, refs)
	if err != nil {
		return err
	}
	parts := make([]written, 0, len(records))
	for _, r := range records {
		if !r.Meta().InTrash() {
			parts = append(parts, writtenOf(r, nil))
		}
	}
	known, err := lookUp(tx, parts)
	if err != nil {
		return err
	}
	for _, p := range parts {
		title, all := entryWords(tx, p, known)
		row := known.entries[p.Ref().ID].Entry
		words.add(row, all)
		titles.add(row, title)
	}
	return nil
}

// compare returns how many words and beginnings of words stand in other rows than they should, or in none.
func (e *expectedWords) compare(tx *gorm.DB) (wrong int, err error) {
	instances := "temp.instances_of_" + e.table
	if err := tx.Exec("CREATE VIRTUAL TABLE " + instances + " USING fts5vocab('main', '" + e.table + "', 'instance')").Error; err != nil {
		return 0, err
	}
	rows, err := tx.Raw("SELECT term, count(*), sum(doc), sum(offset) FROM " + instances + " GROUP BY term").Rows()
	if err != nil {
		return 0, err
	}
	left := len(e.words)
	for rows.Next() {
		var word string
		var is occurrence
		if err := rows.Scan(&word, &is.Times, &is.Rows, &is.Places); err != nil {
			return 0, errors.Join(err, rows.Close())
		}
		expected, there := e.words[word]
		if there {
			left--
		}
		if is != expected {
			wrong++
		}
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return 0, err
	}
	wrong += left
	for start, expected := range e.starts {
		var is occurrence
		err := tx.Raw("SELECT count(*) AS times, coalesce(sum(rowid), 0) AS rows FROM "+e.table+" WHERE "+e.table+" MATCH ?", engineOf(tx).index.word(start, true)).Scan(&is).Error
		if err != nil {
			return 0, err
		}
		if is != expected {
			wrong++
		}
	}
	return wrong, tx.Exec("DROP TABLE " + instances).Error
}
