package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"

	"accord/storage/site"
)

// place is an address with the file found there. The two may come apart while a register is open: the file is renamed
// or deleted, its disk pulled out, or another file put in its place. Then writing stops.
type place struct {
	path string
	file fs.FileInfo
}

func placeOf(path string) (place, error) {
	file, err := os.Stat(path)
	if err != nil {
		return place{}, translate(err)
	}
	os.SameFile(file, file) // Windows reads what it knows a file by when it is first asked
	return place{path, file}, nil
}

// holds returns nil where the file is at the address, or there is none since the register lies on a server, ErrGone where nothing is, ErrReplaced where another is.
func (p place) holds() error {
	if p == (place{}) { // on a server
		return nil
	}
	switch now, err := os.Stat(p.path); {
	case errors.Is(err, fs.ErrNotExist):
		return ErrGone
	case err != nil:
		return fmt.Errorf("%w: %w", ErrGone, err)
	case !os.SameFile(p.file, now):
		return ErrReplaced
	}
	return nil
}

// take removes the file, if it is still the one at the address.
func (p place) take() {
	if p.file != nil && p.holds() == nil {
		_ = os.Remove(p.path)
	}
}

// inPlace returns ErrGone or ErrReplaced where the register's file has left its address, or the address holds another
// file, and calls the listeners. After another file was there the register stays away: only opening it again can sort
// that out.
func (s *Store) inPlace(ctx context.Context) error {
	s.placeMu.Lock()
	before := s.away
	now := s.place.holds()
	if errors.Is(before, ErrReplaced) {
		now = before
	}
	if now == nil && !s.looking && s.seenMu.TryLock() { // else this program is writing into it
		now = s.intact(ctx)
		s.seenMu.Unlock()
		if now != nil && !errors.Is(now, ErrReplaced) {
			s.placeMu.Unlock()
			return now
		}
	}
	s.away = now
	s.placeMu.Unlock()
	s.tellMoved(before, now)
	return now
}

// tellMoved calls the listeners when the register has left its place, or is back.
func (s *Store) tellMoved(before, now error) {
	changed := func(fault error) bool { return errors.Is(now, fault) != errors.Is(before, fault) }
	if (before == nil) != (now == nil) || changed(ErrReplaced) || changed(ErrUnanswered) {
		s.tellPlace(now)
	}
}

func (s *Store) tellPlace(now error) {
	s.mu.Lock()
	hearing := slices.Collect(maps.Values(s.placeWatchers))
	s.mu.Unlock()
	for _, hear := range hearing {
		hear(now)
	}
}

// letGo writes the log back into the register's own file, wherever it is now. A log left at an address where another
// file may lie would be played over that file.
func (s *Store) letGo(ctx context.Context, now error) {
	if errors.Is(now, ErrOverwritten) {
		s.disown(ctx)
		return
	}
	if !s.settled {
		s.settled = s.Settle(ctx) == nil
	}
	if s.settled && errors.Is(now, ErrReplaced) {
		s.takeBeside()
	}
}

// takeBeside removes what the engine has kept beside the register, where that still lies there.
func (s *Store) takeBeside() {
	for _, p := range s.beside {
		p.take()
	}
}

// WatchPlace calls hear with ErrGone or ErrReplaced when the register's file leaves its address, and with nil when it
// is back: before a save, or soon after the change. The result stops the watching.
func (s *Store) WatchPlace(hear func(error)) (stop func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.nextID
	s.nextID++
	s.placeWatchers[id] = hear
	s.beginTicking()
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.placeWatchers, id)
	}
}

// whole returns ErrOverwritten where the contents of the register are gone: what could still be read would be mixed with others.
func (s *Store) whole() error {
	s.placeMu.Lock()
	defer s.placeMu.Unlock()
	if errors.Is(s.away, ErrOverwritten) {
		return s.away
	}
	return nil
}

// Site is what kind of place the register lay in when it was opened to be worked on.
func (s *Store) Site() site.Site { return s.site }
