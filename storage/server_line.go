package storage

import (
	"context"
	"errors"
	"time"
)

// answersWithin is how long a server may think about whether anything has changed before it is taken not to answer.
const answersWithin = 5 * time.Second

// tickServer reads what others have written, and finds out whether the server answers.
func (s *Store) tickServer(ctx context.Context) {
	asked, cancel := context.WithCancel(ctx)
	defer cancel()
	defer s.options.Clock.After(answersWithin, cancel)()
	err := translate(s.tell(asked))
	if ctx.Err() != nil {
		return // it is closed
	}
	var now error
	switch {
	case errors.Is(err, ErrUnanswered) || asked.Err() != nil:
		now = ErrUnanswered
	case errors.Is(err, ErrNoEntry), errors.Is(err, ErrNoRight): // who has come may no longer read
		now = ErrNoEntry
	case errors.Is(err, ErrNoDatabase), errors.Is(err, ErrCertificate):
		now = err
	}
	s.placeMu.Lock()
	before := s.away
	s.away = now
	s.placeMu.Unlock()
	s.tellMoved(before, now)
}

// lost remembers that a save found the server silent. The next tick to find it again says so.
func (s *Store) lost(err error) {
	if errors.Is(err, ErrUnanswered) {
		s.placeMu.Lock()
		s.away = ErrUnanswered
		s.placeMu.Unlock()
	}
}
