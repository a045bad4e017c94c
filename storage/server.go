package storage

import (
	"context"
	"errors"
	"fmt"
	"net/url"
)

// Address is an address that may be shown and kept: that of a server without a password.
func Address(address string) string {
	u, err := url.Parse(address)
	if !IsServer(address) || err != nil {
		return address
	}
	if u.User != nil {
		u.User = url.User(u.User.Username())
	}
	options := u.Query()
	if options.Has("password") {
		options.Del("password")
		u.RawQuery = options.Encode()
	}
	return u.String()
}

// openServer opens a register on a server. Its tables are made and changed by an administrator alone: see InitServer.
func openServer(ctx context.Context, address string, options Options) (*Store, error) {
	s, version, err := reachServer(ctx, address, serverSchema, options)
	if errors.Is(err, ErrNotRegister) {
		return nil, errors.Join(err, s.Close())
	}
	if err != nil {
		return nil, err
	}
	_, newest, err := stepsIn(serverSteps, serverFolder)
	switch {
	case err != nil:
	case version < newest:
		err = fmt.Errorf("%w: version %d, this one needs %d", ErrOlderRegister, version, newest)
	case version > newest:
		err = fmt.Errorf("%w: version %d, this one knows %d", ErrNewerRegister, version, newest)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// InitServer makes a register in an empty database on a server, or brings the tables of the one there up to date. It is what
// an administrator does.
func InitServer(ctx context.Context, address string, options Options) error {
	s, _, err := reachServer(ctx, address, serverSchema, options)
	switch {
	case errors.Is(err, ErrNotRegister):
		if err = s.Close(); err == nil {
			err = createOnServer(ctx, address, options, nil)
		}
	case err == nil:
		err = migrateServer(ctx, s.writer)
		if err == nil {
			err = s.settleIn(ctx)
		}
		err = errors.Join(err, s.Close())
	}
	if err != nil {
		return fmt.Errorf("prepare the server: %w", err)
	}
	return nil
}

// createOnServer makes a register in a database that holds none beside its place, and moves it there when it is filled.
func createOnServer(ctx context.Context, address string, options Options, fill func(*Store) error) (err error) {
	options.Before = nil
	there, _, err := reachServer(ctx, address, serverSchema, options)
	if err == nil {
		return errors.Join(ErrExists, there.Close())
	}
	if !errors.Is(err, ErrNotRegister) {
		return err
	}
	defer func() { err = errors.Join(err, there.Close()) }()
	drop := func(ctx context.Context) error {
		return there.writer.WithContext(ctx).Exec("DROP SCHEMA IF EXISTS " + fillingSchema + " CASCADE").Error
	}
	if err := drop(ctx); err != nil { // what was left by one that was killed
		return err
	}
	if err := there.writer.WithContext(ctx).Exec("CREATE SCHEMA " + fillingSchema).Error; err != nil {
		return err
	}
	if err := fillOnServer(ctx, address, options, fill); err != nil {
		return errors.Join(err, drop(context.WithoutCancel(ctx)))
	}
	return there.writer.WithContext(ctx).Exec("ALTER SCHEMA " + fillingSchema + " RENAME TO " + serverSchema).Error
}

func fillOnServer(ctx context.Context, address string, options Options, fill func(*Store) error) error {
	s, _, err := reachServer(ctx, address, fillingSchema, options)
	if !errors.Is(err, ErrNotRegister) {
		return err
	}
	if err = migrateServer(ctx, s.writer); err == nil {
		err = s.settleIn(ctx)
	}
	if err == nil && fill != nil {
		err = fill(s)
	}
	return errors.Join(err, s.Close())
}

// reachServer connects to a server and tells the version of the register there. With ErrNotRegister it returns the Store too.
func reachServer(ctx context.Context, address, schema string, options Options) (*Store, int, error) {
	s := newStore(place{}, options)
	config, err := serverConfig(address, schema, s.options.Device)
	if err != nil {
		return nil, 0, err
	}
	s.address = Address(address)
	if s.writer, err = connectServer(ctx, config, 1); err != nil {
		return nil, 0, err
	}
	if s.reads, err = connectServer(ctx, readingOnly(config), readersOfServer); err != nil {
		return nil, 0, errors.Join(err, s.Close())
	}
	version, err := serverVersion(s.reads)
	if err != nil && !errors.Is(err, ErrNotRegister) {
		return nil, 0, errors.Join(err, s.Close())
	}
	return s, version, err
}

// readersOfServer is how many queries of one window a server answers at a time.
const readersOfServer = 4

// settleIn does what a register needs once after it was made or changed its form.
func (s *Store) settleIn(ctx context.Context) error {
	if err := s.deriveAll(ctx); err != nil {
		return err
	}
	if err := s.deriveSums(ctx); err != nil {
		return err
	}
	if !s.options.bare {
		if err := s.ship(ctx); err != nil {
			return err
		}
	}
	return s.deriveAgreements(ctx)
}
