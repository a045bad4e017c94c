package storage

import (
	"database/sql"
	"fmt"
	"strconv"
	"strings"
)

// ofServer is the engine of a register on a server.
var ofServer = engine{
	turn:   takeTurn,
	place:  func(n int) string { return "$" + strconv.Itoa(n) },
	by:     func(string) string { return "" },
	set:    func(flag string) string { return flag },
	strung: func(ids string) string { return `SELECT string_agg(id, ''::bytea) FROM (` + ids + `) strung` },
	glued: func(id string, columns ...string) string {
		return id + " || convert_to(" + strings.Join(columns, "::text || ") + "::text, 'UTF8')"
	},
	snapshot: &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true},
	tables: `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
		AND relname NOT IN ('words', 'titles', 'turn', 'goose_db_version') ORDER BY oid`,
	columns: `SELECT column_name AS name, data_type = 'boolean' AS flag, is_nullable = 'NO' AS needed FROM information_schema.columns
		WHERE table_schema = current_schema() AND table_name = ? AND data_type <> 'xid8' ORDER BY ordinal_position`,
	rows: func(table string) string { return table },
	numbered: `SELECT setval(pg_get_serial_sequence('history', 'seq'), (SELECT coalesce(max(seq), 0) + 1 FROM history), false),
		setval(pg_get_serial_sequence('blobs', 'number'), (SELECT coalesce(max(number), 0) + 1 FROM blobs), false),
		setval(pg_get_serial_sequence('blob_chunks', 'chunk'), (SELECT coalesce(max(chunk), 0) + 1 FROM blob_chunks), false)`,
	index: index{
		words:       vector,
		insertWords: `INSERT INTO words (entry, id, body) SELECT $1, id, $2::text::tsvector FROM catalogue WHERE entry = $1`,
		insertTitle: `INSERT INTO titles (entry, id, name) SELECT $1, id, $2::text::tsvector FROM catalogue WHERE entry = $1`,
		deleteWords: `DELETE FROM words WHERE entry = ?`,
		deleteTitle: `DELETE FROM titles WHERE entry = ?`,
		empty:       []string{"DELETE FROM words", "DELETE FROM titles"},
		all:         `SELECT id FROM words WHERE body @@ ?::text::tsquery`,
		allTitles:   `SELECT id FROM titles WHERE name @@ ?::text::tsquery`,
		none:        `SELECT id FROM catalogue WHERE kind = ? AND deleted_at IS NULL AND entry NOT IN (SELECT entry FROM words WHERE body @@ ?::text::tsquery)`,
		count:       countOnServer,
		titleWords:  `SELECT word, ndoc FROM ts_stat('SELECT name FROM titles') WHERE word >= ? AND word < ?`,
		best:        bestOnServer,
		word: func(word string, begins bool) string {
			if begins {
				return "'" + word + "':*"
			}
			return "'" + word + "'"
		},
		phrase: func(words []string) string { return "('" + strings.Join(words, "' <-> '") + "')" },
		and:    " & ", or: " | ",
	},
}

// sqlWho returns who has signed in, and in which role; sqlPersons lists those with a role.
var (
	sqlWho     = `SELECT session_user AS person, clock_timestamp() AS now, (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) AS super, ` + sqlRoleOf("session_user") + ` AS role`
	sqlPersons = `SELECT name, role FROM (SELECT p.rolname AS name, ` + sqlRoleOf("p.rolname") + ` AS role FROM pg_roles p WHERE p.rolcanlogin AND NOT p.rolsuper) person WHERE role <> 'none' ORDER BY name`
)

// sqlRoleOf is the role of a person that holds most.
func sqlRoleOf(person string) string {
	return `coalesce((SELECT substr(r.rolname, 8) FROM pg_roles r
		WHERE r.rolname IN ('accord_administrator', 'accord_controller', 'accord_editor', 'accord_reader') AND pg_has_role(` + person + `, r.oid, 'MEMBER')
		ORDER BY r.rolname = 'accord_administrator' DESC, r.rolname = 'accord_controller' DESC, r.rolname = 'accord_editor' DESC LIMIT 1), 'none')`
}

const (
	sqlSuper       = `SELECT rolsuper FROM pg_roles WHERE rolname = session_user`
	sqlHasRegister = `SELECT to_regclass('goose_db_version') IS NOT NULL`
	sqlDatabase    = `SELECT datcollate AS collation, datistemplate AS template FROM pg_database WHERE datname = current_database()`
)

// sqlMisindexed are those of some records of which the search index holds other words than these, or others of the title.
const sqlMisindexed = `SELECT said.entry FROM (VALUES %s) said (entry, id, body, name)
	WHERE NOT EXISTS (SELECT 1 FROM words WHERE words.entry = said.entry AND words.id = said.id AND words.body = said.body::tsvector)
	OR NOT EXISTS (SELECT 1 FROM titles WHERE titles.entry = said.entry AND titles.id = said.id AND titles.name = said.name::tsvector)`

// sqlSaid is one of those records: its entry, its ID, its words and those of its title.
const sqlSaid = "(?::bigint, ?::bytea, ?::text, ?::text)"

// sqlStray are the rows of a table of the search index that belong to no record, or to one in the trash.
const sqlStray = ` row WHERE NOT EXISTS (
	SELECT 1 FROM catalogue c WHERE c.entry = row.entry AND c.id = row.id AND c.deleted_at IS NULL AND c.purged_at IS NULL)`

// The engine's bounds for what one row of the index holds (https://www.postgresql.org/docs/current/textsearch-limitations.html):
// a vector is shorter than 1 MiB, a word than 2 KiB, and places end at 16,383.
const (
	vectorAtMost = 1<<20 - 1<<16
	wordAtMost   = 2046
	placeAtMost  = 16_383
)

// vector writes words with their places. Of a file that says more than fits, the end is not found.
func vector(words []string) string {
	var b strings.Builder
	size := 0
	places := map[string]int{}
	for i, w := range words {
		if len(w) > wordAtMost || places[w] > 255 {
			continue
		}
		if places[w]++; places[w] == 1 {
			size += len(w) + 8
		} else {
			size += 2
		}
		if size > vectorAtMost {
			break
		}
		b.WriteByte('\'')
		b.WriteString(w)
		b.WriteString("':")
		b.WriteString(strconv.Itoa(min(i+1, placeAtMost)))
		b.WriteByte(' ')
	}
	return b.String()
}

// searched are the columns of the tables that are searched.
var searched = map[string]string{"titles": "name", "words": "body"}

// What many records have is soon met among the newest of their kind, and costs much to find in the index, above all the beginning
// of words that many have. So these are looked at first: some say whether it is worth going through them.
const (
	probed = 300
	dense  = probed / 20
	packed = probed / 2
	passed = 2 * rankedAtMost
)

// among counts those of the newest of a kind that answer a question.
func among(table, letter string, newest int) string {
	return fmt.Sprintf(`(SELECT count(*) FROM (SELECT %[2]s AS said FROM %[1]s WHERE mark = '%[3]s' ORDER BY entry DESC LIMIT %[4]d) newest WHERE said @@ $1::text::tsquery)`,
		table, searched[table], letter, newest)
}

// countOnServer counts in the index, or among the newest of a kind where it finds the limit there.
func countOnServer(table, letter string) string {
	all := `(WITH found AS MATERIALIZED (SELECT 1 FROM ` + table + ` WHERE ` + searched[table] + ` @@ $1::text::tsquery)
		SELECT count(*) FROM (SELECT 1 FROM found LIMIT $2) one)`
	if letter == "" {
		return "SELECT " + all
	}
	return fmt.Sprintf(`SELECT CASE WHEN %s >= %d AND %s >= $2 THEN $2 ELSE %s END`,
		among(table, letter, probed), packed, among(table, letter, passed), all)
}

// bestOnServer finds first and sorts then, unless there are many hits. An engine that knows how few are wanted takes
// the long way through all rows, hoping to meet them soon.
func bestOnServer(table, letter string, order ranking) string {
	column, rank := searched[table], ""
	if order == shortest {
		rank = "ts_rank(" + column + ", $1::text::tsquery, 1) DESC, "
	}
	found := `WITH found AS MATERIALIZED (SELECT * FROM ` + table + ` WHERE ` + column + ` @@ $1::text::tsquery)
		SELECT id FROM found ORDER BY ` + rank + `entry DESC LIMIT $2`
	if order != newestOfMany {
		return found
	}
	return fmt.Sprintf(`WITH many AS MATERIALIZED (SELECT %s >= %d AS so)
		(SELECT id FROM %s WHERE mark = '%s' AND %s @@ $1::text::tsquery AND (SELECT so FROM many) ORDER BY entry DESC LIMIT $2)
		UNION ALL (SELECT * FROM (%s) few WHERE NOT (SELECT so FROM many))`, among(table, letter, probed), dense, table, letter, column, found)
}
