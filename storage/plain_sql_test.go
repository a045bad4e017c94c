package storage

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gorm.io/gorm/schema"

	"accord/storage/register"
)

// engineSQL is what not every engine understands, each with an example.
var engineSQL = map[string]string{
	`\bCROSS\s+JOIN\s+\w+(\s+\w+)?\s+ON\b`: "a CROSS JOIN b ON a.id = b.id",
	`\b(max|min)\([^()?]*,`:                "max(first_day, to_day)",
	`\bINSERT\s+OR\b`:                      "INSERT OR IGNORE INTO settings",
	`\bREPLACE\s+INTO\b`:                   "REPLACE INTO settings",
	`\b(NOT )?INDEXED\b`:                   "visits INDEXED BY visits_day",
	`\bWITHOUT\s+ROWID\b`:                  "CREATE TABLE t (id) WITHOUT ROWID",
	`\browid\b`:                            "ORDER BY rowid",
	`\b(fts5|bm25|MATCH)\b`:                "words MATCH ?",
	`\bGLOB\b`:                             "name GLOB 'а*'",
	`\bjson_\w+\s*\(`:                      "json_each(parties)",
	`\b(strftime|julianday|unixepoch|datetime)\s*\(`:                   "strftime('%Y', day)",
	`\b(ifnull|iif|group_concat|instr|total|printf|typeof|quote)\s*\(`: "ifnull(a, b)",
	`\bcollate\s+(nocase|rtrim|binary)\b`:                              "ORDER BY name COLLATE NOCASE",
	`\bAUTOINCREMENT\b`:                                                "id INTEGER PRIMARY KEY AUTOINCREMENT",
	`\b_?pragma\b`:                                                     "PRAGMA user_version",
	`\bVACUUM\b`:                                                       "VACUUM INTO ?",
	`\bsqlite_\w+`:                                                     "FROM sqlite_schema",
	`\bCAST\(\s*substr\b`:                                              "CAST(substr(day, 1, 4) AS INTEGER)",           // of nothing
	`\bSELECT \?`:                                                      "WITH RECURSIVE below (id) AS (SELECT ? UNION", // of which type?
	`\bIS (NOT )?\?`:                                                   "deleted_at IS ?",
	`\bLIMIT -1\b`:                                                     "LIMIT -1 OFFSET 7",
}

// What only one engine understands has a name in that one's file, and values that are true or false are
// bound.
func TestSQLOfOneEngineStandsInItsFile(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	read := 0
	for _, name := range files {
		if strings.HasPrefix(name, "sqlite") || strings.HasPrefix(name, "postgres") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		for _, p := range phrasesIn(t, name) {
			read++
			for _, found := range foreignIn(p.text) {
				t.Errorf("%s: %q belongs to the engine's file: %s", p.place, found, p.text)
			}
		}
	}
	assert.Greater(t, read, 500, "the files were read")
}

func TestSQLOfOneEngineIsKnown(t *testing.T) {
	for pattern, example := range engineSQL {
		assert.NotEmpty(t, foreignIn(example), pattern)
		assert.NotEmpty(t, foreignIn(strings.ToLower(example)), pattern)
	}
	for _, example := range []string{"WHERE ours = 0", "AND NOT (s.cancelled=1)", "force_unknown <> 1", "p.verified = true"} {
		assert.NotEmpty(t, foreignIn(example), example)
	}
	for _, plain := range []string{
		"SELECT coalesce(max(entry), 0) FROM catalogue", "WHERE ours = ?", "a JOIN b ON a.id = b.id", "(1 = 0", "notice_month = 0", "greatest(a, b)",
		"SELECT DISTINCT kind FROM history LIMIT ?",
	} {
		assert.Empty(t, foreignIn(plain), plain)
	}
}

// foreignIn returns what of a text not every engine understands.
func foreignIn(text string) []string {
	var found []string
	for _, p := range enginePatterns() {
		if one := p.FindString(text); one != "" {
			found = append(found, one)
		}
	}
	return found
}

var enginePatterns = sync.OnceValue(func() []*regexp.Regexp {
	var all []*regexp.Regexp
	for pattern := range engineSQL {
		all = append(all, regexp.MustCompile("(?i)"+pattern))
	}
	return append(all, regexp.MustCompile(`(?i)\b(`+strings.Join(flags(), "|")+`)\s*(=|<>)\s*(0|1|true|false)\b`))
})

// flags are the columns that hold what is true or false.
func flags() []string {
	rows := []any{agreementRow{}, blob{}}
	for _, k := range register.Kinds {
		rows = append(rows, k.New())
	}
	var names []string
	for _, row := range rows {
		about, err := schema.Parse(row, &sync.Map{}, schema.NamingStrategy{})
		if err != nil {
			panic(err)
		}
		for _, f := range about.Fields {
			if f.DataType == schema.Bool && f.DBName != "" {
				names = append(names, f.DBName)
			}
		}
	}
	return names
}

// phrase is a text of a source, and where it stands.
type phrase struct {
	place token.Position
	text  string
}

// phrasesIn returns the texts of a file, also those that are put together with +, without what is put between them.
func phrasesIn(t *testing.T, name string) []phrase {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, nil, 0)
	require.NoError(t, err)
	var phrases []phrase
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec, *ast.Field: // a tag says nothing to the engine
			return false
		case ast.Expr:
			if text := textOf(n); text != "" {
				phrases = append(phrases, phrase{set.Position(n.Pos()), text})
			}
		}
		return true
	})
	return phrases
}

func textOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			text, _ := strconv.Unquote(e.Value)
			return text
		}
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			return textOf(e.X) + textOf(e.Y)
		}
	}
	return ""
}
