package storage

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"net"
	"regexp"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/pressly/goose/v3"
	"gorm.io/gorm"
	"gorm.io/gorm/callbacks"
	"gorm.io/gorm/clause"
	"gorm.io/gorm/logger"
	"gorm.io/gorm/schema"
)

// serverSteps are the migrations of a register on a server, in serverFolder.
//
//go:embed migrations/postgres/*.sql
var serverSteps embed.FS

const serverFolder = "migrations/postgres"

// A register's tables stand in serverSchema of its database. One that is being filled stands in fillingSchema until it is whole.
const (
	serverSchema  = "accord"
	fillingSchema = "accord_filling"
)

// schemed is an address with a scheme. One letter before a colon is a disk of Windows.
var schemed = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]+://`)

// IsServer reports whether an address is that of a register on a server: postgres://PERSON@HOST/DATABASE. One with another scheme
// is none of a file either; to open it is an ErrAddress.
func IsServer(address string) bool { return schemed.MatchString(address) }

// serverConfig reads an address. Whoever answers on another computer must prove to be the one who is meant: left alone, the
// driver takes any certificate or none (sslmode of https://www.postgresql.org/docs/current/libpq-ssl.html).
func serverConfig(address, schema, device string) (*pgx.ConnConfig, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		there := ServerOf(address)
		named := there.Root != ""
		there.Root = ""
		if _, without := pgx.ParseConfig(there.Address("")); named && without == nil {
			return nil, fmt.Errorf("%w: %w", ErrRootCertificate, err)
		}
		return nil, fmt.Errorf("%w: %w", ErrAddress, err)
	}
	if !nearby(config.Host) && !strings.Contains(address, "sslmode=") {
		sign := "?"
		if strings.Contains(address, "?") {
			sign = "&"
		}
		return serverConfig(address+sign+"sslmode=verify-full", schema, device)
	}
	verified := config.TLSConfig != nil && !config.TLSConfig.InsecureSkipVerify && len(config.Fallbacks) == 0
	if !nearby(config.Host) && !verified {
		return nil, ErrUnverified
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = answersWithin
	}
	if config.RuntimeParams["lock_timeout"] == "" { // whatever it is, nothing waits for ever
		config.RuntimeParams["lock_timeout"] = waiting
	}
	config.RuntimeParams["search_path"] = schema
	config.RuntimeParams["application_name"] = "Accord " + device
	return config, nil
}

// nearby reports whether a host is this computer.
func nearby(host string) bool {
	if strings.HasPrefix(host, "/") || host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// serverDialect is what GORM must know of the engine.
type serverDialect struct{ pool gorm.ConnPool }

var (
	_ gorm.Dialector       = serverDialect{}
	_ gorm.ErrorTranslator = serverDialect{}
	_ speaking             = serverDialect{}
)

// Name is the engine's.
func (serverDialect) Name() string { return "postgres" }

func (serverDialect) speaks() *engine { return &ofServer }

// Initialize is called by GORM.
func (d serverDialect) Initialize(db *gorm.DB) error {
	db.ConnPool = d.pool
	callbacks.RegisterDefaultCallbacks(db, &callbacks.Config{
		CreateClauses: []string{"INSERT", "VALUES", "ON CONFLICT", "RETURNING"}, // RETURNING brings the number of the row
		UpdateClauses: []string{"UPDATE", "SET", "FROM", "WHERE"},
		DeleteClauses: []string{"DELETE", "FROM", "WHERE"},
	})
	return nil
}

// Translate is called by GORM.
func (serverDialect) Translate(err error) error {
	if garbled(err) {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return translate(err)
}

// QuoteTo writes a name in the quotes that the engine takes for nothing else.
func (serverDialect) QuoteTo(to clause.Writer, name string) {
	_, _ = to.WriteString(`"` + strings.ReplaceAll(name, ".", `"."`) + `"`) // into memory
}

// BindVarTo writes the place of a value.
func (serverDialect) BindVarTo(to clause.Writer, stmt *gorm.Statement, _ any) {
	_, _ = to.WriteString(ofServer.place(len(stmt.Vars))) // into memory
}

// DefaultValueOf lets the engine number a row.
func (serverDialect) DefaultValueOf(*schema.Field) clause.Expression {
	return clause.Expr{SQL: "DEFAULT"}
}

// Explain is for GORM's log.
func (serverDialect) Explain(sql string, values ...any) string {
	return logger.ExplainSQL(sql, nil, "'", values...)
}

// Migrator is nil: goose changes the schema.
func (serverDialect) Migrator(*gorm.DB) gorm.Migrator { return nil }

// DataTypeOf is of use to a Migrator alone.
func (serverDialect) DataTypeOf(*schema.Field) string { return "" }

// idleFor is how long an unused connection is kept: a server has room for a hundred by default.
const idleFor = time.Minute

// connectServer opens one pool of connections to a server.
func connectServer(ctx context.Context, config *pgx.ConnConfig, connections int) (*gorm.DB, error) {
	pool := sql.OpenDB(mendedLine(config))
	pool.SetMaxOpenConns(connections)
	pool.SetMaxIdleConns(connections)
	pool.SetConnMaxIdleTime(idleFor)
	var how gorm.ConnPool = pool
	if connections > 1 {
		how = askTogether(pool)
	}
	db, err := gorm.Open(serverDialect{how}, &gorm.Config{
		Logger:                 logger.Discard,
		SkipDefaultTransaction: true,
		TranslateError:         true,
	})
	if err == nil {
		err = pool.PingContext(ctx)
	}
	if err != nil {
		_ = pool.Close()
		return nil, translate(err)
	}
	return db, nil
}

// readingOnly configures connections that cannot change anything. They ask short questions about rows in the server's
// memory, whose plans depend on the values; by default, the server plans for long questions about rows on a turning
// disk, and after a while for any values at all (https://www.postgresql.org/docs/current/runtime-config-query.html).
func readingOnly(config *pgx.ConnConfig) *pgx.ConnConfig {
	config = config.Copy()
	for name, value := range map[string]string{
		"default_transaction_read_only": "on", "random_page_cost": "1.1", "plan_cache_mode": "force_custom_plan", "jit": "off",
		"max_parallel_workers_per_gather": "0", "work_mem": "16MB",
	} {
		config.RuntimeParams[name] = value
	}
	return config
}

// serverVersion is the number of the last migration that a database has seen; ErrUnprepared where it has seen none.
func serverVersion(db *gorm.DB) (version int, err error) {
	var there bool
	if err := db.Raw(sqlHasRegister).Scan(&there).Error; err != nil {
		return 0, translate(err)
	}
	if !there {
		return 0, ErrUnprepared
	}
	err = db.Raw("SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied").Scan(&version).Error
	return version, translate(err)
}

// fitsRegister refuses a database that cannot hold a register.
func fitsRegister(ctx context.Context, db *gorm.DB) error {
	var database struct {
		Collation string
		Template  bool
	}
	if err := db.WithContext(ctx).Raw(sqlDatabase).Scan(&database).Error; err != nil {
		return translate(err)
	}
	switch {
	case database.Template:
		return ErrTemplate
	case database.Collation != "C":
		return fmt.Errorf("%w: %s", ErrCollation, database.Collation)
	}
	return nil
}

// migrateServer brings the tables of a register up to date, each step in its own transaction. It makes them where there are none.
func migrateServer(ctx context.Context, db *gorm.DB) error {
	pool, err := db.DB()
	if err != nil {
		return err
	}
	folder, newest, err := stepsIn(serverSteps, serverFolder)
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, pool, folder)
	if err != nil {
		return fmt.Errorf("read the migrations: %w", err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("bring the register to version %d: %w", newest, translate(err))
	}
	return nil
}

// sqlTended has the server analyse tables after a bulk insert: until then it guesses, and reads much for little.
const sqlTended = "VACUUM (ANALYZE)"

// takeTurn waits until nobody else writes, and for no longer than a save in a file would, and returns the server's time
// then. A reader cannot take the turn, and so keeps nobody waiting; an advisory lock would let anybody.
func takeTurn(tx *gorm.DB) (now time.Time, err error) {
	if err := tx.Exec("SET LOCAL lock_timeout = " + waiting).Error; err != nil {
		return now, err
	}
	err = tx.Raw("WITH taken AS MATERIALIZED (SELECT 1 FROM turn FOR UPDATE) SELECT clock_timestamp() FROM taken").Scan(&now).Error
	return now, err
}

// sqlEndIdle ends the sessions that keep others waiting, and counts them (rights.sql).
const sqlEndIdle = "SELECT end_idle()"

// sqlHolders are the sessions of others that hold tables of the register.
const sqlHolders = `SELECT pid, usename AS person, application_name AS program, xact_start AS since FROM pg_stat_activity session
	WHERE datname = current_database() AND pid <> pg_backend_pid() AND EXISTS (
		SELECT 1 FROM pg_locks held JOIN pg_class ON pg_class.oid = held.relation
		WHERE held.pid = session.pid AND held.granted AND held.locktype = 'relation' AND relnamespace = current_schema()::regnamespace)
	ORDER BY xact_start`
