package storage_test

import (
	"database/sql"
	_ "embed"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

//go:embed schema.sql
var schema string

var (
	comment = regexp.MustCompile(`(?m)--.*$`)
	space   = regexp.MustCompile(`\s+`)
	around  = regexp.MustCompile(` ?([(),]) ?`) // the engine writes an added column closer than we do
)

// statements takes SQL apart, without comments and with one space for any.
func statements(text string) []string {
	var all []string
	for _, one := range strings.Split(comment.ReplaceAllString(text, ""), ";") {
		if one = strings.TrimSpace(around.ReplaceAllString(space.ReplaceAllString(one, " "), "$1")); one != "" {
			all = append(all, one)
		}
	}
	slices.Sort(all)
	return all
}

func liveSchema(t *testing.T, path string) []string {
	t.Helper()
	db, err := sql.Open("sqlite", storage.AddressOf(path))
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	// words_… and titles_… hold the search index; the engine makes them and their form is its own.
	rows, err := db.Query(`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'words\_%' ESCAPE '\' AND name NOT LIKE 'titles\_%' ESCAPE '\' AND name NOT LIKE 'goose%' AND name NOT LIKE 'sqlite%'`)
	require.NoError(t, err)
	defer func() { require.NoError(t, rows.Close()) }()
	var live []string
	for rows.Next() {
		var one string
		require.NoError(t, rows.Scan(&one))
		live = append(live, one)
	}
	require.NoError(t, rows.Err())
	return statements(strings.Join(live, ";"))
}

// stepped is the path of a register that took every step from the first.
func stepped(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "stepped.accord")
	require.NoError(t, os.WriteFile(path, nil, 0o600))
	require.NoError(t, storage.StepUp(ctx, path))
	require.NoError(t, open(t, path).Close())
	return path
}

func TestTheSchemaIsTheOneWrittenDown(t *testing.T) {
	storagetest.InTheFullPass(t)
	assert.Equal(t, statements(schema), liveSchema(t, stepped(t)))
}

// about is what a file says of itself: its tables, how many rows each has, and the rows that are not of records.
func about(t *testing.T, path string) map[string][]string {
	t.Helper()
	db, err := sql.Open("sqlite", storage.AddressOf(path))
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	said := map[string][]string{}
	read := func(of, query string) {
		rows, err := db.Query(query)
		require.NoError(t, err, of)
		defer func() { require.NoError(t, rows.Close()) }()
		for rows.Next() {
			var one string
			require.NoError(t, rows.Scan(&one), of)
			said[of] = append(said[of], one)
		}
		require.NoError(t, rows.Err())
	}
	read("tables", "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
	for _, table := range said["tables"] {
		read(table, "SELECT count(*) FROM "+table)
	}
	read("steps", "SELECT version_id || ' ' || is_applied FROM goose_db_version ORDER BY id")
	read("settings", "SELECT name || ' ' || value FROM settings ORDER BY name")
	read("words", "SELECT k || ' ' || v FROM words_config")
	read("titles", "SELECT k || ' ' || v FROM titles_config")
	for _, pragma := range []string{"application_id", "user_version", "encoding", "auto_vacuum", "page_size"} {
		read(pragma, "PRAGMA "+pragma)
	}
	return said
}

// A new register takes no steps: it says of itself what they would have left in it.
func TestANewRegisterIsWhatAllTheStepsMake(t *testing.T) {
	storagetest.InTheFullPass(t)
	path := filepath.Join(t.TempDir(), "new.accord")
	s, err := storage.Create(ctx, path, storagetest.Options("tester"))
	require.NoError(t, err)
	require.NoError(t, s.Close())
	assert.Equal(t, about(t, stepped(t)), about(t, path))
	assert.Equal(t, statements(schema), liveSchema(t, path))
}

// version1 makes a register as version 1 did.
func version1(t *testing.T) string {
	t.Helper()
	dump, err := os.ReadFile("testdata/version-1.sql")
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "register.accord")
	db, err := sql.Open("sqlite", storage.AddressOf(path))
	require.NoError(t, err)
	db.SetMaxOpenConns(1)
	_, err = db.Exec(string(dump))
	require.NoError(t, err)
	require.NoError(t, db.Close())
	return path
}

// later are the kinds that version 1 did not know.
var later = []register.Kind{
	register.KindEvent, register.KindInvitation, register.KindProductionLink, register.KindMeeting, register.KindCommitment,
	register.KindDocument, register.KindTradeRecord,
}

// A register that version 1 made must open in every later one, with nothing lost.
func TestARegisterOfVersion1Opens(t *testing.T) {
	storagetest.InTheFullPass(t)
	path := version1(t)
	s := open(t, path)
	findings, err := s.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
	assert.Equal(t, statements(schema), liveSchema(t, path))
	counts, err := s.Counts(ctx)
	require.NoError(t, err)
	for kind, n := range counts {
		assert.Equal(t, !slices.Contains(later, kind), n > 0, kind)
	}
	for day, state := range map[register.Date]register.VisitState{
		"2022-11-28": register.VisitPlanned, "2022-11-29": register.VisitUnderWay, "2022-11-30": register.VisitUnderWay, "2022-12-01": register.VisitEnded,
	} {
		ids, err := s.VisitIDs(ctx, storage.VisitQuery{On: day, States: []register.VisitState{state}})
		require.NoError(t, err)
		assert.Len(t, ids, 1, "%s on %s", state, day)
	}
	hits, err := s.Search(ctx, "торговля", 10)
	require.NoError(t, err)
	require.Len(t, hits, 1)
	history, err := s.History(ctx, hits[0].ID)
	require.NoError(t, err)
	assert.Len(t, history, 1)
}

// A register of the form before records had identities is whole in this one: its rows are as they would be written now.
func TestARegisterWithoutIdentitiesIsWholeAfterTheStep(t *testing.T) {
	storagetest.InTheFullPass(t)
	f := storagetest.New(t)
	f.Agreement(register.Agreement{})
	f.Visit(register.Visit{Delegation: []register.Delegate{{PersonID: f.Person(register.Person{}).ID, Role: register.DelegateHead}}})
	f.Event(register.Event{})
	path := filepath.Join(t.TempDir(), "before.accord")
	require.NoError(t, f.CopyTo(ctx, path))
	for _, table := range []string{"partners", "persons", "agreements", "visits", "events"} {
		raw(t, path, "ALTER TABLE "+table+" DROP COLUMN identity")
	}
	for _, table := range []string{"former_ids", "origin", "known_versions", "undecided", "elsewhere", "expected", "devices"} {
		raw(t, path, "DROP TABLE "+table)
	}
	raw(t, path, "ALTER TABLE catalogue DROP COLUMN called_off")
	raw(t, path, "DELETE FROM goose_db_version WHERE version_id >= 30")
	raw(t, path, "PRAGMA user_version = 29")
	findings, err := open(t, path).Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
}

// What the register was before its form changed lies beside it, whole and readable, whatever an earlier try has left.
func TestAnOlderRegisterIsCopiedFirst(t *testing.T) {
	storagetest.InTheFullPass(t)
	path := version1(t)
	kept := path + ".before-" + newest(t)
	require.NoError(t, os.WriteFile(kept, []byte("half a copy"), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(filepath.Dir(path), ".accord-1.part"), nil, 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(filepath.Dir(path), ".accord-1.part.accord"), []byte("less"), 0o600))
	open(t, path)

	assert.Equal(t, liveSchema(t, version1(t)), liveSchema(t, kept))
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".accord-*"))
	require.NoError(t, err)
	assert.Empty(t, left)
	require.NoError(t, os.Rename(kept, path+"-копия.accord"))
	counts, err := open(t, path+"-копия.accord").Counts(ctx)
	require.NoError(t, err)
	assert.NotZero(t, counts[register.KindAgreement])
}

func migrations(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("migrations/sqlite/*.sql")
	require.NoError(t, err)
	return files
}

// newest returns the number of the last migration; numbers may be left out.
func newest(t *testing.T) string {
	t.Helper()
	files := migrations(t)
	number, _, _ := strings.Cut(filepath.Base(files[len(files)-1]), "_")
	return strings.TrimLeft(number, "0")
}
