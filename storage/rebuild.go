package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"gorm.io/gorm"

	"accord/storage/whole"
)

// Most of a file follows from the rest of it: indexes, the tables that lists are filtered by, the search index. Damage there
// costs nothing, but the engine meets it while it reads whole records, and it cannot be written over where it lies: pages that
// are not what they seem may belong to records.

// Rebuild puts into the place of a closed register a new file of its records, their history and files, with everything else
// derived from them. It mends what Check calls FlawBeside. The damaged file is kept under another name. The error is ErrLocked
// where somebody has the register open or changed it meanwhile, ErrDamaged where more is damaged. After any error the register
// is as it was.
func Rebuild(ctx context.Context, path, kept string, options Options) error {
	path = absolute(path)
	if err := rebuild(ctx, path, kept, options); err != nil {
		return fmt.Errorf("rebuild %s: %w", path, translate(err))
	}
	return nil
}

func rebuild(ctx context.Context, path, kept string, options Options) error {
	if IsServer(path) {
		return ErrOnServer
	}
	if Held(path) {
		return ErrLocked
	}
	if err := hold(path); err != nil {
		return err
	}
	defer func() { _ = release(path) }() // it was only held meanwhile
	part, err := whole.Begin(path)
	if err != nil {
		return err
	}
	fresh := part.Beside(Extension)
	err = rebuildAs(ctx, path, fresh, options)
	if err == nil {
		err = replace(ctx, fresh, path, kept)
	}
	forgetAt(fresh)
	return errors.Join(err, part.GiveUp())
}

// rebuildAs makes the new file of a register that nobody has open. It needs no index of the old one, so it also reads one that
// does not open.
func rebuildAs(ctx context.Context, path, fresh string, options Options) error {
	if err := writeBack(ctx, path); err != nil {
		return err
	}
	at, err := placeOf(path)
	if err != nil {
		return err
	}
	s := newStore(at, options)
	if u, is := sealAt(path); is {
		s.under = &u
	}
	if s.reads, err = openStill(ctx, at); err != nil {
		return err
	}
	defer func() { _ = closePool(s.reads) }() // it was only read
	version, err := formOf(s.read(ctx))
	if err != nil {
		return err
	}
	if version != newestVersion() {
		return fmt.Errorf("%w: and of an earlier form", ErrDamaged)
	}
	if _, err := s.under.sealAlike(fresh); err != nil {
		return err
	}
	made, err := s.remade(ctx, fresh, options)
	if err != nil {
		return err
	}
	found, err := made.Check(ctx)
	if err := errors.Join(err, made.Close()); err != nil {
		return err
	}
	if lost := slices.IndexFunc(found, Defect.lasting); lost >= 0 {
		return fmt.Errorf("%w: %s", ErrDamaged, found[lost].Detail)
	}
	same, err := sameEnd(ctx, path, fresh)
	if err == nil && !same {
		err = ErrLocked
	}
	return err
}

// remade makes a register in a new file of the rows that this one holds itself, and derives everything else. The error is
// ErrDamaged where any of them is unreadable.
func (s *Store) remade(ctx context.Context, path string, options Options) (*Store, error) {
	options.bare = true
	return CreateWith(ctx, path, options, func(made *Store) error {
		return s.still(ctx, func(source *gorm.DB) error {
			return made.write(ctx, "rebuild a register", func(tx *gorm.DB) error { return takeOwn(ctx, source, tx) })
		})
	})
}

// takeOwn fills an empty register with the rows that another holds itself, and derives everything else.
func takeOwn(ctx context.Context, from, to *gorm.DB) error {
	own, err := ownTables(to)
	if err != nil {
		return err
	}
	for _, table := range own {
		if err := takeTable(from, to, table, func() {}); err != nil {
			return fmt.Errorf("take %s: %w", table, err)
		}
	}
	unlisted, err := count(to.Table("history").Where("record_id NOT IN (SELECT id FROM catalogue)"))
	if err == nil && unlisted > 0 {
		err = fmt.Errorf("%w: the catalogue lacks records of %d changes", ErrDamaged, unlisted)
	}
	if err == nil {
		err = to.Delete(&setting{}, "name = ?", settingFields).Error
	}
	if err == nil {
		err = to.Create(&setting{settingFields, ""}).Error
	}
	if err != nil {
		return err
	}
	return rederive(ctx, to)
}

// ownTables are the tables of what follows from nothing else, each after those that it points at.
func ownTables(tx *gorm.DB) ([]string, error) {
	var tables []string
	if err := tx.Raw(engineOf(tx).tables).Scan(&tables).Error; err != nil {
		return nil, err
	}
	beside, err := tablesBeside(tx)
	return slices.DeleteFunc(tables, func(name string) bool {
		return name == fieldRow{}.TableName() || slices.Contains(beside, name)
	}), err
}

// besideRecords finds out whether the damage of a file spares what the register holds itself: then a register made of that
// alone is whole, but for what Mend mends. It returns the findings, or FlawBeside in their place.
func (s *Store) besideRecords(ctx context.Context, findings []Defect) ([]Defect, error) {
	if s.OnServer() || s.looking || s.options.bare || !slices.ContainsFunc(findings, Defect.ofFile) {
		return findings, nil
	}
	found, err := s.checkRemade(ctx)
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("check: %w", ctx.Err())
	case err != nil, slices.ContainsFunc(found, Defect.lasting):
		return findings, nil
	}
	details := make([]string, len(findings))
	for i, d := range findings {
		details[i] = d.Detail
	}
	s.foundDamage()
	return append([]Defect{{Flaw: FlawBeside, Detail: strings.Join(details, "\n")}}, found...), nil
}

// checkRemade checks a register made of what this one holds itself.
func (s *Store) checkRemade(ctx context.Context) (found []Defect, err error) {
	part, err := whole.Begin(filepath.Join(os.TempDir(), "accord"))
	if err != nil {
		return nil, inTemporary(err)
	}
	defer func() { err = inTemporary(errors.Join(err, part.GiveUp())) }()
	fresh := part.Beside(Extension)
	if err := s.sealInPassing(fresh); err != nil {
		return nil, err
	}
	defer forgetAt(fresh)
	unheard := GoingOn(Telling(ctx, func(int, int) {}), new(atomic.Int32)) // its steps are none of the check's
	made, err := s.remade(unheard, fresh, Options{Clock: s.options.Clock})
	if err != nil {
		return nil, err
	}
	found, err = made.Check(unheard)
	return found, errors.Join(err, made.Close())
}

// ofFile reports whether a finding is about rows and pages, whatever they are for.
func (f Defect) ofFile() bool {
	return slices.Contains([]Flaw{FlawPages, FlawRows, FlawForm, FlawMissing, FlawUnlisted}, f.Flaw)
}

// lasting reports whether a finding in a rebuilt register is damage that Mend does not mend.
func (f Defect) lasting() bool {
	return f.Flaw.Damage() && !slices.Contains([]Flaw{FlawAltered, FlawUnproven, FlawUnreadable}, f.Flaw)
}
