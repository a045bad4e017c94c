package storage

import (
	"database/sql"
	"time"

	"gorm.io/gorm"
)

// engine is what the SQL of the engines does not have in common, under names that say what it is for. The rest of the
// package speaks plain SQL.
type engine struct {
	// turn waits until nobody else writes, and returns the engine's time; nil where the engine sees to that by itself.
	turn func(tx *gorm.DB) (time.Time, error)
	// place writes the place of the nth value of a statement, from 1, for what goes to the engine past GORM.
	place func(n int) string
	// by has a query go through an index where the engine, left to itself, would choose a worse one.
	by func(index string) string
	// set is the condition that a flag is set, written as the indexes have it: for a bound value an engine cannot
	// choose the index.
	set func(flag string) string
	// strung is a query for a single value: the IDs of a query strung together, in its order.
	strung func(ids string) string
	// glued is the bytes of an ID, and of texts and numbers behind it.
	glued func(id string, columns ...string) string
	// snapshot has a transaction see one state of the register; nil where each does.
	snapshot *sql.TxOptions
	// tables asks for a register's tables without the search index, each after the tables it points at. columns asks
	// for the columns of one, with flags and NOT NULL marked.
	tables, columns string
	// rows names a table whose rows are read by themselves, whatever its indexes say.
	rows func(table string) string
	// numbered has the engine go on numbering rows after those that came with their numbers; empty where it does by itself.
	numbered string
	index    index
}

// index holds an engine's questions and orders for searching. Its rows have the entry numbers of the catalogue.
type index struct {
	// words is what a row is given that holds the words in this order.
	words func(words []string) string

	insertWords, insertTitle string // entry, words
	deleteWords, deleteTitle string // entry
	empty                    []string
	// settle brings the pages of an index together that was written anew: it halves the file's part and the time of a search.
	settle []string

	// all finds the IDs for a question, allTitles those for one about titles; none those of a kind that do not answer one.
	all, allTitles, none string
	// titleWords returns the words of titles from one up to another, and how many titles have each.
	titleWords string
	// count counts the rows of one table, titles or words, that answer a question about the kind with a letter, no further than
	// a limit; without a letter of any kind.
	count func(table, letter string) string
	// best finds the records of that kind with these words, up to a limit, in the order of a ranking.
	best func(table, letter string, order ranking) string

	// How a question is written: a word, whole or only the beginning; words that follow each other; both of two, one of two.
	word    func(word string, begins bool) string
	phrase  func(words []string) string
	and, or string
}

// engineOf returns the peculiarities of the engine behind a handle.
func engineOf(db *gorm.DB) *engine { return db.Dialector.(speaking).speaks() }

// speaking is a dialect of ours.
type speaking interface{ speaks() *engine }

// engine is that of the register.
func (s *Store) engine() *engine { return engineOf(s.reads) }
