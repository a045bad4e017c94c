package storage

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/pressly/goose/v3"
	"gorm.io/gorm"
)

//go:embed migrations/sqlite/*.sql
var steps embed.FS

// newestVersion is the number of the last migration this program knows.
func newestVersion() int {
	files, err := fs.Glob(steps, "migrations/sqlite/*.sql")
	if err != nil || len(files) == 0 {
		return 0
	}
	last := strings.TrimPrefix(files[len(files)-1], "migrations/sqlite/")
	n, _ := strconv.Atoi(strings.SplitN(last, "_", 2)[0])
	return n
}

// migrate brings the schema up to date, each step in its own transaction. An older register is
// first copied beside itself, so that a failed step costs nothing.
func migrate(ctx context.Context, db *gorm.DB, path string) error {
	var version int
	if err := db.Raw(sqlVersion).Scan(&version).Error; err != nil {
		return fmt.Errorf("read the register's version: %w", translate(err))
	}
	switch {
	case version > newestVersion():
		return fmt.Errorf("%w: version %d, this one knows %d", ErrNewerRegister, version, newestVersion())
	case version == newestVersion():
		return nil
	case version > 0:
		copied := fmt.Sprintf("%s.before-%d", path, newestVersion())
		if err := db.Exec(sqlCopyInto, copied).Error; err != nil {
			return fmt.Errorf("copy the register before changing its form: %w", translate(err))
		}
	}
	pool, err := db.DB()
	if err != nil {
		return err
	}
	folder, err := fs.Sub(steps, "migrations/sqlite")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, pool, folder)
	if err != nil {
		return fmt.Errorf("read the migrations: %w", err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("bring the register to version %d: %w", newestVersion(), translate(err))
	}
	// inspect() looks at the file alone, so whose it is and its version must not wait in the WAL beside it.
	if err := db.Exec(sqlCheckpoint).Error; err != nil {
		return fmt.Errorf("write the register's version: %w", translate(err))
	}
	return nil
}
