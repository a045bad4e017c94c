package storage

import (
	"context"
	"errors"
	"fmt"
)

// InitServer makes a register in an empty database on a server, or brings the tables of the one there up to date. It is what
// an administrator does.
func InitServer(ctx context.Context, address string, options Options) error {
	s, version, err := reachServer(ctx, address, serverSchema, options)
	_, newest, _ := stepsIn(serverSteps, serverFolder)
	switch {
	case err == nil && version > newest:
		err = errors.Join(fmt.Errorf("%w: version %d, this one knows %d", ErrNewerRegister, version, newest), s.Close())
	case errors.Is(err, ErrNotRegister):
		if err = s.Close(); err == nil {
			err = createOnServer(ctx, address, options, nil)
		}
	case err == nil:
		if err = errors.Join(s.makeRoles(ctx), s.Close()); err == nil {
			err = fillOnServer(ctx, address, serverSchema, options, nil)
		}
	}
	if err != nil {
		return fmt.Errorf("prepare the server: %w", err)
	}
	return nil
}

// makeRoles does the first step again, where the person may do anything on the server, and clears away what a move left.
func (s *Store) makeRoles(ctx context.Context) error {
	super := false
	if err := s.writer.WithContext(ctx).Raw(sqlSuper).Scan(&super).Error; err != nil || !super {
		return err
	}
	if err := s.dropFilling(ctx); err != nil {
		return err
	}
	return s.writer.WithContext(ctx).Exec(sqlRoles).Error
}

// createOnServer makes a register in a database that holds none beside its place, and moves it there when it is filled.
func createOnServer(ctx context.Context, address string, options Options, fill func(*Store) error) (err error) {
	options.Before = nil
	there, _, err := reachServer(ctx, address, serverSchema, options)
	if err == nil {
		return errors.Join(ErrOccupied, there.Close())
	}
	if !errors.Is(err, ErrNotRegister) {
		return err
	}
	defer func() { err = errors.Join(err, there.Close()) }()
	if err := fitsRegister(ctx, there.writer); err != nil {
		return err
	}
	if err := there.dropFilling(ctx); err != nil {
		return err
	}
	for _, sql := range []string{sqlRoles, "CREATE SCHEMA " + fillingSchema + " AUTHORIZATION " + tablesOwner} {
		if err := there.writer.WithContext(ctx).Exec(sql).Error; err != nil {
			return err
		}
	}
	if err := fillOnServer(ctx, address, fillingSchema, options, fill); err != nil {
		return errors.Join(err, there.dropFilling(context.WithoutCancel(ctx)))
	}
	return there.writer.WithContext(ctx).Exec("ALTER SCHEMA " + fillingSchema + " RENAME TO " + serverSchema).Error
}

// dropFilling clears away what a register left that broke off while it was filled.
func (s *Store) dropFilling(ctx context.Context) error {
	return s.writer.WithContext(ctx).Exec("DROP SCHEMA IF EXISTS " + fillingSchema + " CASCADE").Error
}

// fillOnServer brings the tables in a schema up to date, as their owner, fills them and grants everybody's rights.
func fillOnServer(ctx context.Context, address, schema string, options Options, fill func(*Store) error) error {
	s, _, err := reachServerAs(ctx, address, schema, tablesOwner, options)
	if errors.Is(err, ErrNoEntry) { // who has come as far as here is let in
		return fmt.Errorf("%w: %v", ErrNoRight, err)
	}
	if err != nil && !errors.Is(err, ErrNotRegister) {
		return err
	}
	if err = s.unhindered(ctx, func() error { return migrateServer(ctx, s.writer) }); err == nil {
		err = s.unhindered(ctx, func() error { return s.settleIn(ctx) })
	}
	if err == nil && fill != nil {
		err = fill(s)
	}
	if err == nil {
		err = s.unhindered(ctx, func() error { return giveRights(ctx, s.writer, schema) })
	}
	if err == nil {
		err = s.writer.WithContext(ctx).Exec(sqlTended).Error
	}
	return errors.Join(err, s.Close())
}
