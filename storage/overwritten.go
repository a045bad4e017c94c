package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"os"
	"runtime"
	"time"

	"modernc.org/sqlite"
)

// A register may also be overwritten where it lies: by a program that copies or synchronises into the same file. The engine
// does not notice that, and would write its pages among those of another file. So what stands in the file itself, without
// the log, is looked at whenever the file has changed and this program has not changed it.

// fileState is how a file looks from outside.
type fileState struct {
	size int64
	at   time.Time
}

func stateOf(path string) fileState {
	about, err := os.Stat(path)
	if err != nil {
		return fileState{}
	}
	return fileState{about.Size(), about.ModTime()}
}

// mark identifies the contents of a register's file: the last change written back into it.
type mark struct {
	pages, seq        int64
	batch, at, record string
}

// sighting is the last view of the file. Whoever writes into the file or looks at it holds its lock.
type sighting struct {
	main fileState
	mark mark
	// The state of a log's file alone cannot distinguish two changes in one moment of the file system's clock.
	log       glimpse
	last      int64     // the last change when the log looked so: nothing later can be written back from it
	doubted   fileState // a state of the file in which it was not what it should be
	doubtedAt int       // the tick at which it was first seen so
}

// patience is for how many ticks an unreadable file may be one into which the log is being written back. A program that
// ended in the middle leaves it so; the log still holds everything.
const patience = 3

// tries is how often a file is looked at again at once that another program may be writing the log back into.
const tries = 300

// errDoubtful: the file does not hold what it should, which may be because another program writes the log back just now.
var errDoubtful = fmt.Errorf("%w: the register's file is changing", ErrLocked)

// see remembers how the file looks, after this program has written it.
func (s *Store) see(ctx context.Context) {
	if s.address != "" {
		return
	}
	if s.place.holds() != nil { // it was written where it lies now, and may come back
		s.seen.log.file = fileState{size: -1}
		return
	}
	before, main := s.logNow(ctx), stateOf(s.place.path)
	if main != s.seen.main {
		if now, err := s.marked(ctx); err == nil {
			s.seen.mark = now
		}
	}
	s.seen.main, s.seen.doubted = main, fileState{}
	s.seeLog(ctx, before)
}

// glimpse is a register's log seen from outside, with the engine's count of foreign writes. It is taken before the file
// is examined and compared with one taken after: another program may write into the log, write that back into the file
// and empty the log in between, and that is no overwriting.
type glimpse struct {
	version int64
	file    fileState
}

func (s *Store) logNow(ctx context.Context) glimpse {
	return glimpse{s.versionNow(ctx), stateOf(s.place.path + logEnding)}
}

// versionNow returns the engine's count of foreign writes, which grows with each of them.
func (s *Store) versionNow(ctx context.Context) (version int64) {
	if err := s.writer.WithContext(ctx).Raw(sqlDataVersion).Scan(&version).Error; err != nil {
		return s.seen.log.version
	}
	return version
}

// seeLog remembers how the log looks, and the last change that stands in it or in the file.
func (s *Store) seeLog(ctx context.Context, log glimpse) {
	if log == s.seen.log {
		return
	}
	s.seen.log, s.seen.last = log, math.MaxInt64
	var last int64
	if err := s.read(ctx).Raw("SELECT coalesce(max(seq), 0) FROM history").Scan(&last).Error; err == nil {
		s.seen.last = last
	}
}

// intact returns ErrOverwritten where the file holds something else than the engine left in it, and errDoubtful where
// that cannot be decided yet.
func (s *Store) intact(ctx context.Context) error {
	if s.address != "" {
		return nil
	}
	return s.intactSince(ctx, s.logNow(ctx))
}

// intactSince is intact of a file whose log has looked so before.
func (s *Store) intactSince(ctx context.Context, before glimpse) error {
	main := stateOf(s.place.path)
	switch {
	case s.place.holds() != nil:
		return nil // then it is another file that is seen there
	case main == s.seen.main:
		s.seeLog(ctx, before)
		return nil
	}
	log := s.logNow(ctx)
	now, err := s.marked(ctx)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if !s.how.log {
		return s.intactAlone(ctx, main, now, err)
	}
	// With nothing in the log, and nothing that was, no program can have written it back; nor anything later than the log had.
	changed := before != s.seen.log || log != s.seen.log
	alone := log.file.size == 0 && !changed
	written := !alone && now.seq >= s.seen.mark.seq && (changed || now.seq <= s.seen.last)
	if s.seen.doubted != main {
		s.seen.doubted, s.seen.doubtedAt = main, s.ticks
	}
	waited := s.ticks - s.seen.doubtedAt
	switch {
	case err == nil && (now == s.seen.mark || written && s.knows(ctx, now)):
		s.seen.main, s.seen.mark, s.seen.doubted = main, now, fileState{}
		s.seeLog(ctx, before)
		return nil
	case alone:
		return ErrOverwritten
	case torn(err): // as it is while the log is written back
		if waited < patience {
			return errDoubtful
		}
		s.seen.main, s.seen.doubted = main, fileState{}
		return nil
	case waited > 0:
		return ErrOverwritten
	}
	return errDoubtful
}

// again looks at a file, and looks again while the file may be changing under it.
func again(look func() error) error {
	for range tries {
		if err := look(); !errors.Is(err, errDoubtful) {
			return err
		}
		runtime.Gosched()
	}
	return look()
}

// intactAlone is intact for a file without a log, into which other programs write their changes directly. The changes
// belong to this register where its history continues from the last change seen: a copy of another time lacks that
// change.
func (s *Store) intactAlone(ctx context.Context, main fileState, now mark, err error) error {
	if err == nil {
		var goesOn bool
		goesOn, err = s.goesOn(ctx)
		switch {
		case err != nil:
		case goesOn:
			s.seen.main, s.seen.mark, s.seen.doubted = main, now, fileState{}
			return nil
		default:
			return ErrOverwritten
		}
	}
	switch {
	case unwritten(err): // somebody has ended in the middle of a change; the next who writes takes it back
		return nil
	case errors.Is(translate(err), ErrLocked):
		return translate(err)
	case s.seen.doubted == main:
		return ErrOverwritten
	}
	s.seen.doubted = main
	return errDoubtful
}

// goesOn reports whether the file holds the change seen last, or the purge of that change's record. A file with a log
// beside it now comes from elsewhere and must be opened again.
func (s *Store) goesOn(ctx context.Context) (bool, error) {
	if s.seen.mark.seq == 0 {
		return true, nil
	}
	pool := s.aside()
	defer func() { _ = pool.Close() }() // was only read
	var way string
	if err := pool.QueryRowContext(ctx, sqlJournal).Scan(&way); err != nil || way == logWay {
		return false, err
	}
	var known int64
	last := s.seen.mark
	err := pool.QueryRowContext(ctx, "SELECT count(*) FROM history WHERE seq = ? AND hex(batch) = ? AND at = ? OR seq > ? AND hex(record_id) = ? AND act = ?",
		last.seq, last.batch, last.at, last.seq, last.record, ActPurge).Scan(&known)
	return known > 0, err
}

// aside opens the file beside the connections of the register, without their cached pages.
func (s *Store) aside() *sql.DB {
	pool := sql.OpenDB(connector{&sqlite.Driver{}, s.place, asideDSN(s.place.path, s.how), nil})
	pool.SetMaxOpenConns(1)
	return pool
}

// marked reads the mark from the file itself. The engine opens it, for closing it otherwise would take its own locks.
func (s *Store) marked(ctx context.Context) (mark, error) {
	pool := s.aside()
	defer func() { _ = pool.Close() }() // was only read
	var m mark
	var application int64
	if err := pool.QueryRowContext(ctx, sqlMark).Scan(&application); err != nil {
		return m, err
	}
	if application != applicationID {
		return m, ErrNotRegister
	}
	if err := pool.QueryRowContext(ctx, sqlPages).Scan(&m.pages); err != nil {
		return m, err
	}
	err := pool.QueryRowContext(ctx, "SELECT seq, hex(batch), at, hex(record_id) FROM history ORDER BY seq DESC LIMIT 1").Scan(&m.seq, &m.batch, &m.at, &m.record)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return m, err
}

// knows reports whether the change of a mark is one of the register's, as the engine has it.
func (s *Store) knows(ctx context.Context, m mark) bool {
	if m.seq == 0 {
		return true
	}
	var known int64
	err := s.read(ctx).Raw("SELECT count(*) FROM history WHERE seq = ? AND hex(batch) = ? AND at = ?", m.seq, m.batch, m.at).Scan(&known).Error
	return err == nil && known == 1
}
