package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"

	"modernc.org/sqlite"

	"accord/storage/whole"
)

// What stands in the log of a register that was overwritten belongs to contents that are gone, and whoever opens the file next
// would write it among those of another. So the log is emptied. That cannot be taken back: the judgement is made once more
// where nobody can write, and what the log held is kept beside the register.

// keptLog is what stands in the name of a log that was kept, between the name of its register and when that was.
const keptLog = ".overwritten-"

// disown keeps the engine from writing anything more of this register into a file that was overwritten. It does nothing while
// another program saves, or where the file may be what it should be after all: the next tick asks again.
func (s *Store) disown(ctx context.Context) {
	s.seenMu.Lock()
	defer s.seenMu.Unlock()
	if !slices.ContainsFunc(s.beside, func(p place) bool { return p.holds() == nil }) {
		return // that was done
	}
	release, err := s.standStill(ctx)
	if errors.Is(translate(err), ErrLocked) {
		return
	}
	if err == nil { // an engine that stumbles over the file cannot write into it either
		defer release()
	}
	if !errors.Is(again(func() error { return s.intact(ctx) }), ErrOverwritten) {
		return
	}
	for _, p := range s.beside {
		if p.path == s.place.path+logEnding && p.holds() == nil {
			_ = s.keepLog(p.path) // on a full disk the file that lies there now comes first
			_ = whole.Empty(p.path)
		}
	}
	s.takeBeside()
}

// standStill keeps all programs from writing into the register until release. ErrLocked where one is at it.
func (s *Store) standStill(ctx context.Context) (release func(), err error) {
	pool := sql.OpenDB(connector{&sqlite.Driver{}, s.place, stillDSN(s.place.path), nil})
	pool.SetMaxOpenConns(1)
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return func() {
		_ = tx.Rollback() // nothing was written
		_ = pool.Close()
	}, nil
}

// keepLog copies a log beside its register, for Salvage: the last that was saved may stand there alone. Under seal the lock
// comes along.
func (s *Store) keepLog(path string) error {
	if stateOf(path).size == 0 {
		return nil
	}
	from, err := os.Open(path) // the locks of a register are on other files: closing this one takes none
	if err != nil {
		return err
	}
	defer func() { _ = from.Close() }() // was only read
	kept := s.place.path + keptLog + s.now().Format("2006-01-02T15-04-05Z")
	if err := whole.Make(kept, func(to io.Writer) error {
		_, err := io.Copy(to, from)
		return err
	}); err != nil {
		return fmt.Errorf("keep the log of a register that was overwritten: %w", err)
	}
	if locks := locksAt(s.place.path); s.under != nil && len(locks) > 0 {
		return whole.Keep(kept+lockEnding, locks[0].Text())
	}
	return nil
}

var keptLogName = regexp.MustCompile(regexp.QuoteMeta(keptLog) + `\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$`)

// isKeptLog reports whether a file is by its name the log of a register that was overwritten.
func isKeptLog(path string) bool { return keptLogName.MatchString(path) }
