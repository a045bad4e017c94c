package storage

import "strings"

// ofFile is the engine of a register in a file.
var ofFile = engine{
	place: func(int) string { return "?" },
	by:    func(index string) string { return " INDEXED BY " + index },
	set:   func(flag string) string { return flag + " = 1" },
	// The engine keeps the order for group_concat: SF_OrderByReqd in its select.c.
	strung: func(ids string) string { return `SELECT CAST(group_concat(id, '') AS BLOB) FROM (` + ids + `)` },
	glued:  func(id string, columns ...string) string { return id + " || " + strings.Join(columns, " || ") },
	tables: `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'words*' AND name NOT GLOB 'titles*'
		AND name NOT GLOB 'title_words*' AND name NOT GLOB 'goose*' AND name NOT GLOB 'sqlite*' ORDER BY rowid`,
	columns: `SELECT name, 0 AS flag, "notnull" AS needed FROM pragma_table_info(?) ORDER BY cid`,
	rows:    func(table string) string { return table + " NOT INDEXED" },
	index: index{
		words:       func(words []string) string { return strings.Join(words, " ") },
		insertWords: `INSERT INTO words (rowid, body) VALUES (?, ?)`,
		insertTitle: `INSERT INTO titles (rowid, name) VALUES (?, ?)`,
		deleteWords: `DELETE FROM words WHERE rowid = ?`,
		deleteTitle: `DELETE FROM titles WHERE rowid = ?`,
		empty:       []string{`INSERT INTO words (words) VALUES ('delete-all')`, `INSERT INTO titles (titles) VALUES ('delete-all')`},
		settle:      []string{`INSERT INTO words (words) VALUES ('optimize')`, `INSERT INTO titles (titles) VALUES ('optimize')`},
		all:         `SELECT c.id FROM words JOIN catalogue c ON c.entry = words.rowid WHERE words MATCH ?`,
		allTitles:   `SELECT c.id FROM titles JOIN catalogue c ON c.entry = titles.rowid WHERE titles MATCH ?`,
		none:        `SELECT id FROM catalogue WHERE kind = ? AND deleted_at IS NULL AND entry NOT IN (SELECT rowid FROM words WHERE words MATCH ?)`,
		count: func(table, _ string) string {
			return `SELECT count(*) FROM (SELECT 1 FROM ` + table + ` WHERE ` + table + ` MATCH ? LIMIT ?)`
		},
		titleWords: `SELECT term, doc FROM title_words WHERE term >= ? AND term < ?`,
		best:       bestInFile,
		word: func(word string, begins bool) string {
			if begins {
				return `"` + word + `" *`
			}
			return `"` + word + `"`
		},
		phrase: func(words []string) string { return `"` + strings.Join(words, " ") + `"` },
		and:    " AND ", or: " OR ",
	},
}

func bestInFile(table, _ string, order ranking) string {
	rank := ""
	if order == shortest {
		rank = "rank, "
	}
	return `SELECT (SELECT id FROM catalogue c WHERE c.entry = best.entry)
		FROM (SELECT rowid AS entry FROM ` + table + ` WHERE ` + table + ` MATCH ? ORDER BY ` + rank + `rowid DESC LIMIT ?) best`
}
