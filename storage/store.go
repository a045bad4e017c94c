// Package storage keeps a register: one SQLite file with every record, the history of every change
// and the words that search finds them by.
package storage

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"gorm.io/gorm"

	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/site"
	"accord/storage/whole"
)

// Options say who writes, and by which clock.
type Options struct {
	// Author and Device are written into the history beside every change.
	Author, Device string
	// Clock returns the time and the timers; nil is the computer's own.
	Clock clock.Clock
	// Before is called before something that takes much at once, in order to keep a copy of the register; where it fails,
	// nothing is done. Nil keeps none.
	Before func(context.Context, *Store, Occasion) error
	// bare registers do not get the rules that come with the program.
	bare bool
}

// Occasion is why a copy of the register is made.
type Occasion string

// What the register itself keeps a copy before.
const (
	BeforeImport     Occasion = "import"
	BeforeEmptyTrash Occasion = "trash"
	BeforeMerge      Occasion = "merge"
)

// keep lets a copy be made before something that takes much at once.
func (s *Store) keep(ctx context.Context, why Occasion) error {
	if s.looking {
		return ErrLooking
	}
	if s.options.Before == nil || s.OnServer() { // whose administrator keeps copies of its databases
		return nil
	}
	if err := s.options.Before(ctx, s, why); err != nil {
		return fmt.Errorf("copy the register first: %w", err)
	}
	return nil
}

// Store is an open register. It may be used from many goroutines.
type Store struct {
	address       string          // of a server; empty in a file
	config        *pgx.ConnConfig // of a server
	role          ServerRole      // on a server
	bound         bool            // on a server: to the name and the time that the history bears there
	ahead         atomic.Int64    // by how many nanoseconds the clock of a server is ahead of this computer's
	place         place           // of a file
	how           safety
	site          site.Site
	options       Options
	writer, reads *gorm.DB // no writer where the register is looked at only

	looking bool
	// hindered is why it is looked at, where it was to be opened for work.
	hindered error
	excerpt  atomic.Pointer[Excerpt] // once it was read
	part     atomic.Pointer[Part]    // once it was read
	sealed   *inSeal                 // of the file that is looked into; nil of a plain one
	under    *unlocked               // what opens it where it is under seal
	copied   *whole.Part             // the private copy that is looked at instead; nil without one

	damage *damage // that was found; then nothing more is written
	checks underway

	mu            sync.Mutex
	watchers      map[int]func([]Change)
	made          map[register.ID]bool // the batches made here that watchers have not heard of
	placeWatchers map[int]func(error)
	nextID        int
	heard         int64  // the last change that watchers have heard of
	stop          func() // ends the ticks; nil without any

	seenMu sync.Mutex
	seen   sighting

	placeMu sync.Mutex
	away    error // ErrGone or ErrReplaced while the file is not in its place

	// Of the ticks alone.
	beside  []place // what the engine keeps beside the file
	log     logState
	ticks   int  // of the clock, so far
	settled bool // since the file is not in its place
}

// Open opens an existing register: a file, or a database on a server (IsServer). Besides trouble of the file system it may return ErrNoRegister,
// ErrNotRegister, ErrNewerRegister, ErrReadOnly, ErrLocked, ErrFull, ErrGone or ErrDamaged; the file is then as it was. What
// a crash has left half-written beside it is swept.
func Open(ctx context.Context, address string, options Options) (*Store, error) {
	if IsServer(address) {
		return openServer(ctx, address, options)
	}
	path, err := filepath.Abs(address)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", address, err)
	}
	if err := inspect(path); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	lies := site.Of(path)
	s, err := open(ctx, path, options, safetyAt(lies))
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	s.site = lies
	whole.Sweep(filepath.Dir(path))
	s.opensOnce()
	return s, nil
}

// Extension is what the name of a register's file ends in.
const Extension = ".accord"

// Create makes an empty register, and its folder. The error is ErrExists where the file exists, ErrOccupied where a
// database holds a register.
func Create(ctx context.Context, address string, options Options) (*Store, error) {
	return CreateWith(ctx, address, options, nil)
}

// CreateWith makes a register, and its folder, or in a database on a server that holds none, and lets fill put something into it. The register is at its address when
// all of that is done, and never half of it.
func CreateWith(ctx context.Context, address string, options Options, fill func(*Store) error) (*Store, error) {
	if IsServer(address) {
		if err := createOnServer(ctx, address, options, fill); err != nil {
			return nil, fmt.Errorf("create %s: %w", Name(address), translate(err))
		}
		return Open(ctx, address, options)
	}
	path, err := filepath.Abs(address)
	if err == nil {
		err = create(ctx, path, options, fill)
	}
	if err != nil {
		return nil, fmt.Errorf("create %s: %w", address, err)
	}
	return Open(ctx, path, options)
}

// Vacant returns nil where nothing lies at a path, whole.ErrFolder for a folder, else ErrExists.
func Vacant(path string) error {
	about, err := os.Lstat(path)
	switch {
	case err == nil && about.IsDir():
		return whole.ErrFolder
	case err == nil:
		return ErrExists
	}
	return nil // what else is wrong with the path is said when something is written there
}

// create makes the register beside its place and moves it there.
func create(ctx context.Context, path string, options Options, fill func(*Store) error) error {
	if err := Vacant(path); err != nil {
		return err
	}
	if err := Reserved(path); err != nil {
		return err
	}
	if err := whole.Folder(filepath.Dir(path)); err != nil {
		return translate(err)
	}
	part, err := whole.Begin(path)
	if err != nil {
		return translate(err)
	}
	fresh := part.Beside(Extension)
	if u, is := sealAt(path); is {
		err = unlockAt(fresh, u)
		defer forgetAt(fresh)
	}
	if err == nil {
		err = whole.New(fresh)
	}
	if err == nil {
		err = fillNew(ctx, fresh, options, fill)
	}
	if err == nil {
		err = whole.Move(fresh, path)
	}
	if errors.Is(err, fs.ErrExist) {
		err = ErrExists
	}
	return errors.Join(translate(err), part.GiveUp())
}

func fillNew(ctx context.Context, path string, options Options, fill func(*Store) error) error {
	options.Before = nil // there is nothing yet
	s, err := open(ctx, path, options, unlogged)
	if err != nil {
		return err
	}
	if fill != nil {
		err = fill(s)
	}
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	if !safetyAt(site.Of(path)).log {
		return nil
	}
	return keepLog(ctx, path)
}

func open(ctx context.Context, path string, options Options, how safety) (*Store, error) {
	at, err := placeOf(path)
	if err != nil {
		return nil, err
	}
	s := newStore(at, options)
	s.how = how
	if err := s.hold(); err != nil {
		return nil, err
	}
	if s.writer, err = openWriter(ctx, at, how); err != nil {
		return nil, errors.Join(err, s.release())
	}
	s.damage.hear(s.writer)
	if err := migrate(ctx, s.writer, path, how); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if s.reads, err = openReaders(ctx, at, how); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	s.damage.hear(s.reads)
	s.see(ctx)
	if err := s.settleIn(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	for _, ending := range beside {
		if p, err := placeOf(path + ending); err == nil {
			s.beside = append(s.beside, p)
		}
	}
	s.see(ctx)
	remember(s)
	return s, nil
}

func newStore(at place, options Options) *Store {
	if options.Clock == nil {
		options.Clock = clock.System
	}
	options.Author, options.Device = register.Line(options.Author), register.Line(options.Device)
	return &Store{place: at, options: options, watchers: map[int]func([]Change){}, made: map[register.ID]bool{}, damage: &damage{}, placeWatchers: map[int]func(error){}}
}

// OnServer reports whether the register lies on a server.
func (s *Store) OnServer() bool { return s.address != "" }

// Author is the name under which this program writes.
func (s *Store) Author() string { return s.options.Author }

// Path is the register's file, or its address on a server, without a password.
func (s *Store) Path() string { return cmp.Or(s.address, s.place.path) }

// Name is what a register at an address is called: the name of its file, or its database and server.
func Name(address string) string {
	if !IsServer(address) {
		return filepath.Base(address)
	}
	config, err := pgx.ParseConfig(address)
	if err != nil {
		there := ServerOf(address)
		if there.Database == "" || there.Host == "" {
			return Address(address)
		}
		return there.Database + " @ " + there.Host
	}
	if nearby(config.Host) {
		return config.Database
	}
	return config.Database + " @ " + config.Host
}

// Close closes the register. Nothing unsaved can be lost by it: every save is on the disk before it
// returns.
func (s *Store) Close() error {
	s.mu.Lock()
	stop := s.stop
	s.stop = nil
	s.mu.Unlock()
	if stop != nil {
		stop()
	}
	s.checks.end()
	// Others may have it open still; what they keep it from, the last of them does.
	err := again(func() error { return s.Settle(context.Background()) })
	if errors.Is(err, errDoubtful) { // for the last time
		s.seenMu.Lock()
		s.ticks++
		s.seenMu.Unlock()
		err = s.Settle(context.Background())
	}
	if errors.Is(err, ErrOverwritten) {
		s.disown(context.Background())
	}
	var errs []error
	for _, db := range []*gorm.DB{s.reads, s.writer} {
		if db != nil {
			errs = append(errs, closePool(db))
		}
	}
	forget(s)
	if s.sealed != nil {
		errs = append(errs, s.sealed.close())
	}
	if s.copied != nil {
		errs = append(errs, s.copied.GiveUp())
	}
	if s.place.holds() != nil {
		s.takeBeside()
	}
	return errors.Join(append(errs, s.release())...)
}

// Today returns the day of the store's clock.
func (s *Store) Today() register.Date { return register.DayOf(s.options.Clock.Now()) }

func (s *Store) now() register.Instant {
	return register.At(s.options.Clock.Now().Add(time.Duration(s.ahead.Load())))
}

// keepTime goes by a server's clock from now on, unless the person may write at any time.
func (s *Store) keepTime(now time.Time) {
	if s.bound {
		s.ahead.Store(int64(now.Sub(s.options.Clock.Now())))
	}
}

// write runs work in one transaction and calls the watchers when it is on the disk.
func (s *Store) write(ctx context.Context, doing string, work func(tx *gorm.DB) error) error {
	if err := s.step(ctx, work); err != nil {
		return fmt.Errorf("%s: %w", doing, translate(err))
	}
	// The change is saved, whether or not the watchers heard of it now; the next tick repeats it.
	_ = s.tell(context.WithoutCancel(ctx))
	return nil
}

// step runs work in one transaction, as long as the register's file is at its address: before it and at its end.
func (s *Store) step(ctx context.Context, work func(tx *gorm.DB) error) error {
	if s.looking {
		return ErrLooking
	}
	if s.damage.found.Load() {
		return ErrDamaged
	}
	if !s.OnServer() { // which says itself whether it is there
		if err := again(func() error { return s.inPlace(ctx) }); err != nil {
			return err
		}
		if mayWrite(s.place.path) != nil { // the engine opened the file before that and would write on
			return ErrReadOnly
		}
	}
	if !s.how.log && !s.OnServer() {
		s.checks.cancel() // they would keep it waiting
	}
	s.seenMu.Lock()
	defer s.seenMu.Unlock()
	err := s.inTurn(ctx, func(tx *gorm.DB) error {
		if err := work(tx); err != nil {
			return err
		}
		return s.place.holds()
	})
	s.see(context.WithoutCancel(ctx))
	if errors.Is(err, sql.ErrTxDone) && ctx.Err() != nil {
		return ctx.Err() // the pool was quicker to take back what was cancelled
	}
	return err
}

// errFreed marks an ErrLocked whose cause is gone: who can do the same again does.
var errFreed = errors.New("what was locked is free")

// inTurn runs work in one transaction when nobody else writes. Where somebody keeps others waiting on a server and does nothing,
// that one's session is ended, and it is tried once more, unless work had begun: then it is errFreed.
func (s *Store) inTurn(ctx context.Context, work func(tx *gorm.DB) error) error {
	turn := engineOf(s.writer).turn
	if turn == nil {
		return s.writer.WithContext(ctx).Transaction(work)
	}
	begun, worked := false, false
	try := func() error {
		err := s.writer.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
			now, err := turn(tx)
			if err != nil {
				return err
			}
			s.keepTime(now)
			begun = true
			err = work(tx)
			worked = err == nil
			return err
		})
		if err = translate(err); worked && errors.Is(err, ErrUnanswered) {
			err = fmt.Errorf("%w: %w", ErrUncertain, err)
		}
		s.lost(err)
		return err
	}
	err := try()
	switch {
	case !errors.Is(err, ErrLocked) || !s.endIdle(ctx) && !crossed(err):
		return err
	case !begun:
		return try()
	}
	return fmt.Errorf("%w: %w", errFreed, err)
}

// still runs queries that see one state of the register, whatever is saved meanwhile.
func (s *Store) still(ctx context.Context, look func(tx *gorm.DB) error) error {
	db := s.read(ctx)
	if how := engineOf(db).snapshot; how != nil {
		return db.Transaction(look, how)
	}
	return db.Transaction(look)
}

// read returns a handle for queries.
func (s *Store) read(ctx context.Context) *gorm.DB { return s.reads.WithContext(ctx) }
