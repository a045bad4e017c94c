package storage

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"time"
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
		Role   Role
		Now    time.Time
	}
	if err := s.read(ctx).Raw(sqlWho).Scan(&who).Error; err != nil {
		return translate(err)
	}
	if s.role = who.Role; who.Super {
		s.role = RoleAdministrator
		return nil
	}
	s.options.Author, s.ahead = who.Person, who.Now.Sub(s.options.Clock.Now())
	switch s.role {
	case RoleNone:
		return ErrNoEntry
	case RoleReader:
		s.looking = true
	}
	return nil
}

// endIdle ends the sessions that keep others waiting on the server, and reports whether there were any.
func (s *Store) endIdle(ctx context.Context) bool {
	var ended int64
	err := s.writer.WithContext(ctx).Raw("SELECT end_idle()").Scan(&ended).Error
	return err == nil && ended > 0
}

// answersWithin is how long a server may think about whether anything has changed before it is taken not to answer.
const answersWithin = 5 * time.Second

// tickServer tells what others have written and whether the server answers.
func (s *Store) tickServer(ctx context.Context) {
	asked, cancel := context.WithCancel(ctx)
	defer cancel()
	defer s.options.Clock.After(answersWithin, cancel)()
	err := translate(s.tell(asked))
	if ctx.Err() != nil {
		return // it is closed
	}
	var now error
	if errors.Is(err, ErrUnanswered) || asked.Err() != nil {
		now = ErrUnanswered
	}
	s.placeMu.Lock()
	before := s.away
	s.away = now
	s.placeMu.Unlock()
	s.tellMoved(before, now)
}

// lost remembers that a save found the server silent, so that the next tick that finds it again says so.
func (s *Store) lost(err error) {
	if errors.Is(err, ErrUnanswered) {
		s.placeMu.Lock()
		s.away = ErrUnanswered
		s.placeMu.Unlock()
	}
}

// Role is what the person who works here may do in the register; in a file, anything.
func (s *Store) Role() Role { return cmp.Or(s.role, RoleAdministrator) }

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
		if err = errors.Join(s.writer.WithContext(ctx).Exec(sqlRoles).Error, s.Close()); err == nil {
			err = fillOnServer(ctx, address, serverSchema, options, nil)
		}
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
	for _, sql := range []string{sqlRoles, "CREATE SCHEMA " + fillingSchema + " AUTHORIZATION " + tablesOwner} {
		if err := there.writer.WithContext(ctx).Exec(sql).Error; err != nil {
			return err
		}
	}
	if err := fillOnServer(ctx, address, fillingSchema, options, fill); err != nil {
		return errors.Join(err, drop(context.WithoutCancel(ctx)))
	}
	return there.writer.WithContext(ctx).Exec("ALTER SCHEMA " + fillingSchema + " RENAME TO " + serverSchema).Error
}

// fillOnServer brings the tables in a schema up to date, as their owner, fills them and gives everybody the rights to them.
func fillOnServer(ctx context.Context, address, schema string, options Options, fill func(*Store) error) error {
	s, _, err := reachServerAs(ctx, address, schema, tablesOwner, options)
	if err != nil && !errors.Is(err, ErrNotRegister) {
		return err
	}
	if err = migrateServer(ctx, s.writer); err == nil {
		err = s.settleIn(ctx)
	}
	if err == nil && fill != nil {
		err = fill(s)
	}
	if err == nil {
		err = giveRights(ctx, s.writer, schema)
	}
	return errors.Join(err, s.Close())
}

// reachServer connects to a server and tells the version of the register there. With ErrNotRegister it returns the Store too.
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
