package storage

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"
)

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
	if err == nil {
		err = s.signIn(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// signIn finds out who has come and what this person may do. The history bears the name by which a person has signed in, and
// the time of the server; only who may do anything there writes under another.
func (s *Store) signIn(ctx context.Context) error {
	var who struct {
		Person string
		Super  bool
		Role   ServerRole
		Now    time.Time
	}
	if err := s.read(ctx).Raw(sqlWho).Scan(&who).Error; err != nil {
		return translate(err)
	}
	if s.role = who.Role; who.Super {
		s.role = ServerAdministrator
		return nil
	}
	s.options.Author, s.bound = who.Person, true
	s.keepTime(who.Now)
	switch s.role {
	case ServerNone:
		return ErrNoEntry
	case ServerReader:
		s.looking = true
	}
	return nil
}

// endIdle ends the sessions that keep others waiting on the server, and reports whether there were any.
func (s *Store) endIdle(ctx context.Context) bool {
	var ended int64
	err := s.writer.WithContext(ctx).Raw(sqlEndIdle).Scan(&ended).Error
	return err == nil && ended > 0
}

// Role is what the person who works here may do in the register; in a file, anything.
func (s *Store) Role() ServerRole { return cmp.Or(s.role, ServerAdministrator) }

// reachServer connects to a server and returns the version of the register there. With ErrNotRegister it returns the
// Store too.
func reachServer(ctx context.Context, address, schema string, options Options) (*Store, int, error) {
	return reachServerAs(ctx, address, schema, "", options)
}

// reachServerAs is reachServer of one who takes a role of the server.
func reachServerAs(ctx context.Context, address, schema, role string, options Options) (*Store, int, error) {
	s := newStore(place{}, options)
	config, err := serverConfig(address, schema, s.options.Device)
	if err != nil {
		return nil, 0, err
	}
	if role != "" {
		config.RuntimeParams["role"] = role
	}
	s.address, s.config = Address(address), config
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
