package storage

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
	"gorm.io/gorm"

	"accord/storage/whole"
)

// newestVersion is the number of the last migration of files that this program knows.
func newestVersion() int {
	_, newest, _ := stepsIn(steps, migrationFolder)
	return newest
}

// stepsIn returns the migrations in a folder and the number of the last.
func stepsIn(all embed.FS, name string) (folder fs.FS, newest int, err error) {
	if folder, err = fs.Sub(all, name); err != nil {
		return nil, 0, err
	}
	files, err := fs.Glob(folder, "*.sql")
	if err != nil || len(files) == 0 {
		return folder, 0, err
	}
	number, _, _ := strings.Cut(files[len(files)-1], "_")
	newest, err = strconv.Atoi(number)
	return folder, newest, err
}

// migrate brings the schema up to date, each step in its own transaction. An older register is
// first copied beside itself and the copy looked through, so that a failed step costs nothing. A new one is made in the
// form that all the steps lead to, in a twentieth of their time.
func migrate(ctx context.Context, db *gorm.DB, path string, how safety) error {
	version, err := formOf(db)
	if err != nil {
		return fmt.Errorf("read the register's version: %w", translate(err))
	}
	switch {
	case version > newestVersion():
		return fmt.Errorf("%w: version %d, this one knows %d", ErrNewerRegister, version, newestVersion())
	case version == newestVersion():
		return nil
	case version == 0:
		return layOut(ctx, db)
	case !how.passing:
		if err := keepCopy(ctx, db, path); err != nil {
			return fmt.Errorf("copy the register before changing its form: %w", err)
		}
	}
	return stepUp(ctx, db)
}

// formOf returns the version of a register's form. ErrDamaged where it is less than that of the last step taken: a bit of it has
// turned, and the steps that it lacks would find all of their work done.
func formOf(db *gorm.DB) (version int, err error) {
	if err := db.Raw(sqlVersion).Row().Scan(&version); err != nil || version >= newestVersion() {
		return version, err
	}
	var counts bool
	if err := db.Raw(sqlCountsSteps).Row().Scan(&counts); err != nil || !counts {
		return version, err
	}
	var taken int
	if err := db.Raw(sqlLastStep).Row().Scan(&taken); err != nil {
		return 0, err
	}
	if taken > version {
		return 0, fmt.Errorf("%w: version %d by the header, %d by the steps taken", ErrDamaged, version, taken)
	}
	return version, nil
}

// stepUp takes the steps that a register has not taken yet.
func stepUp(ctx context.Context, db *gorm.DB) error {
	pool, err := db.DB()
	if err != nil {
		return err
	}
	folder, _, err := stepsIn(steps, migrationFolder)
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(migrationDialect, pool, folder)
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

// layOut makes the tables of an empty register as the last of the steps leaves them, and writes down that all were taken.
func layOut(ctx context.Context, db *gorm.DB) error {
	err := db.Transaction(func(tx *gorm.DB) error {
		form := fmt.Sprintf("%s\n"+sqlNewForm, newForm, applicationID, newestVersion())
		if _, err := tx.Statement.ConnPool.ExecContext(ctx, form); err != nil {
			return err
		}
		return stepsTaken(ctx, tx.Statement.ConnPool)
	})
	if err != nil {
		return fmt.Errorf("lay out a new register: %w", translate(err))
	}
	return nil
}

// stepsTaken writes down for the next migration that a register has taken all of today's steps.
func stepsTaken(ctx context.Context, tx database.DBTxConn) error {
	taken, err := database.NewStore(migrationDialect, goose.DefaultTablename)
	if err != nil {
		return err
	}
	if err := taken.CreateVersionTable(ctx, tx); err != nil {
		return err
	}
	for step := range newestVersion() + 1 {
		if err := taken.Insert(ctx, tx, database.InsertRequest{Version: int64(step)}); err != nil {
			return err
		}
	}
	return nil
}

// keepCopy writes a copy of an older register beside it. One that an earlier try has left stays until the new
// one is on the disk and found whole.
func keepCopy(ctx context.Context, db *gorm.DB, path string) error {
	var under *unlocked
	if u, is := sealAt(path); is {
		under = &u
	}
	return copyInto(ctx, db, under, fmt.Sprintf("%s.before-%d", path, newestVersion()))
}

// copyInto writes the content of a register into a file, replacing the file once the copy was found whole. A copy of a
// register under seal is under seal too, with its own keys.
func copyInto(ctx context.Context, db *gorm.DB, under *unlocked, path string) error {
	to, err := under.next()
	if err != nil {
		return err
	}
	return copyUnder(ctx, db, copyAddress, to, path, whole.Replace)
}

// copyUnder writes what a register holds into a file under some seal, or under none; put puts it in its place when it was found whole.
func copyUnder(ctx context.Context, db *gorm.DB, address func(path string) string, under *unlocked, path string, put func(from, to string) error) error {
	part, err := whole.Begin(path)
	if err != nil {
		return err
	}
	fresh := part.Beside(Extension)
	if under != nil {
		err = unlockAt(fresh, *under)
		defer forgetAt(fresh)
	}
	if err == nil {
		err = whole.New(fresh)
	}
	if err == nil {
		err = db.WithContext(ctx).Exec(sqlCopyInto, address(fresh)).Error
	}
	if err == nil {
		Report(ctx, 1, 2)
		err = wholeCopy(ctx, fresh)
	}
	if err == nil {
		err = under.put(fresh, path, put)
	}
	return errors.Join(translate(err), part.GiveUp())
}

// wholeCopy looks a copy through; ErrDamaged where it is not whole.
func wholeCopy(ctx context.Context, path string) error {
	at, err := placeOf(path)
	if err != nil {
		return err
	}
	db, err := openStill(ctx, at)
	if err != nil {
		return err
	}
	found, err := damages(db.WithContext(ctx))
	if err = errors.Join(err, closePool(db)); err == nil && len(found) > 0 {
		err = fmt.Errorf("%w: %s", ErrDamaged, strings.Join(found, "; "))
	}
	return err
}
