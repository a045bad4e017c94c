package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"embed"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pressly/goose/v3"
	"gorm.io/gorm"
	"gorm.io/gorm/callbacks"
	"gorm.io/gorm/clause"
	"gorm.io/gorm/logger"
	"gorm.io/gorm/schema"
	"modernc.org/sqlite"

	"accord/storage/seal"
	"accord/storage/site"
)

// steps are the migrations of the engine, in migrationFolder, written in migrationDialect.
//
//go:embed migrations/sqlite/*.sql
var steps embed.FS

const (
	migrationFolder  = "migrations/sqlite"
	migrationDialect = goose.DialectSQLite3
)

// newForm are the tables of a new register: what all the migrations together make.
//
//go:embed schema.sql
var newForm string

// sqlNewForm is what a new register has beside its tables: when its search index puts its parts together (the migration
// of version 10 says why), and what it is.
const sqlNewForm = `INSERT INTO words (words, rank) VALUES ('automerge', 8);
INSERT INTO titles (titles, rank) VALUES ('automerge', 8);
PRAGMA application_id = %d;
PRAGMA user_version = %d;`

// waiting is for how many milliseconds a save waits for its turn. The engine asks again ten times a second, and may be unlucky often
// where others save all the time.
const waiting = "15000"

// safety is how the engine writes into a file, the same for all its connections.
type safety struct {
	pragmas []string
	log     bool // the engine keeps a log beside the file
	passing bool // the file is thrown away where anything fails
}

var (
	// logged lets others read meanwhile and keeps the last save through a power cut.
	logged = safety{pragmas: []string{"_pragma=journal_mode(WAL)", "_pragma=synchronous(FULL)"}, log: true}
	// journaled is for places where a log is not safe: its index is shared memory, which two computers do not share,
	// and a person who copies the file copies it without the log. Instead, a journal beside the file keeps the change
	// until all of it is in the one file on the disk. Readers keep writers waiting.
	journaled = safety{pragmas: []string{"_pragma=journal_mode(DELETE)", "_pragma=synchronous(EXTRA)", "_pragma=busy_timeout(30000)"}}
	// unlogged is for a file that is put on the disk and in its place when it is filled, and thrown away otherwise.
	unlogged = safety{pragmas: []string{"_pragma=journal_mode(MEMORY)", "_pragma=synchronous(OFF)"}, passing: true}
)

// safetyAt is how the engine writes into a register that lies in a place.
func safetyAt(lies site.Site) safety {
	if lies.Safe() {
		return logged
	}
	return journaled
}

// dsn is the engine's address of a file with the pragmas that every connection needs. Immediate transactions wait for
// their turn instead of failing on upgrade.
func dsn(path string, extra ...string) string {
	options := append([]string{
		"mode=rw", // a file that is not there is never made
		"_pragma=busy_timeout(" + waiting + ")",
		"_pragma=foreign_keys(1)",
	}, extra...)
	return address(path, options...)
}

// address is the engine's address of a file with options, and with what it needs to open one under seal.
func address(path string, options ...string) string {
	if u, is := sealAt(path); is {
		options = append([]string{u.address, "_pragma=temp_store(memory)"}, options...)
	}
	return engineAddress(path) + "?" + strings.Join(options, "&")
}

// copyAddress is the engine's address of a file that it is to write a copy into, or to read beside another.
func copyAddress(path string) string {
	if u, is := sealAt(path); is {
		return engineAddress(path) + "?" + u.address
	}
	return path
}

// inClear is the engine's address of a file that it is to write in the clear, whatever seal it copies from.
func inClear(path string) string {
	options, err := seal.InTheClear()
	if err != nil {
		return path
	}
	return engineAddress(path) + "?" + options
}

// asideDSN is the engine's address of a file read beside the connections of its register, as it lies on the disk:
// without its log, and where there is none, waiting for a writer to finish.
func asideDSN(path string, how safety) string {
	if how.log {
		return address(path, "mode=ro", "immutable=1")
	}
	return address(path, "mode=ro", "_pragma=busy_timeout("+waiting+")")
}

// stillDSN is the engine's address of a register for one transaction that keeps others from writing and waits for nobody.
func stillDSN(path string) string { return address(path, "mode=rw", "_txlock=immediate") }

// errUnwritten: changes wait beside a register, and the engine cannot read it without writing them back.
var errUnwritten = errors.New("changes wait beside the register")

// lookDSN is the engine's address of a register opened for looking: the engine writes nothing beside it. Where a log
// lies there with its index, the engine reads both, as they are now and will be. Where neither does, nobody writes, and
// it reads the file alone: then it must be watched, for others may begin to write
// (https://sqlite.org/wal.html#read_only_databases). A log without its index is errUnwritten.
func lookDSN(path string, logged bool) (dsn string, watched bool, err error) {
	index, log := stateOf(path+indexEnding), stateOf(path+logEnding)
	how := "readonly_shm=1"
	switch there := log != (fileState{}); {
	case there && index != (fileState{}): // whatever the header says: it may have become one with a log
	case logged && log.size > 0:
		return "", false, errUnwritten
	case logged:
		how, watched = "immutable=1", true
	}
	return address(path, "mode=ro", how, "_pragma=busy_timeout("+waiting+")", "_pragma=temp_store(memory)", "_pragma=cache_size(-4000)"), watched, nil
}

// sealedPragmas keep what the engine works with in memory, and more of what it has read than of a plain file.
const sealedPragmas = "&_pragma=temp_store(memory)&_pragma=cache_size(-16000)"

// memoryAddress is the engine's address of a register in memory, which all connections of this program reach by its name.
func memoryAddress(name string) string { return "file:/" + name + "?vfs=memdb" }

// memoryPragmas are for whoever writes one.
const memoryPragmas = "&_txlock=immediate&_pragma=foreign_keys(1)&_pragma=temp_store(memory)"

// readingPragma keeps a connection from writing.
const readingPragma = "&_pragma=query_only(1)"

// logWay is what the engine calls it to keep a log.
const logWay = "wal"

// unwritten reports whether the engine refuses to read a file since it would have to write back what stands beside it.
func unwritten(err error) bool {
	var engine *sqlite.Error
	return errors.As(err, &engine) && (engine.Code() == codeRecovery || engine.Code() == codeRollback || engine.Code() == codeNoIndex)
}

// engineAddress is a path as the engine takes it, from the root: an address has no folder that it could start from.
func engineAddress(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a Windows drive: file:///C:/…
	}
	return "file://" + strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(path)
}

// dialect is GORM's knowledge of the engine. It recognises the errors of one register's file where they arise.
type dialect struct {
	pool *sql.DB
	path string // empty where the register is only looked at: to tell them apart is to write beside it
	// damage belongs to the register behind the pool.
	damage *damageHolder
}

var (
	_ gorm.Dialector       = dialect{}
	_ gorm.ErrorTranslator = dialect{}
)

// Name is the engine's.
func (dialect) Name() string { return "sqlite" }

func (dialect) speaks() *engine { return &ofFile }

// Initialize is called by GORM.
func (d dialect) Initialize(db *gorm.DB) error {
	db.ConnPool = d.pool
	callbacks.RegisterDefaultCallbacks(db, &callbacks.Config{})
	return nil
}

// Translate is called by GORM.
func (d dialect) Translate(err error) error {
	switch {
	case garbled(err):
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	case d.path == "":
		err = translate(err)
	default:
		err = diagnose(d.path, err)
	}
	d.damage.heed(err)
	return err
}

// QuoteTo writes a name in the quotes that the engine takes for nothing else.
func (dialect) QuoteTo(to clause.Writer, name string) {
	_, _ = to.WriteString("`" + strings.ReplaceAll(name, ".", "`.`") + "`") // into memory
}

// BindVarTo writes the place of a value.
func (dialect) BindVarTo(to clause.Writer, _ *gorm.Statement, _ any) { _ = to.WriteByte('?') }

// DefaultValueOf lets the engine number a row.
func (dialect) DefaultValueOf(*schema.Field) clause.Expression { return clause.Expr{SQL: "NULL"} }

// Explain is for GORM's log.
func (dialect) Explain(sql string, values ...any) string {
	return logger.ExplainSQL(sql, nil, "'", values...)
}

// Migrator is nil: goose changes the schema.
func (dialect) Migrator(*gorm.DB) gorm.Migrator { return nil }

// DataTypeOf is of use to a Migrator alone.
func (dialect) DataTypeOf(*schema.Field) string { return "" }

// connector opens the connections of one register, as long as its file is at its address: later on it would be another's.
type connector struct {
	engine driver.Driver
	place  place
	dsn    string
	damage *damageHolder
}

// Connect is called by the pool.
func (c connector) Connect(context.Context) (driver.Conn, error) {
	if err := c.place.holds(); err != nil {
		return nil, err
	}
	conn, err := c.engine.Open(c.dsn)
	if err != nil {
		return nil, err
	}
	kept := keepStatements(conn)
	kept.damage = c.damage
	return kept, nil
}

// Driver is called by the pool.
func (c connector) Driver() driver.Driver { return c.engine }

// connect opens one pool. The engine lets only one connection write, so the writing pool has one;
// readers never wait for it.
func connect(ctx context.Context, at place, how safety, connections int, extra ...string) (*gorm.DB, error) {
	return connectBy(ctx, connector{&sqlite.Driver{}, at, dsn(at.path, slices.Concat(how.pragmas, extra)...), &damageHolder{}}, at.path, connections)
}

// openStill opens a file that nobody writes into, such as a backup, and leaves it as it is to the byte.
func openStill(ctx context.Context, at place) (*gorm.DB, error) {
	still := address(at.path, "mode=ro", "immutable=1", "_pragma=query_only(1)")
	return connectBy(ctx, connector{&sqlite.Driver{}, at, still, &damageHolder{}}, at.path, 1)
}

func connectBy(ctx context.Context, by driver.Connector, path string, connections int) (*gorm.DB, error) {
	pool := sql.OpenDB(by)
	pool.SetMaxOpenConns(connections)
	pool.SetMaxIdleConns(connections)
	pool.SetConnMaxIdleTime(0)
	dialect := dialect{pool, path, &damageHolder{}}
	if c, is := by.(connector); is {
		dialect.damage = c.damage
	}
	db, err := gorm.Open(dialect, &gorm.Config{
		Logger:                 logger.Discard,
		SkipDefaultTransaction: true,
		TranslateError:         true,
	})
	if err == nil {
		err = pool.PingContext(ctx)
	}
	if err != nil {
		_ = pool.Close()
		return nil, dialect.Translate(err)
	}
	return db, nil
}

// keepLog makes the engine keep a log for a file that was filled without one. Its first opening would do so too, in its
// place, with a journal beside it for a moment.
func keepLog(ctx context.Context, path string) error {
	at, err := placeOf(path)
	if err != nil {
		return err
	}
	db, err := connect(ctx, at, logged, 1)
	if err != nil {
		return err
	}
	return closePool(db)
}

func openWriter(ctx context.Context, at place, how safety) (*gorm.DB, error) {
	return connect(ctx, at, how, 1, "_txlock=immediate", "_pragma=cache_size(-32000)", "_pragma=temp_store(memory)")
}

func openReaders(ctx context.Context, at place, how safety) (*gorm.DB, error) {
	return connect(ctx, at, how, 3, "_pragma=query_only(1)", "_pragma=cache_size(-1000)")
}

// openBeside opens a register beside those who use it, for reading.
func openBeside(ctx context.Context, at place, how safety) (*gorm.DB, error) {
	return connect(ctx, at, how, 1, "_pragma=query_only(1)", "_pragma=temp_store(memory)")
}

// openForCopying opens a register beside those who write into it: a copy sees it as it is when it begins, and keeps nobody
// waiting.
func openForCopying(ctx context.Context, at place, how safety) (*gorm.DB, error) {
	return connect(ctx, at, how, 1, "_pragma=temp_store(memory)")
}

// damages returns what the engine finds wrong with a file.
func damages(db *gorm.DB) ([]string, error) {
	var answers []string
	if err := db.Raw(sqlQuickCheck).Scan(&answers).Error; err != nil {
		return nil, err
	}
	return slices.DeleteFunc(answers, func(a string) bool { return a == "ok" }), nil
}

// quickDamages is damages of the tables alone, without the contents of files and the search index, which take most of the time.
func quickDamages(db *gorm.DB) ([]string, error) {
	var tables []string
	if err := db.Raw(sqlQuickTables).Scan(&tables).Error; err != nil {
		return nil, err
	}
	var found []string
	for _, table := range tables {
		var answers []string
		if err := db.Raw(sqlQuickCheck + "(" + table + ")").Scan(&answers).Error; err != nil {
			return nil, err
		}
		found = append(found, slices.DeleteFunc(answers, func(a string) bool { return a == "ok" })...)
	}
	return found, nil
}

// thoroughDamages also compares the indexes with the rows, and takes ten times as long as damages.
func thoroughDamages(db *gorm.DB) ([]string, error) {
	var answers []string
	err := db.Transaction(func(tx *gorm.DB) error {
		// The engine checks a search index by what this line to the file last knew of it, unless it is opened: what others have
		// written since would be called damage.
		for _, index := range []string{sqlOpenWords, sqlOpenTitles} {
			var rows []int64
			if err := tx.Raw(index).Scan(&rows).Error; err != nil {
				return err
			}
		}
		return tx.Raw(sqlFullCheck).Scan(&answers).Error
	})
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(answers, func(a string) bool { return a == "ok" }), nil
}

// differingRows returns the query for the keys of rows that a table and the fresh one of its name do not have in common.
func differingRows(table, key string, columns []string) string {
	all := strings.Join(columns, ", ")
	main, fresh := "SELECT "+all+" FROM main."+table, "SELECT "+all+" FROM fresh."+table
	return "SELECT DISTINCT " + key + " AS id FROM (SELECT * FROM (" + main + " EXCEPT " + fresh + ") UNION ALL SELECT * FROM (" + fresh + " EXCEPT " + main + "))"
}

// orphans returns the rows that point at missing ones.
func orphans(db *gorm.DB) ([]string, error) {
	var rows []map[string]any
	if err := db.Raw(sqlForeignKeys).Scan(&rows).Error; err != nil {
		return nil, err
	}
	found := make([]string, len(rows))
	for i, row := range rows {
		found[i] = fmt.Sprintf("table %v, row %v points at a missing row of %v", row["table"], row["rowid"], row["parent"])
	}
	return found, nil
}

// torn reports whether a file of ours cannot be read by itself, or what it says is no row of ours.
func torn(err error) bool {
	var engine *sqlite.Error
	if !errors.As(err, &engine) {
		return err != nil && !errors.Is(err, ErrNotRegister)
	}
	kind := engine.Code() & 0xff
	return kind == codeCorrupt || kind == codeIO || lacksForm(engine)
}

// Statements about a file, which only this engine has.
const (
	sqlVersion     = `PRAGMA user_version`
	sqlCountsSteps = `SELECT count(*) > 0 FROM sqlite_schema WHERE name = '` + goose.DefaultTablename + `'`
	sqlLastStep    = `SELECT coalesce(max(version_id), 0) FROM ` + goose.DefaultTablename + ` WHERE is_applied`
	sqlDataVersion = `PRAGMA data_version`
	sqlMark        = `PRAGMA application_id`
	sqlPages       = `PRAGMA page_count`
	sqlJournal     = `PRAGMA journal_mode`
	sqlQuickCheck  = `PRAGMA quick_check`
	sqlFullCheck   = `PRAGMA integrity_check`
	sqlOpenWords   = `SELECT rowid FROM words LIMIT 1`
	sqlOpenTitles  = `SELECT rowid FROM titles LIMIT 1`
	sqlAttach      = `ATTACH ? AS fresh`
	sqlColumns     = `SELECT name FROM pragma_table_info(?) ORDER BY cid`
	sqlRowForm     = `SELECT name, type, "notnull" OR pk AS needed, dflt_value IS NOT NULL AS given FROM pragma_table_info(?) ORDER BY cid`
	sqlSchemas     = `SELECT 'main' AS side, sql FROM main.sqlite_schema WHERE sql IS NOT NULL UNION ALL SELECT 'fresh', sql FROM fresh.sqlite_schema WHERE sql IS NOT NULL`
	sqlQuickTables = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'words*' AND name NOT GLOB 'titles*'
		AND name NOT GLOB 'title_words*' AND name NOT GLOB 'sqlite*' AND name <> 'blob_chunks' ORDER BY name`
	// Tables of derived rows without the search index, of an attached register and of one by itself.
	sqlDerivedTables = `SELECT name FROM fresh.sqlite_schema WHERE ` + derivedTables
	sqlDerivedHere   = `SELECT name FROM sqlite_schema WHERE ` + derivedTables
	derivedTables    = `type = 'table' AND name NOT GLOB 'words*' AND name NOT GLOB 'titles*'
		AND name NOT GLOB 'title_words*' AND name NOT GLOB 'goose*' AND name NOT GLOB 'sqlite*'
		AND name NOT IN ('history', 'history_fields', 'settings', 'blobs', 'blob_chunks', 'origin', 'known_versions', 'undecided', 'elsewhere', 'expected', 'devices') ORDER BY name`
	sqlForeignKeys = `PRAGMA foreign_key_check`
	sqlCopyInto    = `VACUUM INTO ?`
	sqlCheckpoint  = `PRAGMA wal_checkpoint(TRUNCATE)`
	sqlNoWaiting   = `PRAGMA busy_timeout(0)`
	sqlWaiting     = `PRAGMA busy_timeout(` + waiting + `)`
)
